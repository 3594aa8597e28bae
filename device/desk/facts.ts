import type {
  CallFlag,
  CallId,
  CheckInOutcome,
  CheckInResult,
  Direction,
  EndedBy,
  EndReason,
  Instant,
  LineCallId,
  Moment,
  Outcome,
  Peer,
  Slot,
  WaitEnd,
  WaitId,
} from './words.ts';

/**
 * What happened, once and for all. The desk makes facts, the register keeps them, and a restarted desk becomes what it was
 * by reading them again. A fact says all that its reader needs: no fact depends on a setting or on a clock.
 */
export type FactBody =
  /** A call exists on the line. `consultationFor`: the call whose caller is to be put through (rules A10-A12). */
  | {
      readonly type: 'callStarted';
      readonly call: CallId;
      readonly lineCall: LineCallId;
      readonly line: string;
      readonly slot: Slot | null;
      readonly direction: Direction;
      readonly peer: Peer;
      /** Passed to this desk from inside (rule A5). */
      readonly internal: boolean;
      readonly consultationFor: CallId | null;
    }
  /** The far end of an outgoing call rings. */
  | { readonly type: 'callRang'; readonly call: CallId }
  | { readonly type: 'callAnswered'; readonly call: CallId }
  /** The line has come back and names the call so now. */
  | { readonly type: 'callRecognised'; readonly call: CallId; readonly lineCall: LineCallId }
  | { readonly type: 'callHeld'; readonly call: CallId }
  /** `behindUs`: the line opened the call without being asked; it is no check-in. */
  | { readonly type: 'callResumed'; readonly call: CallId; readonly behindUs: boolean }
  | { readonly type: 'peerHeld'; readonly call: CallId }
  | { readonly type: 'peerResumed'; readonly call: CallId }
  | { readonly type: 'transferAsked'; readonly call: CallId; readonly to: string }
  | { readonly type: 'transferFailed'; readonly call: CallId; readonly detail: string }
  /** `transferred` ends come as callEnded with that reason. `detail`: the line's own words, for the log. */
  | {
      readonly type: 'callEnded';
      readonly call: CallId;
      readonly by: EndedBy;
      readonly reason: EndReason;
      readonly detail: string;
    }
  /** Given by a person, or observed at the end of the call; the last one counts. */
  | { readonly type: 'outcomeSet'; readonly call: CallId; readonly outcome: Outcome }
  /**
   * Given by a person to an open or ended call: why the caller called (rule A7), an id of the house's own list of reasons,
   * null when taken back; and what the call is marked with (rules B2, B13). The last one counts; no cue depends on them.
   */
  | { readonly type: 'reasonSet'; readonly call: CallId; readonly reason: string | null }
  | { readonly type: 'callFlagged'; readonly call: CallId; readonly flag: CallFlag; readonly on: boolean }
  /** The wait begins, or goes on after a check-in: check-in number `checkIn` (1, 2, ...) is due at `due`. */
  | {
      readonly type: 'waitStarted' | 'waitContinued';
      readonly wait: WaitId;
      readonly call: CallId;
      readonly checkIn: number;
      readonly due: Instant;
    }
  /** Nobody took the line back: that check-in is missed, the next one is due at `nextDue`. */
  | {
      readonly type: 'checkInMissed';
      readonly wait: WaitId;
      readonly checkIn: number;
      readonly due: Instant;
      readonly nextDue: Instant;
    }
  /** The caller was resumed: this check-in's result stands. */
  | {
      readonly type: 'checkInMade';
      readonly wait: WaitId;
      readonly checkIn: number;
      readonly due: Instant;
      readonly takenBack: Instant;
      readonly result: Extract<CheckInResult, 'early' | 'onTime' | 'late'>;
    }
  | {
      readonly type: 'checkInOutcomeSet';
      readonly wait: WaitId;
      readonly checkIn: number;
      readonly outcome: CheckInOutcome;
    }
  /** So many check-ins were missed that someone else must know. */
  | { readonly type: 'waitEscalated'; readonly wait: WaitId; readonly missed: number }
  /** `last`: the result of the check-in that was open when the wait ended, or null if none was. */
  | {
      readonly type: 'waitEnded';
      readonly wait: WaitId;
      readonly why: WaitEnd;
      readonly last: {
        readonly checkIn: number;
        readonly due: Instant;
        readonly result: 'missed' | 'void';
      } | null;
    }
  | { readonly type: 'lineUp' }
  | { readonly type: 'lineDown'; readonly detail: string };

/** `sequence` counts from 1 in each session of the daemon, without gaps. */
export type Fact = FactBody & { readonly sequence: number; readonly moment: Moment };
