import type { Db } from '../database.ts';
import { COUNT_CALLS, COUNT_CHECK_INS, COUNT_LATENESS } from './count-day.ts';
import { type DaySpan, spanOf } from './day.ts';
import type { Figures } from './figures.ts';
import {
  addLateness,
  type CallCount,
  type CheckInCount,
  figureRows,
  type LatenessCount,
} from './sum-figures.ts';
import { workQuery } from './work-query.ts';

interface Days {
  readonly from: string;
  readonly to: string;
}

/**
 * Figures of the local days `from` to `to`, both `2026-11-22` and both included. What is over comes from the totals; the
 * days that are not counted yet, as today, from the calls.
 */
export function figuresQuery(db: Db): (days: Days) => Figures {
  const stored = {
    calls: db.prepare<[Days], CallCount>(`SELECT * FROM figure_call WHERE ${NOT_TO_COUNT}`),
    checkIns: db.prepare<[Days], CheckInCount>(`SELECT * FROM figure_check_in WHERE ${NOT_TO_COUNT}`),
    lateness: db.prepare<[Days], LatenessCount>(`SELECT * FROM figure_lateness WHERE ${NOT_TO_COUNT}`),
  };
  const fresh = {
    calls: db.prepare<[DaySpan], CallCount>(COUNT_CALLS),
    checkIns: db.prepare<[DaySpan], CheckInCount>(COUNT_CHECK_INS),
    lateness: db.prepare<[DaySpan], LatenessCount>(COUNT_LATENESS),
  };
  const toCount = db
    .prepare<[Days], string>('SELECT day FROM day_to_count WHERE day BETWEEN @from AND @to')
    .pluck();
  const work = workQuery(db);

  return (days) => {
    const uncounted = toCount.all(days).map(spanOf);
    const counted = <Row>(from: { all(days: Days): Row[] }, live: { all(span: DaySpan): Row[] }) => [
      ...from.all(days),
      ...uncounted.flatMap((span) => live.all(span)),
    ];
    return {
      ...figureRows(counted(stored.calls, fresh.calls), counted(stored.checkIns, fresh.checkIns)),
      lateness: addLateness(counted(stored.lateness, fresh.lateness)),
      work: work({ from: spanOf(days.from).from, to: spanOf(days.to).to }),
    };
  };
}

/** A day that has changed since it was counted is counted anew. */
const NOT_TO_COUNT = 'day BETWEEN @from AND @to AND day NOT IN (SELECT day FROM day_to_count)';
