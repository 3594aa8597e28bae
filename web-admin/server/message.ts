import * as v from 'valibot';
import type { WallTime } from '../../device/desk/words.ts';
import { messageQueries } from '../../device/register/message/message-queries.ts';
import type { MessageDetail, MessagePage } from '../api.ts';
import type { GuardedRoutes } from './access/routes.ts';
import { appointmentFile, appointmentOf } from './appointment-file.ts';
import { refuse, refuseFaults } from './errors.ts';
import type { Reading } from './reading.ts';
import { check } from './validate.ts';

/** Closed messages on one page. */
const PAGE = 50;
const WEEK = 7 * 86_400_000;

const listQuery = v.strictObject({
  search: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(100, 'at most 100 characters')), ''),
  before: v.optional(
    v.pipe(
      v.string(),
      v.check((text) => /^\d{1,15}$/.test(text), 'a time in ms since 1970'),
      v.transform(Number),
    ),
  ),
});

/** Messages as the desk reads them, and each recipient their own. */
export function addMessageRoutes(routes: GuardedRoutes, reading: Reading, now: () => WallTime): void {
  routes.get('/api/messages', 'messages.read', (c) => {
    const query = check(listQuery, c.req.query(), 'query');
    if (!query.ok) return refuseFaults(c, query.faults);
    const { search, before = Number.MAX_SAFE_INTEGER } = query.value;
    return reading.read(c, messageQueries, (queries) => {
      const found = queries.closed({ search, before, limit: PAGE });
      const next = found.length < PAGE ? null : (found.at(-1)?.made ?? null);
      const open = query.value.before === undefined ? queries.open(search) : [];
      return c.json({ open, closed: found, next } satisfies MessagePage);
    });
  });

  routes.get('/api/messages/:id', 'messages.read', (c) =>
    reading.read(c, messageQueries, (queries) => {
      const found = queries.one(c.req.param('id') ?? '');
      if (found !== null) return c.json(found);
      return refuse(c, 404, 'Web_NotFound', 'there is no such message: take its id from /api/messages');
    }),
  );

  routes.get('/api/messages/:id/appointment.ics', 'messages.read', (c) =>
    reading.read(c, messageQueries, async (queries) => {
      const found = queries.one(c.req.param('id') ?? '');
      const appointment = found && appointmentOf(found);
      if (!appointment)
        return refuse(c, 404, 'Web_NotFound', 'this is no appointment request with a day and a time');
      c.header('Content-Type', 'text/calendar; charset=utf-8');
      c.header('Content-Disposition', `attachment; filename="${appointment.day}.ics"`);
      return c.body(await appointmentFile(found, appointment));
    }),
  );

  routes.get('/api/my-messages', 'messages.readOwn', (c, actor) =>
    reading.read(c, messageQueries, (queries) =>
      c.json(queries.mine(actor.id, now() - WEEK).map(asSeen) satisfies MessageDetail[]),
    ),
  );
}

/** What a message says is told to its recipient once they have said that they read it: nobody has known it unseen. */
function asSeen(message: MessageDetail): MessageDetail {
  if (message.state === 'seen' || message.state === 'acknowledged') return message;
  const closed = { caller: '', number: null, text: '', details: { purpose: '' }, collectFrom: null };
  return { ...message, ...closed, events: [], mailFault: '' };
}
