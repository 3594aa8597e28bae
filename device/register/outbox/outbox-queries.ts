import type { WallTime } from '../../desk/words.ts';
import type { Db } from '../database.ts';
import { type EventState, type OutboxRow, type OutboxState, SILENT_AFTER } from './outbox.ts';

const PER_PAGE = 100;
const COLUMNS = 'key, id, type, subject, made, state, tries, next_try AS nextTry, sent, error';

/** How the outbox stands, and its events: newest first, those of one state, from before `before` (a key) on. */
export function outboxQueries(db: Db) {
  const counts = db.prepare<[], { waiting: number; dead: number }>(
    `SELECT (SELECT count(*) FROM outbox_event WHERE state = 'waiting') AS waiting,
       (SELECT count(*) FROM outbox_event WHERE state = 'dead') AS dead`,
  );
  const first = db.prepare<[], OutboxRow>(
    `SELECT ${COLUMNS} FROM outbox_event WHERE state = 'waiting' ORDER BY key LIMIT 1`,
  );
  const lastSent = db
    .prepare<[], number>("SELECT sent FROM outbox_event WHERE state = 'sent' ORDER BY key DESC LIMIT 1")
    .pluck();
  // Each state by its own index: a parameter would use none.
  const rowsOf = (state: EventState) =>
    db.prepare<[{ before: number }], OutboxRow>(
      `SELECT ${COLUMNS} FROM outbox_event
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
    /** The one whose turn it is and that was tried in vain: all others wait for it. Null: none was. */
    holding: (): OutboxRow | null => {
      const row = first.get();
      return row === undefined || row.error === null ? null : row;
    },
    rows: (state: EventState, before = Number.MAX_SAFE_INTEGER) => rows[state].all({ before }),
  };
}
