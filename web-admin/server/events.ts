import { maskStatus } from './access/mask.ts';
import { mayDo } from './access/rights.ts';
import type { GuardedRoutes } from './access/routes.ts';
import { refuse, refuseMethod } from './errors.ts';
import type { LiveState } from './live.ts';

export function addLiveRoutes(routes: GuardedRoutes, live: LiveState): void {
  routes.open('GET', '/api/events', (c) => {
    // A HEAD would open a stream that nobody reads.
    if (c.req.method !== 'GET') return refuseMethod(c, 'GET');
    const watch = routes.access.watch(c);
    if (live.isFull(watch)) {
      c.header('Retry-After', '30');
      return refuse(
        c,
        503,
        'Web_TooManyStreams',
        'too many pages are open on this unit: close one, then try again',
      );
    }
    c.header('Content-Type', 'text/event-stream');
    return c.body(live.open(watch));
  });

  routes.get('/api/status', 'unit.read', (c, { role }) => {
    if (live.status === null)
      return refuse(c, 503, 'Web_NotReady', 'the unit is starting: try again in a few seconds');
    if (!mayDo(role, 'desk.use')) return c.json(maskStatus(live.status));
    if (live.status.speedKeys.length > 0) routes.showsPersonal(c);
    return c.json(live.status);
  });

  // Reading alone keeps nobody logged in, for the page reads by itself: this says that somebody is there.
  routes.post('/api/stay', 'unit.read', (c) => c.json({ ok: true }));
}
