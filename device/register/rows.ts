import type {
  CheckInOutcome,
  CheckInResult,
  Direction,
  Duration,
  EndedBy,
  EndReason,
  Outcome,
  WaitEnd,
  WallTime,
} from '../desk/words.ts';

/** A call as the register shows it in a list. Durations are taken from the monotonic clock. */
export interface CallRow {
  /** Rising with time; pages go by it. */
  readonly key: number;
  readonly call: string;
  readonly line: string;
  readonly direction: Direction;
  readonly number: string | null;
  readonly name: string | null;
  /** Whose number it is, by the directory; several people may share one. */
  readonly contact: string | null;
  readonly internal: boolean;
  /** The call whose caller was to be put through, if this is a consultation call. */
  readonly consultationFor: string | null;
  readonly started: WallTime;
  readonly answered: WallTime | null;
  readonly ended: WallTime | null;
  readonly endedBy: EndedBy | null;
  readonly endReason: EndReason | null;
  readonly outcome: Outcome | null;
  /** An id of the setting `reasons`; one that has been taken off that list since stays here. */
  readonly reason: string | null;
  /** Rule B2 and rule B13, as a person marked it. */
  readonly grave: boolean;
  readonly aggressive: boolean;
  readonly note: string | null;
  /** How often the note was written: whoever changes it says which one they have seen. */
  readonly noteVersion: number;
  /** So far, while the call is open: up to its last fact. */
  readonly ringTime: Duration;
  readonly talkTime: Duration;
  readonly holdTime: Duration;
  /** Results of all its check-ins in their order; null for the one that is open. */
  readonly checkIns: readonly (CheckInResult | null)[];
}

export interface SegmentRow {
  readonly kind: 'ring' | 'talk' | 'hold' | 'consultation';
  readonly started: WallTime;
  readonly ended: WallTime | null;
  /** So far, while the call is open: up to its last fact. */
  readonly duration: Duration;
}

export interface CheckInRow {
  readonly checkIn: number;
  readonly due: WallTime;
  readonly takenBack: WallTime | null;
  /** takenBack - due by the monotonic clock: negative if early. */
  readonly lateness: Duration | null;
  readonly result: CheckInResult | null;
  readonly outcome: CheckInOutcome | null;
}

export interface WaitRow {
  readonly wait: string;
  readonly started: WallTime;
  readonly ended: WallTime | null;
  readonly why: WaitEnd | null;
  readonly escalated: boolean;
  readonly checkIns: readonly CheckInRow[];
}

export interface CallDetail extends CallRow {
  readonly segments: readonly SegmentRow[];
  readonly waits: readonly WaitRow[];
}
