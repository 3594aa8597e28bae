import type { CallId } from '../../desk/words.ts';
import type { Db } from '../database.ts';

/** Somebody whom a message can be for. */
export interface Recipient {
  /** Of a directory entry, or `user:` and the id of a user who has none. */
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
  /** The person or service that was called for that caller last. */
  consultedIn(call: CallId): Recipient | null;
  all(): Recipient[];
}

const USER = 'user:';

/** Persons and services of the directory, and whoever can log in; an account of the same name is the same person. */
export function recipientsOf(db: Db): Recipients {
  const { contacts, contact, users, user, manager, consulted } = statements(db);

  const ofUser = (found: { id: string; name: string } | undefined): Recipient | null =>
    found === undefined ? null : { ...found, id: USER + found.id, email: null, user: found.id, deputy: null };

  /** Under the name of their directory entry, if they have one. */
  function personOf(found: { id: string; name: string } | undefined): Recipient | null {
    const entry = contacts.all().find((each) => each.user === found?.id);
    return entry ?? ofUser(found);
  }

  return {
    byId: (id) => (id.startsWith(USER) ? ofUser(user.get(id.slice(USER.length))) : (contact.get(id) ?? null)),
    owner: () => personOf(manager.get(0)),
    ownersDeputy: () => personOf(manager.get(1)),
    consultedIn: (call) => {
      const found = consulted.get(call);
      return found === undefined ? null : (contact.get(found) ?? null);
    },
    all() {
      const known = contacts.all();
      const others = users.all().filter(({ id }) => known.every((each) => each.user !== id));
      return [...known, ...others.flatMap((each) => ofUser(each) ?? [])].sort((a, b) =>
        a.name.localeCompare(b.name),
      );
    },
  };
}

function statements(db: Db) {
  const mayRead = "disabled = 0 AND role IN ('recipient', 'manager', 'receptionist')";
  const entries = `
    SELECT id, name, nullif(email, '') AS email, deputy,
      (SELECT user.id FROM user WHERE user.name = contact.name COLLATE NOCASE AND ${mayRead} ORDER BY created LIMIT 1) AS user
    FROM contact WHERE kind <> 'caller'`;
  const accounts = `SELECT id, name FROM user WHERE ${mayRead} AND role <> 'receptionist'`;
  type Account = Pick<Recipient, 'id' | 'name'>;
  return {
    contacts: db.prepare<[], Recipient>(`${entries} ORDER BY folded`),
    contact: db.prepare<[string], Recipient>(`${entries} AND id = ?`),
    users: db.prepare<[], Account>(accounts),
    user: db.prepare<[string], Account>(`${accounts} AND id = ?`),
    manager: db.prepare<[number], Account>(
      `${accounts} AND role = 'manager' AND deputy = ? ORDER BY created LIMIT 1`,
    ),
    consulted: db
      .prepare<[string], string>(
        `SELECT contact FROM call JOIN contact_number ON contact_number.tail = call.tail
         JOIN contact ON contact.id = contact_number.contact AND kind <> 'caller'
         WHERE consultation_for = ? ORDER BY started DESC LIMIT 1`,
      )
      .pluck(),
  };
}
