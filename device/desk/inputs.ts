import type { Fact } from './facts.ts';
import type { LineCommand, LineEvent } from './line.ts';
import type { PanelEvent } from './panel.ts';
import type { DeskSettings } from './settings.ts';
import type {
  BuzzerPattern,
  CallId,
  CheckInOutcome,
  ChosenOutcome,
  Cue,
  Instant,
  Lamp,
  LampPattern,
  WaitId,
} from './words.ts';

/** All that can happen to the desk. Every input comes with the moment at which it happened. */
export type Input =
  /** Nothing but time: sent when `nextMoment` has come. */
  | { readonly type: 'time' }
  | { readonly type: 'line'; readonly event: LineEvent }
  | { readonly type: 'panel'; readonly event: PanelEvent }
  | { readonly type: 'page'; readonly request: PageRequest }
  | { readonly type: 'register'; readonly fault: RegisterTrouble | null }
  /** Whether messages or the end-of-day list want somebody's eye (rules A14, A15). */
  | { readonly type: 'openLines'; readonly waiting: boolean }
  /** What the speed keys dial from the next press on; what was entered or is being called stays. */
  | { readonly type: 'speedNumbers'; readonly numbers: DeskSettings['speedNumbers'] }
  /** The house's reasons from now on (rule A7). */
  | { readonly type: 'reasons'; readonly reasons: DeskSettings['reasons'] }
  /** What somebody had the register write of a call: it stands in the journal already. */
  | { readonly type: 'written'; readonly fact: Fact }
  /** First of all after a restart: the facts of the calls that were open. `sameBoot`: their instants still hold. */
  | { readonly type: 'recovered'; readonly facts: readonly Fact[]; readonly sameBoot: boolean };

export type PageRequest =
  | { readonly type: 'setOutcome'; readonly call: CallId; readonly outcome: ChosenOutcome }
  | { readonly type: 'setCheckInOutcome'; readonly wait: WaitId; readonly outcome: CheckInOutcome }
  | { readonly type: 'takeBack'; readonly call: CallId }
  /**
   * As if that number were entered and Transfer pressed: whoever is on the line is put on hold and the number called for
   * them, a free line calls it, and with the handset down lifting it does. `number`: digits, * # +.
   */
  | { readonly type: 'callNumber'; readonly number: string };

export interface RegisterTrouble {
  readonly code: string;
  readonly message: string;
}

/** All that the desk can bring about. The loop carries them out in their order. */
export type Effect =
  | { readonly type: 'line'; readonly command: LineCommand }
  | { readonly type: 'record'; readonly fact: Fact }
  | { readonly type: 'lamp'; readonly lamp: Lamp; readonly cue: Cue<LampPattern> }
  | { readonly type: 'buzzer'; readonly cue: Cue<BuzzerPattern> }
  | { readonly type: 'dueMoments'; readonly moments: readonly Instant[] };

/** Why a page's request was not followed. */
export interface Refusal {
  readonly code:
    | 'Desk_NoSuchCall'
    | 'Desk_NoSuchWait'
    | 'Desk_NothingToTakeBack'
    | 'Desk_HookDown'
    | 'Desk_LineTaken';
  readonly message: string;
}
