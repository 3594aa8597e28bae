import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SerialBench } from '../../../firmware-bridge/panel/avr/testing/bench.ts';
import { readIntelHex } from '../../../firmware-bridge/panel/avr/testing/firmware-image.ts';
import { PANEL_KEYS } from '../../../firmware-bridge/panel/serial/messages.ts';

/** All in ms, of the emulated board's own time. */
export interface SerialTimes {
  /** From the edge of a key to its event at the driver. */
  readonly edges: readonly number[];
  /** From the desk's word that a caller is due to the red lamp. */
  readonly dues: readonly number[];
  /** From the due moment to the beep of a panel whose daemon was killed; less than 0: too early. */
  readonly silent: readonly number[];
}

/** Bytes of a line that tells a key, and of one that says what to show; each takes ten bits on the wire. */
const KEY_LINE = 12;
const SHOW_LINE = 35;
const wire = (bytes: number) => (bytes * 10_000) / 115_200;
/** What the wire alone takes, in ms. */
export const ON_THE_WIRE = { key: wire(KEY_LINE), show: wire(SHOW_LINE) } as const;

const FINE = 0.05;
const COARSE = 1;
/** The worst ceramic resonator of such a board. */
const CLOCK_ERROR = 0.005;

const FIRMWARE = new URL('../firmware-bridge/firmware', import.meta.url).pathname;

/** The real firmware, built into `folder`, in an emulated ATmega328P, beside the real driver, in virtual time. */
export async function measureSerial(folder: string, quick: boolean): Promise<SerialTimes> {
  execFileSync('make', ['--silent', '-C', FIRMWARE, `BUILD=${folder}`], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const image = readIntelHex(readFileSync(join(folder, 'panel.hex'), 'latin1'));
  const [presses, kills] = quick ? [100, 4] : [1_000, 40];
  const bench = await started(image, 0);
  return {
    edges: Array.from({ length: presses }, () => edge(bench)),
    dues: Array.from({ length: presses }, () => due(bench)),
    silent: await silences(image, kills),
  };
}

async function started(image: Uint8Array, clockError: number): Promise<SerialBench> {
  const bench = new SerialBench(image);
  bench.panelBoard.board.clockError = clockError;
  await bench.start();
  return bench;
}

/** Runs until it is so; how long that took. */
function until(bench: SerialBench, so: () => boolean): number {
  const began = bench.now;
  bench.step = FINE;
  while (!so() && bench.now - began < 1_000) bench.run(FINE);
  bench.step = COARSE;
  if (!so()) throw new Error('the emulated panel did nothing for a second');
  return bench.now - began;
}

/** At any phase of the board's tick and of the heartbeat. */
function rest(bench: SerialBench, least: number): void {
  bench.step = FINE;
  bench.run(Math.random());
  bench.step = COARSE;
  bench.run(least + Math.floor(Math.random() * 100));
}

function edge(bench: SerialBench): number {
  rest(bench, 80);
  const key = PANEL_KEYS[Math.floor(Math.random() * PANEL_KEYS.length)] ?? 'hold';
  bench.events.length = 0;
  bench.panelBoard.press(key);
  const took = until(bench, () => bench.events.some(({ type }) => type === 'pressed'));
  bench.run(40);
  bench.panelBoard.release(key);
  return took;
}

function due(bench: SerialBench): number {
  bench.driver.lamp('hold', { pattern: 'approaching', since: bench.now });
  rest(bench, 80);
  bench.driver.lamp('hold', { pattern: 'due', since: bench.now });
  return until(bench, () => bench.panelBoard.holdIsRed);
}

async function silences(image: Uint8Array, kills: number): Promise<readonly number[]> {
  const measured: number[] = [];
  for (let kill = 0; kill < kills; kill += 1) {
    const bench = await started(image, CLOCK_ERROR * (Math.random() * 2 - 1));
    bench.run(12_000);
    const due = bench.now + 3_000 + Math.random() * 27_000;
    bench.driver.dueMoments([due]);
    bench.run(Math.random() * 2_000 + 30);
    bench.kill();
    bench.run(due - bench.now - 200);
    until(bench, () => bench.panelBoard.buzzerIsOn);
    measured.push(bench.now - due);
  }
  return measured;
}
