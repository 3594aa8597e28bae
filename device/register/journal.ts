import type { Fact, FactBody } from '../desk/facts.ts';
import type { CallId, WaitId } from '../desk/words.ts';
import type { Db } from './database.ts';

/** A fact and where it comes from: which session of the daemon, in which boot. */
export interface Entry {
  readonly session: string;
  readonly boot: string;
  readonly fact: Fact;
}

/** An entry as the journal has it. */
export interface KeptEntry extends Entry {
  readonly id: number;
  /** The call that the fact is about; null for facts about the line. */
  readonly call: CallId | null;
}

/** One row of the table, its columns by name. */
export interface JournalRow {
  readonly id: number;
  readonly session: string;
  readonly sequence: number;
  readonly boot: string;
  readonly at: number;
  readonly wall: number;
  readonly type: string;
  readonly call: string | null;
  readonly body: string;
}

/** A wait id is `<call id>w<number>`. */
function callOfWait(wait: WaitId): CallId {
  return wait.replace(/w\d+$/, '');
}

/** The call that a fact is about; null for facts about the line. */
export function callOf(fact: FactBody): CallId | null {
  if ('call' in fact) return fact.call;
  return 'wait' in fact ? callOfWait(fact.wait) : null;
}

export function entryOf(row: JournalRow): KeptEntry {
  const body = JSON.parse(row.body) as FactBody;
  const fact: Fact = { ...body, sequence: row.sequence, moment: { at: row.at, wall: row.wall } };
  return { id: row.id, session: row.session, boot: row.boot, call: row.call, fact };
}

const PAGE = 500;

/** The journal: every fact once, in the order in which it was given. */
export class Journal {
  readonly #insert;
  readonly #adopt;
  readonly #after;
  readonly #ofOpenCalls;
  readonly #lastSequence;

  constructor(db: Db) {
    this.#insert = db.prepare<[string, number, string, number, number, string, string | null, string]>(
      `INSERT INTO journal (session, sequence, boot, at, wall, type, call, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (session, sequence) DO NOTHING`,
    );
    this.#adopt = db.prepare<[JournalRow]>(
      `INSERT INTO journal (id, session, sequence, boot, at, wall, type, call, body)
       VALUES (@id, @session, @sequence, @boot, @at, @wall, @type, @call, @body) ON CONFLICT DO NOTHING`,
    );
    this.#after = db.prepare<[number], JournalRow>(
      `SELECT * FROM journal WHERE id > ? ORDER BY id LIMIT ${PAGE}`,
    );
    this.#ofOpenCalls = db.prepare<[], JournalRow>(
      `SELECT * FROM journal WHERE id >= (SELECT min(key) FROM call WHERE ended IS NULL)
       AND call IN (SELECT id FROM call WHERE ended IS NULL) ORDER BY id`,
    );
    this.#lastSequence = db
      .prepare<[string], number | null>('SELECT max(sequence) FROM journal WHERE session = ?')
      .pluck();
  }

  /** The entry with its id, or null if this session's fact of that sequence is there already. */
  append(entry: Entry): KeptEntry | null {
    const { session, boot, fact } = entry;
    const { sequence, moment, ...body } = fact;
    const call = callOf(body);
    const done = this.#insert.run(
      session,
      sequence,
      boot,
      moment.at,
      moment.wall,
      body.type,
      call,
      JSON.stringify(body),
    );
    return done.changes === 0 ? null : { ...entry, id: Number(done.lastInsertRowid), call };
  }

  /** Takes a row of another journal as it is, unless its place is taken: 1 or 0. */
  adopt(row: JournalRow): number {
    return this.#adopt.run(row).changes;
  }

  /** Oldest first. Read page by page: the connection is free for writing in between. */
  *entries(): Generator<KeptEntry> {
    for (let last = 0; ; ) {
      const rows = this.#after.all(last);
      for (const row of rows) {
        last = row.id;
        yield entryOf(row);
      }
      if (rows.length < PAGE) return;
    }
  }

  /** The facts of every call that has not ended, oldest first. */
  ofOpenCalls(): KeptEntry[] {
    return this.#ofOpenCalls.all().map(entryOf);
  }

  /** 0 if that session has none. */
  lastSequence(session: string): number {
    return this.#lastSequence.get(session) ?? 0;
  }
}
