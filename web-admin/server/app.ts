import { Hono } from 'hono/tiny';
import type { Duration, Moment } from '../../device/desk/words.ts';
import type { RegisterReader } from '../../device/register/queries.ts';
import type { ReaderConnection } from '../../device/register/reader-connection.ts';
import type { Me } from '../api.ts';
import { addLoginRoutes, type Door } from './access/login-routes.ts';
import { rightsOf } from './access/rights.ts';
import type { Access } from './access/routes.ts';
import { GuardedRoutes } from './access/routes.ts';
import { addAuditRoutes } from './audit.ts';
import { addCallSearchRoute } from './call-search.ts';
import { addCoachRoutes, type CoachDeps } from './coach.ts';
import { addCommandRoute, type CommandQueue } from './commands.ts';
import { addDirectoryRoutes } from './directory.ts';
import { refuse, refuseMethod, shown } from './errors.ts';
import { addLiveRoutes } from './events.ts';
import { addFiguresRoutes } from './figures.ts';
import { addFollowUpRoutes } from './follow-up.ts';
import { addGuideRoutes, type GuideDeps } from './guide.ts';
import type { LiveState } from './live.ts';
import { addMessageRoutes } from './message.ts';
import { addLinkRoutes } from './message-link.ts';
import { addOutboxRoutes } from './outbox.ts';
import { addPageRoutes } from './page-files.ts';
import { addPersonRoutes } from './person.ts';
import { Reading } from './reading.ts';
import { addRecipientRoutes } from './recipient.ts';
import { addRegisterRoutes } from './register.ts';
import { addSecurity } from './security.ts';
import { addSettingsRoutes } from './settings.ts';
import { addTellRoute, type TellQueue } from './telling.ts';
import { addUnitRoute } from './unit.ts';
import { addUsersRoutes } from './users.ts';

/** Parts of the device that the web server answers from; device/main-web.ts puts them in. */
export type WebMeans = Pick<GuideDeps, 'guide'> & Pick<CoachDeps, 'coachWith'>;

export interface WebDeps {
  readonly means: WebMeans;
  readonly live: LiveState;
  readonly access: Access;
  /** Where people log in; none in practice. */
  readonly door?: Door;
  readonly commands: CommandQueue;
  readonly tell: TellQueue;
  readonly now: () => Moment;
  /** How long the unit has been running; the process, if left out. */
  readonly uptime?: () => Duration;
  /** SHA-256 of the certificate; left out on plain HTTP. */
  readonly fingerprint?: () => string | null;
  readonly register: RegisterReader;
  /** The rest of the register. */
  readonly connection: Pick<ReaderConnection, 'statements'>;
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
  addApi(new GuardedRoutes(app, deps.access), deps);
  app.all('/api/*', (c) => {
    const message = `there is no ${shown(c.req.path)}: see what the page itself asks for`;
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

function addApi(routes: GuardedRoutes, deps: WebDeps): void {
  const reading = new Reading(deps.connection, deps.onFailed);
  routes.get('/api/me', 'unit.read', (c, actor) =>
    c.json({ ...actor, rights: rightsOf(actor.role) } satisfies Me),
  );
  if (deps.door) addLoginRoutes(routes, reading, deps.door);
  addUsersRoutes(routes, reading, () => deps.now().wall);
  addAuditRoutes(routes, reading);
  addLiveRoutes(routes, deps.live);
  const onTold = () => deps.live.told();
  addCommandRoute(routes, deps.commands, deps.tell, deps.now, onTold);
  addTellRoute(routes, deps.tell, deps.now, onTold);
  addRegisterRoutes(routes, {
    register: deps.register,
    language: () => deps.live.status?.language ?? 'fr',
    reading,
  });
  addCallSearchRoute(routes, reading);
  addSettingsRoutes(routes, reading);
  addGuideRoutes(routes, {
    guide: deps.means.guide,
    reading,
    status: () => deps.live.status,
    now: () => deps.now().wall,
  });
  addCoachRoutes(routes, {
    coachWith: deps.means.coachWith,
    reading,
    now: () => deps.now().at,
    onFailed: deps.onFailed,
  });
  addFiguresRoutes(routes, { reading, language: () => deps.live.status?.language ?? 'fr' });
  addOutboxRoutes(routes, reading, () => deps.now().wall);
  addPersonRoutes(routes, reading);
  addUnitRoute(routes, {
    reading,
    now: () => deps.now().wall,
    uptime: deps.uptime ?? (() => process.uptime() * 1000),
    fingerprint: deps.fingerprint ?? (() => null),
  });
  addDirectoryRoutes(routes, { reading, tell: deps.tell, now: deps.now });
  addFollowUpRoutes(routes, reading, () => deps.now().wall);
  addMessageRoutes(routes, reading, () => deps.now().wall);
  addRecipientRoutes(routes, reading);
  addLinkRoutes(routes, {
    tell: deps.tell,
    now: deps.now,
    language: () => deps.live.status?.language ?? 'fr',
    unitName: () => deps.live.status?.unitName ?? 'Garde-fil',
  });
}
