import { LEFT_ON_HOLD } from '../left-on-hold.ts';

/**
 * How the figures of one local day are counted from the calls that are there and from what is gone: for the table of days
 * that are over, and for today, which is not over. Each takes DaySpan. Calls count in the hour in which they began, check-ins
 * in that in which they were due.
 */
export interface CountedCalls {
  /** Where the totals are kept; that of what is gone has `_gone` at its end. */
  readonly table: string;
  /** What each total is of. */
  readonly key: readonly string[];
  readonly sums: readonly string[];
  readonly greatest: readonly string[];
  /** SQL that gives rows as the table has them; of the calls for which the condition `which` is true. */
  readonly ofCalls: (which: string) => string;
}

const hourOf = (column: string) =>
  `CAST(strftime('%H', ${column} / 1000, 'unixepoch', 'localtime') AS INTEGER)`;

export const CALLS: CountedCalls = {
  table: 'figure_call',
  key: ['day', 'hour', 'line'],
  sums: [
    ...['calls', 'incoming', 'answered', 'missed', 'abandoned'],
    ...['ring_time', 'talk_time', 'hold_time', 'call_backs'],
  ],
  greatest: ['longest_ring', 'longest_silence'],
  ofCalls: (which) => `
  SELECT @day AS day, ${hourOf('started')} AS hour, line,
    count(*) AS calls,
    count(*) FILTER (WHERE direction = 'incoming') AS incoming,
    count(*) FILTER (WHERE direction = 'incoming' AND answered IS NOT NULL) AS answered,
    count(*) FILTER (WHERE direction = 'incoming' AND answered IS NULL
      AND (ended_by = 'peer' OR end_reason = 'noAnswer')) AS missed,
    count(*) FILTER (WHERE ${LEFT_ON_HOLD}) AS abandoned,
    coalesce(sum(ring_time) FILTER (WHERE direction = 'incoming' AND answered IS NOT NULL), 0.0) AS ring_time,
    coalesce(max(ring_time) FILTER (WHERE direction = 'incoming' AND answered IS NOT NULL), 0.0) AS longest_ring,
    sum(talk_time) AS talk_time, sum(hold_time) AS hold_time,
    coalesce(max((SELECT max(duration) FROM segment WHERE segment.call = call.key AND kind = 'hold')), 0.0) AS longest_silence,
    count(*) FILTER (WHERE outcome = 'callBack') AS call_backs
  FROM call WHERE started >= @from AND started < @to AND consultation_for IS NULL AND ${which}
  GROUP BY hour, line`,
};

/** A wait of more than a day is none: so calls are looked for by their beginning, which has an index. */
const DUE_THAT_DAY = `
  FROM call JOIN check_in ON check_in.call = call.key
  WHERE started >= @from - 86400000 AND started < @to AND due >= @from AND due < @to`;

const RESULTS = ['early', 'onTime', 'late', 'missed', 'void'];
const resultCount = (result: string) => `count(*) FILTER (WHERE result = '${result}') AS ${result}`;

export const CHECK_INS: CountedCalls = {
  table: 'figure_check_in',
  key: ['day', 'hour', 'line'],
  sums: RESULTS,
  greatest: [],
  ofCalls: (which) => `
  SELECT @day AS day, ${hourOf('due')} AS hour, line, ${RESULTS.map(resultCount).join(', ')}
  ${DUE_THAT_DAY} AND result IS NOT NULL AND ${which} GROUP BY hour, line`,
};

const LATENESS: CountedCalls = {
  table: 'figure_lateness',
  key: ['day', 'bucket'],
  sums: ['count'],
  greatest: [],
  ofCalls: (which) => `
  SELECT @day AS day, max(-6, min(24, CAST(floor(lateness / 5000.0) AS INTEGER))) AS bucket, count(*) AS count
  ${DUE_THAT_DAY} AND lateness IS NOT NULL AND ${which} GROUP BY bucket`,
};

export const COUNTED_CALLS = [CALLS, CHECK_INS, LATENESS] as const;

/** In the order in which `countOfDay` gives them. */
export const columnsOf = ({ key, sums, greatest }: CountedCalls) => [...key, ...sums, ...greatest].join(', ');

export function countOfDay(counted: CountedCalls): string {
  const { table, key, sums, greatest, ofCalls } = counted;
  const columns = columnsOf(counted);
  const totals = [
    ...sums.map((name) => `sum(${name}) AS ${name}`),
    ...greatest.map((name) => `max(${name}) AS ${name}`),
  ];
  return `
  SELECT ${key.join(', ')}, ${totals.join(', ')} FROM (
    SELECT ${columns} FROM (${ofCalls('TRUE')})
    UNION ALL SELECT ${columns} FROM ${table}_gone WHERE day = @day)
  GROUP BY ${key.join(', ')}`;
}

export const COUNT_CALLS = countOfDay(CALLS);
export const COUNT_CHECK_INS = countOfDay(CHECK_INS);
export const COUNT_LATENESS = countOfDay(LATENESS);
