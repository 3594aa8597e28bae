import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as v from 'valibot';
import type { Duration } from '../../../device/desk/words.ts';
import { type Account, accountQueries } from '../../../device/register/access/users-queries.ts';
import type { RegisterAnswer } from '../../../device/register/area/request.ts';
import type { Actor, WebErrorCode } from '../../api.ts';
import { jsonBody } from '../body.ts';
import { refuse, refuseFaults } from '../errors.ts';
import type { Reading } from '../reading.ts';
import { check } from '../validate.ts';
import { peerOf } from './connection.ts';
import type { Delays } from './delays.ts';
import type { FirstRun } from './first-run.ts';
import { OneAtATime } from './one-at-a-time.ts';
import { type Passwords, passwordFault } from './passwords.ts';
import type { GuardedRoutes } from './routes.ts';
import type { SessionAccess } from './session-access.ts';
import { type Trail, UNIT } from './trail.ts';

export interface Door {
  readonly access: SessionAccess;
  readonly delays: Delays;
  readonly firstRun: FirstRun;
  readonly trail: Trail;
  readonly passwords: Passwords;
  /** Tells every open page where it stands now. */
  readonly onChange: () => void;
  /** Who asks, as the rate limits count; by default as `peerOf` says. */
  readonly addressOf?: (c: Context) => string;
}

const BODY_LIMIT = 8 * 1024;
const text = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const login = v.strictObject({ login: text, password: text });
const password = v.strictObject({ login: text, code: text, password: text });
const ownPassword = v.strictObject({ present: text, password: text });
const firstRun = v.strictObject({ login: text, name: text, code: text, password: text });

/** Where a failed first-run code is counted. */
const NO_ACCOUNT = '';

type Work<Input> = (c: Context, input: Input, address: string) => Promise<Response>;

