import {
  type CountedRow,
  FOLLOW_UP,
  FOLLOW_UP_EVENT,
  localDay,
  MESSAGE,
  MESSAGE_EVENT,
} from '../migrations/017-figures-that-stay.ts';

/**
 * How the messages and follow-ups of a marked day (in the table `work_to_count`) are counted from their rows and from what
 * is gone: for the tables of totals, and for a day whose totals are not made yet. What day a moment is of is asked of SQLite
 * alone, here as in the triggers that mark the days: two calendars need not agree on when the clocks of the country are
 * changed.
 */
export interface CountedWork {
  /** Where the totals are kept. */
  readonly table: string;
  /** SQL that gives rows as the table has them, for those marked days for which `which` is true. */
  readonly count: (which: string) => string;
}

/** For the index: two hours longer on both sides, for where the clock is changed at midnight SQLite's midnight is an hour off. */
const SPAN = `SELECT day, unixepoch(day, 'utc') * 1000 - 7200000 AS earliest,
    unixepoch(day, '+1 day', 'utc') * 1000 + 7200000 AS latest FROM work_to_count`;

/** Each row that is there, as 0 and 1. */
function ofRows({ table, moment, of, isCounted, counts }: CountedRow, which: string): string {
  const columns = [
    ...Object.entries(of).map(([name, column]) => `${column} AS ${name}`),
    ...Object.entries(counts('')).map(([name, condition]) => `(${condition}) IS TRUE AS ${name}`),
  ];
  return `SELECT marked.day AS day, ${columns.join(', ')} FROM (${SPAN} WHERE ${which}) AS marked CROSS JOIN ${table}
     ON ${moment} >= earliest AND ${moment} < latest AND ${localDay(moment)} = marked.day WHERE ${isCounted('')}`;
}

/** Several tables may be counted into the same totals. */
function counted(first: CountedRow, ...others: readonly CountedRow[]): CountedWork {
  const { totals, of, counts } = first;
  const key = ['day', ...Object.keys(of)].join(', ');
  const names = Object.keys(counts(''));
  const sums = names.map((name) => `sum(${name}) AS ${name}`).join(', ');
  return {
    table: totals,
    count: (which) => `
    SELECT ${key}, ${sums} FROM (
      ${[first, ...others].map((rows) => ofRows(rows, which)).join('\n      UNION ALL ')}
      UNION ALL SELECT ${key}, ${names.join(', ')} FROM ${totals}_gone
        WHERE day IN (SELECT day FROM work_to_count WHERE ${which}))
    GROUP BY ${key}`,
  };
}

export const WORK = {
  MESSAGES: counted(MESSAGE),
  FOLLOW_UPS: counted(FOLLOW_UP),
  PEOPLE: counted(MESSAGE_EVENT, FOLLOW_UP_EVENT),
} as const;
