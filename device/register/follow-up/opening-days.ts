import type { Duration, WallTime } from '../../desk/words.ts';
import type { Settings } from '../settings/settings.ts';

/*
 * The days of the house by its opening times and holidays. A day is named like `2026-12-24` and is the local one of the
 * unit: its times of day go by the wall clock that people see, also where the clock is put forward or back.
 */

/** When the house is open. Times of day in minutes after midnight. */
export type Opening = Pick<Settings, 'hours' | 'holidays'>;

export type DayName = string;

export interface OpenTime {
  readonly from: WallTime;
  readonly to: WallTime;
}

/** Nobody plans further ahead; a house that is never open has no next opening day. */
const DAYS_AHEAD = 400;

export function dayOf(wall: WallTime): DayName {
  const date = new Date(wall);
  return nameOf(date.getFullYear(), date.getMonth(), date.getDate());
}

/** Midnight at its beginning. */
export function startOf(day: DayName): WallTime {
  return timeOn(day, 0);
}

/** `days` may be negative. */
export function dayAfter(day: DayName, days = 1): DayName {
  const [year, month, date] = partsOf(day);
  const moved = new Date(year, month - 1, date + days, 12);
  return nameOf(moved.getFullYear(), moved.getMonth(), moved.getDate());
}

/** Earliest first; empty on a holiday and where that day of the week is closed. */
export function openTimesOf(day: DayName, { hours, holidays }: Opening): OpenTime[] {
  if (holidays.some((holiday) => holiday.day === day)) return [];
  const [year, month, date] = partsOf(day);
  const weekday = new Date(year, month - 1, date, 12).getDay() || 7;
  const times = hours[String(weekday) as keyof typeof hours] ?? [];
  return times
    .map(({ from, to }) => ({ from: timeOn(day, from), to: timeOn(day, to) }))
    .sort((a, b) => a.from - b.from);
}

/** When the house closes for the day; null if it does not open. */
export function closingOf(day: DayName, opening: Opening): WallTime | null {
  const ends = openTimesOf(day, opening).map(({ to }) => to);
  return ends.length === 0 ? null : Math.max(...ends);
}

/** The first day after `day` on which the house opens; the very next day if it never does. */
export function nextOpeningDay(day: DayName, opening: Opening): DayName {
  return openingDay(day, 1, opening) ?? dayAfter(day);
}

/** The last day before `day` on which the house was open; null if it never was. */
export function lastOpeningDay(day: DayName, opening: Opening): DayName | null {
  return openingDay(day, -1, opening);
}

/** `day` itself if the house opens on it, else the next day on which it does. */
export function openingDayFrom(day: DayName, opening: Opening): DayName {
  return closingOf(day, opening) === null ? nextOpeningDay(day, opening) : day;
}

/** The day by whose end a line that opened at `wall` is to be dealt with (rule A15): the same, unless it is over already. */
export function dueDay(wall: WallTime, opening: Opening): DayName {
  const day = dayOf(wall);
  const closing = closingOf(day, opening);
  return closing !== null && wall < closing ? day : nextOpeningDay(day, opening);
}

/** `time` of opening hours after `wall`; plainly so much later in a house that is never open. */
export function afterOpenTime(wall: WallTime, time: Duration, opening: Opening): WallTime {
  let left = time;
  for (let day = dayOf(wall), ahead = 0; ahead < DAYS_AHEAD; day = dayAfter(day), ahead++) {
    for (const { from, to } of openTimesOf(day, opening)) {
      const start = Math.max(from, wall);
      if (start + left <= to) return start + left;
      left -= Math.max(0, to - start);
    }
  }
  return wall + time;
}

function openingDay(day: DayName, step: 1 | -1, opening: Opening): DayName | null {
  for (let away = 1; away <= DAYS_AHEAD; away++) {
    const candidate = dayAfter(day, step * away);
    if (closingOf(candidate, opening) !== null) return candidate;
  }
  return null;
}

function timeOn(day: DayName, minute: number): WallTime {
  const [year, month, date] = partsOf(day);
  return new Date(year, month - 1, date, 0, minute).getTime();
}

function partsOf(day: DayName): [number, number, number] {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return [year, month, date];
}

function nameOf(year: number, month: number, date: number): DayName {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month + 1)}-${two(date)}`;
}
