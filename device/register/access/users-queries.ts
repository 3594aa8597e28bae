import type { WallTime } from '../../desk/words.ts';
import type { Role } from '../area/area.ts';
import type { Db } from '../database.ts';
import { recipientsOf } from '../message/recipients.ts';
import type { UserRow } from './users.ts';

/** What the login needs to know of a user. */
export interface Account {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  readonly disabled: boolean;
  /** As hashPassword made it; null while the user has not chosen one. */
  readonly password: string | null;
  /** Grows when every session of the user must end. */
  readonly epoch: number;
}

type Flat = Omit<Account, 'disabled'> & { readonly disabled: number };

export function accountQueries(db: Db) {
  const columns = 'id, login, name, role, disabled, password, epoch';
  const byLogin = db.prepare<[string], Flat>(`SELECT ${columns} FROM user WHERE login = ?`);
  const byId = db.prepare<[string], Flat>(`SELECT ${columns} FROM user WHERE id = ?`);
  const any = db.prepare<[], number>('SELECT 1 FROM user LIMIT 1').pluck();
  return {
    byLogin: (login: string): Account | null => account(byLogin.get(login.trim().toLowerCase())),
    byId: (id: string): Account | null => account(byId.get(id)),
    /** Nobody can log in yet: the first-run code makes the first manager. */
    none: (): boolean => any.get() === undefined,
  };
}

function account(flat: Flat | undefined): Account | null {
  return flat === undefined ? null : { ...flat, disabled: flat.disabled === 1 };
}

type FlatUser = Omit<UserRow, 'deputy' | 'disabled' | 'password' | 'contactName'> & {
  readonly deputy: number;
  readonly disabled: number;
  readonly hasPassword: number;
  readonly codeUntil: WallTime | null;
};

/** Every user, those who may log in first, by name. */
export function usersQuery(db: Db): (wall: WallTime) => UserRow[] {
  const recipients = recipientsOf(db);
  const all = db.prepare<[], FlatUser>(
    `SELECT id, login, name, role, deputy, disabled, password IS NOT NULL AS hasPassword, code_until AS codeUntil,
       contact, created, version
     FROM user ORDER BY disabled, name COLLATE NOCASE, login`,
  );
  return (wall) => {
    const entries = recipients.entries();
    return all.all().map(({ deputy, disabled, hasPassword, codeUntil, ...user }) => {
      // Of somebody who is disabled as well.
      const chosen = entries.find((each) => each.id === user.contact);
      const entry = chosen ?? entries.find((each) => each.user === user.id);
      return {
        ...user,
        deputy: deputy === 1,
        disabled: disabled === 1,
        password: hasPassword === 1 ? 'set' : (codeUntil ?? 0) > wall ? 'code' : 'none',
        contact: entry?.id ?? null,
        contactName: entry?.name ?? '',
      };
    });
  };
}
