import type { WallTime } from '../../desk/words.ts';
import type { Db } from '../database.ts';
import { AUDIT_KINDS, type AuditEntry, type AuditKind, type ChainedEntry } from './audit.ts';

/** What can be searched for. */
export const KINDS = AUDIT_KINDS;

export interface AuditFilter {
  readonly who: string | null;
  readonly kind: AuditKind | null;
  /** Wall times: at or after, and before. */
  readonly from: WallTime;
  readonly to: WallTime;
  /** Only entries older than this id. */
  readonly before: number;
  readonly limit: number;
}

/** An entry as the page shows it. `name`: of the user, null for whoever is none. */
export interface AuditRow extends AuditEntry {
  readonly name: string | null;
}

/** Newest first, a page by key. */
export function auditQuery(db: Db): (filter: AuditFilter) => AuditRow[] {
  const prepared = new Map<string, ReturnType<typeof db.prepare<[AuditFilter], AuditRow>>>();
  // The index is chosen by what is asked for: a condition that may be absent would use none.
  const statement = ({ who, kind }: AuditFilter) => {
    const where = [who === null ? '' : 'AND who = @who', kind === null ? '' : 'AND kind = @kind'].join(' ');
    const known = prepared.get(where);
    if (known) return known;
    const made = db.prepare<[AuditFilter], AuditRow>(
      `SELECT audit.id, wall, who, kind, what, record, count, user.name AS name
       FROM audit LEFT JOIN user ON user.id = who
       WHERE audit.id < @before AND wall >= @from AND wall < @to ${where} ORDER BY audit.id DESC LIMIT @limit`,
    );
    prepared.set(where, made);
    return made;
  };
  return (filter) => statement(filter).all(filter);
}

/** The whole chain, oldest first. */
export function auditChain(db: Db): Iterable<ChainedEntry> {
  return db
    .prepare<[], ChainedEntry>('SELECT id, wall, who, kind, what, record, count, hash FROM audit ORDER BY id')
    .iterate();
}
