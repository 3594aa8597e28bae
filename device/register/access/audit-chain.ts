import { createHash } from 'node:crypto';
import type { AuditBreak, AuditEntry, AuditVerdict, ChainedEntry } from './audit.ts';

/** What stands before the first entry. */
export const CHAIN_START = '0'.repeat(64);

/** The hash of an entry that follows the one with hash `before`. */
export function chained(before: string, entry: AuditEntry): string {
  const { id, wall, who, kind, what, record, count } = entry;
  const canonical = JSON.stringify([id, wall, who, kind, what, record, count]);
  return createHash('sha256').update(before).update('\n').update(canonical).digest('hex');
}

/** Goes along the chain up to its first break. `notedHead`: a hash that must be in it, or entries were cut off its end. */
export function checkChain(entries: Iterable<ChainedEntry>, notedHead?: string): AuditVerdict {
  let head = CHAIN_START;
  let count = 0;
  let seen = notedHead === undefined || notedHead === head;
  for (const entry of entries) {
    const expected = count + 1;
    if (entry.id !== expected) return broken(count, expected, 'missing');
    if (entry.hash !== chained(head, entry)) return broken(count, expected, 'changed');
    head = entry.hash;
    count = expected;
    seen ||= head === notedHead;
  }
  return seen ? { ok: true, entries: count, head } : broken(count, count + 1, 'headLost');
}

function broken(entries: number, at: number, why: AuditBreak): AuditVerdict {
  return { ok: false, entries, broken: at, why };
}
