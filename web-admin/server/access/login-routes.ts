import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as v from 'valibot';
import type { Duration } from '../../../device/desk/words.ts';
import { type Account, accountQueries } from '../../../device/register/access/users-queries.ts';
import type { RegisterAnswer } from '../../../device/register/area/request.ts';
import type { WebErrorCode } from '../../api.ts';
import { jsonBody } from '../body.ts';
import { refuse, refuseFaults } from '../errors.ts';
import type { Reading } from '../reading.ts';
import { check } from '../validate.ts';
import { connectionOf } from './connection.ts';
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
  /** Who asks, as the rate limits count; by default the address at the other end of the connection. */
  readonly addressOf?: (c: Context) => string;
}

const BODY_LIMIT = 8 * 1024;
const text = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const login = v.strictObject({ login: text, password: text });
const password = v.strictObject({ login: text, code: text, password: text });
const firstRun = v.strictObject({ login: text, name: text, code: text, password: text });

/** Where a failed first-run code is counted. */
const NO_ACCOUNT = '';

type Work<Input> = (c: Context, input: Input, address: string) => Promise<Response>;

/** The only routes with which somebody who is not logged in can do anything. */
export function addLoginRoutes(routes: GuardedRoutes, reading: Reading, door: Door): void {
  const { access, delays, trail, passwords } = door;
  const queue = new OneAtATime();
  const limit = bodyLimit({
    maxSize: BODY_LIMIT,
    onError: (c) => refuse(c, 413, 'Web_TooLarge', 'a login has at most 8 kB'),
  });

  /** Checks what was sent, then lets one try after the other in, and none that comes too early. */
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
      const address = (door.addressOf ?? addressOf)(c);
      const tried = queue.run(address, async () => {
        const wait = delays.wait(accountOf(input.value), address);
        return wait > 0 ? tooEarly(c, wait) : work(c, input.value, address);
      });
      return tried ?? tooEarly(c, 1_000);
    });
  }

  function failed(
    c: Context,
    account: string,
    address: string,
    code: WebErrorCode,
    message: string,
  ): Response {
    delays.failed(account, address);
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
      trail.failedLogin(account?.id ?? null);
      return failed(c, byName(input), address, 'Web_WrongLogin', 'name or password is not right');
    }),
  );

  open('/api/password', password, byName, async (c, input, address) => {
    const fault = passwordFault(input.password, input.login);
    if (fault !== null) return refusePassword(c, fault);
    const hashed = { ...input, password: await passwords.hash(input.password) };
    const answer = await trail.write('access.setPassword', hashed, UNIT);
    if (answer.ok || answer.code !== 'Access_WrongCode') return enterAs(c, answer, byName(input), address);
    return failed(c, byName(input), address, 'Web_WrongCode', answer.message);
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

const addressOf = (c: Context) => connectionOf(c)?.remoteAddress ?? 'unknown';
