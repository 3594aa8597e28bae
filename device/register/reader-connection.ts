import { statSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { Db } from './database.ts';
import { MIGRATIONS } from './migrations/index.ts';

/** Makes the statements of a connection that was just opened. */
type Prepare<Statements> = (db: Db) => Statements;

/**
 * A read-only connection that is opened when the file is there, and opened again when another file has taken its place (a
 * damaged register was set aside).
 */
export class ReaderConnection {
  readonly #file: string;
  #open: { readonly db: Db; readonly inode: number; readonly made: Map<unknown, unknown> } | null = null;

  constructor(file: string) {
    this.#file = file;
  }

  /** What `prepare` makes, once for each time the file is opened. Null while there is no register. Errors: SQLite's own. */
  statements<Statements>(prepare: Prepare<Statements>): Statements | null {
    const open = this.#opened();
    if (open === null) return null;
    if (!open.made.has(prepare)) open.made.set(prepare, prepare(open.db));
    return open.made.get(prepare) as Statements;
  }

  #opened() {
    const inode = statSync(this.#file, { throwIfNoEntry: false })?.ino;
    if (this.#open !== null && this.#open.inode === inode) return this.#open;
    this.close();
    if (inode === undefined) return null;
    const db = this.#connect();
    if (db === null) return null;
    this.#open = { db, inode, made: new Map() };
    return this.#open;
  }

  /** The next query opens it again. */
  close(): void {
    this.#open?.db.close();
    this.#open = null;
  }

  /** Null while the writer has not made the tables yet. */
  #connect(): Db | null {
    const db = new Database(this.#file, { readonly: true, fileMustExist: true, timeout: 1_000 });
    try {
      db.pragma('cache_size = -512');
      if (Number(db.pragma('user_version', { simple: true })) === MIGRATIONS.length) return db;
    } catch (error) {
      db.close();
      throw error;
    }
    db.close();
    return null;
  }
}
