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
    `SELECT id, 'unacknowledged' AS kind, ${TO_BE_TOLD} AS name, NULL AS due, NULL AS takenName FROM message
     WHERE closed IS NULL AND (promised IS NULL OR promised < @end) AND made < @end AND NOT EXISTS (
       SELECT 1 FROM follow_up WHERE follow_up.closed IS NULL AND (follow_up.message = message.id
         OR follow_up.call = message.call AND follow_up.kind = 'writeMessage'))
     ORDER BY made`,
  );
  return (day) => [...followUps.all(day), ...messages.all({ end: startOf(dayAfter(day)) })];
}
