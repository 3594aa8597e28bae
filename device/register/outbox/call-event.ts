import type { CallId, WallTime } from '../../desk/words.ts';
import type { AreaMeans } from '../area/area.ts';
import type { Db } from '../database.ts';
import { prepareQueries } from '../query-statements.ts';

/** What the CRM is told of a call; times as ISO 8601 in UTC, durations in whole seconds. */
export interface CallEvent {
  readonly call: CallId;
  readonly line: string;
  readonly direction: string;
  readonly number: string | null;
  readonly name: string | null;
  /** Their name in the directory; null if nobody knows the number. */
  readonly contact: string | null;
  readonly internal: boolean;
  readonly consultationFor: CallId | null;
  readonly started: string;
  readonly answered: string | null;
  readonly ended: string | null;
  readonly endedBy: string | null;
  readonly endReason: string | null;
  readonly outcome: string | null;
  /** An id of the house's list of reasons (rule A7). */
  readonly reason: string | null;
  readonly grave: boolean;
  readonly aggressive: boolean;
  readonly note: string | null;
  readonly ringSeconds: number;
  readonly talkSeconds: number;
  readonly holdSeconds: number;
  /** In their order (rule A13). */
  readonly checkIns: readonly (string | null)[];
}

/**
 * Tells the CRM of a call that is over, whole: that it is, or that somebody has said more of it since. Calls to a recipient
 * are part of their caller's and not told.
 */
export function callTeller({ db, emit }: Pick<AreaMeans, 'db' | 'emit'>) {
  const callEvent = callEventQuery(db);
  return (type: 'call.finished' | 'call.updated', call: CallId, wall: WallTime): void => {
    const event = callEvent(call);
    if (event === null || event.ended === null || event.consultationFor !== null) return;
    emit(type, call, event, wall);
  };
}

/** Null: there is no such call. */
function callEventQuery(db: Db): (call: CallId) => CallEvent | null {
  const { one } = prepareQueries(db);
  return (id) => {
    const row = one.get(id);
    if (row === undefined) return null;
    const { key: _key, noteVersion: _version, ringTime, talkTime, holdTime, checkIns, ...same } = row;
    return {
      ...same,
      internal: row.internal === 1,
      grave: row.grave === 1,
      aggressive: row.aggressive === 1,
      started: iso(row.started),
      answered: row.answered === null ? null : iso(row.answered),
      ended: row.ended === null ? null : iso(row.ended),
      ringSeconds: seconds(ringTime),
      talkSeconds: seconds(talkTime),
      holdSeconds: seconds(holdTime),
      checkIns: JSON.parse(checkIns),
    };
  };
}

const iso = (wall: number) => new Date(wall).toISOString();
const seconds = (time: number) => Math.round(time / 1000);
