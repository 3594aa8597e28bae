import { messageQueries } from '../../device/register/message/message-queries.ts';
import type { GuardedRoutes } from './access/routes.ts';
import type { Reading } from './reading.ts';

/** `GET /api/recipients`: everybody whom a message can be for, and how it reaches them. */
export function addRecipientRoutes(routes: GuardedRoutes, reading: Reading): void {
  routes.get('/api/recipients', 'messages.read', (c) =>
    reading.read(c, messageQueries, (queries) => c.json(queries.recipients())),
  );
}
