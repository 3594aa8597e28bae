import { settingsQuery } from '../../device/register/settings/settings-queries.ts';
import type { GuardedRoutes } from './access/routes.ts';
import type { Reading } from './reading.ts';

/** `GET /api/settings`: every setting with its value. */
export function addSettingsRoutes(routes: GuardedRoutes, reading: Reading): void {
  routes.get('/api/settings', 'settings.read', (c) =>
    reading.read(c, settingsQuery, (settings) => c.json(settings())),
  );
}
