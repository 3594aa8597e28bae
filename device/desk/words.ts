/** The words that everything else is said in. One word for one thing, from the keys to the page. */

/** Milliseconds of CLOCK_MONOTONIC since boot, fractions allowed. Stands still in suspend, never steps. */
export type Instant = number;

/** Milliseconds since 1970 by the wall clock. Labels rows; no cue depends on it. */
export type WallTime = number;

/** Length in milliseconds. */
export type Duration = number;

/** When something happened: `at` decides, `wall` labels. */
export interface Moment {
  readonly at: Instant;
  readonly wall: WallTime;
}

/** Made by the desk: `<session>-<number>`. Unique over restarts, whatever a peer puts into its SIP headers. */
export type CallId = string;

/** `<call id>w<number>`: a call may wait more than once. */
export type WaitId = string;

/** The phone line's own name for a call (SIP Call-ID). Chosen by the peer: never a key in the register. */
export type LineCallId = string;

export const DIGITS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '#'] as const;
export type Digit = (typeof DIGITS)[number];

export const SLOTS = [1, 2, 3, 4] as const;
/** The place of a call on the panel: line keys and line lamps 1..4. */
export type Slot = (typeof SLOTS)[number];

export const SPEED_NUMBERS = [1, 2, 3, 4, 5, 6, 7, 8] as const;
export type SpeedNumber = (typeof SPEED_NUMBERS)[number];

/** The keys of a panel. The hook is no key: it has its own events. */
export type Key =
  | 'hold'
  | 'transfer'
  | `digit${Digit}`
  | `speed${SpeedNumber}`
  | `line${Slot}`
  | 'message'
  | 'callBack'
  | 'satisfied'
  | 'mute';

export const KEYS: readonly Key[] = [
  'hold',
  'transfer',
  ...DIGITS.map((digit): Key => `digit${digit}`),
  ...SPEED_NUMBERS.map((number): Key => `speed${number}`),
  ...SLOTS.map((slot): Key => `line${slot}`),
  'message',
  'callBack',
  'satisfied',
  'mute',
];

export const LAMPS = ['line1', 'line2', 'line3', 'line4', 'hold', 'fault', 'message'] as const;
/** `message`: somebody must look at the open lines (rules A14, A15); a panel may be without it, as without any other. */
export type Lamp = (typeof LAMPS)[number];

/**
 * What a lamp says. `waiting` ... `escalated` are the cue levels of a wait (rule A13); a two-colour lamp shows `due` and
 * beyond in red. Timings stand in device/ports/patterns.ts.
 */
export type LampPattern = 'off' | 'ringing' | 'inUse' | CueLevel | 'alarm' | 'fault';

/** How urgent a wait is, least first. */
export const CUE_LEVELS = ['waiting', 'approaching', 'due', 'overdue', 'escalated'] as const;
export type CueLevel = (typeof CUE_LEVELS)[number];

/**
 * What the buzzer plays: `ringing` a new caller rings; `due` a double beep; `overdue` again every 10 s; `escalated` every
 * 5 s, cannot be muted; `returned` a transfer failed and the caller is back; `alarm` the handset went down
 * while someone waits.
 */
export type BuzzerPattern = 'silent' | 'ringing' | 'due' | 'overdue' | 'escalated' | 'returned' | 'alarm';

/** A pattern and the moment at which it began, so that all who show it blink in step. */
export interface Cue<Pattern> {
  readonly pattern: Pattern;
  readonly since: Instant;
}

export type Direction = 'incoming' | 'outgoing';

/** Who is at the other end, as the line says it. Untrusted text, bounded and stripped of control characters by the driver. */
export interface Peer {
  readonly number: string | null;
  readonly name: string | null;
}

/**
 * What became of a call. `interrupted`: the unit or the line failed while it was open. `null` in a row: nobody said yet.
 */
export const OUTCOMES = [
  'satisfied',
  'transferred',
  'message',
  'callBack',
  'commercial',
  'abandoned',
  'interrupted',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** The outcomes that a person can give by key or click; the others are observed. */
export const CHOSEN_OUTCOMES = ['satisfied', 'message', 'callBack', 'commercial'] as const;
export type ChosenOutcome = (typeof CHOSEN_OUTCOMES)[number];

/**
 * What a person marks a call with. `grave`: a death or a grave situation, no cheerful farewell (rule B2); `aggressive`: the
 * doctor is told (rule B13).
 */
export const CALL_FLAGS = ['grave', 'aggressive'] as const;
export type CallFlag = (typeof CALL_FLAGS)[number];

/** The three ways that a waiting caller is offered (rule A9). */
export const CHECK_IN_OUTCOMES = ['keepsWaiting', 'message', 'callBack'] as const;
export type CheckInOutcome = (typeof CHECK_IN_OUTCOMES)[number];

/** Each check-in has exactly one (rule A13). */
export const CHECK_IN_RESULTS = ['early', 'onTime', 'late', 'missed', 'void'] as const;
export type CheckInResult = (typeof CHECK_IN_RESULTS)[number];

/** Who ended a call: the desk, the peer, or the line (lost, failed, daemon restarted). */
export type EndedBy = 'desk' | 'peer' | 'line';

export const END_REASONS = [
  'hungUp',
  'transferred',
  'busy',
  'refused',
  'noAnswer',
  'unreachable',
  'lost',
] as const;
/** Why a call ended. `noAnswer`: rang in vain; `lost`: line or unit failed while it was open. */
export type EndReason = (typeof END_REASONS)[number];

/** Why a wait ended. `takenBack`: the caller was resumed and not put on hold again in time. */
export type WaitEnd = 'takenBack' | 'transferred' | 'gone' | 'interrupted';
