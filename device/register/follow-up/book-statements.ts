import type { Db } from '../database.ts';
import type { FollowUpKind, FollowUpState } from './follow-up.ts';

/** A follow-up as the book needs it. */
export interface BookRow {
  readonly id: string;
  readonly cause: string;
  readonly version: number;
  readonly kind: FollowUpKind;
  readonly state: FollowUpState;
  readonly call: string | null;
  /** These as typed. */
  readonly caller: string | null;
  readonly number: string | null;
  readonly note: string;
  readonly due: string;
  readonly takenBy: string | null;
  readonly takenName: string | null;
  readonly closed: number | null;
  readonly closedByCall: string | null;
}

export interface OpenRow extends BookRow {
  readonly callNumber: string | null;
}

const ROW = `
  SELECT follow_up.id, cause, version, kind, state, follow_up.call, follow_up.caller, follow_up.number, follow_up.note, due,
    taken_by AS takenBy, taken_name AS takenName, closed, closed_by_call AS closedByCall`;

type Named = Record<string, string | number | null>;

/** Every statement that changes follow-ups, prepared once. */
export function prepareBook(db: Db) {
  return { ...readingStatements(db), ...changingStatements(db) };
}

function readingStatements(db: Db) {
  return {
    byId: db.prepare<[string], BookRow>(`${ROW} FROM follow_up WHERE id = ?`),
    byCause: db.prepare<[string], BookRow>(`${ROW} FROM follow_up WHERE cause = ?`),
    promisedIn: db
      .prepare<[string], number>(
        "SELECT 1 FROM follow_up WHERE call = ? AND kind = 'findOut' AND closed IS NULL LIMIT 1",
      )
      .pluck(),
    triedBy: db.prepare<[string], BookRow>(
      `${ROW} FROM follow_up_call JOIN follow_up ON follow_up.id = follow_up_call.follow_up
       WHERE follow_up_call.call = ? ORDER BY made`,
    ),
    open: db.prepare<[], OpenRow>(
      `${ROW}, call.number AS callNumber FROM follow_up LEFT JOIN call ON call.id = follow_up.call
       WHERE closed IS NULL ORDER BY made`,
    ),
  };
}

function changingStatements(db: Db) {
  const set = (columns: string) => `UPDATE follow_up SET ${columns} WHERE id = ?`;
  return {
    insert: db.prepare<[Named]>(
      `INSERT INTO follow_up (id, cause, version, kind, state, call, message, caller, number, note, made, due, result)
       VALUES (@id, @cause, 1, @kind, 'open', @call, @message, @caller, @number, @note, @made, @due, '')`,
    ),
    amend: db.prepare<[Named]>(
      'UPDATE follow_up SET call = @call, caller = @caller, number = @number, note = @note WHERE id = @id',
    ),
    setKind: db.prepare<[string, string]>(set('kind = ?')),
    close: db.prepare<[Named]>(
      `UPDATE follow_up SET state = @state, closed = @at, result = @result, closed_by_call = @call WHERE id = @id`,
    ),
    reopen: db.prepare<[string]>(
      set(
        `state = CASE WHEN taken_by IS NULL THEN 'open' ELSE 'taken' END, closed = NULL, result = '', closed_by_call = NULL`,
      ),
    ),
    take: db.prepare<[string, string, string]>(set("state = 'taken', taken_by = ?, taken_name = ?")),
    giveBack: db.prepare<[string]>(set("state = 'open', taken_by = NULL, taken_name = NULL")),
    setDue: db.prepare<[string, string]>(set('due = ?')),
    raiseVersion: db.prepare<[string]>(set('version = version + 1')),
    link: db.prepare<[string, string]>(
      'INSERT INTO follow_up_call (call, follow_up) VALUES (?, ?) ON CONFLICT DO NOTHING',
    ),
    event: db.prepare<[Named]>(
      `INSERT INTO follow_up_event (follow_up, number, at, actor, actor_name, type, text)
       SELECT @id, coalesce(max(number), 0) + 1, @at, @actor, @name, @type, @text FROM follow_up_event WHERE follow_up = @id`,
    ),
  };
}
