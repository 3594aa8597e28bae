import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PanelEvent } from '../device/ports/index.ts';
import { buildFirmware } from '../firmware-bridge/panel/avr/testing/firmware-image.ts';
import { PanelBoard } from '../firmware-bridge/panel/avr/testing/panel-board.ts';
import { linkOver, SerialPanel, serialPort, systemClock } from '../firmware-bridge/panel/serial/index.ts';
import { soon } from './support/soon.ts';

/**
 * The driver as it runs in the unit: serialport on a terminal device of the kernel, real time. At the device's other end
 * (socat makes the pair) the emulated board, paced to real time. Times here are those of the machine, so they are wide.
 */
const image = buildFirmware();
let folder: string;
let device: string;
let board: PanelBoard;
let wire: ChildProcess;
let pace: NodeJS.Timeout;
let driver: SerialPanel;
let events: PanelEvent[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gardefil-serial-'));
  device = join(folder, 'panel');
  board = new PanelBoard(image.bytes, (byte) => wire.stdin?.write(Buffer.of(byte)));
  await plugIn();
  let last = performance.now();
  pace = setInterval(() => {
    const now = performance.now();
    // On a machine too busy to keep up, the board's time runs slower instead of in leaps.
    board.board.run(Math.min(now - last, 20));
    last = now;
  }, 1);
  events = [];
  driver = newDriver();
});

afterEach(async () => {
  await driver.stop();
  clearInterval(pace);
  wire.kill();
  rmSync(folder, { recursive: true });
});

async function plugIn(): Promise<void> {
  wire = spawn('socat', [`PTY,link=${device},raw,echo=0`, 'STDIO'], { stdio: ['pipe', 'pipe', 'inherit'] });
  wire.on('error', (error) => {
    throw new Error('install the Debian package socat', { cause: error });
  });
  wire.stdin?.on('error', () => {});
  wire.stdout?.on('data', (bytes: Buffer) => board.board.receive(bytes));
  await soon(() => expect(existsSync(device)).toBe(true));
}

function newDriver(): SerialPanel {
  return new SerialPanel({
    open: linkOver(() => serialPort(device), 80),
    clock: systemClock,
    nonce: () => Math.floor(Math.random() * 65_536),
    log: () => {},
  });
}

async function connect(): Promise<void> {
  await driver.start((event) => events.push(event));
  await soon(() => expect(events).toEqual([{ type: 'connected', hook: 'down' }]));
}

test('keys, hook and lamps through a real terminal device', async () => {
  await connect();
  board.press('hold');
  await soon(() => expect(events.at(-1)).toEqual({ type: 'pressed', key: 'hold' }));
  board.release('hold');
  await soon(() => expect(events.at(-1)).toEqual({ type: 'released', key: 'hold' }));
  board.moveHook('up');
  await soon(() => expect(events.at(-1)).toEqual({ type: 'hook', hook: 'up' }));
  driver.lamp('line1', { pattern: 'inUse', since: systemClock.now() });
  await soon(() => expect(board.lampIsOn('line1')).toBe(true));
  await driver.stop();
  await soon(() => expect(board.lampIsOn('line1')).toBe(false));
});

test('a cue told for now is on the pin at once, twenty times over', async () => {
  await connect();
  const times: number[] = [];
  for (let n = 0; n < 20; n += 1) {
    const told = systemClock.now();
    driver.buzzer({ pattern: 'alarm', since: told });
    await soon(() => expect(board.buzzerIsOn).toBe(true));
    times.push(systemClock.now() - told);
    driver.buzzer({ pattern: 'silent', since: 0 });
    await soon(() => expect(board.buzzerIsOn).toBe(false));
  }
  times.sort((a, b) => a - b);
  console.log(
    `told to pin, over a pty: median ${times[10]?.toFixed(1)} ms, at most ${times[19]?.toFixed(1)} ms`,
  );
  expect(times[10]).toBeLessThan(100);
});

test('the device goes away and comes back: so does the panel, with its hook as it then stands', async () => {
  await connect();
  wire.kill();
  await soon(() => expect(events.at(-1)).toMatchObject({ type: 'lost' }));
  board.moveHook('up');
  const began = performance.now();
  await plugIn();
  await soon(() => expect(events.at(-1)).toEqual({ type: 'connected', hook: 'up' }));
  console.log(`device back to connected, in real time: ${Math.round(performance.now() - began)} ms`);
  expect(performance.now() - began).toBeLessThan(3_000);
});

test('nothing is left open after stop', async () => {
  await connect();
  await driver.stop();
  const open = readdirSync('/proc/self/fd').length;
  const again = newDriver();
  await again.start(() => {});
  await again.stop();
  expect(readdirSync('/proc/self/fd').length).toBe(open);
});
