import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Key } from '../device/ports/index.ts';
import { PracticeNetwork } from '../firmware-bridge/line/index.ts';
import { readIntelHex } from '../firmware-bridge/panel/avr/testing/firmware-image.ts';
import { identify, openSerialDevice } from '../firmware-bridge/panel/boards/index.ts';
import { systemClock } from '../firmware-bridge/panel/serial/index.ts';
import { AvrCable, type Bootloader, oldBootloader, optiboot } from './support/avr-cable.ts';
import { Daemon, scratchFolder } from './support/daemon.ts';
import { standardFirmata } from './support/firmata-uno.ts';
import { soon } from './support/soon.ts';

/**
 * The built commands as a technician gives them: the real avrdude, real bootloaders and the real firmware in an emulated
 * ATmega328P, on a serial device of the kernel. Needs the Debian packages avrdude, arduino-core-avr and gcc-avr.
 */

const root = join(import.meta.dirname, '..');
const FIRMWARE = join(root, '.build/firmware/panel.hex');

let scratch: { path: string; remove(): void };
let device: string;
let cable: AvrCable | null = null;
let daemon: Daemon | null = null;
let network: PracticeNetwork | null = null;

beforeEach(() => {
  scratch = scratchFolder();
  device = join(scratch.path, 'board');
});

afterEach(async () => {
  cable?.unplug();
  cable = null;
  await daemon?.kill();
  daemon = null;
  await network?.stop();
  network = null;
  scratch.remove();
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

interface Running {
  readonly child: ChildProcess;
  /** What it has said so far. */
  readonly text: { out: string; err: string };
  readonly ended: Promise<Ended>;
}

function start(...words: readonly string[]): Running {
  const child = spawn(join(root, 'scripts/gardefil'), words, {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, LANG: 'C' },
  });
  const text = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    text.out += part;
  });
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    text.err += part;
  });
  const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, ...text })));
  return { child, text, ended };
}

const run = (...words: readonly string[]) => start(...words).ended;

const withFirmware = (): Bootloader => ({
  image: readIntelHex(readFileSync(FIRMWARE, 'latin1')),
  address: 0,
});

function configFile(language: 'fr' | 'en' = 'en'): string {
  const file = join(scratch.path, 'unit.toml');
  writeFileSync(file, `language = "${language}"\n[panel]\ndriver = "serial"\nport = "${device}"\n`);
  return file;
}

describe('gardefil panel flash', () => {
  test.each([
    ['optiboot, of an Uno', optiboot, 'arduino'],
    ['the bootloader of an older Nano', oldBootloader, 'auto'],
  ] as const)(
    'onto %s: written, verified, and the board says what it runs',
    async (_, bootloader, programmer) => {
      cable = await AvrCable.plugIn(device, bootloader());
      const image = readIntelHex(readFileSync(FIRMWARE, 'latin1'));
      const began = performance.now();
      const { code, out, err } = await run(
        'panel',
        'flash',
        '--port',
        device,
        '--programmer',
        programmer,
        '--json',
      );
      console.log(`flashed and asked in ${((performance.now() - began) / 1000).toFixed(1)} s`);
      expect([code, err]).toEqual([0, expect.stringContaining('écriture')]);
      expect(JSON.parse(out)).toMatchObject({
        ok: true,
        device,
        board: { kind: 'panel', firmware: '1.1.1' },
      });
      expect(JSON.parse(out).board.flashCrc).toBe(JSON.parse(out).firmware.crc);
      expect(Buffer.from(cable.board.board.flash(image.length)).equals(Buffer.from(image))).toBe(true);
    },
  );

  test('onto a board without a bootloader says so, and what to do', async () => {
    cable = await AvrCable.plugIn(device, withFirmware());
    const words = ['--port', device, '--programmer', 'urclock', '--language', 'en'];
    const { code, err } = await run('panel', 'flash', ...words);
    expect([code, err]).toEqual([
      1,
      expect.stringContaining('A board without a bootloader needs a programmer once'),
    ]);
  });

  test('is refused for a device that is not there, is none, or an image that is none', async () => {
    const flash = async (...words: readonly string[]) =>
      (await run('panel', 'flash', '--language', 'en', ...words)).err;
    expect(await flash('--port', device)).toContain(`${device} is not there. Is the board plugged in?`);
    expect(await flash('--port', '/dev/null')).toContain('/dev/null is no serial device');
    expect(await flash('--port', device, '--firmware', '/nowhere.hex')).toContain(
      '--firmware: /nowhere.hex is not there',
    );
    expect(await flash('--port', device, '--firmware', '/etc/hostname')).toContain(
      'no whole file in Intel HEX',
    );
  });

  test('is refused while the unit holds the board', async () => {
    cable = await AvrCable.plugIn(device, withFirmware());
    daemon = await Daemon.start({
      line: null,
      folder: scratch.path,
      panel: { driver: 'serial', port: device },
    });
    const { code, err } = await run('panel', 'flash', '--port', device, '--language', 'en');
    expect([code, err]).toEqual([1, expect.stringContaining('sudo systemctl stop gardefil')]);
    const tested = await run('panel', 'test', '--loopback', '--config', configFile('fr'));
    expect([tested.code, tested.err]).toEqual([1, expect.stringContaining('sudo systemctl stop gardefil')]);
  });

  test('is refused during a call, whatever the board', async () => {
    network = await PracticeNetwork.start({
      folder: join(scratch.path, 'telephones'),
      ports: { first: 27_000, last: 27_999 },
    });
    const panel = { driver: 'serial', port: join(scratch.path, 'no-panel') };
    daemon = await Daemon.start({ line: network.deskLine, folder: scratch.path, panel });
    await daemon.client.until('the line is up', ({ lineUp }) => lineUp);
    const [caller] = network.callers;
    if (!caller) throw new Error('the network has no caller');
    await caller.ring();
    await daemon.client.call(caller.number, 'ringing');
    const { code, err } = await run('panel', 'flash', '--port', device, '--language', 'en');
    expect([code, err]).toEqual([1, expect.stringContaining('There is a call on a unit of this machine')]);
    await caller.hangUp();
    await daemon.client.until('nobody is on the line', ({ calls }) => calls.length === 0);
    expect((await run('panel', 'flash', '--port', device, '--language', 'en')).err).toContain('is not there');
  });
});

