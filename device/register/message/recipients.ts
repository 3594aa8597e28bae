import type { Db } from '../database.ts';

/** Somebody whom a message can be for. */
export interface Recipient {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  /** Of the person who logs in, if they can. */
  readonly user: string | null;
  /** Id of whoever is told when they do not answer. */
  readonly deputy: string | null;
}

export interface Recipients {
  byId(id: string): Recipient | null;
  /** Who answers for the procedure (rule A16), and their deputy. */
  owner(): Recipient | null;
  ownersDeputy(): Recipient | null;
  /** The person or service that a call was passed to. */
  byNumber(number: string): Recipient | null;
  all(): Recipient[];
}

const USER = 'user:';

interface UserColumns {
  readonly id: string;
  readonly name: string;
}

/** Those who can log in as recipients or managers. */
export function userRecipients(db: Db): Recipients {
  const open = "disabled = 0 AND role IN ('recipient', 'manager')";
  const all = db.prepare<[], UserColumns>(`SELECT id, name FROM user WHERE ${open} ORDER BY name`);
  const one = db.prepare<[string], UserColumns>(`SELECT id, name FROM user WHERE ${open} AND id = ?`);
  const manager = db.prepare<[number], UserColumns>(
    `SELECT id, name FROM user WHERE ${open} AND role = 'manager' AND deputy = ? ORDER BY created LIMIT 1`,
  );
  const recipientOf = (user: UserColumns | undefined): Recipient | null =>
    user === undefined
      ? null
      : { id: `${USER}${user.id}`, name: user.name, email: null, user: user.id, deputy: null };
  return {
    byId: (id) => (id.startsWith(USER) ? recipientOf(one.get(id.slice(USER.length))) : null),
    owner: () => recipientOf(manager.get(0)),
    ownersDeputy: () => recipientOf(manager.get(1)),
    byNumber: () => null,
    all: () => all.all().map((user) => recipientOf(user) as Recipient),
  };
}
