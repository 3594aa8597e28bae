import type { Db } from '../../device/register/database.ts';
import { FIRST } from './week.ts';

const WEEK = 7 * 24 * 3_600_000;

/** Of a copy: how many ids it lies behind, how many ms later, and what its ids begin with. */
interface Copy {
  readonly ids: number;
  readonly later: number;
  readonly days: string;
  readonly name: string;
}

const renamed = (column: string) => `replace(${column}, '${FIRST}-', @name || '-') AS ${column}`;
const later = (...columns: string[]) => columns.map((column) => `${column} + @later AS ${column}`);
const moved = (...columns: string[]) => columns.map((column) => `${column} + @ids AS ${column}`);

/** What changes in a row of each table when its week is another one; all other columns stay. */
const TABLES: Readonly<Record<string, readonly string[]>> = {
  journal: [...moved('id'), '@name AS session', ...later('wall'), renamed('call'), renamed('body')],
  call: [
    ...moved('key'),
    ...[renamed('id'), '@name AS session', renamed('line_call')],
    ...later('started', 'answered', 'ended', 'last_wall'),
  ],
  segment: [...moved('call'), ...later('started', 'ended')],
  wait: [...moved('key', 'call'), renamed('id'), ...later('started', 'ended')],
  check_in: [...moved('call', 'wait'), ...later('due', 'taken_back')],
  follow_up: [
    "id || '-' || @name AS id",
    ...[renamed('cause'), renamed('call'), "'done' AS state"],
    ...[...later('made'), 'made + @later + 3600000 AS closed', 'date(due, @days) AS due'],
  ],
};

/** Copies the week that is there so often that there are `weeks` of them, one after the other. */
export function copyWeeks(db: Db, weeks: number, progress: (week: number) => void): void {
  const ids = db.prepare<[], number>('SELECT max(id) FROM journal').pluck().get() ?? 0;
  const fill = Object.entries(TABLES).map(([table, changes]) =>
    db.prepare<[Copy]>(copyOf(db, table, changes)),
  );
  for (let week = 1; week < weeks; week += 1) {
    const copy = { ids: ids * week, later: WEEK * week, days: `+${7 * week} days`, name: `w${week}` };
    db.transaction(() => {
      for (const statement of fill) statement.run(copy);
    })();
    progress(week);
  }
  db.exec(
    "INSERT OR IGNORE INTO day_to_count SELECT DISTINCT date(started / 1000, 'unixepoch', 'localtime') FROM call",
  );
}

/** Rows of the first week are told by their ids: they are below those of every copy. */
function copyOf(db: Db, table: string, changes: readonly string[]): string {
  const columns = (db.pragma(`table_info(${table})`) as { readonly name: string }[]).map(({ name }) => name);
  const changed = new Map(changes.map((change) => [change.split(' AS ').at(-1) ?? '', change]));
  const values = columns.map((column) => changed.get(column) ?? column);
  return `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${values.join(', ')} FROM temp.first_${table} WHERE @ids + @later + length(@name) + length(@days) IS NOT NULL`;
}

/** Keeps the first week aside, to be copied from. */
export function keepFirstWeek(db: Db): void {
  for (const table of Object.keys(TABLES))
    db.exec(`CREATE TEMP TABLE first_${table} AS SELECT * FROM ${table}`);
}
