import type { WallTime } from '../../desk/words.ts';
import { dayAfter, dayOf, type Opening, type OpenTime, openTimesOf } from '../follow-up/opening-days.ts';
import type { Absence, Hours } from './directory.ts';

/** Nobody is told of a return that is further away. */
const DAYS_AHEAD = 400;

/**
 * Whether somebody can be reached, for an answer that offers something instead of "not here" (rule B8). `until`: the end of
 * the consultation, or the beginning of an absence within it. `back`: null if no return is known.
 */
export type Presence =
  | { readonly state: 'here'; readonly until: WallTime }
  | {
      readonly state: 'away';
      readonly back: WallTime | null;
      readonly why: 'absence' | 'holiday' | 'hours';
      /** Of the absence, as it was written. */
      readonly reason: string;
    };

export interface Consulting {
  /** Null: as the house is open. */
  readonly hours: Hours | null;
  readonly absences: readonly Absence[];
}

/**
 * By consultation hours, absences and the house's holidays, all in the local time of the unit: a consultation begins when
 * its clocks say so, also on the days on which they are put forward or back.
 */
export function presenceAt(wall: WallTime, { hours, absences }: Consulting, house: Opening): Presence {
  const opening: Opening = { hours: hours ?? house.hours, holidays: house.holidays };
  const gaps = absences.map((absence) => ({
    ...absence,
    from: wallOf(absence.from),
    to: wallOf(absence.to),
  }));
  for (let day = dayOf(wall), ahead = 0; ahead < DAYS_AHEAD; day = dayAfter(day), ahead++) {
    for (const time of openTimesOf(day, opening).flatMap((time) => without(time, gaps))) {
      if (time.to <= wall) continue;
      if (time.from <= wall) return { state: 'here', until: time.to };
      return { ...whyAway(wall, gaps, opening), back: time.from };
    }
  }
  return { ...whyAway(wall, gaps, opening), back: null };
}

interface Gap extends OpenTime {
  readonly reason: string;
}

function whyAway(wall: WallTime, gaps: readonly Gap[], { holidays }: Opening) {
  const gap = gaps.find(({ from, to }) => from <= wall && wall < to);
  const today = dayOf(wall);
  const holiday = holidays.some(({ day }) => day === today);
  const why = gap ? 'absence' : holiday ? 'holiday' : 'hours';
  return { state: 'away', why, reason: gap?.reason ?? '' } as const;
}

/** What is left of a time, earliest first. */
function without(time: OpenTime, gaps: readonly Gap[]): OpenTime[] {
  let left = [time];
  for (const gap of gaps) {
    left = left.flatMap(({ from, to }) => [
      { from, to: Math.min(to, gap.from) },
      { from: Math.max(from, gap.to), to },
    ]);
    left = left.filter(({ from, to }) => from < to);
  }
  return left.sort((a, b) => a.from - b.from);
}

/** `2026-12-24T14:00` in the unit's local time. */
function wallOf(local: string): WallTime {
  return new Date(`${local}:00`).getTime();
}
