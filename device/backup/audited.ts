import Database from 'better-sqlite3';
import type { AuditKind } from '../register/access/audit.ts';
import { AuditLog } from '../register/access/audit-log.ts';
import { BackupError } from './backup-error.ts';

/** Whoever can run programs on the unit: the audit log says that it was done at the terminal. */
const TERMINAL = { id: 'unit', name: 'Garde-fil', role: 'manager' } as const;

/**
 * Adds an entry at the end of the audit log of a register, which may be in use: the unit reads the end of the chain anew
 * each time. It is on the disk when this returns. `wall`: wall time in ms. Errors: BackupError.
 */
export function writeAudit(register: string, what: string, kind: AuditKind, wall: number): void {
  try {
    append(register, what, kind, wall);
  } catch (error) {
    throw new BackupError(
      'Backup_NotWritable',
      `The audit log of ${register} cannot be written (${String(error)}), and nothing is done that it does not know of: check the disk.`,
    );
  }
}

function append(register: string, what: string, kind: AuditKind, wall: number): void {
  const db = new Database(register, { fileMustExist: true, timeout: 10_000 });
  try {
    db.pragma('synchronous = full');
    const log = new AuditLog(db);
    const by = { actor: TERMINAL, moment: { at: 0, wall } };
    db.transaction(() => log.append(what, by, { kind })).immediate();
  } finally {
    db.close();
  }
}
