import { execFile, spawnSync } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Cable } from './support/firmata-pty.ts';
import { standardFirmata, Uno } from './support/firmata-uno.ts';

const SCRIPT = new URL('../scripts/panel-safe', import.meta.url).pathname;
const BUZZER = 7;
const FAULT = 13;
const LAMP = 11;

const hex = standardFirmata();
const missing = hex === null ? 'npm pack avrgirl-arduino@5.0.1, needs the network' : null;

/** StandardFirmata of its makers in an emulated Uno, at the end of a terminal of the kernel. */
describe.skipIf(missing)(
  `scripts/panel-safe on a board with Firmata${missing ? ` (missing: ${missing})` : ''}`,
  () => {
    let cable: Cable;
    let uno: Uno;

    beforeEach(async () => {
      cable = new Cable();
      uno = new Uno(hex ?? '');
      const port = uno.open({
        opened: () => undefined,
        data: (bytes) => cable.say(bytes),
        ended: () => undefined,
      });
      await cable.plugIn({ data: (bytes) => port.write(bytes) });
      await uno.sleep(3_000);
    });

    afterEach(async () => {
      uno.off();
      await cable.remove();
    });

    /** As a daemon does before it is killed. */
    async function switchOn(pins: readonly number[]): Promise<void> {
      spawnSync('stty', ['-F', cable.device, '57600', 'raw', '-echo']);
      const file = openSync(cable.device, 'w');
      for (const pin of pins) {
        const [port, bit] = [pin >> 3, 1 << (pin & 7)];
        writeSync(file, Uint8Array.of(0xf4, pin, 1, 0x90 | port, bit & 0x7f, bit >> 7));
      }
      closeSync(file);
      await uno.sleep(200);
    }

    const levels = () => [BUZZER, LAMP, FAULT].map((pin) => uno.level(pin));
    const panelSafe = (...words: string[]) => promisify(execFile)('/bin/sh', [SCRIPT, ...words]);

    test('a board whose daemon was killed sounds on, until it is set back and its fault lamp lit', async () => {
      await switchOn([BUZZER, LAMP]);
      await uno.sleep(1_000);
      expect(levels()).toEqual([true, true, false]);
      const done = panelSafe('--firmata', cable.device, '--fault', String(FAULT));
      await uno.sleep(300);
      expect(levels().slice(0, 2)).toEqual([false, false]);
      expect((await done).stderr).toBe('');
      await uno.sleep(200);
      expect(levels()).toEqual([false, false, true]);
    });

    test('without a fault lamp it is done at once', async () => {
      await switchOn([BUZZER]);
      const began = performance.now();
      await panelSafe('--firmata', cable.device);
      expect(performance.now() - began).toBeLessThan(1_000);
      await uno.sleep(300);
      expect(levels()).toEqual([false, false, false]);
    });

    test('a device that is not there is said to be so', async () => {
      await expect(panelSafe('--firmata', `${cable.folder}/nothing`)).rejects.toMatchObject({
        code: 1,
        stderr: expect.stringContaining('is not there, or no serial device'),
      });
    });
  },
);
