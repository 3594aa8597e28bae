import { setImmediate as letOthersRun } from 'node:timers/promises';
import type { CallId, CheckInResult, WallTime } from '../desk/words.ts';
import { type FlatCall, type Place, prepareQueries } from './query-statements.ts';
import { ReaderConnection } from './reader-connection.ts';
import type { CallDetail, CallRow, WaitRow } from './rows.ts';

/** Calls that started at or after `from` and before `to`. */
export interface Period {
  readonly from: WallTime;
  readonly to: WallTime;
}

export interface Page {
  /** Only calls that come after the one of this key in the list; none for the first page. */
  readonly before?: number;
  /** 1..500 */
  readonly limit: number;
}

/** Figures of a period. Consultation calls are not counted: they are part of the caller's call. */
export interface Totals {
  readonly calls: number;
  readonly incoming: number;
  /** Incoming ones that were answered. */
  readonly answered: number;
  /** Incoming ones whose caller left while it rang. */
  readonly missed: number;
  /** Answered ones whose caller left while waiting on hold, whatever outcome was said. */
  readonly abandonedOnHold: number;
  readonly checkIns: Readonly<Record<CheckInResult, number>>;
  /** (early + on time) / all but void: 0..1, null when there was none. */
  readonly kept: number | null;
}

/** The register, for reading only, over a connection of its own. While there is no register yet, all is empty. */
export interface RegisterReader {
  /** By start, newest first. */
  calls(period: Period, page: Page): readonly CallRow[];
  call(call: CallId): CallDetail | null;
  /** All calls of a period, oldest first, in chunks; other work of the thread is let in between two chunks. */
  chunks(period: Period): AsyncGenerator<readonly CallRow[], void, void>;
  totals(period: Period): Totals;
  close(): void;
}

/** Calls read at once for an export: some 2 ms of the thread's time. */
const CHUNK = 200;
const MOST_PER_PAGE = 500;

/** Opens nothing yet: each query opens the file if it is there, and again if it was replaced. */
export function openRegisterReader(file: string): RegisterReader {
  return readerOn(new ReaderConnection(file));
}

/** The same over a connection that others read through as well; it is closed with the reader. */
export function readerOn(connection: ReaderConnection): RegisterReader {
  return new SqliteReader(connection);
}

class SqliteReader implements RegisterReader {
  readonly #connection: ReaderConnection;

  constructor(connection: ReaderConnection) {
    this.#connection = connection;
  }

  calls(period: Period, { before, limit }: Page): readonly CallRow[] {
    const run = this.#connection.statements(prepareQueries);
    const end: Place = { started: period.to, key: 0 };
    const place = before === undefined ? end : run?.place.get(before);
    if (run === null || place === undefined) return [];
    const earlier = place.started < end.started ? place : end;
    const rows = run.newestFirst.all({
      ...earlier,
      from: period.from,
      limit: Math.min(limit, MOST_PER_PAGE),
    });
    return rows.map(callRow);
  }

  call(id: CallId): CallDetail | null {
    const run = this.#connection.statements(prepareQueries);
    const flat = run?.one.get(id);
    if (!run || flat === undefined) return null;
    const waits = run.waits.all(flat.key).map(
      ({ key, escalated, ...wait }): WaitRow => ({
        ...wait,
        escalated: escalated === 1,
        checkIns: run.checkIns.all(flat.key, key),
      }),
    );
    return { ...callRow(flat), segments: run.segments.all(flat.key), waits };
  }

  async *chunks(period: Period): AsyncGenerator<readonly CallRow[], void, void> {
    for (let place: Place = { started: period.from, key: 0 }; ; ) {
      const run = this.#connection.statements(prepareQueries);
      const rows = run?.oldestFirst.all({ ...place, to: period.to, limit: CHUNK }) ?? [];
      const last = rows.at(-1);
      if (last === undefined) return;
      yield rows.map(callRow);
      place = last;
      await letOthersRun();
    }
  }

  totals(period: Period): Totals {
    const run = this.#connection.statements(prepareQueries);
    const counts = run?.counts.get({ ...period });
    const checkIns = { early: 0, onTime: 0, late: 0, missed: 0, void: 0 };
    for (const { result, count } of run?.results.all({ ...period }) ?? []) checkIns[result] = count;
    return { ...NO_CALLS, ...counts, checkIns, kept: keptShare(checkIns) };
  }

  close(): void {
    this.#connection.close();
  }
}

const NO_CALLS = { calls: 0, incoming: 0, answered: 0, missed: 0, abandonedOnHold: 0 };

function keptShare({ early, onTime, late, missed }: Readonly<Record<CheckInResult, number>>): number | null {
  const all = early + onTime + late + missed;
  return all === 0 ? null : (early + onTime) / all;
}

export function callRow({ internal, grave, aggressive, checkIns, ...flat }: FlatCall): CallRow {
  return {
    ...flat,
    internal: internal === 1,
    grave: grave === 1,
    aggressive: aggressive === 1,
    checkIns: JSON.parse(checkIns) as CallRow['checkIns'],
  };
}
