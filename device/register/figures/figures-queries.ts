import type { Db } from '../database.ts';
import { settingsQuery } from '../settings/settings-queries.ts';
import {
  CALLS,
  CHECK_INS,
  COUNT_CALLS,
  COUNT_CHECK_INS,
  COUNT_LATENESS,
  type CountedCalls,
} from './count-day.ts';
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
  const stored = { day: storedByDay(db), place: storedByPlace(db) };
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
  const since = db.prepare<[], NonNullable<Figures['peopleSince']>>(
    `SELECT setting.changed AS at, user.name AS by FROM setting LEFT JOIN user ON user.id = changed_by
     WHERE setting.name = 'personFigures'`,
  );

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
      ...(settings().personFigures
        ? { people: people(days), peopleSince: since.get() ?? null }
        : { people: null, peopleSince: null }),
    };
  };
}

/** A day that has changed since it was counted is counted anew. */
const NOT_TO_COUNT = 'day BETWEEN @from AND @to AND day NOT IN (SELECT day FROM day_to_count)';

function storedByDay(db: Db) {
  const from = ({ table, sums, greatest }: CountedCalls) => {
    const columns = [...sums, ...greatest].join(', ');
    return `SELECT day, 0 AS hour, '' AS line, ${columns} FROM ${table}_day WHERE ${NOT_TO_COUNT}`;
  };
  return storedBy(db, from);
}

/** By hour and line: from the months that are asked for as a whole, and from the days of the others. */
function storedByPlace(db: Db) {
  const from = ({ table, sums, greatest }: CountedCalls) => {
    const columns = ['hour', 'line', ...sums, ...greatest].join(', ');
    const totals = [
      ...sums.map((column) => `sum(${column}) AS ${column}`),
      ...greatest.map((column) => `max(${column}) AS ${column}`),
    ].join(', ');
    return `
      WITH whole AS MATERIALIZED (
        SELECT DISTINCT month FROM ${table}_month WHERE month || '-01' >= @from AND month || '-31' <= @to
          AND month NOT IN (SELECT substr(day, 1, 7) FROM day_to_count))
      SELECT '' AS day, hour, line, ${totals} FROM (
        SELECT ${columns} FROM ${table}_month WHERE month IN (SELECT month FROM whole)
        UNION ALL SELECT ${columns} FROM (
          SELECT day FROM ${table}_day WHERE ${NOT_TO_COUNT} AND substr(day, 1, 7) NOT IN (SELECT month FROM whole)
        ) AS single CROSS JOIN ${table} ON ${table}.day = single.day)
      GROUP BY hour, line`;
  };
  return storedBy(db, from);
}

function storedBy(db: Db, from: (counted: CountedCalls) => string) {
  return {
    calls: db.prepare<[Days], CallCount>(from(CALLS)),
    checkIns: db.prepare<[Days], CheckInCount>(from(CHECK_INS)),
  };
}
