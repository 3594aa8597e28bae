import { closeSync, fsyncSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { RegisterError } from './faults.ts';
import { MIGRATIONS } from './migrations/index.ts';

export type Db = Database.Database;

/** Pages kept in memory by each connection, in KiB: the register is written at its end and read by its day. */
const CACHE_KIB = 512;

/** A quick check reads the whole file, at some 20 MB/s from an SD card: above this it would hold up the start. */
const QUICK_CHECK_UP_TO = 16 * 1024 * 1024;

/** Makes the folder, and its name durable: SQLite sees to its own files only. */
function makeFolder(folder: string): void {
  const made = mkdirSync(folder, { recursive: true });
  if (made === undefined) return;
  const parent = openSync(dirname(made), 'r');
  try {
    fsyncSync(parent);
  } finally {
    closeSync(parent);
  }
}

/** Sets a pragma and makes sure that it took: SQLite ignores what it does not like without a word. */
function setPragma(db: Db, name: string, value: string | number, readBack: string | number): void {
  db.pragma(`${name} = ${value}`);
  const got: unknown = db.pragma(name, { simple: true });
  if (got === readBack) return;
  throw new RegisterError(
    'Register_Failed',
    `The register ${db.name} refuses ${name} = ${value} (it says ${String(got)}): use a local disk whose file system supports it.`,
  );
}

function migrate(db: Db): void {
  const version = Number(db.pragma('user_version', { simple: true }));
  if (version > MIGRATIONS.length) {
    throw new RegisterError(
      'Register_Failed',
      `The register ${db.name} has version ${version}, this program knows ${MIGRATIONS.length}: install the newer program again.`,
    );
  }
  for (const [index, sql] of MIGRATIONS.entries()) {
    if (index < version) continue;
    db.transaction(() => {
      db.exec(sql);
      db.pragma(`user_version = ${index + 1}`);
    }).immediate();
  }
}

/** Whether the last writer was cut off (a write-ahead log is left over) and the file is small enough to look through. */
function needsCheck(file: string): boolean {
  const log = statSync(`${file}-wal`, { throwIfNoEntry: false });
  const main = statSync(file, { throwIfNoEntry: false });
  return log !== undefined && log.size > 0 && main !== undefined && main.size <= QUICK_CHECK_UP_TO;
}

function check(db: Db): void {
  const answer: unknown = db.pragma('quick_check(1)', { simple: true });
  if (answer === 'ok') return;
  throw new RegisterError('Register_Damaged', `The register ${db.name} is damaged (${String(answer)}).`);
}

/**
 * Opens the register for writing, made with its folder if it is not there: WAL, every commit on the disk before it
 * returns (synchronous FULL), brought to the newest version.
 */
export function openDatabase(path: string): Db {
  const file = resolve(path);
  makeFolder(dirname(file));
  const suspect = needsCheck(file);
  // Made so that nobody else on this machine reads it (promise P6); its log and index files get the same rights.
  closeSync(openSync(file, 'a', 0o600));
  const db = new Database(file, { timeout: 2_000 });
  try {
    setPragma(db, 'journal_mode', 'wal', 'wal');
    setPragma(db, 'synchronous', 'full', 2);
    setPragma(db, 'foreign_keys', 'on', 1);
    // What is erased is written over.
    setPragma(db, 'secure_delete', 'on', 1);
    setPragma(db, 'cache_size', -CACHE_KIB, -CACHE_KIB);
    setPragma(db, 'journal_size_limit', 4_194_304, 4_194_304);
    if (suspect) check(db);
    migrate(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** How long a reader is waited for, whose next query would see the newer pages. */
const READERS_WITHIN = 200;

/**
 * Brings the write-ahead log into the file and cuts it to nothing. False: it is still there, for somebody reads from it or the
 * disk fails; what was committed is on the disk all the same.
 */
export function emptyLog(db: Db): boolean {
  const timeout = Number(db.pragma('busy_timeout', { simple: true }));
  db.pragma(`busy_timeout = ${READERS_WITHIN}`);
  try {
    // The first of its three figures: whether it was kept from it.
    return db.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) === 0;
  } catch {
    // Whatever is written next says what is wrong with the disk.
    return false;
  } finally {
    db.pragma(`busy_timeout = ${timeout}`);
  }
}
