import type { Duration } from '../../../device/desk/words.ts';
import type { Rhythm } from '../../../device/ports/patterns.ts';

/** Whether a lamp of that rhythm is lit, `elapsed` ms after the pattern began. */
export function isLit(rhythm: Rhythm, elapsed: Duration): boolean {
  return stepAt(rhythm, elapsed).lit;
}

/** Milliseconds from `elapsed` until the lamp changes; infinite if it stays as it is. */
export function untilChange(rhythm: Rhythm, elapsed: Duration): Duration {
  return stepAt(rhythm, elapsed).left;
}

/** Length of one round. */
export function periodOf(rhythm: Rhythm): Duration {
  return rhythm.steps.reduce((sum, step) => sum + step, 0);
}

function stepAt(rhythm: Rhythm, elapsed: Duration): { readonly lit: boolean; readonly left: Duration } {
  const period = periodOf(rhythm);
  let rest = Math.max(0, elapsed);
  if (rhythm.again && period > 0) rest %= period;
  for (const [index, step] of rhythm.steps.entries()) {
    if (rest < step) return { lit: index % 2 === 0, left: step - rest };
    rest -= step;
  }
  return { lit: false, left: Number.POSITIVE_INFINITY };
}
