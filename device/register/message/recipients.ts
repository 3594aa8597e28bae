import type { CallId } from '../../desk/words.ts';
import type { Role } from '../area/area.ts';
import type { Db } from '../database.ts';
import { fold } from '../directory/fold.ts';

/** Somebody whom a message can be for. */
export interface Recipient {
  /** Of a directory entry, or `user:` and the id of a user who has none. */
  readonly id: string;
  readonly name: string;
  /** What the directory says of them, such as a specialty. */
  readonly role: string;
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
  /** Those of the directory. */
  entries(): Recipient[];
}

const USER = 'user:';

/** Persons and services of the directory, and whoever can log in. */
export function recipientsOf(db: Db): Recipients {
  const { contacts, users, consulted } = statements(db);

  function entries(): Recipient[] {
    const known = contacts.all();
    const accounts = accountsOf(known, users.all().map(withoutRemoved(known)));
    return known.map(({ id, name, role, email, deputy }) => {
      const user = accounts.get(id) ?? null;
      return { id, name, role, email, deputy, user };
    });
  }

  const standing = () => users.all().filter(({ role }) => role !== 'receptionist');

  const ofUser = ({ id, name }: Account): Recipient => ({
    ...{ id: USER + id, name, role: '', email: null, user: id, deputy: null },
  });

  /** Under the name of their directory entry, if they have one. */
  function manager(isDeputy: number): Recipient | null {
    const found = standing().find(({ role, deputy }) => role === 'manager' && deputy === isDeputy);
    if (found === undefined) return null;
    return entries().find(({ user }) => user === found.id) ?? ofUser(found);
  }

  return {
    entries,
    byId(id) {
      if (!id.startsWith(USER)) return entries().find((each) => each.id === id) ?? null;
      const found = standing().find((each) => USER + each.id === id);
      return found === undefined ? null : ofUser(found);
    },
    owner: () => manager(0),
    ownersDeputy: () => manager(1),
    consultedIn(call) {
      const found = consulted.get(call);
      return entries().find(({ id }) => id === found) ?? null;
    },
    all() {
      const known = entries();
      const others = standing().filter(({ id }) => known.every(({ user }) => user !== id));
      return [...known, ...others.map(ofUser)].sort((a, b) => a.name.localeCompare(b.name));
    },
  };
}

/** An entry that was chosen and removed since is none. */
function withoutRemoved(entries: readonly Entry[]): (account: Account) => Account {
  const ids = new Set(entries.map(({ id }) => id));
  return (account) => ({ ...account, contact: ids.has(account.contact ?? '') ? account.contact : null });
}

/** Users by entry: as was chosen; where nothing was, the one user of the one entry of that name. */
function accountsOf(entries: readonly Entry[], users: readonly Account[]): Map<string, string> {
  const chosen = new Map(users.toReversed().flatMap(({ id, contact }) => (contact ? [[contact, id]] : [])));
  for (const { id, name } of users.filter(({ contact }) => contact === null)) {
    const named = entries.filter(({ folded }) => folded.startsWith(`${fold(name)}\n`));
    const [entry] = named;
    const same = users.filter((each) => each.contact === null && fold(each.name) === fold(name));
    if (entry === undefined || named.length + same.length > 2 || chosen.has(entry.id)) continue;
    chosen.set(entry.id, id);
  }
  return chosen;
}

interface Entry extends Omit<Recipient, 'user'> {
  readonly folded: string;
}

interface Account {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly deputy: number;
  /** The entry that was chosen. */
  readonly contact: string | null;
}

function statements(db: Db) {
  return {
    contacts: db.prepare<[], Entry>(
      `SELECT id, name, role, nullif(email, '') AS email, deputy, folded FROM contact WHERE kind <> 'caller' ORDER BY folded`,
    ),
    users: db.prepare<[], Account>(
      `SELECT id, name, role, deputy, contact FROM user
       WHERE disabled = 0 AND role IN ('recipient', 'manager', 'receptionist') ORDER BY created`,
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
