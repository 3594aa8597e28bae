import type { Context, Handler, Hono, MiddlewareHandler } from 'hono';
import type { Actor, Right } from '../../api.ts';
import { refuse, refuseMethod } from '../errors.ts';
import type { Look } from './looks.ts';
import { isLook, mayDo } from './rights.ts';

/** Where somebody stands who has the page open: logged in, not, or on a unit that has no user yet. */
export type DoorState = 'in' | 'out' | 'none';

/** Follows one open page. */
export interface Watch {
  /** Asked anew at every event: a session ends while its page stays open. */
  state(): DoorState;
  /** Whether the page may be told who calls. */
  personal(): boolean;
}

/** Finds out who asks. */
export interface Access {
  /** Null: nobody is logged in. */
  actorOf(c: Context): Actor | null;
  /** Writes into the audit log that somebody looks. False: it could not be written, so nothing may be shown. */
  looked(c: Context, actor: Actor, look: Look): Promise<boolean>;
  /** Null: whoever opens the page may see everything, and need not be told so. */
  watch(c: Context): Watch | null;
}

type GuardedHandler = (c: Context, actor: Actor) => Response | Promise<Response>;

/** Routes that nobody passes without the right that each of them names. */
export class GuardedRoutes {
  readonly #app: Hono;
  readonly access: Access;
  readonly #personal = new WeakSet<Context>();

  constructor(app: Hono, access: Access) {
    this.#app = app;
    this.access = access;
  }

  /** Runs before the routes of that path, whoever asks. */
  before(path: string, middleware: MiddlewareHandler): void {
    this.#app.use(path, middleware);
  }

  get(path: string, right: Right, handle: GuardedHandler): void {
    this.#app.get(
      path,
      this.#guarded(() => right, this.#seen(right, handle)),
    );
    this.#app.all(path, (c) => refuseMethod(c, 'GET'));
  }

  /** `right`: may depend on what is asked; null: there is no such thing. */
  post(path: string, right: Right | ((c: Context) => Right | null), handle: GuardedHandler): void {
    this.#app.post(path, this.#guarded(typeof right === 'function' ? right : () => right, handle));
    this.#app.all(path, (c) => refuseMethod(c, 'POST'));
  }

  /** To be called by a route whose right shows no personal data, when its answer has some all the same. */
  showsPersonal(c: Context): void {
    this.#personal.add(c);
  }

  /** For whoever asks, logged in or not. Each such route stands by name in the test of the rights. */
  open(method: 'GET' | 'POST', path: string, handle: Handler): void {
    this.#app.on(method, path, handle);
    this.#app.all(path, (c) => refuseMethod(c, method));
  }

  #guarded(rightOf: (c: Context) => Right | null, handle: GuardedHandler): Handler {
    return (c) => {
      const actor = this.access.actorOf(c);
      if (actor === null) return refuse(c, 401, 'Web_NotLoggedIn', 'log in first');
      const right = rightOf(c);
      if (right === null)
        return refuse(c, 404, 'Web_NotFound', 'the unit knows no such command: reload the page');
      if (!mayDo(actor.role, right))
        return refuse(c, 403, 'Web_NotAllowed', `${right} is not for the role ${actor.role}: ask a manager`);
      return handle(c, actor);
    };
  }

  /** What is found is shown once it is in the audit log that somebody looks at it. */
  #seen(right: Right, handle: GuardedHandler): GuardedHandler {
    return async (c, actor) => {
      const response = await handle(c, actor);
      if (!response.ok || !(isLook(right) || this.#personal.has(c))) return response;
      if (await this.access.looked(c, actor, lookOf(c, right))) return response;
      await response.body?.cancel();
      return refuse(c, 503, 'Web_NotAudited', NOT_AUDITED);
    };
  }
}

/** Only what was found is written down: a path of somebody's own making is none of the log's words. */
function lookOf(c: Context, what: Right): Look {
  const record = Object.values(c.req.param() as Record<string, string>)[0] ?? null;
  return { what, record, export: /\.[a-z]{3,4}$/.test(c.req.path) };
}

const NOT_AUDITED =
  'that you look at this cannot be written into the audit log now, so it is not shown: calls go on; the log of the unit says why';
