import type { By } from '../area/area.ts';
import type { Db } from '../database.ts';
import type { AuditEntry, AuditNote } from './audit.ts';
import { CHAIN_START, chained } from './audit-chain.ts';

const LONGEST_RECORD = 100;

/** Writes the audit log. Each entry is in the transaction of what it tells of: both are on the disk, or neither. */
export class AuditLog {
  readonly #last;
  readonly #insert;

  constructor(db: Db) {
    this.#last = db.prepare<[], { readonly id: number; readonly hash: string }>(
      'SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1',
    );
    this.#insert = db.prepare<[AuditEntry & { readonly hash: string }]>(
      `INSERT INTO audit (id, wall, who, kind, what, record, count, hash)
       VALUES (@id, @wall, @who, @kind, @what, @record, @count, @hash)`,
    );
  }

  /** The end of the chain is read anew each time: the terminal may have written since. */
  append(command: string, { actor, moment }: By, note: AuditNote): void {
    const last = this.#last.get() ?? { id: 0, hash: CHAIN_START };
    const entry: AuditEntry = {
      id: last.id + 1,
      wall: moment.wall,
      who: actor.id,
      kind: note.kind ?? 'change',
      what: note.what ?? command,
      record: recordId(note.record ?? null),
      count: note.count ?? 1,
    };
    this.#insert.run({ ...entry, hash: chained(last.hash, entry) });
  }
}

/** Whatever a command takes for an id: what looks like a telephone number, or like a text, never gets in. */
export function recordId(record: string | null): string | null {
  if (record === null || record.length > LONGEST_RECORD) return null;
  const isId = /^[A-Za-z0-9][\w.:-]*$/.test(record);
  const isNumber = /^[\d.:-]*$/.test(record) && (record.match(/\d/g)?.length ?? 0) >= 6;
  return isId && !isNumber ? record : null;
}
