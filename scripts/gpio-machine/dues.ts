import { existsSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { findChip, SYSFS } from '../../firmware-bridge/panel/gpio/chip.ts';
import type { Hands } from '../../test/support/gpio-hands.ts';
import { type GpioUnit, until } from '../../test/support/gpio-unit.ts';
import { OUTPUTS, WIRING } from '../../test/support/gpio-wiring.ts';
import type { MachineTimes } from '../bench/panel/measured.ts';
import { Program } from './programs.ts';

/** Not in the wiring. */
const PROGRAM_PIN = 4;
/** ms. Its moments are seldom those of the unit. */
const PROGRAM_PERIOD = 5_700;

/** Holds the caller, takes them back at the cue, holds them again: at each due moment the lamp turns red. */
export async function measureDues(
  unit: GpioUnit,
  hands: Hands,
  folder: string,
  dues: number,
): Promise<Pick<MachineTimes, 'unitDues' | 'programDues'>> {
  const watch = new Program(`${folder}/pin-watch`, [hands.valueOf(OUTPUTS.red), hands.valueOf(PROGRAM_PIN)]);
  const program = new Program(`${folder}/timer-pin`, [claimed(PROGRAM_PIN), String(PROGRAM_PERIOD)]);
  await watch.ready();
  const red = () => watch.lines.filter(([, pin, level]) => pin === 0 && level === 1).map(([at = NaN]) => at);
  await pressUntil(unit, hands, 'talking');
  const unitDues: number[] = [];
  // A starved machine may be so late with a press that it is made twice: then there is no cue, and it does not count.
  for (let tries = 0; unitDues.length < dues && tries < 2 * dues; tries += 1) {
    await pressUntil(unit, hands, 'held');
    await unit.client.until('the caller waits', ({ calls }) => (calls[0]?.wait?.due ?? null) !== null);
    const due = unit.client.view.calls[0]?.wait?.due ?? NaN;
    const turned = () => red().find((at) => at >= due - 1_000);
    await until(() => turned() !== undefined, 10_000, '').catch(() => undefined);
    const at = turned();
    if (at !== undefined) unitDues.push(at - due);
    await pressUntil(unit, hands, 'talking');
  }
  for (const one of [watch, program]) one.end();
  const raised = watch.lines.filter(([, pin, level]) => pin === 1 && level === 1).map(([at = NaN]) => at);
  const programDues = program.lines.flatMap(([due = NaN]) => {
    const at = raised.find((moment) => moment >= due);
    return at === undefined ? [] : [at - due];
  });
  return { unitDues, programDues };
}

/** Presses Hold until the caller is so: where the unit had no turn, two presses become one. */
async function pressUntil({ client }: GpioUnit, hands: Hands, state: 'talking' | 'held'): Promise<void> {
  const so = () => client.view.calls[0]?.state === state;
  for (let tries = 0; tries < 5 && !so(); tries += 1) {
    await sleep(300);
    await hands.press(WIRING.keys.hold, state);
    await until(so, 10_000, '').catch(() => undefined);
  }
  if (!so()) throw new Error(`the caller was not ${state} after five presses`);
}

/** The value of an output that is in nobody's hands. */
function claimed(bcm: number): string {
  const number = findChip().base + bcm;
  if (!existsSync(`${SYSFS}/gpio${number}`)) writeFileSync(`${SYSFS}/export`, String(number));
  writeFileSync(`${SYSFS}/gpio${number}/direction`, 'low');
  return `${SYSFS}/gpio${number}/value`;
}
