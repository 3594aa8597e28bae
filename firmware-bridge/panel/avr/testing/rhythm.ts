import type { Rhythm } from '../../../../device/ports/index.ts';

/** An output seen ms by ms. */
export type Trace = readonly boolean[];

/** Whether a rhythm is on, `age` ms after it began. */
export function isOn({ steps, again }: Rhythm, age: number): boolean {
  const round = steps.reduce((sum, step) => sum + step, 0);
  let left = again ? age % round : age;
  for (const [index, step] of steps.entries()) {
    if (left < step) return index % 2 === 0;
    left -= step;
  }
  return false;
}

/** How many ms each edge of the trace lies from where the rhythm has it, at worst; infinity if edges are missing or added. */
export function worstEdge(trace: Trace, rhythm: Rhythm, ageAtFirst: number): number {
  const wanted = edges(Array.from(trace, (_, ms) => isOn(rhythm, ageAtFirst + ms)));
  const seen = edges(trace);
  // An edge at either end may fall just outside.
  const inner = (all: readonly number[]) => all.filter((ms) => ms > 20 && ms < trace.length - 20);
  const distances = [
    ...inner(wanted).map((ms) => nearest(ms, seen)),
    ...inner(seen).map((ms) => nearest(ms, wanted)),
  ];
  return Math.max(0, ...distances);
}

function edges(trace: Trace): number[] {
  return trace.flatMap((on, ms) => (ms > 0 && on !== trace[ms - 1] ? [ms] : []));
}

function nearest(ms: number, others: readonly number[]): number {
  return Math.min(...others.map((other) => Math.abs(other - ms)));
}
