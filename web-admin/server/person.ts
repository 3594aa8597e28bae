import { personalDataQueries } from '../../device/register/personal-data/personal-data-queries.ts';
import type { PersonAnswer } from '../api.ts';
import type { GuardedRoutes } from './access/routes.ts';
import { refuse } from './errors.ts';
import type { Reading } from './reading.ts';

/**
 * `GET /api/person?number`: everything about one number, in any notation; without a number only how clearing stands.
 * `GET /api/person.json?number`: the same as a file, for whoever asks what is known of them.
 */
export function addPersonRoutes(routes: GuardedRoutes, reading: Reading): void {
  const paths = ['/api/person', '/api/person.json'] as const;
  for (const path of paths) {
    routes.get(path, 'person.read', (c) =>
      reading.read(c, personalDataQueries, ({ person, retention }) => {
        const number = c.req.query('number')?.slice(0, 60) ?? '';
        const found = number === '' ? null : person(number);
        if (number !== '' && found === null)
          return refuse(c, 400, 'Web_NotValid', 'number is no telephone number: write it as it is dialled');
        if (path.endsWith('.json'))
          c.header('Content-Disposition', 'attachment; filename="garde-fil-person.json"');
        return c.json({ ...retention(), person: found } satisfies PersonAnswer);
      }),
    );
  }
}
