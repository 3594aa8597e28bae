import type { CallView, DeskView, WaitView } from '../../../device/desk/view.ts';
import type { CueLevel, Duration, Instant } from '../../../device/desk/words.ts';

/** What the page shows of a wait: the levels of rule A13, and that the caller is being spoken to. */
export type WaitState = CueLevel | 'spokenTo';

/** A call whose caller waits, or is spoken to within a wait. */
export type WaitingCall = CallView & { readonly wait: WaitView };

export interface WaitLook {
  readonly state: WaitState;
  /** Of the ring, 0..1: what is left until the next check-in or, past due, how far the alarm colour has come. */
  readonly fraction: number;
  /** Whole seconds until due (rounded up) or since due (rounded down). */
  readonly seconds: number;
  /** Whether `seconds` count from due on. */
  readonly late: boolean;
}

/** Levels from which on the caller should be spoken to now. */
const DUE_LEVELS: readonly (CueLevel | null)[] = ['due', 'overdue', 'escalated'];

export function isDue(wait: WaitView): boolean {
  return DUE_LEVELS.includes(wait.level);
}

/**
 * The moment from which on the caller is owed a word: the due moment of the first check-in that nobody made. A missed
 * check-in moves `due` on by `repeat`, but the caller has been waiting for a word since before.
 */
export function owedSince(wait: WaitView, repeat: Duration): Instant {
  return (wait.due ?? wait.dueFrom) - wait.missed * repeat;
}

/**
 * How a wait looks at `now`. The state is the one that the unit tells, never guessed from the time: no cue is early on
 * the page either.
 */
export function lookOf(wait: WaitView, now: Instant, repeat: Duration): WaitLook {
  if (wait.level === null || wait.due === null)
    return { state: 'spokenTo', fraction: 1, seconds: 0, late: false };
  if (isDue(wait)) return lateLook(wait, wait.level, now - owedSince(wait, repeat), repeat);
  const left = Math.max(0, wait.due - now);
  const whole = Math.max(1, wait.due - wait.dueFrom);
  return {
    state: wait.level,
    fraction: Math.min(1, left / whole),
    seconds: Math.ceil(left / 1000),
    late: false,
  };
}

function lateLook(wait: WaitView, level: CueLevel, late: Duration, repeat: Duration): WaitLook {
  const shown = Math.max(0, late);
  return {
    state: level === 'due' && wait.missed > 0 ? 'overdue' : level,
    fraction: Math.min(1, shown / Math.max(1, repeat)),
    seconds: Math.floor(shown / 1000),
    late: true,
  };
}

/** Those who wait and are not being spoken to: earliest due first, always (PAGE rule "one glance"). */
export function waitingInOrder(view: DeskView, repeat: Duration): readonly WaitingCall[] {
  return view.calls
    .filter(hasWait)
    .filter((call) => call.wait.due !== null)
    .toSorted(
      (a, b) =>
        owedSince(a.wait, repeat) - owedSince(b.wait, repeat) || a.wait.started.at - b.wait.started.at,
    );
}

/** The calls of the moment that do not stand among the waits. */
export function currentCalls(view: DeskView): readonly CallView[] {
  return view.calls.filter((call) => !hasWait(call) || call.wait.due === null);
}

/** The caller at the receptionist's ear, if any: whom the three ways and the outcomes are about. */
export function callerOnTheLine(view: DeskView): CallView | null {
  return view.calls.find((call) => call.state === 'talking' && call.consultationFor === null) ?? null;
}

function hasWait(call: CallView): call is WaitingCall {
  return call.wait !== null;
}
