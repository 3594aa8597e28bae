import type { WallTime } from '../../../device/desk/words.ts';
import { dayStart } from '../logic/times.ts';
import { dayFromName, dayName } from '../register/day-names.ts';

export const PERIODS = ['1', '7', '30', '365', 'month', 'lastMonth', 'dates'] as const;
export type PeriodName = (typeof PERIODS)[number];

/** The unit tells no more at once. */
const MOST_DAYS = 3660;

/** `parts` of the route: the name of a period, or its first and last day in either order; 30 days if they say nothing else. */
export function periodOf(
  [first = '', second = '']: readonly string[],
  now: WallTime,
): { readonly name: PeriodName; readonly days: readonly string[] } {
  const [from, to] = [first, second].sort().map(dayFromName);
  if (from && to) return { name: 'dates', days: daysFrom(from, to) };
  const name = PERIODS.find((each) => each === first && each !== 'dates') ?? '30';
  const today = new Date(now);
  const dayOfMonth = (month: number, day: number) =>
    new Date(today.getFullYear(), today.getMonth() + month, day).getTime();
  if (name === 'month') return { name, days: daysFrom(dayOfMonth(0, 1), now) };
  if (name === 'lastMonth') return { name, days: daysFrom(dayOfMonth(-1, 1), dayOfMonth(0, 0)) };
  return { name, days: daysFrom(dayStart(now, 1 - Number(name)), now) };
}

/** Both included. */
function daysFrom(from: WallTime, to: WallTime): string[] {
  const count = Math.round((dayStart(to) - from) / 86_400_000) + 1;
  return Array.from({ length: Math.min(count, MOST_DAYS) }, (_, at) => dayName(dayStart(from, at)));
}
