import type { Db } from '../database.ts';
import type { MessageKind, MessageState } from './message.ts';

/** A message as the writer needs it. */
export interface BookMessage {
  readonly id: string;
  readonly draft: string;
  readonly version: number;
  readonly kind: MessageKind;
  readonly state: MessageState;
  readonly call: string | null;
  readonly recipient: string | null;
  readonly name: string;
  readonly caller: string;
  readonly number: string | null;
  readonly text: string;
  /** JSON. */
  readonly details: string;
  readonly collectFrom: string | null;
  readonly promised: number | null;
  readonly deputy: string | null;
  readonly escalated: number | null;
  readonly made: number;
  readonly closed: number | null;
}

/** Who changed it last, and when. */
export interface LastChange {
  readonly name: string;
  readonly at: number;
}

const ROW = `
  SELECT id, draft, version, kind, state, call, recipient, name, caller, number, text, details, collect_from AS collectFrom,
    promised, deputy, escalated, made, closed FROM message`;

type Named = Record<string, string | number | null>;

/** Every statement that changes messages, prepared once. */
export function prepareMessages(db: Db) {
  return { ...readingStatements(db), ...changingStatements(db), ...mailStatements(db) };
}

function readingStatements(db: Db) {
  return {
    byId: db.prepare<[string], BookMessage>(`${ROW} WHERE id = ?`),
    byDraft: db.prepare<[string], BookMessage>(`${ROW} WHERE draft = ?`),
    unanswered: db.prepare<[number], BookMessage>(
      `${ROW} WHERE closed IS NULL AND promised <= ? AND escalated IS NULL AND state <> 'draft' ORDER BY promised`,
    ),
    ofCall: db.prepare<[string], BookMessage>(
      `${ROW} WHERE call = ? AND recipient IS NOT NULL AND state <> 'discarded' AND kind <> 'aggressive' ORDER BY made DESC`,
    ),
    /** Lines about it that are still to be dealt with. */
    openLines: db
      .prepare<[string], string>(
        "SELECT id FROM follow_up WHERE closed IS NULL AND kind = 'message' AND message = ?",
      )
      .pluck(),
    /** Who has had a hand in it, the unit left out, each time. */
    people: db
      .prepare<[string], string>(
        "SELECT actor FROM message_event WHERE message = ? AND actor <> 'unit' ORDER BY number LIMIT 2",
      )
      .pluck(),
    lastChange: db.prepare<[string], LastChange>(
      'SELECT actor_name AS name, at FROM message_event WHERE message = ? ORDER BY number DESC LIMIT 1',
    ),
    wasSeen: db
      .prepare<[string], number>(
        "SELECT 1 FROM message_event WHERE message = ? AND type IN ('seen', 'acknowledged') LIMIT 1",
      )
      .pluck(),
    additions: db
      .prepare<[string], string>(
        "SELECT text FROM message_event WHERE message = ? AND type = 'added' ORDER BY number",
      )
      .pluck(),
  };
}

function changingStatements(db: Db) {
  return {
    insert: db.prepare<[Named]>(
      `INSERT INTO message (id, draft, version, kind, state, call, recipient, name, caller, number, text, details,
         collect_from, promised, made, changed)
       VALUES (@id, @draft, 1, @kind, @state, @call, @recipient, @name, @caller, @number, @text, @details,
         @collectFrom, @promised, @wall, @wall)`,
    ),
    rewrite: db.prepare<[Named]>(
      `UPDATE message SET version = version + 1, kind = @kind, state = @state, call = @call, recipient = @recipient,
         name = @name, caller = @caller, number = @number, text = @text, details = @details,
         collect_from = @collectFrom, promised = @promised, escalated = NULL, deputy = NULL, changed = @wall, closed = NULL
       WHERE id = @id`,
    ),
    setState: db.prepare<[Named]>(
      `UPDATE message SET version = version + 1, state = @state, changed = @wall,
         closed = CASE WHEN @state IN ('acknowledged', 'discarded') THEN @wall END WHERE id = @id`,
    ),
    promise: db.prepare<[Named]>(
      'UPDATE message SET promised = @promised, escalated = NULL, deputy = NULL WHERE id = @id',
    ),
    escalate: db.prepare<[Named]>(
      'UPDATE message SET version = version + 1, escalated = @wall, deputy = @deputy WHERE id = @id',
    ),
    event: db.prepare<[Named]>(
      `INSERT INTO message_event (message, number, at, actor, actor_name, type, text)
       SELECT @id, coalesce(max(number), 0) + 1, @at, @actor, @name, @type, @text FROM message_event WHERE message = @id`,
    ),
  };
}

function mailStatements(db: Db) {
  return {
    queueMail: db.prepare<[Named]>(
      `INSERT INTO mail (id, message, purpose, name, address, state, tries, next_try, fault, made)
       VALUES (@id, @message, @purpose, @name, @address, @state, 0, @wall, '', @wall)`,
    ),
    /** What waits to be sent is about what the message was. */
    dropMail: db.prepare<[string]>("DELETE FROM mail WHERE message = ? AND state IN ('waiting', 'noServer')"),
    /** There is a mail server now, or there is none any more. */
    mailWaits: db.prepare<[number]>(
      "UPDATE mail SET state = 'waiting', next_try = ? WHERE state = 'noServer'",
    ),
    mailHasNoServer: db.prepare<[]>("UPDATE mail SET state = 'noServer' WHERE state = 'waiting'"),
    useLinks: db.prepare<[number, string]>(
      'UPDATE message_link SET used = ? WHERE message = ? AND used IS NULL',
    ),
  };
}
