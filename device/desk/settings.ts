import type { Duration, SpeedNumber } from './words.ts';

/** The hold clock of rule A13. All in ms but `escalateAfter`, which counts check-ins. */
export interface HoldSettings {
  /** From the first hold of a wait to its first check-in. 30 s. */
  readonly first: Duration;
  /** From a hold that continues a wait, or from a missed due moment, to the next check-in. 60 s. */
  readonly repeat: Duration;
  /** Before due: the cue `approaching` begins. 5 s. */
  readonly notice: Duration;
  /** After due: so long a check-in is still on time. 5 s. */
  readonly grace: Duration;
  /** Held again so soon after being taken back, the same wait goes on. 30 s. */
  readonly continueWithin: Duration;
  /** Missed in a row, after which the wait is escalated. 2. */
  readonly escalateAfter: number;
}

export const DEFAULT_HOLD: HoldSettings = {
  first: 30_000,
  repeat: 60_000,
  notice: 5_000,
  grace: 5_000,
  continueWithin: 30_000,
  escalateAfter: 2,
};

export interface DeskSettings {
  /** Distinguishes the call ids of this run of the daemon from all others. Letters and digits. */
  readonly session: string;
  readonly hold: HoldSettings;
  /** Numbers behind the speed keys; a key that is not there does nothing. */
  readonly speedNumbers: Readonly<Partial<Record<SpeedNumber, string>>>;
  /** Ids of the house's reasons for a call (rule A7), in its order: the first nine have a figure. */
  readonly reasons: readonly string[];
}

/** The Mute key silences the buzzer for so long. */
export const MUTE_FOR: Duration = 30_000;

/** After `#` the figure of a reason is waited for so long. */
export const REASON_LIMIT: Duration = 5_000;

/**
 * So long after its end the keys still mean the call that was spoken on last: later nobody remembers, without looking, which
 * one that was, and a follow-up of it could be withdrawn by mistake. The page names the call, and has the register's limit.
 */
export const SETTLE_LIMIT: Duration = 600_000;

/** Off hook with a number entered and no call: it is dialled after this pause. */
export const DIAL_PAUSE: Duration = 4_000;

/** A line answers every command within 5 s; a command that is older than this is no longer under way. */
export const COMMAND_LIMIT: Duration = 6_000;

/** A line that has been down for so long has lost its calls: their rows are closed as interrupted. */
export const LINE_LOSS_LIMIT: Duration = 60_000;
