/**
 * Measured in the machine: from the edge on the pin of a key to the command on the line, by the unit; and from an edge to
 * the same moment in a C program with epoll on the same kind of file. Each edge is made by this process, and its
 * moment read just before.
 */
import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { findChip, SYSFS } from '../../firmware-bridge/panel/gpio/chip.ts';
import { DeskProcess, Hands, monotonic } from './gpio-hands.ts';
import { WIRING } from './gpio-wiring.ts';

const PRESSES = 200;
/** Not in the wiring. */
const YARDSTICK_PIN = 4;

const root = new URL('../../../', import.meta.url).pathname;
const hands = new Hands();

function tell(what: string, delays: readonly number[]): void {
  const sorted = [...delays].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
  const figures = [at(0.5), at(0.99), at(1)].map((value) => value.toFixed(2)).join(' / ');
  process.stdout.write(`${what}: p50 / p99 / max ${figures} ms, ${delays.length} edges\n`);
}

async function unit(): Promise<readonly number[]> {
  const desk = new DeskProcess(new URL('./desk.mjs', import.meta.url).pathname);
  await desk.until(({ says }) => says === 'ready', 60_000, 'the unit was not ready');
  desk.tell('ring');
  await sleep(1_000);
  hands.pull(WIRING.hook, 'down');
  await sleep(1_000);
  const pressed: number[] = [];
  for (let press = 0; press < PRESSES; press += 1) {
    pressed.push(monotonic());
    hands.pull(WIRING.keys.hold, 'down');
    await sleep(60);
    hands.pull(WIRING.keys.hold, 'up');
    await sleep(140);
  }
  await desk.kill();
  const commands = desk.says.flatMap((told) => (told.says === 'command' ? [told.at] : []));
  // Holds and resumes, one for each press, behind the answer.
  process.stdout.write(`presses ${PRESSES}, commands for them ${commands.length - 1}\n`);
  return delaysOf(pressed, commands);
}

async function yardstick(): Promise<readonly number[]> {
  const number = findChip().base + YARDSTICK_PIN;
  hands.pull(YARDSTICK_PIN, 'up');
  if (!existsSync(`${SYSFS}/gpio${number}`)) writeFileSync(`${SYSFS}/export`, String(number));
  writeFileSync(`${SYSFS}/gpio${number}/edge`, 'both');
  const child = spawn(`${root}.build/test/gpio/yardstick`, [String(number), String(PRESSES)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const seen: string[] = [];
  const ended = new Promise((resolve) => child.once('exit', resolve));
  createInterface(child.stdout).on('line', (text) => seen.push(text));
  while (seen.length === 0) await sleep(10);
  const pulled: number[] = [];
  for (let edge = 0; edge < PRESSES; edge += 1) {
    pulled.push(monotonic());
    hands.pull(YARDSTICK_PIN, 'down');
    await sleep(60);
    hands.pull(YARDSTICK_PIN, 'up');
    await sleep(60);
  }
  await ended;
  return delaysOf(pulled, seen.slice(1).map(Number));
}

/** From each beginning to the first end before the next one. */
function delaysOf(beginnings: readonly number[], ends: readonly number[]): readonly number[] {
  return beginnings.flatMap((began, index) => {
    const next = beginnings[index + 1] ?? Number.POSITIVE_INFINITY;
    const end = ends.find((at) => at >= began && at < next);
    return end === undefined ? [] : [end - began];
  });
}

tell('key on the pin to line command, the unit', await unit());
tell('edge on the pin to program, C with epoll', await yardstick());
hands.stop();
