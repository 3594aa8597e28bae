import type { WallTime } from '../../desk/words.ts';
import type { Db } from '../database.ts';
import { callsGoing } from '../figures/calls-going.ts';
import { numberHash } from './number-hash.ts';
import type { Retention } from './personal-data.ts';
import { saidInFacts } from './said-in-facts.ts';

export const DAY = 24 * 60 * 60 * 1000;

/** Calls cleared at once: some ms, and nothing else is written meanwhile. What is left comes a minute later. */
const CALLS_AT_ONCE = 500;

/** Clears and removes what is older than it may be; each method within the caller's transaction. */
export class Clearing {
  readonly #statements;
  readonly #hashOf;
  readonly #said;
  readonly #going;

  constructor(db: Db) {
    this.#going = callsGoing(db);
    this.#statements = statementsOf(db);
    this.#hashOf = numberHash(db);
    this.#said = saidInFacts(db);
  }

  /** Takes number, name and note out of one call, and out of its facts. */
  clearCall(key: number, call: string, hash: string | null): void {
    const run = this.#statements;
    run.clearCall.run(hash, key);
    run.clearFact.run(key);
    this.#said.clearCall(call);
    run.clearNote.run(call);
    run.clearEvents.run(call);
  }

  /** Takes a number out of the facts of others' calls. */
  clearNumber(tail: string): void {
    this.#said.clearNumber(tail);
  }

  /** One round; the last one has found nothing more. Whether it has cleared or removed anything. */
  round(wall: WallTime, retention: Retention): boolean {
    const run = this.#statements;
    const changes = run.changes.get();
    this.#clearCalls(wall - retention.numbers * DAY);
    this.#removeCalls(wall - retention.calls * DAY);
    this.#removeMessages(wall - retention.messages * DAY);
    // A line of a signed day is found by its message or follow-up: it has no name any more when these are gone.
    run.clearClosings.run(wall - Math.min(retention.numbers, retention.messages) * DAY);
    const cleared = run.changes.get() !== changes;
    run.ran.run(wall);
    return cleared;
  }

  #clearCalls(before: WallTime): void {
    const run = this.#statements;
    for (const { key, id, number, tail } of run.toClear.all(before)) {
      const known = tail ?? number;
      this.clearCall(key, id, known && this.#hashOf(known));
    }
    // Of calls without a number, and written after theirs was cleared.
    run.removeNotes.run(before);
    run.removeSent.run(before);
    this.#said.clearBefore(before);
  }

  #removeCalls(before: WallTime): void {
    const run = this.#statements;
    const calls = run.toRemove.all(before);
    this.#going(calls.map(({ key }) => key));
    for (const call of calls) this.#removeCall(call);
    run.removeFacts.run();
    run.removeEvents.run(before);
  }

  #removeMessages(before: WallTime): void {
    const run = this.#statements;
    run.removeMessageEvents.run(before);
    run.removeMessages.run(before);
    run.removeDrafts.run(before);
    run.removeFollowUps.run(before);
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
      // The fact that began it: without it, no later one makes the call again, and its figures would count twice.
      'DELETE FROM journal WHERE id = ?',
    ].map((sql) => db.prepare<[number]>(sql)),
    // A call's facts come after the one that began it, whose id is the call's key.
    removeFacts: db.prepare<[]>('DELETE FROM journal WHERE id < (SELECT min(key) FROM call)'),
    removeNotes: db.prepare<[WallTime]>('DELETE FROM call_detail WHERE changed < ?'),
    removeMessageEvents: db.prepare<[WallTime]>(
      "DELETE FROM outbox_event WHERE state <> 'waiting' AND subject IN (SELECT id FROM message WHERE closed < ?)",
    ),
    removeMessages: db.prepare<[WallTime]>('DELETE FROM message WHERE closed < ?'),
    removeDrafts: db.prepare<[WallTime]>(
      "DELETE FROM message WHERE closed IS NULL AND state = 'draft' AND changed < ?",
    ),
    removeFollowUps: db.prepare<[WallTime]>('DELETE FROM follow_up WHERE closed < ?'),
    clearClosings: db.prepare<[WallTime]>(
      "UPDATE day_closing SET content = '[]', note = '' WHERE signed < ? AND (content <> '[]' OR note <> '')",
    ),
    // What waited for the CRM while its call was cleared.
    removeSent: db.prepare<[WallTime]>("DELETE FROM outbox_event WHERE made < ? AND state = 'sent'"),
    removeEvents: db.prepare<[WallTime]>('DELETE FROM outbox_event WHERE made < ?'),
    changes: db.prepare<[], number>('SELECT total_changes()').pluck(),
    ran: db.prepare<[WallTime]>('UPDATE retention SET ran = ?, held = NULL'),
  };
}
