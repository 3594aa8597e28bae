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
  const messages = db.prepare<[], WithOpen<PersonMessage> & { readonly call: string | null }>(
    'SELECT id, call, made, state, name AS recipient, caller, number, text, details, closed IS NULL AS open FROM message',
  );
  const followUps = db.prepare<[], WithOpen<PersonFollowUp> & { readonly call: string | null }>(
    'SELECT id, call, made, state, caller, number, note, result, closed IS NULL AS open FROM follow_up',
  );
  const contacts = db.prepare<[string], Person['contacts'][number]>(
    `SELECT DISTINCT id, name, note FROM contact JOIN contact_number ON contact_number.contact = contact.id WHERE tail = ?`,
  );

  return (number) => {
    const tail = tailOf(number, country());
    if (tail === null) return null;
    const found = calls.all(tail);
    const ids = new Set(found.map(({ call }) => call));
    const theirs = ({ call, number }: { readonly call: string | null; readonly number: string | null }) =>
      (call !== null && ids.has(call)) || tailOf(number, country()) === tail;
    const theirMessages = messages.all().filter(theirs);
    const theirFollowUps = followUps.all().filter(theirs);
    return {
      calls: found,
      messages: theirMessages.map(({ open: _open, call: _call, ...message }) => message),
      followUps: theirFollowUps.map(({ open: _open, call: _call, ...followUp }) => followUp),
      contacts: contacts.all(tail),
      open: [...theirMessages, ...theirFollowUps].filter(({ open }) => open === 1).length,
    };
  };
}
