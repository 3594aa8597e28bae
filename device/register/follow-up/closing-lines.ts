import type { Db } from '../database.ts';
import type { ClosingLine } from './follow-up.ts';
import { type DayName, dayAfter, startOf } from './opening-days.ts';
import { JOINS, NAME, TO_BE_TOLD } from './whom.ts';

/**
 * What must be dealt with by the end of a day (rule A15), oldest first: the follow-ups that are due, and the messages that
 * were promised for then and have not been acknowledged, unless a follow-up says so already. A line about a message has the
 * message's id, whichever of the two it is: it is one line.
 */
export function openLines(db: Db): (day: DayName) => ClosingLine[] {
  const followUps = db.prepare<[DayName], ClosingLine>(
    `SELECT coalesce(follow_up.message, follow_up.id) AS id, follow_up.kind,
       CASE follow_up.kind WHEN 'message' THEN ${TO_BE_TOLD} ELSE ${NAME} END AS name, due, taken_name AS takenName
     FROM follow_up ${JOINS} WHERE follow_up.closed IS NULL AND due <= ? ORDER BY due, follow_up.made`,
  );
  const messages = db.prepare<[{ readonly end: number }], ClosingLine>(
    `SELECT id, 'unacknowledged' AS kind, ${TO_BE_TOLD} AS name, NULL AS due, NULL AS takenName FROM message INDEXED BY message_open
     WHERE closed IS NULL AND (promised IS NULL OR promised < @end) AND made < @end
       AND id NOT IN (SELECT message FROM follow_up WHERE closed IS NULL AND message IS NOT NULL)
       AND (call IS NULL OR call NOT IN
         (SELECT call FROM follow_up WHERE closed IS NULL AND kind = 'writeMessage' AND call IS NOT NULL))
     ORDER BY made`,
  );
  return (day) => [...followUps.all(day), ...messages.all({ end: startOf(dayAfter(day)) })];
}
