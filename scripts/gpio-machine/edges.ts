import { setTimeout as sleep } from 'node:timers/promises';
import { findChip, SYSFS } from '../../firmware-bridge/panel/gpio/chip.ts';
import { type Hands, monotonic } from '../../test/support/gpio-hands.ts';
import type { GpioUnit } from '../../test/support/gpio-unit.ts';
import { WIRING } from '../../test/support/gpio-wiring.ts';
import type { MachineTimes } from '../bench/panel/measured.ts';
import { Program } from './programs.ts';

/** ms. So long a press lasts, and the pause after it. */
const DOWN = 60;
const UP = 140;
const HOLD = WIRING.keys.hold;

/** Presses Hold again and again, in a call: each press is a command, hold or resume. */
export async function measureEdges(
  unit: GpioUnit,
  hands: Hands,
  folder: string,
  presses: number,
): Promise<Pick<MachineTimes, 'unitEdges' | 'programEdges' | 'presses' | 'merged'>> {
  const program = new Program(`${folder}/gpio-edges`, [`${SYSFS}/gpio${findChip().base + HOLD}/value`]);
  await program.ready();
  unit.order('ring 0199000017');
  await sleep(1_000);
  hands.pull(WIRING.hook, 'down');
  await sleep(2_000);
  const pressed = await press(hands, presses);
  await sleep(1_000);
  program.end();
  const commands = unit.line.flatMap((told) =>
    'command' in told && told.command.type !== 'answer' ? [told.at] : [],
  );
  const seen = program.lines.flatMap(([at = NaN, level]) => (level === 0 ? [at] : []));
  return {
    presses,
    unitEdges: delaysOf(pressed, commands),
    programEdges: delaysOf(pressed, seen),
    merged: mergedOf(pressed, commands, program.lines),
  };
}

/** An even number, so that the caller is not on hold at the end. */
async function press(hands: Hands, presses: number): Promise<readonly number[]> {
  const pressed: number[] = [];
  for (let press = 0; press < presses; press += 1) {
    pressed.push(monotonic());
    hands.pull(HOLD, 'down');
    await sleep(DOWN);
    hands.pull(HOLD, 'up');
    await sleep(UP);
  }
  return pressed;
}

/** From each beginning to the first end before the next one. */
function delaysOf(beginnings: readonly number[], ends: readonly number[]): readonly number[] {
  return beginnings.flatMap((began, index) => {
    const end = ends.find((at) => at >= began && at < (beginnings[index + 1] ?? Number.POSITIVE_INFINITY));
    return end === undefined ? [] : [end - began];
  });
}

/** Of each press without a command: the commands and what the C program saw around it, in ms after the press. */
function mergedOf(
  pressed: readonly number[],
  commands: readonly number[],
  edges: readonly (readonly number[])[],
): readonly string[] {
  return pressed.flatMap((began, index) => {
    const next = pressed[index + 1] ?? Number.POSITIVE_INFINITY;
    if (commands.some((at) => at >= began && at < next)) return [];
    const near = (at: number) => at > began - 2 * (DOWN + UP) && at < began + 2 * (DOWN + UP);
    const after = (at: number) => (at - began).toFixed(1);
    const told = commands.filter(near).map((at) => `command ${after(at)}`);
    const saw = edges
      .filter(([at = NaN]) => near(at))
      .map(([at = NaN, level]) => `${level === 0 ? 'down' : 'up'} ${after(at)}`);
    const made = pressed.filter(near).map((at) => `pressed ${after(at)}`);
    return [`press ${index + 1}: ${[...made, ...told, ...saw].join(', ')}`];
  });
}