describe('gardefil panel test', () => {
  /** The bench jig: each output closes one contact, as soon as the board has switched it. */
  function wireJig(board: AvrCable['board'], line2: Key = 'line2'): NodeJS.Timeout {
    return setInterval(() => {
      const close = (key: Key, closed: boolean) => (closed ? board.press(key) : board.release(key));
      close('line1', board.lampIsOn('line1'));
      close(line2, board.lampIsOn('line2'));
      close('hold', board.lampIsOn('hold') && !board.holdIsRed);
      close('transfer', board.holdIsRed);
      close('mute', board.buzzerIsOn);
      board.moveHook(board.lampIsOn('fault') ? 'up' : 'down');
    }, 1);
  }

  test.each<[string, Key, number]>([
    ['passes on a jig that is wired as it should be', 'line2', 0],
    ['names the key that answered on one that is not', 'message', 1],
  ])('--loopback %s', async (_, line2, expected) => {
    cable = await AvrCable.plugIn(device, withFirmware());
    const jig = wireJig(cable.board, line2);
    const { code, out } = await run('panel', 'test', '--loopback', '--json', '--config', configFile());
    clearInterval(jig);
    const report = JSON.parse(out);
    expect([code, report.ok, report.connected]).toEqual([expected, expected === 0, true]);
    const found = report.results.find(({ part }: { part: string }) => part === 'lamps.line2');
    expect(found).toMatchObject({ verdict: expected === 0 ? 'ok' : 'failed', other: `keys.${line2}` });
    await soon(() => expect(cable?.board.buzzerIsOn).toBe(false));
  });

  test('is led by a program: its answers, and keys and hook of a real board', async () => {
    cable = await AvrCable.plugIn(device, withFirmware());
    const { board } = cable;
    const words = ['--json', '--keys', 'hold,transfer', '--config', configFile(), '--seconds', '60'];
    const running = start('panel', 'test', ...words);
    const { child, ended } = running;
    const lit = async (isLit: () => boolean, answer = 'y') => {
      await soon(() => expect(isLit()).toBe(true));
      child.stdin?.write(answer);
      await soon(() => expect(isLit()).toBe(false));
    };
    await lit(() => board.lampIsOn('line1'));
    await lit(() => board.lampIsOn('line2'));
    await lit(() => board.lampIsOn('hold') && !board.holdIsRed);
    await lit(() => board.holdIsRed);
    // It flashes by itself until the panel has a host, which it has by now.
    await lit(() => board.lampIsOn('fault'));
    await lit(() => board.buzzerIsOn);
    for (const key of ['hold', 'transfer'] as const) {
      await pressed(board, key, running);
    }
    await said(running, 'Lift the handset');
    board.moveHook('up');
    await said(running, 'Put the handset down');
    board.moveHook('down');
    const { code, out } = await ended;
    expect([code, JSON.parse(out).ok]).toEqual([0, true]);
  });

  const said = ({ text }: Running, words: string) => soon(() => expect(text.err).toContain(words));

  async function pressed(board: AvrCable['board'], key: Key, running: Running): Promise<void> {
    await said(running, `[${key === 'hold' ? 7 : 8}/9]`);
    board.press(key);
    await soon(() => expect(board.board.receiving).toBe(0));
    setTimeout(() => board.release(key), 60);
  }

  test('killed by a signal in the middle, it leaves the panel dark and silent', async () => {
    cable = await AvrCable.plugIn(device, withFirmware());
    const { board } = cable;
    const { child, ended } = start('panel', 'test', '--json', '--config', configFile());
    await soon(() => expect(board.lampIsOn('line1')).toBe(true));
    child.kill('SIGTERM');
    expect((await ended).code).toBe(1);
    await soon(() => expect(board.lampIsOn('line1')).toBe(false));
  });

  test('without a terminal says what to do instead', async () => {
    const { code, err } = await run('panel', 'test', '--config', configFile('fr'));
    expect([code, err]).toEqual([2, expect.stringContaining('--loopback')]);
  });
});

