import * as v from 'valibot';
import { OUTCOMES } from '../../device/desk/words.ts';
import { callSearchQueries } from '../../device/register/call-details/call-search-queries.ts';
import type { RegisterPage } from '../api.ts';
import type { GuardedRoutes } from './access/routes.ts';
import { refuseFaults } from './errors.ts';
import type { Reading } from './reading.ts';
import { check, END_OF_TIME, wholeNumber } from './validate.ts';

const text = (most: number) =>
  v.pipe(
    v.string(),
    v.check((given) => given.length <= most, `a text of at most ${most} characters`),
  );
/** What calls are looked through for. */
export const callFilter = {
  search: v.optional(text(100), ''),
  outcome: v.optional(v.picklist([...OUTCOMES, 'none'])),
  reason: v.optional(text(31)),
  direction: v.optional(v.picklist(['incoming', 'outgoing'])),
};
const query = v.strictObject({
  from: v.optional(wholeNumber(0, END_OF_TIME), '0'),
  to: v.optional(wholeNumber(0, END_OF_TIME), String(END_OF_TIME)),
  before: v.optional(wholeNumber(0, Number.MAX_SAFE_INTEGER)),
  limit: v.optional(wholeNumber(1, 500), '100'),
  ...callFilter,
});

/** `GET /api/calls?search&outcome&reason&direction&from&to&before&limit`: RegisterPage, newest first over all days. */
export function addCallSearchRoute(routes: GuardedRoutes, reading: Reading): void {
  routes.get('/api/calls', 'calls.read', (c) => {
    const asked = check(query, c.req.query(), 'query');
    if (!asked.ok) return refuseFaults(c, asked.faults);
    const { outcome = null, reason = null, direction = null, before = null, ...rest } = asked.value;
    return reading.read(c, callSearchQueries, (find) =>
      c.json(find({ ...rest, outcome, reason, direction, before }) satisfies RegisterPage),
    );
  });
}
