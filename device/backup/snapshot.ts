import { closeSync, existsSync, openSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { MIGRATIONS } from '../register/migrations/index.ts';
import { BackupError } from './backup-error.ts';

/** What stands in a register file that was looked through whole. */
export interface Contents {
  readonly version: number;
  readonly calls: number;
  /** Wall time in ms of the last fact; null if there is none. */
  readonly newest: number | null;
}

/**
 * Writes a consistent copy of a register that may be in use to `to`, which must not be there: all that was committed when
 * it began, and none of what was erased. Only its owner can read it. The unit goes on writing meanwhile.
 */
export function snapshot(register: string, to: string): void {
  if (!existsSync(register))
    throw new BackupError(
      'Backup_NoRegister',
      `There is no register ${register}: name the configuration of this unit.`,
    );
  const db = new Database(register, { fileMustExist: true, timeout: 10_000 });
  try {
    // SQLite would make it for everybody on this machine to read; it takes an empty file as well.
    closeSync(openSync(to, 'wx', 0o600));
    db.prepare('VACUUM INTO ?').run(to);
  } catch (error) {
    rmSync(to, { force: true });
    throw copyFailed(register, error);
  } finally {
    db.close();
  }
}

/** Looks through a whole register file. Errors: BackupError. */
export function contentsOf(file: string): Contents {
  let db: Database.Database | null = null;
  try {
    db = new Database(file, { readonly: true, fileMustExist: true });
    const answer: unknown = db.pragma('integrity_check(1)', { simple: true });
    if (answer !== 'ok') throw damaged(file, String(answer));
    const version = Number(db.pragma('user_version', { simple: true }));
    if (version > MIGRATIONS.length) throw tooNew(version);
    const calls = db.prepare<[], number>('SELECT count(*) FROM call').pluck().get() ?? 0;
    const newest = db.prepare<[], number | null>('SELECT max(wall) FROM journal').pluck().get() ?? null;
    return { version, calls, newest };
  } catch (error) {
    if (error instanceof BackupError) throw error;
    throw damaged(file, String(error));
  } finally {
    db?.close();
  }
}

function copyFailed(register: string, error: unknown): BackupError {
  const detail = error instanceof Error ? error.message : String(error);
  const code = detail.includes('malformed') ? 'Backup_Damaged' : 'Backup_NotWritable';
  return new BackupError(
    code,
    `The register ${register} could not be copied (${detail}): is there room on the disk?`,
  );
}

function damaged(file: string, detail: string): BackupError {
  return new BackupError('Backup_Damaged', `${file} holds no whole register (${detail}).`);
}

function tooNew(version: number): BackupError {
  const known = MIGRATIONS.length;
  const message = `It is a register of version ${version}, this program knows ${known}: install the newer program first.`;
  return new BackupError('Backup_TooNew', message);
}
