import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Moment } from '../../../device/desk/words.ts';
import { type Account, accountQueries } from '../../../device/register/access/users-queries.ts';
import type { Actor } from '../../api.ts';
import type { Reading } from '../reading.ts';
import { connectionOf } from './connection.ts';
import { type Look, Looks } from './looks.ts';
import { mayDo } from './rights.ts';
import type { Access, DoorState, Watch } from './routes.ts';
import { type Session, Sessions } from './sessions.ts';
import type { Trail } from './trail.ts';

export interface SessionAccessOptions {
  readonly now: () => Moment;
  readonly reading: Pick<Reading, 'queries'>;
  readonly trail: Trail;
  /** True while the unit has no user. */
  readonly noUsers: () => boolean;
}

/**
 * Real logins. A request is its session's only with the session's cookie, from the browser that logged in, and as long as the
 * user is neither disabled nor reset: that is read from the register each time, so that it holds from the next request on.
 * Only what a person does (POST) keeps a session from running idle: the page itself asks all day long.
 */
export class SessionAccess implements Access {
  readonly #options: SessionAccessOptions;
  readonly #sessions;
  readonly #looks;
  readonly #actors = new WeakMap<Session, Actor>();

  constructor(options: SessionAccessOptions) {
    this.#options = options;
    this.#sessions = new Sessions(() => options.now().at);
    this.#looks = new Looks(() => options.now().at);
  }

  actorOf(c: Context): Actor | null {
    const token = tokenOf(c);
    const actor = token === null ? null : this.#actor(token, agentOf(c));
    if (token !== null && actor !== null && c.req.method === 'POST') this.#sessions.touch(token);
    return actor;
  }

  async looked(c: Context, actor: Actor, look: Look): Promise<boolean> {
    const token = tokenOf(c) ?? '';
    if (!this.#looks.isNew(token, look)) return true;
    const answer = await this.#options.trail.write('access.looked', { ...look }, actor);
    if (answer.ok) this.#looks.written(token, look);
    return answer.ok;
  }

  /** The desk is not kept from anybody by a disk that is full: that somebody watches it is written as soon as it can be. */
  watch(c: Context): Watch {
    const token = tokenOf(c);
    const agent = agentOf(c);
    const actor = () => (token === null ? null : this.#actor(token, agent));
    const mayKnow = (who: Actor | null) => who !== null && mayDo(who.role, 'desk.use');
    const who = actor();
    if (token !== null && who !== null && mayKnow(who)) this.#watchesDesk(token, who);
    return {
      state: (): DoorState => (actor() !== null ? 'in' : this.#options.noUsers() ? 'none' : 'out'),
      personal: () => mayKnow(actor()),
    };
  }

  /** A new session, never one that was there before: a token that somebody planted is worth nothing. */
  logIn(c: Context, account: Account): void {
    this.renew(c, account);
    this.#options.trail.later('access.login', {}, actorOf(account));
  }

  /** Another session in place of this one: for whoever is logged in and has changed their password. */
  renew(c: Context, account: Account): void {
    this.#end(c);
    const token = this.#sessions.open({ user: account.id, epoch: account.epoch, agent: agentOf(c) });
    setCookie(c, cookieName(c), token, {
      path: '/',
      httpOnly: true,
      sameSite: 'Strict',
      secure: isSecure(c),
    });
  }

  logOut(c: Context): void {
    const actor = this.actorOf(c);
    this.#end(c);
    deleteCookie(c, cookieName(c), { path: '/', secure: isSecure(c) });
    if (actor !== null) this.#options.trail.later('access.logout', {}, actor);
  }

  #end(c: Context): void {
    const token = tokenOf(c);
    if (token !== null) this.#sessions.end(token);
  }

  #watchesDesk(token: string, actor: Actor): void {
    const look: Look = { what: 'desk.use', record: null, export: false };
    if (!this.#looks.isNew(token, look)) return;
    this.#looks.written(token, look);
    this.#options.trail.later('access.looked', { ...look }, actor);
  }

  #actor(token: string, agent: string): Actor | null {
    const found = this.#sessions.find(token, agent);
    if (found === null) return null;
    if ('stolen' in found) {
      const actor = this.#actors.get(found.stolen);
      if (actor) this.#options.trail.later('access.stolen', {}, actor);
      return null;
    }
    const { session } = found;
    const account = this.#account(session.user);
    // The register cannot be read now: whoever was logged in still is.
    if (account === undefined) return this.#actors.get(session) ?? null;
    if (account === null || account.disabled || account.epoch !== session.epoch) {
      this.#sessions.end(token);
      return null;
    }
    const actor = actorOf(account);
    this.#actors.set(session, actor);
    return actor;
  }

  /** Undefined: it cannot be said now. */
  #account(id: string): Account | null | undefined {
    try {
      return this.#options.reading.queries(accountQueries)?.byId(id);
    } catch {
      return undefined;
    }
  }
}

function actorOf({ id, name, role }: Account): Actor {
  return { id, name, role };
}

const isSecure = (c: Context) => new URL(c.req.url).protocol === 'https:';

/**
 * `__Host-` asks for Secure, which not every browser lets a page of plain http://127.0.0.1 set: there, on loopback only, the
 * cookie goes without. Cookies know no ports: the port is in the name, or two units on one machine would log each other out.
 */
function cookieName(c: Context): string {
  return `${isSecure(c) ? '__Host-' : ''}gardefil-${connectionOf(c)?.localPort ?? 0}`;
}

function tokenOf(c: Context): string | null {
  const token = getCookie(c, cookieName(c));
  return token !== undefined && token.length <= 100 ? token : null;
}

const agentOf = (c: Context) => (c.req.header('user-agent') ?? '').slice(0, 300);
