import type { Db } from '../database.ts';
import { houseCountry } from '../directory/house-country.ts';
import { tailOf } from '../directory/number.ts';
import type { Person, PersonCall, PersonFollowUp, PersonMessage } from './personal-data.ts';

type WithOpen<Row> = Row & { readonly open: number };

/** Finds everything about one number. Null: what was asked for is no number. */
export function personQuery(db: Db): (number: string) => Person | null {
  const country = houseCountry(db);
  const calls = db.prepare<[string], PersonCall>(
    `SELECT call.id AS call, started, number, name, outcome, reason, note
     FROM call LEFT JOIN call_detail ON call_detail.call = call.id WHERE tail = ? ORDER BY started DESC`,
  );
  const MESSAGE = `SELECT id, made, state, name AS recipient, caller, number, text, details, closed IS NULL AS open FROM message`;
  const FOLLOW_UP =
    'SELECT id, made, state, caller, number, note, result, closed IS NULL AS open FROM follow_up';
  const ofTheirCalls = 'WHERE call IN (SELECT id FROM call WHERE tail = ?)';
  const messages = {
    byCall: db.prepare<[string], WithOpen<PersonMessage>>(`${MESSAGE} ${ofTheirCalls}`),
    typed: db.prepare<[], WithOpen<PersonMessage>>(`${MESSAGE} WHERE number IS NOT NULL`),
  };
  const followUps = {
    byCall: db.prepare<[string], WithOpen<PersonFollowUp>>(`${FOLLOW_UP} ${ofTheirCalls}`),
    typed: db.prepare<[], WithOpen<PersonFollowUp>>(`${FOLLOW_UP} WHERE number IS NOT NULL`),
  };
  const contacts = db.prepare<[string], Person['contacts'][number]>(
    `SELECT DISTINCT id, name, note FROM contact JOIN contact_number ON contact_number.contact = contact.id WHERE tail = ?`,
  );

  return (number) => {
    const tail = tailOf(number, country());
    if (tail === null) return null;
    /** Those of their calls, and those with their number as somebody typed it. */
    const theirs = <Row extends { readonly id: string; readonly number: string | null }>(from: {
      readonly byCall: { all(tail: string): Row[] };
      readonly typed: { all(): Row[] };
    }) => {
      const typed = from.typed.all().filter((row) => tailOf(row.number, country()) === tail);
      return [...new Map([...from.byCall.all(tail), ...typed].map((row) => [row.id, row])).values()];
    };
    const theirMessages = theirs(messages);
    const theirFollowUps = theirs(followUps);
    return {
      calls: calls.all(tail),
      messages: theirMessages.map(({ open: _open, ...message }) => message),
      followUps: theirFollowUps.map(({ open: _open, ...followUp }) => followUp),
      contacts: contacts.all(tail),
      open: [...theirMessages, ...theirFollowUps].filter(({ open }) => open === 1).length,
    };
  };
}
