import * as v from 'valibot';
import type { WallTime } from '../../device/desk/words.ts';
import { outboxQueries } from '../../device/register/outbox/outbox-queries.ts';
import type { OutboxPage } from '../api.ts';
import type { GuardedRoutes } from './access/routes.ts';
import { refuseFaults } from './errors.ts';
import type { Reading } from './reading.ts';
import { check } from './validate.ts';

const query = v.strictObject({
  state: v.optional(v.picklist(['waiting', 'sent', 'dead']), 'dead'),
  before: v.optional(
    v.pipe(
      v.string(),
      v.check((text) => /^\d{1,15}$/.test(text), 'a whole number: the `key` of the last row'),
      v.transform(Number),
    ),
  ),
});

/** `GET /api/outbox?state=dead|waiting|sent&before`: how the outbox stands, and its newest events of one state. */
export function addOutboxRoutes(routes: GuardedRoutes, reading: Reading, now: () => WallTime): void {
  routes.get('/api/outbox', 'outbox.read', (c) => {
    const asked = check(query, c.req.query(), 'query');
    if (!asked.ok) return refuseFaults(c, asked.faults);
    const { state, before } = asked.value;
    return reading.read(c, outboxQueries, (queries) => {
      const page: OutboxPage = {
        ...queries.state(now()),
        holding: queries.holding(),
        events: queries.rows(state, before),
      };
      return c.json(page);
    });
  });
}
