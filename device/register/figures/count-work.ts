/**
 * How the messages and follow-ups of a marked day (in the table `work_to_count`) are counted from their rows: for the tables
 * of totals, and for a day whose totals are not made yet. What day a moment is of is asked of SQLite alone, here as in the
 * triggers that mark the days: two calendars need not agree on when the clocks of the country are changed.
 */
export interface CountedWork {
  /** Where the totals are kept. */
  readonly table: string;
  /** SQL that gives rows as the table has them, for those marked days for which `which` is true. */
  readonly count: (which: string) => string;
}

const localDay = (moment: string) => `date(${moment} / 1000, 'unixepoch', 'localtime')`;

/** For the index: two hours longer on both sides, for where the clock is changed at midnight SQLite's midnight is an hour off. */
const SPAN = `SELECT day, unixepoch(day, 'utc') * 1000 - 7200000 AS earliest,
    unixepoch(day, '+1 day', 'utc') * 1000 + 7200000 AS latest FROM work_to_count`;

const ofMarkedDays = (table: string, moment: string, which: string) =>
  `FROM (${SPAN} WHERE ${which}) AS marked CROSS JOIN ${table}
     ON ${moment} >= earliest AND ${moment} < latest AND ${localDay(moment)} = marked.day`;

const MESSAGES: CountedWork = {
  table: 'figure_message',
  count: (which) => `
    SELECT marked.day AS day, count(*) AS messages,
      count(*) FILTER (WHERE state = 'acknowledged' AND (promised IS NULL OR closed <= promised)) AS acknowledgedInTime,
      count(*) FILTER (WHERE state = 'acknowledged' AND closed > promised) AS acknowledgedLate,
      count(*) FILTER (WHERE state <> 'acknowledged') AS notAcknowledged
    ${ofMarkedDays('message', 'made', which)} WHERE state <> 'draft' GROUP BY marked.day`,
};

const FOLLOW_UPS: CountedWork = {
  table: 'figure_follow_up',
  count: (which) => `
    SELECT marked.day AS day, count(*) AS followUps,
      count(*) FILTER (WHERE state = 'done' AND ${localDay('closed')} = marked.day) AS doneSameDay,
      count(*) FILTER (WHERE state = 'done' AND ${localDay('closed')} > marked.day) AS doneLater,
      count(*) FILTER (WHERE closed IS NULL) AS open
    ${ofMarkedDays('follow_up', 'made', which)} WHERE state <> 'withdrawn' GROUP BY marked.day`,
};

/** What the unit does by itself is nobody's. */
const PEOPLE: CountedWork = {
  table: 'figure_person',
  count: (which) => `
    SELECT day, actor, name, sum(type = 'written') AS messagesWritten, sum(type = 'taken') AS followUpsTaken,
      sum(type = 'done') AS followUpsDone
    FROM (
      SELECT marked.day AS day, actor, actor_name AS name, type ${ofMarkedDays('message_event', 'at', which)}
      WHERE type = 'written' AND actor <> 'unit'
      UNION ALL
      SELECT marked.day, actor, actor_name, type ${ofMarkedDays('follow_up_event', 'at', which)}
      WHERE type IN ('taken', 'done') AND actor <> 'unit')
    GROUP BY day, actor, name`,
};

export const WORK = { MESSAGES, FOLLOW_UPS, PEOPLE } as const;
