import Database from 'better-sqlite3';
import type { Db } from './database.ts';

/** Made again from the journal, or from other tables. What people told the register is in no journal. */
const MADE_AGAIN = /^(journal|call|segment|wait|check_in|call_name.*|message_sought|sqlite_.*)$/;

interface Column {
  readonly name: string;
  /** Its place in the primary key, from 1; 0: none. */
  readonly pk: number;
}

/**
 * Takes over every row of people's tables (messages, directory, users, audit log ...) that can still be read in a damaged
 * file, each table from its beginning up to the damage, then from its end back to it; what refers to something that could
 * not be read is left. Within the caller's transaction. How many rows it took. Never throws for what the damaged file does.
 */
export function takeOverTables(db: Db, aside: string): number {
  const damaged = openDamaged(aside);
  if (damaged === null) return 0;
  try {
    return peoplesTables(db).reduce((taken, table) => taken + takeOver(db, damaged, table), 0);
  } finally {
    damaged.close();
  }
}

function openDamaged(aside: string): Database.Database | null {
  try {
    return new Database(aside, { readonly: true, fileMustExist: true });
  } catch {
    return null;
  }
}

function peoplesTables(db: Db): string[] {
  const names = db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid")
    .pluck()
    .all();
  return names.filter((name) => !MADE_AGAIN.test(name));
}

function takeOver(db: Db, damaged: Database.Database, table: string): number {
  const columns = commonColumns(db, damaged, table);
  if (columns.length === 0) return 0;
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  const places = columns.map(() => '?').join(', ');
  const insert = db.prepare<unknown[]>(`INSERT OR REPLACE INTO ${table} (${names}) VALUES (${places})`);
  const key = columns.filter(({ pk }) => pk > 0).map(({ name }) => `"${name}"`);
  const order = (direction: string) =>
    (key.length > 0 ? key : ['rowid']).map((each) => `${each} ${direction}`).join(', ');
  let taken = 0;
  const seen = new Set<string>();
  for (const direction of ['ASC', 'DESC']) {
    for (const row of readable(damaged, `SELECT ${names} FROM ${table} ORDER BY ${order(direction)}`)) {
      const mark = JSON.stringify(row);
      if (seen.has(mark) || !inserted(insert, row)) continue;
      seen.add(mark);
      taken += 1;
    }
  }
  return taken;
}

/** A row from a damaged page may hold anything: what the table does not take is left. Tables stand in the order of references. */
function inserted(insert: Database.Statement<unknown[]>, row: readonly unknown[]): boolean {
  try {
    insert.run(...row);
    return true;
  } catch {
    return false;
  }
}

function commonColumns(db: Db, damaged: Database.Database, table: string): Column[] {
  const ours = columnsOf(db, table);
  const theirs = new Set(columnsOf(damaged, table).map(({ name }) => name));
  return ours.filter(({ name }) => theirs.has(name));
}

function columnsOf(db: Db, table: string): Column[] {
  try {
    return db.pragma(`table_info(${table})`) as Column[];
  } catch {
    return [];
  }
}

function* readable(db: Database.Database, sql: string): Generator<unknown[]> {
  try {
    for (const row of db.prepare<[], unknown[]>(sql).raw().iterate()) yield row;
  } catch {
    // The damage begins here.
  }
}