const ask = () =>
  identify(device, { open: openSerialDevice, clock: systemClock, nonce: () => 4_711, patience: 2_500 });

describe('what is at the end of a serial line', () => {
  test('our firmware says its version and its CRC, also right after a reset into a bootloader', async () => {
    cable = await AvrCable.plugIn(device, withFirmware());
    expect(await ask()).toMatchObject({ kind: 'panel', protocol: 1, firmware: '1.1.1', held: [] });
  });

  test('a board that has nothing but a bootloader is silent or says something else, and is not taken for a panel', async () => {
    cable = await AvrCable.plugIn(device, optiboot());
    expect(['silent', 'unknown']).toContain((await ask()).kind);
  });
});

const firmata = standardFirmata();

describe.skipIf(firmata === null)(
  'a board with the StandardFirmata of its makers (missing: npm pack avrgirl-arduino@5.0.1, needs the network)',
  () => {
    const board = (): Bootloader => ({ image: readIntelHex(firmata ?? ''), address: 0 });

    test('says that it has Firmata', async () => {
      cable = await AvrCable.plugIn(device, board());
      expect(await ask()).toMatchObject({ kind: 'firmata', firmware: 'StandardFirmata.ino' });
    });

    test('is tested by loopback like any other panel: here its fault lamp moves its hook', async () => {
      cable = await AvrCable.plugIn(device, board());
      const { board: wired } = cable;
      const jig = setInterval(() => wired.moveHook(wired.lampIsOn('fault') ? 'up' : 'down'), 1);
      const file = join(scratch.path, 'firmata.toml');
      writeFileSync(
        file,
        `[panel]\ndriver = "firmata"\nport = "${device}"\nhook = "A4"\nlamps = { fault = 13 }\n`,
      );
      const { code, out } = await run('panel', 'test', '--loopback', '--json', '--config', file);
      clearInterval(jig);
      expect([code, JSON.parse(out).driver]).toEqual([0, 'firmata']);
      expect(JSON.parse(out).results).toMatchObject([
        { part: 'lamps.fault', verdict: 'ok', other: 'hook' },
        { part: 'hook', verdict: 'ok', other: 'lamps.fault' },
      ]);
    });
  },
);

describe('gardefil panel list', () => {
  test('tells a program what there is, in the language of the configuration', async () => {
    mkdirSync(scratch.path, { recursive: true });
    const { code, out } = await run('panel', 'list', '--no-ask', '--json', '--config', configFile('en'));
    const { panel, boards, chips, advice } = JSON.parse(out);
    expect([code, panel]).toEqual([0, { driver: 'serial', port: device }]);
    expect([Array.isArray(boards), Array.isArray(chips)]).toEqual([true, true]);
    expect(advice).toContainEqual({
      code: 'List_ConfiguredMissing',
      what: device,
      message: expect.stringContaining(`The configuration names ${device}`),
    });
  });
});
