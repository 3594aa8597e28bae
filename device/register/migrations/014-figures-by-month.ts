/** Columns of a table of totals: what is added up, and of what the greatest counts. */
interface Totals {
  readonly table: string;
  readonly sums: Readonly<Record<string, 'INTEGER' | 'REAL'>>;
  readonly greatest: readonly string[];
}

const CALLS: Totals = {
  table: 'figure_call',
  sums: {
    ...{
      calls: 'INTEGER',
      incoming: 'INTEGER',
      answered: 'INTEGER',
      missed: 'INTEGER',
      abandoned: 'INTEGER',
    },
    ...{ ring_time: 'REAL', talk_time: 'REAL', hold_time: 'REAL', call_backs: 'INTEGER' },
  },
  greatest: ['longest_ring', 'longest_silence'],
};
const CHECK_INS: Totals = {
  table: 'figure_check_in',
  sums: { early: 'INTEGER', onTime: 'INTEGER', late: 'INTEGER', missed: 'INTEGER', void: 'INTEGER' },
  greatest: [],
};

const monthOf = (day: string) => `substr(${day}, 1, 7)`;

function tablesOf({ table, sums, greatest }: Totals): string {
  const columns = [
    ...Object.entries(sums).map(([name, type]) => `${name} ${type} NOT NULL`),
    ...greatest.map((name) => `${name} REAL NOT NULL`),
  ].join(', ');
  return `
CREATE TABLE ${table}_day (day TEXT PRIMARY KEY, ${columns}) STRICT, WITHOUT ROWID;
CREATE TABLE ${table}_month (
  month TEXT NOT NULL, hour INTEGER NOT NULL, line TEXT NOT NULL, ${columns}, PRIMARY KEY (month, hour, line)
) STRICT, WITHOUT ROWID;`;
}

/** Both tables follow each row of the day's hours, whoever writes it: the figures area, or what saves a damaged register. */
function followingOf({ table, sums, greatest }: Totals): string {
  const totals = [
    ...Object.keys(sums).map((name) => `sum(${name})`),
    ...greatest.map((name) => `max(${name})`),
  ].join(', ');
  const day = `SELECT day, ${totals} FROM ${table}`;
  const month = `SELECT ${monthOf('day')}, hour, line, ${totals} FROM ${table}`;
  const follow = (row: 'new' | 'old') => `
  DELETE FROM ${table}_day WHERE day = ${row}.day;
  INSERT OR REPLACE INTO ${table}_day ${day} WHERE day = ${row}.day GROUP BY day;
  DELETE FROM ${table}_month WHERE month = ${monthOf(`${row}.day`)} AND hour = ${row}.hour AND line = ${row}.line;
  INSERT OR REPLACE INTO ${table}_month ${month}
    WHERE day BETWEEN ${monthOf(`${row}.day`)} || '-01' AND ${monthOf(`${row}.day`)} || '-31'
      AND hour = ${row}.hour AND line = ${row}.line GROUP BY hour, line;`;
  return `
INSERT INTO ${table}_day ${day} GROUP BY day;
INSERT INTO ${table}_month ${month} GROUP BY 1, hour, line;
CREATE TRIGGER ${table}_inserted AFTER INSERT ON ${table} BEGIN ${follow('new')} END;
CREATE TRIGGER ${table}_deleted AFTER DELETE ON ${table} BEGIN ${follow('old')} END;`;
}

/**
 * The totals of each day put together over its hours and lines, and those of each hour and line over the month: a year of
 * hours is 6,000 rows, of which a page would have to wait.
 */
export const figuresByMonth = [CALLS, CHECK_INS]
  .map((totals) => tablesOf(totals) + followingOf(totals))
  .join('\n');
