import * as v from 'valibot';
import type { WallTime } from '../../device/desk/words.ts';
import { followUpQueries } from '../../device/register/follow-up/follow-up-queries.ts';
import type { FollowUpPage } from '../api.ts';
import type { GuardedRoutes } from './access/routes.ts';
import { refuse, refuseFaults } from './errors.ts';
import type { Reading } from './reading.ts';
import { check } from './validate.ts';

/** Signed days that a page shows. */
const CLOSINGS = 31;

const wallTime = v.pipe(
  v.string(),
  v.check((text) => /^\d{1,15}$/.test(text), 'a time in ms since 1970'),
  v.transform(Number),
);
const periodQuery = v.strictObject({ from: wallTime, to: wallTime });

/**
 * `GET /api/follow-ups`: every open line, what is to be dealt with today, and how the day stands. `/api/follow-ups/closed?from&to`:
 * those that were closed then. `/api/follow-ups/<id>`: one with its history. `/api/closings`: the days that were signed last.
 */
export function addFollowUpRoutes(routes: GuardedRoutes, reading: Reading, now: () => WallTime): void {
  routes.get('/api/follow-ups', 'followUps.read', (c) =>
    reading.read(c, followUpQueries, (queries) => {
      const day = queries.day(now());
      const today = queries.lines(day.unsigned ?? day.day);
      return c.json({ open: queries.open(), today, day } satisfies FollowUpPage);
    }),
  );

  routes.get('/api/follow-ups/closed', 'followUps.read', (c) => {
    const query = check(periodQuery, c.req.query(), 'query');
    if (!query.ok) return refuseFaults(c, query.faults);
    const { from, to } = query.value;
    return reading.read(c, followUpQueries, (queries) => c.json(queries.closedIn(from, to)));
  });

  routes.get('/api/follow-ups/:id', 'followUps.read', (c) =>
    reading.read(c, followUpQueries, (queries) => {
      const found = queries.one(c.req.param('id') ?? '');
      if (found !== null) return c.json(found);
      return refuse(c, 404, 'Web_NotFound', 'there is no such follow-up: take its id from /api/follow-ups');
    }),
  );

  routes.get('/api/closings', 'followUps.read', (c) =>
    reading.read(c, followUpQueries, (queries) => c.json(queries.closings(CLOSINGS))),
  );
}
