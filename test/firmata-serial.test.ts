import { execFile, spawnSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import * as esbuild from 'esbuild';
import { SerialPort } from 'serialport';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PanelEvent } from '../device/ports/index.ts';
import { FirmataPanel, type FirmataSettings } from '../firmware-bridge/panel/firmata/index.ts';
import { FakeBoard } from '../firmware-bridge/panel/firmata/testing/fake-board.ts';
import { systemPanelTime } from '../firmware-bridge/panel/pattern-player.ts';
import { Cable } from './support/firmata-pty.ts';

const root = join(import.meta.dirname, '..');
const BUNDLES = join(root, '.cache/firmata-bundles');

const settingsFor = (device: string): FirmataSettings => ({
  device,
  hook: 2,
  keys: { hold: 3 },
  lamps: { hold: 13 },
});

async function until(what: () => boolean, within: number): Promise<void> {
  const end = performance.now() + within;
  while (!what()) {
    if (performance.now() > end) throw new Error(`not within ${within} ms: ${what}`);
    // The kernel's terminals know no virtual time.
    await sleep(5);
  }
}

const hasSocat = spawnSync('socat', ['-V']).status === 0;

describe.skipIf(!hasSocat)(
  'a Firmata panel on a serial device of the kernel (needs apt-get install socat)',
  () => {
    let cable: Cable;
    let panel: FirmataPanel;
    let events: PanelEvent[];
    const last = () => events.at(-1);

    beforeEach(() => {
      cable = new Cable();
      events = [];
      panel = new FirmataPanel({ settings: settingsFor(cable.device) });
    });

    afterEach(async () => {
      await panel.stop();
      await cable.remove();
    });

    const start = () => panel.start((event) => events.push(event));

    /** A fake board in real time at the other end of the cable. */
    async function plugInBoard(): Promise<FakeBoard> {
      const board = new FakeBoard(systemPanelTime);
      const port = board.open({
        opened: () => undefined,
        data: (bytes) => cable.say(bytes),
        ended: () => undefined,
      });
      await cable.plugIn({ data: (bytes) => port.write(bytes) });
      return board;
    }

    /** Files that this process has open below the kernel's terminals, by the device of the cable's unit end. */
    function openings(terminal: string): number {
      const links = readdirSync('/proc/self/fd').map((fd) => {
        try {
          return readlinkSync(`/proc/self/fd/${fd}`);
        } catch {
          return '';
        }
      });
      return links.filter((link) => link === terminal).length;
    }

    test('connects, loses the board when it is pulled out, and finds it again', async () => {
      const board = await plugInBoard();
      await start();
      expect(events).toEqual([{ type: 'connected', hook: 'down' }]);
      panel.lamp('hold', { pattern: 'inUse', since: 0 });
      await until(() => board.level(13), 1000);
      board.close(3, true);
      await until(() => last()?.type === 'pressed', 1000);
      await cable.unplug();
      await until(() => last()?.type === 'lost', 3000);
      expect(last()).toEqual({ type: 'lost', detail: expect.stringContaining('went away') });
      await sleep(600);
      await plugInBoard();
      await until(() => last()?.type === 'connected', 10_000);
    });

    test('gives the device back on stop', async () => {
      await plugInBoard();
      const terminal = realpathSync(cable.device);
      await start();
      expect(openings(terminal)).toBe(1);
      await panel.stop();
      expect(openings(terminal)).toBe(0);
    });

    test('says that a board is silent, gives the device back each time, and goes on trying', async () => {
      await cable.plugIn({ data: () => undefined });
      const terminal = realpathSync(cable.device);
      await start();
      expect(events).toEqual([{ type: 'lost', detail: expect.stringContaining('the board says nothing') }]);
      await until(() => openings(terminal) === 0, 1000);
      await until(() => openings(terminal) === 1, 1000);
      expect(events.length).toBe(1);
    });

    test('says that a board speaks another protocol, whatever it babbles', async () => {
      await cable.plugIn({ data: () => undefined });
      const noise = Buffer.from(
        Array.from({ length: 4000 }, (_, index) => (index * 7919 + (index >> 3)) & 0xff),
      );
      const babble = setInterval(() => cable.say(noise), 100);
      await start();
      clearInterval(babble);
      expect(events).toEqual([
        { type: 'lost', detail: expect.stringContaining('the board speaks another protocol') },
      ]);
    });

    test('says that another program has the device', async () => {
      await cable.plugIn({ data: () => undefined });
      const other = new SerialPort({ path: cable.device, baudRate: 57_600, autoOpen: false });
      await new Promise<void>((resolve) => other.open(() => resolve()));
      await start();
      await new Promise<void>((resolve) => other.close(() => resolve()));
      expect(events).toEqual([
        { type: 'lost', detail: expect.stringContaining('is in use by another program') },
      ]);
    });

    test('says that a file is no serial device', async () => {
      panel = new FirmataPanel({ settings: settingsFor('/etc/hostname') });
      await start();
      expect(events).toEqual([{ type: 'lost', detail: expect.stringContaining('is no serial device') }]);
    });

    test('says of a device that is not there that it is lost, and stops while it looks for it', async () => {
      await start();
      expect(events).toEqual([{ type: 'lost', detail: expect.stringContaining('is not there') }]);
      await panel.stop();
    });

    test('names the group that may use the device', async () => {
      await cable.plugIn({ data: () => undefined });
      chmodSync(cable.device, 0);
      chmodSync(cable.folder, 0o755);
      const { stdout } = await inChild(
        'firmware-bridge/panel/firmata/index.ts',
        `await Promise.all([import('johnny-five'), import('firmata-io'), import('serialport')]);
       if (process.getuid() === 0) { process.setgroups([]); process.setgid(65534); process.setuid(65534); }
       const panel = new main.FirmataPanel({ settings: ${JSON.stringify(settingsFor(cable.device))} });
       await panel.start((event) => console.log(event.detail));
       await panel.stop();`,
      );
      expect(stdout).toMatch(
        /^no permission on .*: add the user of this service to the group (dialout|tty) /,
      );
    });
  },
);

