import * as v from 'valibot';
import { auditQuery, KINDS } from '../../device/register/access/audit-queries.ts';
import type { AuditPage } from '../api.ts';
import type { GuardedRoutes } from './access/routes.ts';
import { refuseFaults } from './errors.ts';
import type { Reading } from './reading.ts';
import { check, END_OF_TIME, wholeNumber } from './validate.ts';

const auditSearch = v.strictObject({
  who: v.optional(v.pipe(v.string(), v.regex(/^[\w-]{1,40}$/, 'the id of a user'))),
  kind: v.optional(v.picklist(KINDS)),
  from: v.optional(wholeNumber(0, END_OF_TIME), '0'),
  to: v.optional(wholeNumber(0, END_OF_TIME), String(END_OF_TIME)),
  before: v.optional(wholeNumber(0, Number.MAX_SAFE_INTEGER), String(Number.MAX_SAFE_INTEGER)),
  limit: v.optional(wholeNumber(1, 500), '100'),
});

/** `GET /api/audit`: who did or saw what, newest first. */
export function addAuditRoutes(routes: GuardedRoutes, reading: Reading): void {
  routes.get('/api/audit', 'audit.read', (c) => {
    const query = check(auditSearch, c.req.query(), 'query');
    if (!query.ok) return refuseFaults(c, query.faults);
    const { who = null, kind = null, ...rest } = query.value;
    return reading.read(c, auditQuery, (search) => {
      const entries = search({ who, kind, ...rest });
      const next = entries.length < rest.limit ? null : (entries.at(-1)?.id ?? null);
      return c.json({ entries, next } satisfies AuditPage);
    });
  });
}
