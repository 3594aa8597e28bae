import type { CheckInResult, Duration, WallTime } from '../../desk/words.ts';

/** Counts of calls; consultation calls are part of the caller's call. Times in ms. */
export interface CallFigures {
  readonly calls: number;
  readonly incoming: number;
  readonly answered: number;
  /** The caller left while it rang. */
  readonly missed: number;
  /** The caller left while waiting on hold, whatever outcome was said of the call. */
  readonly abandoned: number;
  /** Of all answered ones together, from the first ring to the answer. */
  readonly ringTime: Duration;
  readonly longestRing: Duration;
  readonly talkTime: Duration;
  readonly holdTime: Duration;
  /** The longest time for which a caller on hold was not spoken to. */
  readonly longestSilence: Duration;
  /** Callers who asked to be called back. */
  readonly callBacks: number;
}

export type CheckInFigures = Readonly<Record<CheckInResult, number>>;

export type FiguresRow = CallFigures & { readonly checkIns: CheckInFigures };

/** How many check-ins were made from `from` to `from` + 5 s after their due moment; before it if negative. */
export interface LatenessFigure {
  /** In s; the first and the last also have what lies beyond. */
  readonly from: number;
  readonly count: number;
}

/** Messages and follow-ups that were made in the period; drafts, and those that were thrown away, are no messages. */
export interface WorkFigures {
  readonly messages: number;
  /** Acknowledged before the time that was promised. */
  readonly acknowledgedInTime: number;
  readonly acknowledgedLate: number;
  readonly notAcknowledged: number;
  readonly followUps: number;
  /** Done on the day on which they were due. */
  readonly doneSameDay: number;
  readonly doneLater: number;
  readonly open: number;
  /** Follow-ups by which somebody is to be called back; those for which a call was made; those that are done. */
  readonly callBacks: number;
  readonly calledBack: number;
  readonly callBacksDone: number;
}

/** What one person did with messages and follow-ups. */
export interface PersonFigures {
  readonly name: string;
  readonly messagesWritten: number;
  readonly followUpsTaken: number;
  readonly followUpsDone: number;
}

/** Figures of whole local days, both ends included. */
export interface Figures {
  readonly total: FiguresRow;
  /** Every day of the period that had calls, oldest first. */
  readonly days: readonly (FiguresRow & { readonly day: string })[];
  /** By hour of the day 0..23, those that had calls or check-ins. */
  readonly hours: readonly (FiguresRow & { readonly hour: number })[];
  readonly lines: readonly (FiguresRow & { readonly line: string })[];
  readonly lateness: readonly LatenessFigure[];
  readonly work: WorkFigures;
  /** Null until a manager has turned them on: the setting `personFigures`. */
  readonly people: readonly PersonFigures[] | null;
  /** When they were turned on; by whom, if that is somebody who can log in. Null while they are off. */
  readonly peopleSince: { readonly at: WallTime; readonly by: string | null } | null;
}

/** (early + on time) / all but void: 0..1; null when there was none. */
export function keptShare({ early, onTime, late, missed }: CheckInFigures): number | null {
  const all = early + onTime + late + missed;
  return all === 0 ? null : (early + onTime) / all;
}
