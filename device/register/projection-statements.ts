import type { Db } from './database.ts';

/** What the projection must know of a call before it can apply the next fact. */
export interface CallState {
  readonly key: number;
  readonly ended: number | null;
  readonly consultationFor: string | null;
  readonly lastBoot: string;
  readonly lastAt: number;
  /** Of its open segment. */
  readonly kind: 'ring' | 'talk' | 'hold' | 'consultation' | null;
}

export interface WaitState {
  readonly key: number;
  readonly call: number;
}

const CALL_STATE = `
  SELECT key, call.ended, consultation_for AS consultationFor, last_boot AS lastBoot, last_at AS lastAt, kind
  FROM call LEFT JOIN segment ON segment.call = call.key AND segment.ended IS NULL`;

/** Every statement that the projection runs, prepared once. */
export function prepareStatements(db: Db) {
  return {
    ...callStatements(db),
    ...segmentStatements(db),
    ...waitStatements(db),
    clear: clearStatements(db),
  };
}

function callStatements(db: Db) {
  return {
    callById: db.prepare<[string], CallState>(`${CALL_STATE} WHERE call.id = ?`),
    callByKey: db.prepare<[number], CallState>(`${CALL_STATE} WHERE call.key = ?`),
    insertCall: db.prepare<[Record<string, string | number | null>]>(
      `INSERT INTO call (key, id, session, line, line_call, direction, number, name, internal, consultation_for, tail,
         started, last_boot, last_at, last_wall)
       VALUES (@key, @id, @session, @line, @lineCall, @direction, @number, @name, @internal, @consultationFor, @tail,
         @wall, @boot, @at, @wall)
       ON CONFLICT (id) DO NOTHING`,
    ),
    countCall: db.prepare<[Record<string, string | number>]>(
      `UPDATE call SET ring_time = ring_time + @ring, talk_time = talk_time + @talk, hold_time = hold_time + @hold,
         last_boot = @boot, last_at = @at, last_wall = @wall WHERE key = @key`,
    ),
    answerCall: db.prepare<[number, number]>(
      'UPDATE call SET answered = ? WHERE key = ? AND answered IS NULL AND ended IS NULL',
    ),
    endCall: db.prepare<[number, string, string, number]>(
      'UPDATE call SET ended = ?, ended_by = ?, end_reason = ? WHERE key = ? AND ended IS NULL',
    ),
    setOutcome: db.prepare<[string, number]>('UPDATE call SET outcome = ? WHERE key = ?'),
    setReason: db.prepare<[string | null, number]>('UPDATE call SET reason = ? WHERE key = ?'),
    setFlag: {
      grave: db.prepare<[number, number]>('UPDATE call SET grave = ? WHERE key = ?'),
      aggressive: db.prepare<[number, number]>('UPDATE call SET aggressive = ? WHERE key = ?'),
    },
  };
}

function segmentStatements(db: Db) {
  return {
    openSegment: db.prepare<[Record<string, string | number>]>(
      `INSERT INTO segment (call, number, kind, started)
       SELECT @call, coalesce(max(number), 0) + 1, @kind, @wall FROM segment WHERE call = @call`,
    ),
    closeSegment: db.prepare<[number, number]>(
      'UPDATE segment SET ended = ? WHERE call = ? AND ended IS NULL',
    ),
    countSegment: db.prepare<[number, number]>(
      'UPDATE segment SET duration = duration + ? WHERE call = ? AND ended IS NULL',
    ),
  };
}

function waitStatements(db: Db) {
  const thatCheckIn = 'wait = ? AND call = ? AND number = ?';
  return {
    waitById: db.prepare<[string], WaitState>('SELECT key, call FROM wait WHERE id = ?'),
    insertWait: db.prepare<[number, string, number, number]>(
      'INSERT INTO wait (key, id, call, started) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING',
    ),
    escalateWait: db.prepare<[number]>('UPDATE wait SET escalated = 1 WHERE key = ?'),
    endWait: db.prepare<[number, string, number]>(
      'UPDATE wait SET ended = ?, why = ? WHERE key = ? AND ended IS NULL',
    ),
    expectCheckIn: db.prepare<[Record<string, string | number>]>(
      `INSERT INTO check_in (call, wait, number, due, due_boot, due_at)
       VALUES (@call, @wait, @checkIn, @due, @boot, @dueAt)
       ON CONFLICT (call, wait, number) DO UPDATE SET due = @due, due_boot = @boot, due_at = @dueAt
       WHERE result IS NULL`,
    ),
    makeCheckIn: db.prepare<[Record<string, string | number>]>(
      `UPDATE check_in SET result = @result, taken_back = @takenBack, lateness = @lateness
       WHERE call = @call AND wait = @wait AND number = @checkIn AND result IS NULL`,
    ),
    setResult: db.prepare<[string, number, number, number]>(
      `UPDATE check_in SET result = ? WHERE ${thatCheckIn} AND result IS NULL`,
    ),
    setCheckInOutcome: db.prepare<[string, number, number, number]>(
      `UPDATE check_in SET outcome = ? WHERE ${thatCheckIn}`,
    ),
  };
}

/** What hangs on a call first: foreign keys hold. */
function clearStatements(db: Db) {
  return ['check_in', 'wait', 'segment', 'call'].map((table) => db.prepare(`DELETE FROM ${table}`));
}
