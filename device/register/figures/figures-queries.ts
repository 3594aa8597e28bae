import type { Db } from '../database.ts';
import { settingsQuery } from '../settings/settings-queries.ts';
import { COUNT_CALLS, COUNT_CHECK_INS, COUNT_LATENESS } from './count-day.ts';
import { type DaySpan, spanOf } from './day.ts';
import type { Figures } from './figures.ts';
import {
  addLateness,
  type CallCount,
  type CheckInCount,
  type Counts,
  figureRows,
  type Grouping,
  type LatenessCount,
} from './sum-figures.ts';
import { peopleQuery, workQuery } from './work-query.ts';

interface Days {
  readonly from: string;
  readonly to: string;
}

/**
 * Figures of the local days `from` to `to`, both `2026-11-22` and both included. What is over comes from the totals; the
 * days that are not counted yet, as today, from the calls.
 */
export function figuresQuery(db: Db): (days: Days) => Figures {
  const stored = { day: storedBy(db, 'day'), place: storedBy(db, 'hour, line') };
  const storedLateness = db.prepare<[Days], LatenessCount>(
    `SELECT bucket, sum(count) AS count FROM figure_lateness WHERE ${NOT_TO_COUNT} GROUP BY bucket`,
  );
  const fresh = {
    calls: db.prepare<[DaySpan], CallCount>(COUNT_CALLS),
    checkIns: db.prepare<[DaySpan], CheckInCount>(COUNT_CHECK_INS),
    lateness: db.prepare<[DaySpan], LatenessCount>(COUNT_LATENESS),
  };
  const toCount = db
    .prepare<[Days], string>('SELECT day FROM day_to_count WHERE day BETWEEN @from AND @to')
    .pluck();
  const work = workQuery(db);
  const people = peopleQuery(db);
  const settings = settingsQuery(db);

  return (days) => {
    const uncounted = toCount.all(days).map(spanOf);
    const live = {
      calls: uncounted.flatMap((span) => fresh.calls.all(span)),
      checkIns: uncounted.flatMap((span) => fresh.checkIns.all(span)),
      lateness: uncounted.flatMap((span) => fresh.lateness.all(span)),
    };
    const by = (grouping: Grouping): Counts => ({
      calls: [...stored[grouping].calls.all(days), ...live.calls],
      checkIns: [...stored[grouping].checkIns.all(days), ...live.checkIns],
    });
    return {
      ...figureRows({ day: by('day'), place: by('place') }),
      lateness: addLateness([...storedLateness.all(days), ...live.lateness]),
      work: work(days),
      people: settings().personFigures ? people(days) : null,
    };
  };
}

const CALL_SUMS = [
  ...[
    'calls',
    'incoming',
    'answered',
    'missed',
    'abandoned',
    'ring_time',
    'talk_time',
    'hold_time',
    'call_backs',
  ].map(sumOf),
  ...['longest_ring', 'longest_silence'].map((column) => `max(${column}) AS ${column}`),
].join(', ');
const CHECK_IN_SUMS = ['early', 'onTime', 'late', 'missed', 'void'].map(sumOf).join(', ');

function sumOf(column: string): string {
  return `sum(${column}) AS ${column}`;
}

/** The totals of the days that are over, put together by SQLite: a year of them is 6,000 rows. */
function storedBy(db: Db, grouping: 'day' | 'hour, line') {
  const from = (sums: string, table: string) =>
    `SELECT day, hour, line, ${sums} FROM ${table} WHERE ${NOT_TO_COUNT} GROUP BY ${grouping}`;
  return {
    calls: db.prepare<[Days], CallCount>(from(CALL_SUMS, 'figure_call')),
    checkIns: db.prepare<[Days], CheckInCount>(from(CHECK_IN_SUMS, 'figure_check_in')),
  };
}

/** A day that has changed since it was counted is counted anew. */
const NOT_TO_COUNT = 'day BETWEEN @from AND @to AND day NOT IN (SELECT day FROM day_to_count)';
