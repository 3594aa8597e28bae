import type { WallTime } from '../../desk/words.ts';
import type { Db } from '../database.ts';
import { type EventState, type OutboxRow, type OutboxState, SILENT_AFTER } from './outbox.ts';

const PER_PAGE = 100;

/** How the outbox stands, and its events: newest first, those of one state, from before `before` (a key) on. */
export function outboxQueries(db: Db) {
  const counts = db.prepare<[], { waiting: number; dead: number }>(
    `SELECT (SELECT count(*) FROM outbox_event WHERE state = 'waiting') AS waiting,
       (SELECT count(*) FROM outbox_event WHERE state = 'dead') AS dead`,
  );
  const first = db.prepare<[], { made: WallTime; error: string | null }>(
    "SELECT made, error FROM outbox_event WHERE state = 'waiting' ORDER BY key LIMIT 1",
  );
  const lastSent = db
    .prepare<[], number>("SELECT sent FROM outbox_event WHERE state = 'sent' ORDER BY key DESC LIMIT 1")
    .pluck();
  // Each state by its own index: a parameter would use none.
  const rowsOf = (state: EventState) =>
    db.prepare<[{ before: number }], OutboxRow>(
      `SELECT key, id, type, subject, made, state, tries, next_try AS nextTry, sent, error FROM outbox_event
       WHERE state = '${state}' AND key < @before ORDER BY key DESC LIMIT ${PER_PAGE}`,
    );
  const rows = { waiting: rowsOf('waiting'), sent: rowsOf('sent'), dead: rowsOf('dead') };
  return {
    state: (now: WallTime): OutboxState => {
      const { waiting = 0, dead = 0 } = counts.get() ?? {};
      const { made: since = null, error = null } = first.get() ?? {};
      const isSilent = since !== null && error !== null && now - since > SILENT_AFTER;
      return {
        waiting,
        dead,
        waitingSince: since,
        lastSent: lastSent.get() ?? null,
        silent: isSilent ? { since, error } : null,
      };
    },
    rows: (state: EventState, before = Number.MAX_SAFE_INTEGER) => rows[state].all({ before }),
  };
}
