import type { Db } from '../../../device/register/database.ts';
import { COUNT_CALLS, COUNT_CHECK_INS } from '../../../device/register/figures/count-day.ts';
import { dayOf } from '../../../device/register/figures/day.ts';
import { prepareQueries } from '../../../device/register/query-statements.ts';
import { type AskedPage, DAY, type Known, NAME, NOWHERE, query, rows } from './asked.ts';

const NEWEST = 'ORDER BY started DESC LIMIT 100';

/** The pages of the calls: by day, by who called, by what became of them, one of them. */
export function callPages({ newest, number, tail, calls: [call = ''] }: Known): readonly AskedPage[] {
  const from = new Date(newest).setHours(0, 0, 0, 0);
  const day = { from, to: from + DAY };
  return [
    {
      what: 'Register, a busy day',
      path: `/api/register?${query({ ...day, limit: 100 })}`,
      plain: (db) => {
        const { newestFirst } = prepareQueries(db);
        return () => newestFirst.all({ started: day.to, key: 0, from: day.from, limit: 100 });
      },
    },
    {
      what: 'Register, totals of that day',
      path: `/api/totals?${query(day)}`,
      plain: (db) => {
        const { counts, results } = prepareQueries(db);
        return () => [counts.get(day), results.all(day)];
      },
    },
    {
      what: 'Register, by name',
      path: `/api/calls?${query({ search: NAME })}`,
      plain: rows(`SELECT * FROM call WHERE name LIKE '%${NAME}%' ${NEWEST}`),
    },
    {
      what: 'Register, by a name that nobody has',
      path: `/api/calls?${query({ search: NOWHERE })}`,
      plain: rows(`SELECT * FROM call WHERE name LIKE '%${NOWHERE}%' ${NEWEST}`),
    },
    {
      what: 'Register, by number',
      path: `/api/calls?${query({ search: number })}`,
      plain: rows(`SELECT * FROM call WHERE tail = ? ${NEWEST}`, tail),
    },
    {
      what: 'Register, by reason and outcome',
      path: `/api/calls?${query({ reason: 'result', outcome: 'message' })}`,
      plain: rows(`SELECT * FROM call WHERE reason = 'result' AND outcome = 'message' ${NEWEST}`),
    },
    {
      what: 'Register, one call',
      path: `/api/register/${call}`,
      plain: rows(
        'SELECT * FROM call LEFT JOIN segment ON segment.call = call.key LEFT JOIN wait ON wait.call = call.key WHERE call.id = ?',
        call,
      ),
    },
    ...figurePages(newest),
  ];
}

function figurePages(newest: number): readonly AskedPage[] {
  const days = (count: number) => ({ from: dayOf(newest - (count - 1) * DAY), to: dayOf(newest) });
  const countRaw = (count: number) => (db: Db) => {
    const statements = [COUNT_CALLS, COUNT_CHECK_INS].map((sql) => db.prepare(sql));
    const period = { day: '', from: newest - count * DAY, to: newest };
    return () => statements.map((statement) => statement.all(period));
  };
  return [1, 30, 365].map((count) => ({
    what: `Figures, ${count === 1 ? 'a day' : count === 365 ? 'a year' : `${count} days`}`,
    path: `/api/figures?${query(days(count))}`,
    plain: countRaw(count),
  }));
}
