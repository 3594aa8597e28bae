import type { CallId, WallTime } from '../../desk/words.ts';
import type { DayName } from './opening-days.ts';

/**
 * Why a line is open (rule A15): the caller wants to be called back; they left while they waited; the line or the unit
 * failed; something was promised to be found out (rule B8); a message was left that is not written yet; a message has not
 * been acknowledged in its time (rule A14).
 */
export const FOLLOW_UP_KINDS = [
  'callBack',
  'abandoned',
  'interrupted',
  'findOut',
  'writeMessage',
  'message',
] as const;
export type FollowUpKind = (typeof FOLLOW_UP_KINDS)[number];

/** Calling the caller settles these. */
export const CALLING_SETTLES: readonly FollowUpKind[] = ['callBack', 'abandoned', 'interrupted', 'findOut'];

/** `withdrawn`: its cause was taken back, so nothing is left to do. */
export type FollowUpState = 'open' | 'taken' | 'done' | 'withdrawn';

export type FollowUpEventType =
  | 'opened'
  | 'changed'
  | 'taken'
  | 'givenBack'
  | 'postponed'
  /** Somebody calls; `text` is the call's id. */
  | 'called'
  /** Nobody answered; `text` is the call's id. */
  | 'notReached'
  | 'done'
  | 'withdrawn'
  | 'reopened';

export interface FollowUpEvent {
  readonly at: WallTime;
  readonly actorName: string;
  /** `unit` for the unit itself. */
  readonly actor: string;
  readonly type: FollowUpEventType;
  readonly text: string;
}

export interface FollowUpRow {
  readonly id: string;
  readonly version: number;
  readonly kind: FollowUpKind;
  readonly state: FollowUpState;
  /** The call that it is about. */
  readonly call: CallId | null;
  /** The message that was not acknowledged. */
  readonly message: string | null;
  readonly messageVersion: number | null;
  /** Who left that message. */
  readonly messageFrom: string | null;
  /** Who is to be called: the recipient of that message, else the caller, as typed or as the directory or the line says. */
  readonly name: string | null;
  readonly number: string | null;
  readonly note: string;
  readonly made: WallTime;
  /** Before today: carried over from a day that ended with it. */
  readonly due: DayName;
  readonly takenName: string | null;
  /** Calls that were made for it so far. */
  readonly calls: number;
  readonly lastCalled: WallTime | null;
  /** When the caller rang by themselves since: what became of that may settle it. */
  readonly rangAgain: WallTime | null;
  readonly closed: WallTime | null;
  readonly result: string;
}

export interface FollowUpDetail extends FollowUpRow {
  readonly events: readonly FollowUpEvent[];
}

/** One line that was open when the day was signed. */
export interface ClosingLine {
  /** Of the follow-up; of the message that it is about, if it is about one. */
  readonly id: string;
  readonly kind: FollowUpKind | 'unacknowledged';
  readonly name: string | null;
  readonly due: DayName | null;
  readonly takenName: string | null;
}

export interface DayClosing {
  readonly day: DayName;
  /** 1, and more if the day was signed again. */
  readonly number: number;
  readonly signed: WallTime;
  readonly name: string;
  readonly note: string;
  readonly open: readonly ClosingLine[];
}

/** How the day stands. */
export interface DayState {
  readonly day: DayName;
  /** Null: the house is closed today. */
  readonly closes: WallTime | null;
  /** From then on the list is to be gone through. */
  readonly listFrom: WallTime | null;
  /** The last signature of today. */
  readonly signed: DayClosing | null;
  /** The last opening day before today, if it ended without a signature, or lines came up after it that are still open. */
  readonly unsigned: DayName | null;
  /** Open lines of `unsigned`, else of today, that nobody has signed for. */
  readonly toSign: number;
  /** The next day on which the house opens. */
  readonly nextDay: DayName;
}

/** Each command answers with the row's new version. `version`: as the page saw it; another one is refused. */
export interface FollowUpCommands {
  /** "I'll find out" (rule B8). `draft`: made by the page, so that what is sent twice is there once. */
  readonly 'followUp.promise': {
    readonly input: {
      readonly draft: string;
      readonly call: CallId | null;
      readonly caller: string;
      readonly number: string;
      readonly note: string;
    };
    readonly output: { readonly id: string; readonly due: DayName };
  };
  readonly 'followUp.take': { readonly input: Touched; readonly output: Version };
  readonly 'followUp.giveBack': { readonly input: Touched; readonly output: Version };
  readonly 'followUp.finish': {
    readonly input: Touched & { readonly result: string };
    readonly output: Version;
  };
  /** `to`: moved on to the next opening day if the house is closed on it. */
  readonly 'followUp.postpone': {
    readonly input: Touched & { readonly to: DayName; readonly reason: string };
    readonly output: Version & { readonly due: DayName };
  };
  /** Takes back that it was done. */
  readonly 'followUp.reopen': { readonly input: Touched; readonly output: Version };
  /** Signs the day: `seen` are the lines that whoever signs has before them; if others are open, it is refused. */
  readonly 'day.close': {
    readonly input: { readonly day: DayName; readonly seen: readonly string[]; readonly note: string };
    readonly output: { readonly number: number };
  };
}

interface Touched {
  readonly id: string;
  readonly version: number;
}

interface Version {
  readonly version: number;
}
