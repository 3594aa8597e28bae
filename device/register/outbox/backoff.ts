import type { Duration } from '../../desk/words.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** After the first try, the second, ... : soon at first, for most failures pass; never more rarely than every two hours. */
const RESTS: readonly Duration[] = [
  5 * SECOND,
  30 * SECOND,
  2 * MINUTE,
  5 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
];

/** No rest is longer. */
export const LONGEST_REST: Duration = 2.4 * HOUR;

/** A fifth more or less by chance, so that many units do not come back all at once. `chance` 0..1. */
export function restAfter(tries: number, chance: number): Duration {
  const rest = RESTS[Math.min(tries, RESTS.length) - 1] ?? RESTS[0] ?? 0;
  return rest * (0.8 + 0.4 * chance);
}
