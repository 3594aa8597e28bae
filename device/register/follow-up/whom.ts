/*
 * Whom a line is about and where to reach them, as SQL. The recipient of a message that was not acknowledged: it is they who
 * must be told, and not the caller. Of any other line the caller: as typed, else as the directory, then the line says.
 */

export const JOINS = `
  LEFT JOIN call ON call.id = follow_up.call LEFT JOIN message ON message.id = follow_up.message`;

const CONTACT = `
  (SELECT group_concat(contact.name, ' / ') FROM contact WHERE contact.id IN
    (SELECT contact FROM contact_number WHERE contact_number.tail = call.tail))`;

export const NAME = `
  CASE follow_up.kind WHEN 'message' THEN nullif(message.name, '')
  ELSE coalesce(follow_up.caller, ${CONTACT}, call.name, follow_up.number, call.number) END`;

export const NUMBER = `
  CASE follow_up.kind WHEN 'message' THEN
    (SELECT number FROM contact_number WHERE contact = message.recipient ORDER BY position LIMIT 1)
  ELSE coalesce(follow_up.number, call.number) END`;

/** When the caller of the line's call rang by themselves since then. Keys of calls are in the order of time. */
export const RANG_AGAIN = `
  (SELECT later.started FROM call AS later
   WHERE later.tail = call.tail AND later.key > call.key AND later.direction = 'incoming' AND follow_up.kind <> 'message'
   ORDER BY later.key DESC LIMIT 1)`;

/** Whom a message is for and from whom it is: `Dr Lambert (Mme Petit)`. */
export const TO_BE_TOLD = `
  coalesce(nullif(message.name, '') || coalesce(' (' || nullif(message.caller, '') || ')', ''), nullif(message.caller, ''))`;
