import type { Db } from '../database.ts';
import { houseCountry } from '../directory/house-country.ts';
import { tailOf } from '../directory/number.ts';
import { reversed } from '../directory/typed-number.ts';
import type { ClosingLine } from '../follow-up/follow-up.ts';
import { numberHash } from './number-hash.ts';
import type { Person, PersonCall, PersonClosing, PersonFollowUp, PersonMessage } from './personal-data.ts';
import { type TypedTable, typedWithoutTail } from './typed-tails.ts';

/** Where everything about one number stands: newest first. */
export interface Found {
  readonly tail: string;
  /** Keys. */
  readonly calls: readonly number[];
  readonly messages: readonly string[];
  readonly followUps: readonly string[];
  readonly contacts: readonly string[];
  readonly closings: readonly PersonClosing[];
  /** Messages and follow-ups that somebody must still deal with. */
  readonly open: number;
}

/** Shown of each kind; a file has them all. */
const SHOWN = 200;

interface Whom {
  readonly tail: string;
  /** Of calls whose number was cleared. */
  readonly hash: string;
}

/** Null: what was asked for is no number. */
export function personQuery(db: Db): (number: string) => Person | null {
  const find = findPerson(db);
  const rows = personRows(db);
  return (number) => {
    const found = find(number);
    if (found === null) return null;
    const { calls, messages, followUps, contacts, closings, open } = found;
    return {
      calls: rows.calls(calls.slice(0, SHOWN)),
      messages: rows.messages(messages.slice(0, SHOWN)),
      followUps: rows.followUps(followUps.slice(0, SHOWN)),
      contacts: rows.contacts(contacts.slice(0, SHOWN)),
      closings: closings.slice(0, SHOWN),
      counts: {
        calls: calls.length,
        messages: messages.length,
        followUps: followUps.length,
        contacts: contacts.length,
      },
      open,
    };
  };
}

/** Finds everything about one number, in whatever notation. Null: what was asked for is no number. */
export function findPerson(db: Db): (number: string) => Found | null {
  const country = houseCountry(db);
  const hashOf = numberHash(db);
  const calls = db
    .prepare<[Whom], number>(
      `SELECT key FROM call WHERE tail = @tail UNION ALL SELECT key FROM call WHERE number_hash = @hash ORDER BY key DESC`,
    )
    .pluck();
  const messages = theirs(db, 'message');
  const followUps = theirs(db, 'follow_up');
  const contacts = db
    .prepare<[string], string>('SELECT DISTINCT contact FROM contact_number WHERE tail = ?')
    .pluck();
  const closings = closingsOf(db, country);
  return (number) => {
    const tail = tailOf(number, country());
    if (tail === null) return null;
    const whom = { tail, hash: hashOf(tail) };
    const [theirMessages, theirFollowUps] = [messages(whom), followUps(whom)];
    return {
      tail,
      calls: calls.all(whom),
      messages: theirMessages.ids,
      followUps: theirFollowUps.ids,
      contacts: contacts.all(tail),
      closings: closings(tail, new Set([...theirMessages.ids, ...theirFollowUps.ids])),
      open: theirMessages.open + theirFollowUps.open,
    };
  };
}

/** Those of their calls, and those with their number as somebody typed it. */
function theirs(db: Db, table: TypedTable) {
  const withoutTail = typedWithoutTail(db, table);
  const found = db.prepare<[Whom & { typed: string }], { id: string; open: number }>(
    `SELECT id, closed IS NULL AS open FROM ${table} WHERE id IN (
       SELECT id FROM ${table} WHERE tail = @tail
       UNION ALL SELECT value FROM json_each(@typed)
       UNION ALL SELECT ${table}.id FROM call CROSS JOIN ${table} ON ${table}.call = call.id WHERE call.tail = @tail
       UNION ALL SELECT ${table}.id FROM call CROSS JOIN ${table} ON ${table}.call = call.id WHERE number_hash = @hash)
     ORDER BY made DESC`,
  );
  return (whom: Whom) => {
    const rows = found.all({ ...whom, typed: JSON.stringify(withoutTail(whom.tail)) });
    return { ids: rows.map(({ id }) => id), open: rows.filter(({ open }) => open === 1).length };
  };
}

/** Lines of signed days: of their messages and follow-ups, or with their number in the place of a name. */
function closingsOf(db: Db, country: ReturnType<typeof houseCountry>) {
  const closings = db.prepare<[], FlatClosing>(
    "SELECT day, number, content FROM day_closing WHERE content <> '[]' ORDER BY day DESC, number DESC",
  );
  return (tail: string, ids: ReadonlySet<string>): PersonClosing[] => {
    const home = country();
    // Looked at closely only where the last digits are the same: there may be thousands of lines.
    const end = reversed(tail.slice(0, 6));
    const isTheirs = (name: string) =>
      name.replace(/[^\d*#]/g, '').includes(end) && /\d/.test(name) && tailOf(name, home) === tail;
    return closings.all().flatMap(({ day, number, content }) =>
      // Some times faster than by SQLite.
      (JSON.parse(content) as ClosingLine[]).flatMap(({ id, name }) =>
        name !== null && (ids.has(id) || isTheirs(name)) ? [{ day, number, id, name }] : [],
      ),
    );
  };
}

interface FlatClosing {
  readonly day: string;
  readonly number: number;
  /** JSON. */
  readonly content: string;
}

/** The rows of what was found, some hundreds at a time, in the order in which they are asked for. */
export function personRows(db: Db) {
  const asked = '(SELECT value, key AS place FROM json_each(?))';
  const calls = db.prepare<[string], PersonCall>(
    `SELECT call.id AS call, started, number, name, outcome, reason, note
     FROM ${asked} JOIN call ON call.key = value LEFT JOIN call_detail ON call_detail.call = call.id ORDER BY place`,
  );
  const messages = db.prepare<[string], PersonMessage>(
    `SELECT id, made, state, name AS recipient, caller, number, text, details
     FROM ${asked} JOIN message ON id = value ORDER BY place`,
  );
  const followUps = db.prepare<[string], PersonFollowUp>(
    `SELECT id, made, state, caller, number, note, result FROM ${asked} JOIN follow_up ON id = value ORDER BY place`,
  );
  const contacts = db.prepare<[string], Person['contacts'][number]>(
    `SELECT id, name, note FROM ${asked} JOIN contact ON id = value ORDER BY place`,
  );
  return {
    calls: (keys: readonly number[]) => calls.all(JSON.stringify(keys)),
    messages: (ids: readonly string[]) => messages.all(JSON.stringify(ids)),
    followUps: (ids: readonly string[]) => followUps.all(JSON.stringify(ids)),
    contacts: (ids: readonly string[]) => contacts.all(JSON.stringify(ids)),
  };
}
