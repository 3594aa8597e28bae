import type { CheckInResult } from '../desk/words.ts';
import type { Db } from './database.ts';
import { LEFT_ON_HOLD } from './left-on-hold.ts';
import type { CallRow, CheckInRow, SegmentRow, WaitRow } from './rows.ts';

/** A CallRow as SQLite gives it: no booleans, no lists. */
export type FlatCall = Omit<CallRow, 'internal' | 'grave' | 'aggressive' | 'checkIns'> & {
  readonly internal: number;
  readonly grave: number;
  readonly aggressive: number;
  /** JSON list of results. */
  readonly checkIns: string;
};

export type FlatWait = Omit<WaitRow, 'escalated' | 'checkIns'> & {
  readonly key: number;
  readonly escalated: number;
};

export interface CallCounts {
  readonly calls: number;
  readonly incoming: number;
  readonly answered: number;
  readonly missed: number;
  readonly abandonedOnHold: number;
}

export interface ResultCount {
  readonly result: CheckInResult;
  readonly count: number;
}

/** A place in the list of calls: it goes by the start, and by the key among calls that started in the same instant. */
export interface Place {
  readonly started: number;
  readonly key: number;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** One bound of the period is in the place: with both in the query, SQLite would seek by the wrong one. */
type NewerSlice = Place & { readonly from: number; readonly limit: number };
type OlderSlice = Place & { readonly to: number; readonly limit: number };

/** Every column of a CallRow; conditions on `call` follow. */
export const CALL = `
  SELECT key, id AS call, line, direction, number, name, internal, consultation_for AS consultationFor, started, answered,
    ended, ended_by AS endedBy, end_reason AS endReason, outcome, reason, grave, aggressive, note,
    (SELECT group_concat(contact.name, ' / ') FROM contact WHERE contact.id IN
      (SELECT contact FROM contact_number WHERE contact_number.tail = call.tail)) AS contact,
    coalesce(call_detail.version, 0) AS noteVersion, ring_time AS ringTime, talk_time AS talkTime, hold_time AS holdTime,
    (SELECT json_group_array(result) FROM
      (SELECT result FROM check_in WHERE check_in.call = call.key ORDER BY wait, check_in.number)) AS checkIns
  FROM call LEFT JOIN call_detail ON call_detail.call = call.id`;

/** Every query of the reader, prepared once. */
export function prepareQueries(db: Db) {
  return { ...callQueries(db), ...detailQueries(db), ...totalQueries(db) };
}

function callQueries(db: Db) {
  return {
    place: db.prepare<[number], Place>('SELECT started, key FROM call WHERE key = ?'),
    newestFirst: db.prepare<[NewerSlice], FlatCall>(
      `${CALL} WHERE started >= @from AND (started, key) < (@started, @key) ORDER BY started DESC, key DESC LIMIT @limit`,
    ),
    oldestFirst: db.prepare<[OlderSlice], FlatCall>(
      `${CALL} WHERE started < @to AND (started, key) > (@started, @key) ORDER BY started, key LIMIT @limit`,
    ),
    one: db.prepare<[string], FlatCall>(`${CALL} WHERE id = ?`),
  };
}

function detailQueries(db: Db) {
  return {
    segments: db.prepare<[number], SegmentRow>(
      'SELECT kind, started, ended, duration FROM segment WHERE call = ? ORDER BY number',
    ),
    waits: db.prepare<[number], FlatWait>(
      'SELECT key, id AS wait, started, ended, why, escalated FROM wait WHERE call = ? ORDER BY key',
    ),
    checkIns: db.prepare<[number, number], CheckInRow>(
      `SELECT number AS checkIn, due, taken_back AS takenBack, lateness, result, outcome
       FROM check_in WHERE call = ? AND wait = ? ORDER BY number`,
    ),
  };
}

function totalQueries(db: Db) {
  const incoming = "direction = 'incoming'";
  return {
    counts: db.prepare<[Range], CallCounts>(
      `SELECT count(*) AS calls,
         count(*) FILTER (WHERE ${incoming}) AS incoming,
         count(*) FILTER (WHERE ${incoming} AND answered IS NOT NULL) AS answered,
         count(*) FILTER (WHERE ${incoming} AND answered IS NULL
           AND (ended_by = 'peer' OR end_reason = 'noAnswer')) AS missed,
         count(*) FILTER (WHERE ${LEFT_ON_HOLD}) AS abandonedOnHold
       FROM call WHERE started >= @from AND started < @to AND consultation_for IS NULL`,
    ),
    results: db.prepare<[Range], ResultCount>(
      `SELECT result, count(*) AS count FROM call JOIN check_in ON check_in.call = call.key
       WHERE started >= @from AND started < @to AND result IS NOT NULL GROUP BY result`,
    ),
  };
}
