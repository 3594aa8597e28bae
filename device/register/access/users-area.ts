import * as v from 'valibot';
import type { Duration } from '../../desk/words.ts';
import { type AreaMeans, type By, command, givenId, type OpenArea, ROLES, typedText } from '../area/area.ts';
import { CommandRefused } from '../area/refused.ts';
import { recipientsOf } from '../message/recipients.ts';
import { codeHash, newCode } from './codes.ts';
import { UserStatements } from './user-statements.ts';
import type { GivenCode } from './users.ts';

/** How long a manager's one-use code is good for: over a weekend. */
const CODE_VALID: Duration = 72 * 3_600_000;

/** As people type it; kept in small letters. */
export const loginName = v.pipe(
  v.string(),
  v.transform((text) => text.trim().toLowerCase()),
  v.regex(/^[a-z0-9][a-z0-9._-]{0,39}$/, 'small letters, digits, dot, dash: 1 to 40, such as anne.martin'),
);
export const displayName = typedText(1, 60);

const who = {
  name: displayName,
  role: v.picklist(ROLES),
  deputy: v.boolean(),
  contact: v.optional(v.nullable(givenId), null),
};
const add = v.strictObject({ login: loginName, ...who });
const change = v.strictObject({ id: givenId, version: v.number(), ...who });
const disable = v.strictObject({ id: givenId, disabled: v.boolean() });
const reset = v.strictObject({ id: givenId });

/** What managers do with users. Users are never deleted: the audit log names them. */
export const usersArea: OpenArea = ({ db, newId }: AreaMeans) => {
  const users = new UserStatements(db);
  const recipients = recipientsOf(db);

  function giveCode(id: string, login: string, { moment }: By): GivenCode {
    const code = newCode();
    const until = moment.wall + CODE_VALID;
    users.giveCode.run(codeHash(code), until, id);
    return { id, login, code, until };
  }

  /** The entry of that name is written down as well, so that neither being renamed parts them. */
  function giveEntry(id: string, contact: string | null): void {
    users.giveEntry.run(null, id);
    const entries = recipients.entries();
    const meant = entries.find((entry) => (contact === null ? entry.user === id : entry.id === contact));
    if (contact !== null && (meant === undefined || users.entryTaken(contact))) {
      const faults = [{ path: 'contact', allowed: 'an entry of the directory that no other user has' }];
      throw new CommandRefused('Register_NotValid', 'choose an entry that nobody else has', faults);
    }
    users.giveEntry.run(meant?.id ?? null, id);
  }

  function mustBeFree(login: string): void {
    if (users.byLogin(login) === null) return;
    const faults = [{ path: 'login', allowed: 'a login name that nobody has yet' }];
    throw new CommandRefused('Users_LoginTaken', `there is a user ${login} already: choose another`, faults);
  }

  return {
    commands: {
      'users.add': command(
        add,
        ({ login, name, role, deputy, contact }, by) => {
          mustBeFree(login);
          const id = newId('u');
          const created = by.moment.wall;
          const manager = role === 'manager';
          users.insert.run({
            id,
            login,
            name,
            role,
            deputy: Number(deputy && manager),
            password: null,
            created,
          });
          giveEntry(id, contact);
          return giveCode(id, login, by);
        },
        (_, { id }) => ({ record: id }),
      ),
      'users.change': command(
        change,
        ({ id, version, name, role, deputy, contact }) => {
          const user = users.byId(id);
          if (user.version !== version)
            throw new CommandRefused('Users_Changed', 'somebody else has changed this user: look again');
          if (role !== 'manager') users.mustNotBeLastManager(user);
          users.change.run(name, role, Number(deputy && role === 'manager'), id);
          giveEntry(id, contact);
          return null;
        },
        ({ id }) => ({ record: id }),
      ),
      'users.disable': command(
        disable,
        ({ id, disabled }) => {
          const user = users.byId(id);
          if (disabled) users.mustNotBeLastManager(user);
          users.disable.run(Number(disabled), id);
          return null;
        },
        ({ id, disabled }) => ({ record: id, what: disabled ? 'users.disable' : 'users.enable' }),
      ),
      'users.reset': command(
        reset,
        ({ id }, by) => {
          if (id === by.actor.id) {
            const message =
              'this is your own account, and a code would log you out unseen: change your password';
            throw new CommandRefused('Users_Self', message);
          }
          return giveCode(id, users.byId(id).login, by);
        },
        ({ id }) => ({ record: id }),
      ),
    },
  };
};
