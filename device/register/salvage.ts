import { existsSync, renameSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { WallTime } from '../desk/words.ts';
import type { JournalRow } from './journal.ts';

/** What belongs to a database file: its write-ahead log may hold the newest rows. */
const PARTS = ['', '-wal', '-shm'];

/** Renames a damaged file, whole, to `<file>.damaged-<date>`: nothing in it is lost to somebody who can repair it. */
export function setAside(file: string, now: WallTime): string {
  const stamp = new Date(now).toISOString().replaceAll(':', '-');
  let aside = `${file}.damaged-${stamp}`;
  for (let again = 2; existsSync(aside); again += 1) aside = `${file}.damaged-${stamp}-${again}`;
  for (const part of PARTS) if (existsSync(file + part)) renameSync(file + part, aside + part);
  return aside;
}

/**
 * Every journal row that can still be read in a damaged file: from its beginning up to the damage, then from its end back
 * to it. Never throws.
 */
export function* readableRows(aside: string): Generator<JournalRow> {
  let db: Database.Database;
  try {
    db = new Database(aside, { readonly: true, fileMustExist: true });
  } catch {
    return;
  }
  try {
    yield* rowsUpToDamage(db, 'ASC');
    yield* rowsUpToDamage(db, 'DESC');
  } finally {
    db.close();
  }
}

function* rowsUpToDamage(db: Database.Database, order: 'ASC' | 'DESC'): Generator<JournalRow> {
  let rows: IterableIterator<unknown>;
  try {
    rows = db.prepare(`SELECT * FROM journal ORDER BY id ${order}`).iterate();
  } catch {
    return;
  }
  for (let row = readNext(rows); row !== null; row = readNext(rows)) {
    if (isWhole(row)) yield row;
  }
}

function readNext(rows: IterableIterator<unknown>): unknown {
  try {
    const { done, value } = rows.next();
    return done === true ? null : value;
  } catch {
    return null;
  }
}

/** A row from a damaged page may hold anything. */
function isWhole(row: unknown): row is JournalRow {
  if (typeof row !== 'object' || row === null || !('body' in row) || typeof row.body !== 'string')
    return false;
  try {
    const body: unknown = JSON.parse(row.body);
    return (
      typeof body === 'object' && body !== null && 'type' in body && 'type' in row && body.type === row.type
    );
  } catch {
    return false;
  }
}
