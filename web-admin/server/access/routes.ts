import type { Context, Handler, Hono, MiddlewareHandler } from 'hono';
import type { Actor, Right } from '../../api.ts';
import { refuse, refuseMethod } from '../errors.ts';
import { mayDo } from './rights.ts';

/** Finds out who asks. */
export interface Access {
  /** Null: nobody is logged in. */
  actorOf(c: Context): Actor | null;
}

type GuardedHandler = (c: Context, actor: Actor) => Response | Promise<Response>;

/** Routes that nobody passes without the right that each of them names. */
export class GuardedRoutes {
  readonly #app: Hono;
  readonly #access: Access;

  constructor(app: Hono, access: Access) {
    this.#app = app;
    this.#access = access;
  }

  /** Runs before the routes of that path, whoever asks. */
  before(path: string, middleware: MiddlewareHandler): void {
    this.#app.use(path, middleware);
  }

  get(path: string, right: Right, handle: GuardedHandler): void {
    this.#app.get(
      path,
      this.#guarded(() => right, handle),
    );
    this.#app.all(path, (c) => refuseMethod(c, 'GET'));
  }

  /** `right`: may depend on what is asked; null: there is no such thing. */
  post(path: string, right: Right | ((c: Context) => Right | null), handle: GuardedHandler): void {
    this.#app.post(path, this.#guarded(typeof right === 'function' ? right : () => right, handle));
    this.#app.all(path, (c) => refuseMethod(c, 'POST'));
  }

  #guarded(rightOf: (c: Context) => Right | null, handle: GuardedHandler): Handler {
    return (c) => {
      const actor = this.#access.actorOf(c);
      if (actor === null) return refuse(c, 401, 'Web_NotLoggedIn', 'log in first');
      const right = rightOf(c);
      if (right === null)
        return refuse(c, 404, 'Web_NotFound', 'the unit knows no such command: reload the page');
      if (mayDo(actor.role, right)) return handle(c, actor);
      return refuse(c, 403, 'Web_NotAllowed', `${right} is not for the role ${actor.role}: ask a manager`);
    };
  }
}
