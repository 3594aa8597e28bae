import { createHmac } from 'node:crypto';
import type { WallTime } from '../../desk/words.ts';
import type { Db } from '../database.ts';
import type { Retention } from './personal-data.ts';

const DAY = 24 * 60 * 60 * 1000;

/** Calls cleared at once: some ms, and nothing else is written meanwhile. What is left comes a minute later. */
const CALLS_AT_ONCE = 500;

/** Clears and removes what is older than it may be; each method within the caller's transaction. */
export class Clearing {
  readonly #statements;
  readonly #hashKey;

  constructor(db: Db) {
    this.#statements = statementsOf(db);
    this.#hashKey = db.prepare<[], Buffer>('SELECT hash_key FROM retention').pluck();
  }

  /** Takes number, name and note out of one call, and out of the fact that began it. */
  clearCall(key: number, call: string, hash: string | null): void {
    const run = this.#statements;
    run.clearCall.run(hash, key);
    run.clearFact.run(key);
    run.clearNote.run(call);
    run.clearEvents.run(call);
  }

  /** One round; the last one has found nothing more. */
  round(wall: WallTime, { numbers, calls, messages }: Retention): void {
    const run = this.#statements;
    const key = this.#hashKey.get() ?? Buffer.alloc(0);
    for (const call of run.toClear.all(wall - numbers * DAY)) {
      const known = call.tail ?? call.number;
      this.clearCall(call.key, call.id, known && createHmac('sha256', key).update(known).digest('base64url'));
    }
    for (const call of run.toRemove.all(wall - calls * DAY)) this.#removeCall(call);
    run.removeFacts.run();
    run.removeMessages.run(wall - messages * DAY);
    run.removeFollowUps.run(wall - messages * DAY);
    run.clearClosings.run(wall - messages * DAY);
    run.removeEvents.run(wall - calls * DAY);
    run.ran.run(wall);
  }

  #removeCall({ key, id }: { readonly key: number; readonly id: string }): void {
    const run = this.#statements;
    for (const remove of run.removeRows) remove.run(key);
    run.clearNote.run(id);
  }
}

interface CallToClear {
  readonly key: number;
  readonly id: string;
  readonly number: string | null;
  readonly tail: string | null;
}

function statementsOf(db: Db) {
  return {
    toClear: db.prepare<[WallTime], CallToClear>(
      `SELECT key, id, number, tail FROM call
       WHERE started < ? AND ended IS NOT NULL AND (number IS NOT NULL OR name IS NOT NULL) ORDER BY started LIMIT ${CALLS_AT_ONCE}`,
    ),
    clearCall: db.prepare<[string | null, number]>(
      "UPDATE call SET number = NULL, name = NULL, tail = NULL, line_call = '', number_hash = ? WHERE key = ?",
    ),
    clearFact: db.prepare<[number]>(
      "UPDATE journal SET body = json_set(body, '$.peer.number', NULL, '$.peer.name', NULL, '$.lineCall', '') WHERE id = ?",
    ),
    clearNote: db.prepare<[string]>('DELETE FROM call_detail WHERE call = ?'),
    clearEvents: db.prepare<[string]>("DELETE FROM outbox_event WHERE subject = ? AND state <> 'waiting'"),
    // In the order of the index: the oldest ones first, until none is left.
    toRemove: db.prepare<[WallTime], { readonly key: number; readonly id: string }>(
      `SELECT key, id FROM call WHERE started < ? AND ended IS NOT NULL ORDER BY started LIMIT ${CALLS_AT_ONCE}`,
    ),
    removeRows: [
      'DELETE FROM check_in WHERE call = ?',
      'DELETE FROM wait WHERE call = ?',
      'DELETE FROM segment WHERE call = ?',
      'DELETE FROM call WHERE key = ?',
    ].map((sql) => db.prepare<[number]>(sql)),
    // A call's facts come after the one that began it, whose id is the call's key.
    removeFacts: db.prepare<[]>('DELETE FROM journal WHERE id < (SELECT min(key) FROM call)'),
    removeMessages: db.prepare<[WallTime]>('DELETE FROM message WHERE closed < ?'),
    removeFollowUps: db.prepare<[WallTime]>('DELETE FROM follow_up WHERE closed < ?'),
    clearClosings: db.prepare<[WallTime]>(
      "UPDATE day_closing SET content = '[]' WHERE signed < ? AND content <> '[]'",
    ),
    removeEvents: db.prepare<[WallTime]>('DELETE FROM outbox_event WHERE made < ?'),
    ran: db.prepare<[WallTime]>('UPDATE retention SET ran = ?, held = NULL'),
  };
}
