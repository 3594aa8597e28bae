import type { CallId, CheckInResult, WallTime } from '../desk/words.ts';
import type { CallDetail, CallRow } from './rows.ts';

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
  /** Answered ones whose caller left while waiting. */
  readonly abandonedOnHold: number;
  readonly checkIns: Readonly<Record<CheckInResult, number>>;
  /** (early + on time) / all but void: 0..1, null when there was none. */
  readonly kept: number | null;
}

/** The register, for reading only, over the reader's own connection. While there is no register yet, all is empty. */
export interface RegisterReader {
  /** Newest first. */
  calls(period: Period, page: Page): readonly CallRow[];
  call(call: CallId): CallDetail | null;
  /** All calls of a period, oldest first, in chunks; other work of the thread is let in between two chunks. */
  chunks(period: Period): AsyncGenerator<readonly CallRow[], void, void>;
  totals(period: Period): Totals;
  close(): void;
}

/** Opens nothing yet: each query opens the file if it is there, and again if it was replaced. */
export declare function openRegisterReader(file: string): RegisterReader;
