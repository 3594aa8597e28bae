import type {
  BuzzerPattern,
  CallId,
  CheckInOutcome,
  Cue,
  CueLevel,
  Direction,
  Instant,
  Lamp,
  LampPattern,
  Moment,
  Outcome,
  Peer,
  Slot,
  WaitId,
} from './words.ts';

/** What the desk shows of itself at one moment. Plain data: it crosses to the page as JSON. */
export interface DeskView {
  readonly moment: Moment;
  readonly hook: 'up' | 'down';
  /** Digits entered so far. */
  readonly dialled: string;
  /** A reason is being chosen: the next figure from 1 to `choices` is the one of this call; null: none is. */
  readonly reasonChoice: { readonly call: CallId; readonly choices: number } | null;
  /** Until when the buzzer is muted, or null. */
  readonly mutedUntil: Instant | null;
  readonly lamps: Readonly<Record<Lamp, Cue<LampPattern>>>;
  readonly buzzer: Cue<BuzzerPattern>;
  /** By slot, then by start. */
  readonly calls: readonly CallView[];
  readonly lineUp: boolean;
  readonly panelConnected: boolean;
  readonly registerFault: { readonly code: string; readonly message: string } | null;
}

export interface CallView {
  readonly call: CallId;
  readonly slot: Slot | null;
  readonly direction: Direction;
  readonly peer: Peer;
  readonly internal: boolean;
  readonly consultationFor: CallId | null;
  /** `ringing`: at this desk; `dialling`: at the far end. */
  readonly state: 'ringing' | 'dialling' | 'talking' | 'held';
  /** When that state began. */
  readonly since: Moment;
  readonly heldByPeer: boolean;
  /** The number this caller is being transferred to, while the line has not said how it ended. */
  readonly transferringTo: string | null;
  readonly outcome: Outcome | null;
  /** Why the caller called: an id of the house's reasons. */
  readonly reason: string | null;
  readonly wait: WaitView | null;
}

export interface WaitView {
  readonly wait: WaitId;
  readonly started: Moment;
  /** Number of the check-in that is due next, or, while the caller is spoken to, of the one being made. */
  readonly checkIn: number;
  /** When it is due; null while the caller is spoken to. */
  readonly due: Instant | null;
  /** The moment the ring began to empty: the start of the hold, or the due moment before. */
  readonly dueFrom: Instant;
  readonly level: CueLevel | null;
  /** While the caller is spoken to: until when a new hold continues this wait, null if however late. */
  readonly continuesUntil: Instant | null;
  readonly spokenTo: number;
  /** In a row, since somebody last spoke to the caller. */
  readonly missed: number;
  readonly lastOutcome: CheckInOutcome | null;
}
