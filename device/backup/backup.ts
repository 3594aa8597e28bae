import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { removeLeftCopies } from '../register/personal-data/aside.ts';
import { writeAudit } from './audited.ts';
import { BackupError } from './backup-error.ts';
import { syncFolder } from './folder.ts';
import { seal, unseal } from './sealed-file.ts';
import { type Contents, contentsOf, snapshot } from './snapshot.ts';

export type Step = 'copy' | 'check' | 'seal' | 'verify';

export interface BackupOptions {
  /** Path of the register, which may be in use. */
  readonly register: string;
  /** Path of the backup; must not be there. */
  readonly to: string;
  readonly passphrase: string;
  /** Wall time in ms, for the audit log. */
  readonly now: number;
  /** `part` of the step is done, 0..1. */
  readonly progress: (step: Step, part: number) => void;
}

export interface Backup extends Contents {
  /** In bytes. */
  readonly size: number;
}

/**
 * Makes a sealed backup of the whole register: copied, looked through, sealed, and opened again to compare. When it
 * resolves, `to` is whole and on the disk, and the audit log says so; otherwise it is not there. Errors: BackupError.
 */
export async function makeBackup(options: BackupOptions): Promise<Backup> {
  const { register, to, passphrase, progress } = options;
  const target = resolve(to);
  mustBeFree(target);
  // Beside the register: the disk that is trusted with it already.
  const copy = `${resolve(register)}.copy-${process.pid}`;
  const part = `${target}.part`;
  removeLeftCopies(resolve(register));
  try {
    progress('copy', 0);
    snapshot(register, copy);
    progress('check', 0);
    const contents = contentsOf(copy);
    const size = statSync(copy).size;
    const sealed = await seal(copy, part, passphrase, (bytes) => progress('seal', bytes / size));
    await verify(part, passphrase, sealed, progress);
    // Before there is one: no backup is made that the log does not know of.
    writeAudit(register, 'backup.made', 'export', options.now);
    renameSync(part, target);
    syncFolder(dirname(target));
    return { ...contents, size: statSync(target).size };
  } catch (error) {
    throw asBackupError(error, target);
  } finally {
    rmSync(copy, { force: true });
    rmSync(`${copy}-journal`, { force: true });
    rmSync(part, { force: true });
  }
}

async function verify(
  part: string,
  passphrase: string,
  expected: string,
  progress: BackupOptions['progress'],
): Promise<void> {
  const size = statSync(part).size;
  const found = await unseal(part, null, passphrase, (bytes) => progress('verify', bytes / size));
  if (found === expected) return;
  throw new BackupError(
    'Backup_NotVerified',
    'What was written is not what was read: check the disk of the backup.',
  );
}

function mustBeFree(target: string): void {
  if (existsSync(target))
    throw new BackupError(
      'Backup_FileExists',
      `${target} is there already: name another file, or remove it first.`,
    );
  if (!existsSync(dirname(target)))
    throw new BackupError(
      'Backup_NotWritable',
      `There is no folder ${dirname(target)}: make it, or name another.`,
    );
}

function asBackupError(error: unknown, target: string): unknown {
  if (error instanceof BackupError || !(error instanceof Error) || !('code' in error)) return error;
  return new BackupError(
    'Backup_NotWritable',
    `${target} cannot be written (${error.message}): check folder and disk.`,
  );
}
