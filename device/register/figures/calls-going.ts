import type { Db } from '../database.ts';
import { COUNTED_CALLS, type CountedCalls, columnsOf } from './count-day.ts';
import { type DaySpan, dayOf, spanOf } from './day.ts';

type Going = DaySpan & {
  /** JSON list. */
  readonly keys: string;
};

/**
 * Adds what those calls (by their keys) and their check-ins count as to what is gone of their days; to be run in the
 * transaction that removes them, before it does.
 */
export function callsGoing(db: Db): (keys: readonly number[]) => void {
  const are = 'IN (SELECT value FROM json_each(@keys))';
  const moments = db
    .prepare<[{ keys: string }], number>(
      `SELECT started FROM call WHERE key ${are} UNION SELECT due FROM check_in WHERE call ${are}`,
    )
    .pluck();
  const keep = COUNTED_CALLS.map((counted) =>
    db.prepare<[Going]>(addingTo(counted, counted.ofCalls(`call.key ${are}`))),
  );
  return (list) => {
    const keys = JSON.stringify(list);
    const days = new Set(moments.all({ keys }).map(dayOf));
    for (const day of days) for (const statement of keep) statement.run({ ...spanOf(day), keys });
  };
}

function addingTo(counted: CountedCalls, rows: string): string {
  const { table, key, sums, greatest } = counted;
  const columns = columnsOf(counted);
  const together = [
    ...sums.map((name) => `${name} = ${name} + excluded.${name}`),
    ...greatest.map((name) => `${name} = max(${name}, excluded.${name})`),
  ];
  return `INSERT INTO ${table}_gone (${columns}) SELECT ${columns} FROM (${rows}) WHERE TRUE
    ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${together.join(', ')}`;
}
