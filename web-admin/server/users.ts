import type { WallTime } from '../../device/desk/words.ts';
import { usersQuery } from '../../device/register/access/users-queries.ts';
import type { GuardedRoutes } from './access/routes.ts';
import type { Reading } from './reading.ts';

/** `GET /api/users`: everybody who may log in, or might once. */
export function addUsersRoutes(routes: GuardedRoutes, reading: Reading, wall: () => WallTime): void {
  routes.get('/api/users', 'users.read', (c) =>
    reading.read(c, usersQuery, (users) => c.json(users(wall()))),
  );
}
