import type { CallId, WallTime } from '../../desk/words.ts';
import type { Db } from '../database.ts';
import { settingsQuery } from '../settings/settings-queries.ts';
import type { Entry, Kind } from './directory.ts';
import { ENTRY, entryFrom, type FlatEntry } from './entry-statements.ts';
import { fold } from './fold.ts';
import { type Presence, presenceAt } from './presence.ts';
import { typedTail } from './typed-number.ts';

/** An entry with what follows from it at one moment (rule B8). Callers who are known have no presence. */
export interface EntryNow extends Entry {
  readonly presence: Presence | null;
  /** Left out: nobody stands in. */
  readonly deputyName?: string;
}

/** Somebody who can stand in for others. */
export interface Deputy {
  readonly id: string;
  readonly name: string;
}

export interface DirectoryPage {
  readonly entries: readonly EntryNow[];
  /** The `after` of the following page, null on the last. */
  readonly next: number | null;
}

/** Somebody whose number is known. */
export interface KnownContact {
  readonly id: string;
  readonly kind: Kind;
  readonly name: string;
  readonly language: string;
  readonly note: string;
}

const PAGE = 100;
/** What is at the end of a number that somebody typed: less would be anybody's. */
const LEAST_DIGITS = 6;

const KNOWN = 'SELECT contact.id AS id, kind, name, language, note FROM contact';

/** The directory for reading. `search`: part of a name or role, or the end of a number in any notation. */
export function directoryQueries(db: Db) {
  const run = statements(db);
  const settings = settingsQuery(db);

  function now(flat: FlatEntry, wall: WallTime): EntryNow {
    const entry = entryFrom(flat);
    const deputyName = entry.deputy === null ? undefined : run.nameOf.get(entry.deputy);
    return {
      ...entry,
      presence: entry.kind === 'caller' ? null : presenceAt(wall, entry, settings()),
      ...(deputyName !== undefined && { deputyName }),
    };
  }

  return {
    /** By name. `kind`: null for all; `after`: how many to leave out. */
    list(search: string, kind: Kind | null, after: number, wall: WallTime): DirectoryPage {
      const tail = typedTail(search);
      const like = `%${fold(search.trim()).replace(/[\\%_]/g, '\\$&')}%`;
      const range = { tail: tail ?? '!', tailEnd: `${tail ?? '!'}:` };
      const found = run.list.all({ like, ...range, kind: kind ?? '', after, limit: PAGE + 1 });
      const entries = found.slice(0, PAGE).map((flat) => now(flat, wall));
      return { entries, next: found.length > PAGE ? after + PAGE : null };
    },
    entry(id: string, wall: WallTime): EntryNow | null {
      const flat = run.one.get(id);
      return flat ? now(flat, wall) : null;
    },
    /** All people and services of the house, by name. */
    deputies(): Deputy[] {
      return run.deputies.all();
    },
    /** All entries, by name, for a file. */
    all(): Entry[] {
      return run.all.all().map(entryFrom);
    },
    /** Who calls, by a number that was typed in any notation; its end alone may be given, from six digits on. */
    contactsByNumber(number: string): KnownContact[] {
      const tail = typedTail(number);
      if (tail === null) return [];
      return run.byTail.all({ tail, tailEnd: tail.length < LEAST_DIGITS ? tail : `${tail}:` });
    },
    /** Who is at the other end of that call; several, if they share a telephone. Null: the register has no such call yet. */
    contactsOfCall(call: CallId): KnownContact[] | null {
      return run.hasCall.get(call) === undefined ? null : run.ofCall.all(call);
    },
    /** Consultation hours and absences by id, for others who must know when somebody is back. Null: no such entry. */
    presence(id: string, wall: WallTime): Presence | null {
      const flat = run.one.get(id);
      return flat ? presenceAt(wall, entryFrom(flat), settings()) : null;
    },
  };
}

function statements(db: Db) {
  return {
    list: db.prepare<[Record<string, string | number>], FlatEntry>(
      `${ENTRY} WHERE (@kind = '' OR kind = @kind) AND (folded LIKE @like ESCAPE '\\' OR id IN (SELECT contact FROM contact_number WHERE tail >= @tail AND tail < @tailEnd))
       ORDER BY folded, id LIMIT @limit OFFSET @after`,
    ),
    all: db.prepare<[], FlatEntry>(`${ENTRY} ORDER BY folded, id`),
    nameOf: db.prepare<[string], string>('SELECT name FROM contact WHERE id = ?').pluck(),
    deputies: db.prepare<[], Deputy>(
      "SELECT id, name FROM contact WHERE kind <> 'caller' ORDER BY folded, id",
    ),
    one: db.prepare<[string], FlatEntry>(`${ENTRY} WHERE id = ?`),
    byTail: db.prepare<[Record<string, string>], KnownContact>(
      `${KNOWN} WHERE id IN (SELECT contact FROM contact_number WHERE tail = @tail OR (tail >= @tail AND tail < @tailEnd))
       ORDER BY folded LIMIT 20`,
    ),
    hasCall: db.prepare<[string], { key: number }>('SELECT key FROM call WHERE id = ?'),
    ofCall: db.prepare<[string], KnownContact>(
      `${KNOWN} WHERE id IN (SELECT contact FROM contact_number
         WHERE tail = (SELECT tail FROM call WHERE id = ?)) ORDER BY folded LIMIT 20`,
    ),
  };
}
