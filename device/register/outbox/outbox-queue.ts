import type { WallTime } from '../../desk/words.ts';
import type { Db } from '../database.ts';
import type { EventType } from './outbox.ts';

/** An event to be delivered; nothing else of the row is needed for that. */
export interface DueEvent {
  readonly key: number;
  readonly id: string;
  readonly body: string;
  readonly tries: number;
  readonly firstTry: WallTime | null;
  readonly nextTry: WallTime;
}

/** The queue of events in the register's own database: what is put in is there exactly when its cause is. */
export class OutboxQueue {
  readonly #insert;
  readonly #first;
  readonly #sent;
  readonly #failed;

  constructor(db: Db) {
    this.#insert = db.prepare<[string, string, string, string, number, number]>(
      'INSERT INTO outbox_event (id, type, subject, body, made, next_try) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.#first = db.prepare<[], DueEvent>(
      `SELECT key, id, body, tries, first_try AS firstTry, next_try AS nextTry FROM outbox_event
       WHERE state = 'waiting' ORDER BY key LIMIT 1`,
    );
    this.#sent = db.prepare<[number, number]>(
      // Also one that was put aside while it was on its way: the receiver has it.
      "UPDATE outbox_event SET state = 'sent', tries = tries + 1, sent = ?, error = NULL WHERE key = ? AND state <> 'sent'",
    );
    this.#failed = db.prepare<[{ state: string; now: number; nextTry: number; error: string; key: number }]>(
      `UPDATE outbox_event SET state = @state, tries = tries + 1, first_try = coalesce(first_try, @now), next_try = @nextTry,
         error = @error WHERE key = @key AND state = 'waiting'`,
    );
  }

  /** The payload is that of Standard Webhooks: type, timestamp of the event, data. */
  put(id: string, type: EventType, subject: string, data: object, made: WallTime): void {
    const body = JSON.stringify({ type, timestamp: new Date(made).toISOString(), data });
    this.#insert.run(id, type, subject, body, made, made);
  }

  /** The one whose turn it is: events go out in the order in which things happened. */
  first(): DueEvent | null {
    return this.#first.get() ?? null;
  }

  markSent({ key }: DueEvent, now: WallTime): void {
    this.#sent.run(now, key);
  }

  markFailed({ key }: DueEvent, now: WallTime, nextTry: WallTime, error: string): void {
    this.#failed.run({ state: 'waiting', now, nextTry, error, key });
  }

  markDead({ key }: DueEvent, now: WallTime, error: string): void {
    this.#failed.run({ state: 'dead', now, nextTry: now, error, key });
  }
}
