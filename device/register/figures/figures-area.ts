import type { Fact } from '../../desk/facts.ts';
import type { CallId } from '../../desk/words.ts';
import type { AreaMeans, OpenArea } from '../area/area.ts';
import type { Db } from '../database.ts';
import { COUNTED_CALLS, columnsOf, countOfDay } from './count-day.ts';
import { WORK } from './count-work.ts';
import { type DaySpan, dayOf, spanOf } from './day.ts';

/** Days counted at once: each takes some ms, and nothing else is written meanwhile. */
const DAYS_AT_ONCE = 10;

/** The same for messages and follow-ups, of which there are fewer. */
const WORK_DAYS_AT_ONCE = 30;

/** Facts after which the figures of the call's day are others. */
const COUNTING: ReadonlySet<Fact['type']> = new Set([
  'callEnded',
  'outcomeSet',
  'checkInMissed',
  'checkInMade',
]);

/** Keeps the totals of the days that are over, so that a year is as quick to read as a day. */
export const figuresArea: OpenArea = ({ db }: AreaMeans) => {
  const startOf = db.prepare<[CallId], number>('SELECT started FROM call WHERE id = ?').pluck();
  const mark = db.prepare<[string]>('INSERT OR IGNORE INTO day_to_count VALUES (?)');
  const unmark = db.prepare<[string]>('DELETE FROM day_to_count WHERE day = ?');
  const over = db
    .prepare<[string], string>(
      `SELECT day FROM day_to_count WHERE day < ? ORDER BY day DESC LIMIT ${DAYS_AT_ONCE}`,
    )
    .pluck();
  const empty = COUNTED_CALLS.map(({ table }) => db.prepare<[string]>(`DELETE FROM ${table} WHERE day = ?`));
  const fill = COUNTED_CALLS.map((counted) =>
    db.prepare<[DaySpan]>(`INSERT INTO ${counted.table} (${columnsOf(counted)}) ${countOfDay(counted)}`),
  );

  const countWork = workCounting(db);

  function count(day: string): void {
    for (const statement of empty) statement.run(day);
    for (const statement of fill) statement.run(spanOf(day));
    unmark.run(day);
  }

  return {
    onFact: ({ call, fact }) => {
      if (call === null || !COUNTING.has(fact.type)) return;
      mark.run(dayOf(fact.moment.wall));
      mark.run(dayOf(startOf.get(call) ?? fact.moment.wall));
    },
    onMinute: (wall) => {
      for (const day of over.all(dayOf(wall))) count(day);
      countWork(dayOf(wall));
    },
  };
};

/** Makes the totals of messages and follow-ups anew, of days before `today` that are marked; the next ones a minute later. */
function workCounting(db: Db): (today: string) => void {
  const over = `day IN (SELECT day FROM work_to_count WHERE day < @today ORDER BY day DESC LIMIT ${WORK_DAYS_AT_ONCE})`;
  const kinds = Object.values(WORK);
  const statements = [
    ...kinds.map(({ table }) => `DELETE FROM ${table} WHERE ${over}`),
    ...kinds.map(({ table, count }) => `INSERT INTO ${table} ${count(over)}`),
    `DELETE FROM work_to_count WHERE ${over}`,
  ].map((sql) => db.prepare<[{ readonly today: string }]>(sql));
  return (today) => {
    for (const statement of statements) statement.run({ today });
  };
}
