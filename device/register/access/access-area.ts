import * as v from 'valibot';
import { type AreaMeans, type By, command, givenId, type OpenArea } from '../area/area.ts';
import { CommandRefused } from '../area/refused.ts';
import type { AuditNote } from './audit.ts';
import { codeHash } from './codes.ts';
import { UserStatements } from './user-statements.ts';
import { displayName, loginName } from './users-area.ts';

/** As hashPassword makes it. */
const passwordHash = v.pipe(v.string(), v.regex(/^scrypt\$\d+\$\d+\$\d+\$[\w-]+\$[\w-]+$/));
const firstManager = v.strictObject({ login: loginName, name: displayName, password: passwordHash });
const setPassword = v.strictObject({
  login: v.pipe(v.string(), v.maxLength(200)),
  code: v.pipe(v.string(), v.maxLength(200)),
  password: passwordHash,
});
const changePassword = v.strictObject({ password: passwordHash });
const nothing = v.strictObject({});
const failedLogins = v.strictObject({
  user: v.nullable(givenId),
  count: v.pipe(v.number(), v.integer(), v.minValue(1)),
});
const looked = v.strictObject({
  what: v.pipe(v.string(), v.regex(/^[A-Za-z.]{1,60}$/)),
  record: v.nullable(v.pipe(v.string(), v.maxLength(200))),
  export: v.boolean(),
});

/** What the web worker has written for whoever logs in, looks or goes: see AccessCommands. */
export const accessArea: OpenArea = ({ db, newId }: AreaMeans) => {
  const users = new UserStatements(db);

  /** One answer for an unknown name, a wrong code, one that was used, and one that has run out. */
  function ownerOfCode({ login, code }: v.InferOutput<typeof setPassword>, { moment }: By): string {
    const user = users.byLogin(login.trim().toLowerCase());
    const right = user !== null && user.disabled === 0 && user.code === codeHash(code);
    if (right && (user.code_until ?? 0) > moment.wall) return user.id;
    const message = 'this code is not right, was used, or has run out: ask a manager for another';
    throw new CommandRefused('Access_WrongCode', message);
  }

  return {
    commands: {
      'access.firstManager': command(
        firstManager,
        ({ login, name, password }, { moment }) => {
          if (!users.none)
            throw new CommandRefused('Access_NotFirst', 'there are users already: ask a manager for a code');
          const id = newId('u');
          users.insert.run({ id, login, name, role: 'manager', deputy: 0, password, created: moment.wall });
          return { id };
        },
        (_, { id }) => ({ record: id }),
      ),
      'access.setPassword': command(
        setPassword,
        (input, by) => {
          const id = ownerOfCode(input, by);
          users.setPassword.run(input.password, id);
          return { id };
        },
        (_, { id }) => ({ kind: 'login', record: id }),
      ),
      'access.changePassword': command(
        changePassword,
        ({ password }, { actor }) => {
          const { id } = users.byId(actor.id);
          users.setPassword.run(password, id);
          return { id };
        },
        (_, { id }) => ({ record: id }),
      ),
      'access.login': command(nothing, () => null, came('login')),
      'access.logout': command(nothing, () => null, came('logout')),
      'access.stolen': command(nothing, () => null, came('stolenSession')),
      'access.failedLogins': command(
        failedLogins,
        () => null,
        ({ user, count }) => ({ kind: 'login', what: 'failedLogin', record: user, count }),
      ),
      'access.looked': command(
        looked,
        () => null,
        (input) => ({ kind: input.export ? 'export' : 'look', what: input.what, record: input.record }),
      ),
    },
  };
};

const came =
  (what: string): (() => AuditNote) =>
  () => ({ kind: 'login', what });