/** The only routes with which somebody who is not logged in can do anything; and the way to another password. */
export function addLoginRoutes(routes: GuardedRoutes, reading: Reading, door: Door): void {
  const { access, delays, trail, passwords } = door;
  const queue = new OneAtATime();
  const limit = bodyLimit({
    maxSize: BODY_LIMIT,
    onError: (c) => refuse(c, 413, 'Web_TooLarge', 'a login has at most 8 kB'),
  });

  /** One try after the other, and none that comes too early. */
  function inTurn(
    c: Context,
    account: string,
    work: (address: string) => Promise<Response>,
  ): Promise<Response> | Response {
    const address = (door.addressOf ?? peerOf)(c);
    const tried = queue.run(address, async () => {
      const wait = delays.wait(account, address);
      return wait > 0 ? tooEarly(c, wait) : work(address);
    });
    return tried ?? tooEarly(c, 1_000);
  }

  /** Checks what was sent, and lets whoever asks in turn try. */
  function open<Input extends { readonly login: string }>(
    path: string,
    schema: v.GenericSchema<unknown, Input>,
    accountOf: (input: Input) => string,
    work: Work<Input>,
  ): void {
    routes.before(path, limit);
    routes.open('POST', path, async (c) => {
      const body = await jsonBody(c);
      if (!body.ok) return body.response;
      const input = check(schema, body.value);
      if (!input.ok) return refuseFaults(c, input.faults.map(withoutSecrets));
      return inTurn(c, accountOf(input.value), (address) => work(c, input.value, address));
    });
  }

  function failed(
    c: Context,
    account: string,
    address: string,
    code: WebErrorCode,
    message: string,
    user: string | null = null,
  ): Response {
    delays.failed(account, address);
    trail.failedLogin(user);
    return refuse(c, 401, code, message);
  }

  function enter(c: Context, account: Account, name: string, address: string): Response {
    delays.succeeded(name, address);
    access.logIn(c, account);
    door.onChange();
    return c.json({ ok: true });
  }

  /** What was just written is read back. */
  function enterAs(c: Context, answer: RegisterAnswer, name: string, address: string): Promise<Response> {
    if (!answer.ok) return Promise.resolve(refuse(c, 503, 'Web_RegisterNotReadable', answer.message));
    return reading.read(c, accountQueries, (accounts) => {
      const account = accounts.byLogin(name);
      if (account) return enter(c, account, name, address);
      return refuse(c, 503, 'Web_RegisterNotReadable', 'the user was written and is not there yet: log in');
    });
  }

  const byName = ({ login: name }: { readonly login: string }) => bare(name);

  open('/api/login', login, byName, async (c, input, address) =>
    reading.read(c, accountQueries, async (accounts) => {
      const account = accounts.byLogin(input.login);
      const isRight = await passwords.isRight(input.password, account?.password ?? null);
      if (isRight && account && !account.disabled) return enter(c, account, byName(input), address);
      const message = 'name or password is not right';
      return failed(c, byName(input), address, 'Web_WrongLogin', message, account?.id);
    }),
  );

  open('/api/password', password, byName, async (c, input, address) => {
    const fault = passwordFault(input.password, input.login);
    if (fault !== null) return refusePassword(c, fault);
    const hashed = { ...input, password: await passwords.hash(input.password) };
    const answer = await trail.write('access.setPassword', hashed, UNIT);
    if (answer.ok || answer.code !== 'Access_WrongCode') return enterAs(c, answer, byName(input), address);
    return reading.read(c, accountQueries, (accounts) => {
      const user = accounts.byLogin(input.login)?.id;
      return failed(c, byName(input), address, 'Web_WrongCode', answer.message, user);
    });
  });

  open(
    '/api/first-run',
    firstRun,
    () => NO_ACCOUNT,
    async (c, { code, ...input }, address) => {
      if (!door.firstRun.isRight(code)) {
        const message =
          'this code is not right or has run out: the log of the unit shows it; a restart makes a new one';
        return failed(c, NO_ACCOUNT, address, 'Web_WrongCode', message);
      }
      const fault = passwordFault(input.password, input.login);
      if (fault !== null) return refusePassword(c, fault);
      const hashed = { ...input, password: await passwords.hash(input.password) };
      const answer = await trail.write('access.firstManager', hashed, UNIT);
      if (!answer.ok && answer.code === 'Register_NotValid')
        return refuseFaults(
          c,
          (answer.faults ?? []).map(({ path, allowed }) => ({ path, allowed, given: '' })),
        );
      if (answer.ok) door.firstRun.use();
      return enterAs(c, answer, byName(input), address);
    },
  );

  routes.before('/api/own-password', limit);
  routes.post('/api/own-password', 'unit.read', async (c, actor) => {
    const body = await jsonBody(c);
    if (!body.ok) return body.response;
    const input = check(ownPassword, body.value);
    if (!input.ok) return refuseFaults(c, input.faults.map(withoutSecrets));
    return reading.read(c, accountQueries, (accounts) => {
      const name = accounts.byId(actor.id)?.login ?? NO_ACCOUNT;
      return inTurn(c, name, (address) => changeOwn(c, actor, input.value, address));
    });
  });

  /** Whoever has left a page open has not given away their account: the password of now is asked for. */
  function changeOwn(
    c: Context,
    actor: Actor,
    { present, password }: v.InferOutput<typeof ownPassword>,
    address: string,
  ): Promise<Response> {
    return reading.read(c, accountQueries, async (accounts) => {
      const { login: name, password: stored } = accounts.byId(actor.id) ?? {
        login: NO_ACCOUNT,
        password: null,
      };
      const fault = passwordFault(password, name);
      if (fault !== null) return refusePassword(c, fault);
      if (!(await passwords.isRight(present, stored))) {
        const message = 'the password that you have now is another';
        return failed(c, name, address, 'Web_WrongLogin', message, actor.id);
      }
      const hashed = { password: await passwords.hash(password) };
      const answer = await trail.write('access.changePassword', hashed, actor);
      const account = accounts.byId(actor.id);
      if (!answer.ok || account === null) return refuse(c, 503, 'Web_RegisterNotReadable', NOT_WRITTEN);
      delays.succeeded(name, address);
      access.renew(c, account);
      door.onChange();
      return c.json({ ok: true });
    });
  }

  routes.open('POST', '/api/logout', (c) => {
    access.logOut(c);
    door.onChange();
    return c.json({ ok: true });
  });
}

const bare = (name: string) => name.trim().toLowerCase();

/** A password that is too long or of the wrong type is not repeated. */
const withoutSecrets = (fault: {
  readonly path: string;
  readonly given: string;
  readonly allowed: string;
}) => (fault.path === 'login' || fault.path === 'name' ? fault : { ...fault, given: '' });

function refusePassword(c: Context, allowed: string): Response {
  return refuseFaults(c, [{ path: 'password', given: '', allowed }]);
}

function tooEarly(c: Context, wait: Duration): Response {
  const seconds = Math.ceil(wait / 1000);
  c.header('Retry-After', String(seconds));
  return refuse(c, 429, 'Web_TooEarly', `too many tries: the next is possible in ${seconds} s`);
}

const NOT_WRITTEN = 'the password could not be written and is what it was: try again in a moment';
