import type { Db } from '../database.ts';
import type { ClosingLine } from './follow-up.ts';
import { type DayName, dayAfter, startOf } from './opening-days.ts';

/** Whom a line is about: as typed, else as the call or the message says. */
export const NAME =
  "coalesce(follow_up.caller, nullif(message.caller, ''), call.name, follow_up.number, call.number)";

/**
 * What must be dealt with by the end of a day (rule A15), oldest first: the follow-ups that are due, and the messages that
 * were promised for then and have not been acknowledged, unless a follow-up says so already.
 */
export function openLines(db: Db): (day: DayName) => ClosingLine[] {
  const followUps = db.prepare<[DayName], ClosingLine>(
    `SELECT follow_up.id, follow_up.kind, ${NAME} AS name, due, taken_name AS takenName
     FROM follow_up LEFT JOIN call ON call.id = follow_up.call LEFT JOIN message ON message.id = follow_up.message
     WHERE follow_up.closed IS NULL AND due <= ? ORDER BY due, follow_up.made`,
  );
  const messages = db.prepare<[number], ClosingLine>(
    `SELECT id, 'unacknowledged' AS kind, coalesce(nullif(caller, ''), nullif(name, '')) AS name, NULL AS due, NULL AS takenName FROM message
     WHERE closed IS NULL AND (promised IS NULL OR promised < ?) AND NOT EXISTS (
       SELECT 1 FROM follow_up WHERE follow_up.closed IS NULL AND (follow_up.message = message.id
         OR follow_up.call = message.call AND follow_up.kind = 'writeMessage'))
     ORDER BY made`,
  );
  return (day) => [...followUps.all(day), ...messages.all(startOf(dayAfter(day)))];
}
