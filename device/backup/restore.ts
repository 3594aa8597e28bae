import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { removeLeftCopies } from '../register/personal-data/aside.ts';
import { writeAudit } from './audited.ts';
import { BackupError } from './backup-error.ts';
import { syncFolder } from './folder.ts';
import { unseal } from './sealed-file.ts';
import { type Contents, contentsOf } from './snapshot.ts';

export interface RestoreOptions {
  /** Path of the backup. */
  readonly from: string;
  /** Path at which the register is to be. */
  readonly register: string;
  readonly passphrase: string;
  /** Wall time in ms: names the register that is there now, if one is, and stands in the audit log. */
  readonly now: number;
  /** Asked once the backup is known to be whole, before anything is changed; false: nothing is. */
  readonly confirm: (restored: Contents, present: string | null) => Promise<boolean>;
  readonly progress: (part: number) => void;
}

/** `kept`: where the register is that was there before; null if there was none. */
export type Restored =
  | { readonly restored: false }
  | { readonly restored: true; readonly kept: string | null };

/**
 * Puts the register of a backup in the place of the present one, which is kept beside it; the audit log of the restored one
 * says so. Errors: BackupError.
 */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  const register = resolve(options.register);
  if (!existsSync(options.from))
    throw new BackupError('Backup_NotReadable', `There is no file ${options.from}: name the backup.`);
  mkdirSync(dirname(register), { recursive: true, mode: 0o750 });
  refuseWhileInUse(register);
  removeLeftCopies(register);
  const opened = `${register}.restoring-${process.pid}`;
  try {
    const size = statSync(options.from).size;
    await unseal(options.from, opened, options.passphrase, (bytes) => options.progress(bytes / size));
    const contents = contentsOf(opened);
    const present = existsSync(register) ? register : null;
    if (!(await options.confirm(contents, present))) return { restored: false };
    refuseWhileInUse(register);
    writeAudit(opened, 'backup.restored', 'change', options.now);
    const kept = present && `${register}.before-restore-${stamp(options.now)}`;
    if (kept) moveAside(register, kept);
    renameSync(opened, register);
    syncFolder(dirname(register));
    return { restored: true, kept };
  } finally {
    for (const end of ['', '-journal', '-wal', '-shm']) rmSync(opened + end, { force: true });
  }
}

/** A unit that runs would go on writing into the file that was moved away. */
function refuseWhileInUse(register: string): void {
  if (!existsSync(register)) return;
  let db: Database.Database | null = null;
  try {
    db = new Database(register, { fileMustExist: true, timeout: 0 });
    db.pragma('locking_mode = exclusive');
    db.exec('BEGIN EXCLUSIVE; ROLLBACK');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY')
      throw new BackupError(
        'Backup_UnitRuns',
        `The register ${register} is in use: stop the unit first (systemctl stop gardefil).`,
      );
    // A damaged register is what a backup is for.
  } finally {
    db?.close();
  }
}

function moveAside(register: string, kept: string): void {
  renameSync(register, kept);
  for (const end of ['-wal', '-shm']) {
    if (existsSync(`${register}${end}`)) renameSync(`${register}${end}`, `${kept}${end}`);
  }
}

const stamp = (now: number) =>
  new Date(now).toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
