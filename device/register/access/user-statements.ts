import type { Role } from '../area/area.ts';
import { CommandRefused } from '../area/refused.ts';
import type { Db } from '../database.ts';

interface Stored {
  readonly id: string;
  readonly login: string;
  readonly role: Role;
  readonly disabled: number;
  readonly code: string | null;
  readonly code_until: number | null;
  readonly version: number;
}

interface NewUser {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  readonly deputy: number;
  readonly password: string | null;
  readonly created: number;
}

/** The users as the areas write them. */
export class UserStatements {
  readonly #byId;
  readonly #byLogin;
  readonly #others;
  readonly #count;
  readonly #ofEntry;
  readonly insert;
  readonly change;
  readonly disable;
  readonly giveCode;
  readonly setPassword;
  readonly giveEntry;

  constructor(db: Db) {
    this.#byId = db.prepare<[string], Stored>('SELECT * FROM user WHERE id = ?');
    this.#byLogin = db.prepare<[string], Stored>('SELECT * FROM user WHERE login = ?');
    this.#others = db
      .prepare<[string], number>(
        `SELECT count(*) FROM user WHERE role = 'manager' AND NOT disabled AND password IS NOT NULL AND id <> ?`,
      )
      .pluck();
    this.#count = db.prepare<[], number>('SELECT count(*) FROM user').pluck();
    this.#ofEntry = db
      .prepare<[string], number>('SELECT 1 FROM user WHERE contact = ? AND NOT disabled')
      .pluck();
    this.insert = db.prepare<[NewUser]>(
      `INSERT INTO user (id, login, name, role, deputy, password, created)
       VALUES (@id, @login, @name, @role, @deputy, @password, @created)`,
    );
    this.change = db.prepare<[string, Role, number, string]>(
      'UPDATE user SET name = ?, role = ?, deputy = ?, version = version + 1 WHERE id = ?',
    );
    this.disable = db.prepare<[number, string]>(
      'UPDATE user SET disabled = ?, epoch = epoch + 1, version = version + 1 WHERE id = ?',
    );
    this.giveEntry = db.prepare<[string | null, string]>('UPDATE user SET contact = ? WHERE id = ?');
    this.giveCode = db.prepare<[string, number, string]>(
      `UPDATE user SET password = NULL, code = ?, code_until = ?, epoch = epoch + 1, version = version + 1
       WHERE id = ?`,
    );
    this.setPassword = db.prepare<[string, string]>(
      `UPDATE user SET password = ?, code = NULL, code_until = NULL, epoch = epoch + 1, version = version + 1
       WHERE id = ?`,
    );
  }

  get none(): boolean {
    return this.#count.get() === 0;
  }

  /** Whether somebody who may log in is the one of that directory entry. */
  entryTaken(contact: string): boolean {
    return this.#ofEntry.get(contact) === 1;
  }

  byLogin(login: string): Stored | null {
    return this.#byLogin.get(login) ?? null;
  }

  /** @throws {CommandRefused} there is none. */
  byId(id: string): Stored {
    const user = this.#byId.get(id);
    if (user !== undefined) return user;
    throw new CommandRefused('Users_NoSuchUser', 'there is no such user: load the list again');
  }

  /** @throws {CommandRefused} nobody but this user could give anybody rights any more. */
  mustNotBeLastManager({ id, role, disabled }: Stored): void {
    if (role !== 'manager' || disabled === 1 || (this.#others.get(id) ?? 0) > 0) return;
    const message = 'this is the last manager who can log in: make another manager first';
    throw new CommandRefused('Users_LastManager', message);
  }
}
