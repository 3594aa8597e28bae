import type { GuardedRoutes } from './access/routes.ts';
import { refuse, refuseMethod } from './errors.ts';
import type { LiveState } from './live.ts';

export function addLiveRoutes(routes: GuardedRoutes, live: LiveState): void {
  routes.get('/api/events', 'unit.read', (c) => {
    // A HEAD would open a stream that nobody reads.
    if (c.req.method !== 'GET') return refuseMethod(c, 'GET');
    if (live.full) {
      c.header('Retry-After', '30');
      return refuse(
        c,
        503,
        'Web_TooManyStreams',
        'too many pages are open on this unit: close one, then try again',
      );
    }
    c.header('Content-Type', 'text/event-stream');
    return c.body(live.open());
  });

  routes.get('/api/status', 'unit.read', (c) =>
    live.status === null
      ? refuse(c, 503, 'Web_NotReady', 'the unit is starting: try again in a few seconds')
      : c.json(live.status),
  );
}
