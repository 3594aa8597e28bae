import type { Duration, WallTime } from '../../device/desk/words.ts';
import { outboxQueries } from '../../device/register/outbox/outbox-queries.ts';
import { personalDataQueries } from '../../device/register/personal-data/personal-data-queries.ts';
import { unitQueries } from '../../device/register/unit-queries.ts';
import type { UnitFacts } from '../api.ts';
import type { GuardedRoutes } from './access/routes.ts';
import type { Reading } from './reading.ts';

interface UnitDeps {
  readonly reading: Reading;
  readonly now: () => WallTime;
  /** How long the unit has been running. */
  readonly uptime: () => Duration;
  /** Of the certificate that the page is served with; null on plain HTTP. */
  readonly fingerprint: () => string | null;
}

/** `GET /api/unit`: how the unit stands, for whoever looks after it. Nobody's number or name is in it. */
export function addUnitRoute(routes: GuardedRoutes, { reading, now, uptime, fingerprint }: UnitDeps): void {
  routes.get('/api/unit', 'unit.check', (c) =>
    reading.read(c, unitQueries, (unit) =>
      reading.read(c, outboxQueries, (outbox) =>
        reading.read(c, personalDataQueries, (person) => {
          const facts: UnitFacts = {
            since: Math.round(now() - uptime()),
            register: unit.size(),
            retention: person.retention(),
            crm: outbox.state(now()),
            backup: unit.backup(),
            fingerprint: fingerprint(),
          };
          return c.json(facts);
        }),
      ),
    ),
  );
}
