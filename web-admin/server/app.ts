import { Hono } from 'hono/tiny';
import type { RegisterReader } from '../../device/register/queries.ts';
import { addCommandRoute, type CommandQueue } from './commands.ts';
import { refuse, refuseMethod, shown } from './errors.ts';
import { addLiveRoutes } from './events.ts';
import type { LiveState } from './live.ts';
import { addPageRoutes } from './page-files.ts';
import { addRegisterRoutes } from './register.ts';
import { addSecurity } from './security.ts';

export interface WebDeps {
  readonly live: LiveState;
  readonly commands: CommandQueue;
  readonly register: RegisterReader;
  /** Folder of the built page. */
  readonly appFolder: string;
  /** In lower case, without a port; made by `ownNames`. */
  readonly hostNames: ReadonlySet<string>;
  /** For the log: a request failed though nothing was wrong with it. */
  readonly onFailed: (message: string) => void;
}

/** All that the web server answers; it does not listen yet. The routes stand in `web-admin/api.ts`. */
export function buildApp(deps: WebDeps): Hono {
  const app = new Hono();
  addSecurity(app, deps.hostNames);
  addLiveRoutes(app, deps.live);
  addCommandRoute(app, deps.commands);
  addRegisterRoutes(app, {
    register: deps.register,
    language: () => deps.live.status?.language ?? 'fr',
    onFailed: deps.onFailed,
  });
  app.all('/api/*', (c) => {
    const message = `there is no ${shown(c.req.path)}: /api has events, status, command, register, totals`;
    return refuse(c, 404, 'Web_NotFound', message);
  });
  addPageRoutes(app, deps.appFolder);
  app.all('*', (c) => refuseMethod(c, 'GET'));
  app.onError((error, c) => {
    deps.onFailed(`${c.req.method} ${shown(c.req.path)} failed: ${error.stack ?? error.message}`);
    return refuse(c, 500, 'Web_Failed', 'the unit failed to answer: its log says why');
  });
  return app;
}
