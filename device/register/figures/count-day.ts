/**
 * How the figures of one local day are counted from the calls: for the table of days that are over, and for today, which is
 * not over. Each takes DaySpan. Calls count in the hour in which they began, check-ins in that in which they were due.
 */

const hourOf = (column: string) =>
  `CAST(strftime('%H', ${column} / 1000, 'unixepoch', 'localtime') AS INTEGER)`;

export const COUNT_CALLS = `
  SELECT @day AS day, ${hourOf('started')} AS hour, line,
    count(*) AS calls,
    count(*) FILTER (WHERE direction = 'incoming') AS incoming,
    count(*) FILTER (WHERE direction = 'incoming' AND answered IS NOT NULL) AS answered,
    count(*) FILTER (WHERE direction = 'incoming' AND answered IS NULL
      AND (ended_by = 'peer' OR end_reason = 'noAnswer')) AS missed,
    count(*) FILTER (WHERE direction = 'incoming' AND answered IS NOT NULL AND outcome = 'abandoned') AS abandoned,
    coalesce(sum(ring_time) FILTER (WHERE direction = 'incoming' AND answered IS NOT NULL), 0.0) AS ring_time,
    coalesce(max(ring_time) FILTER (WHERE direction = 'incoming' AND answered IS NOT NULL), 0.0) AS longest_ring,
    sum(talk_time) AS talk_time, sum(hold_time) AS hold_time,
    coalesce(max((SELECT max(duration) FROM segment WHERE segment.call = call.key AND kind = 'hold')), 0.0) AS longest_silence,
    count(*) FILTER (WHERE outcome = 'callBack') AS call_backs
  FROM call WHERE started >= @from AND started < @to AND consultation_for IS NULL
  GROUP BY hour, line`;

/** A wait of more than a day is none: so calls are looked for by their beginning, which has an index. */
const DUE_THAT_DAY = `
  FROM call JOIN check_in ON check_in.call = call.key
  WHERE started >= @from - 86400000 AND started < @to AND due >= @from AND due < @to`;

const resultCount = (result: string) => `count(*) FILTER (WHERE result = '${result}') AS ${result}`;

export const COUNT_CHECK_INS = `
  SELECT @day AS day, ${hourOf('due')} AS hour, line,
    ${['early', 'onTime', 'late', 'missed', 'void'].map(resultCount).join(', ')}
  ${DUE_THAT_DAY} AND result IS NOT NULL GROUP BY hour, line`;

export const COUNT_LATENESS = `
  SELECT @day AS day, max(-6, min(24, CAST(floor(lateness / 5000.0) AS INTEGER))) AS bucket, count(*) AS count
  ${DUE_THAT_DAY} AND lateness IS NOT NULL GROUP BY bucket`;