const HEAVY = /node_modules\/(johnny-five|firmata|firmata-io|serialport|@serialport)\//;

describe('johnny-five', () => {
  beforeAll(() => bundle('firmware-bridge/panel/firmata/index.ts'));

  test('is not loaded with the driver, but when the panel is started', async () => {
    const make = `const panel = new main.FirmataPanel({ settings: ${JSON.stringify(settingsFor('/dev/none'))} });`;
    const made = await inChild('firmware-bridge/panel/firmata/index.ts', make);
    expect(loadedIn(made.stdout)).toEqual([]);
    const start = `${make} await panel.start(() => undefined); await panel.stop();`;
    const started = await inChild('firmware-bridge/panel/firmata/index.ts', start);
    expect(loadedIn(started.stdout)).toEqual(
      expect.arrayContaining(['firmata-io', 'johnny-five', 'serialport']),
    );
    // johnny-five would open a serial port by itself with it.
    expect(loadedIn(started.stdout)).not.toContain('firmata');
  });
});

const bundleOf = (source: string) => join(BUNDLES, `${source.replaceAll('/', '-')}.mjs`);

async function bundle(source: string): Promise<void> {
  await esbuild.build({
    entryPoints: [join(root, source)],
    outfile: bundleOf(source),
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  });
}

/** Runs the source, bundled, as `main`, then `script`; prints at the end which modules were loaded. */
async function inChild(source: string, script: string) {
  await bundle(source);
  const code = `
    import { createRequire } from 'node:module';
    const { cache } = createRequire(${JSON.stringify(`${root}/`)});
    process.on('exit', () => console.log('loaded:' + JSON.stringify(Object.keys(cache))));
    const main = await import(${JSON.stringify(bundleOf(source))});
    ${script}`;
  return promisify(execFile)(process.execPath, ['--input-type=module', '-e', code], {
    cwd: root,
  });
}

/** Names of the heavy packages that were loaded, once each. */
function loadedIn(stdout: string): string[] {
  const files = JSON.parse(stdout.slice(stdout.lastIndexOf('loaded:') + 'loaded:'.length)) as string[];
  return [...new Set(files.flatMap((file) => HEAVY.exec(file)?.[1] ?? []))].sort();
}

test('there is one version of serialport in the tree, ours', () => {
  const json = (file: string) => JSON.parse(readFileSync(join(root, file), 'utf8'));
  const { packages } = json('package-lock.json') as {
    packages: Record<string, { version?: string; optionalDependencies?: Record<string, string> }>;
  };
  const versions = Object.entries(packages).flatMap(([path, { version }]) =>
    /(^|\/)node_modules\/(serialport|@serialport\/(stream|bindings-cpp|bindings))$/.test(path)
      ? [[path, version]]
      : [],
  );
  expect(Object.fromEntries(versions)).toEqual({
    'node_modules/serialport': '13.0.0',
    'node_modules/@serialport/stream': '13.0.0',
    'node_modules/@serialport/bindings-cpp': '13.0.0',
  });
  // What it would bring along if it were not overridden.
  expect(packages['node_modules/johnny-five']?.optionalDependencies?.serialport).toBe('^8.0.5');
  expect(json('package.json').overrides.serialport).toBe('$serialport');
});
