import type { Duration, Instant } from '../../desk/words.ts';
import type { Said, Script } from './scenario.ts';

/**
 * Plays one script: what a practice caller notices, in; what they say and do, out. Pure: time is a value, in ms of the
 * practice at its ordinary speed.
 */

/** How long the caller lets it ring. */
export const RINGS_FOR: Duration = 60_000;
/** Everything is said: so long the desk has for its farewell, then the caller ends the call. */
export const FAREWELL_AFTER: Duration = 25_000;
/** The caller waits to be put on hold and is not: they say again what they said last, twice, then take leave. */
export const REPEATS_AFTER: Duration = 25_000;
const MOST_REPEATS = 2;
/** Put through: so long with the recipient, then the caller ends the call. */
export const TALKS_AWAY: Duration = 8_000;

export type Heard =
  /** `goOn`: whoever practises has answered and asks for the next sentence. `said`: the sentence is over. */
  | 'answered'
  | 'held'
  | 'takenBack'
  | 'putThrough'
  /** The desk, or the line, ended the call. */
  | 'cutOff'
  | 'said'
  | 'goOn'
  | 'tick';

/** `audible`: the desk hears it; otherwise it is for the page alone. */
export type ScriptEffect =
  | { readonly type: 'say'; readonly line: Said; readonly audible: boolean }
  | { readonly type: 'hangUp' }
  | { readonly type: 'silence' };

export interface ScriptState {
  readonly phase: 'ringing' | 'talking' | 'held' | 'away' | 'over';
  /** When the phase began; while talking, when the last sentence was over. */
  readonly since: Instant;
  readonly speaking: boolean;
  /** Index of the sentence that comes next. */
  readonly turn: number;
  readonly takenBack: number;
  readonly repeats: number;
  readonly leaving: boolean;
  /** The caller hung up while on hold: nobody had spoken to them for too long. */
  readonly gaveUp: boolean;
}

export interface ScriptStep {
  readonly state: ScriptState;
  readonly effects: readonly ScriptEffect[];
}

export function ringing(at: Instant): ScriptState {
  return {
    phase: 'ringing',
    since: at,
    speaking: false,
    turn: 0,
    takenBack: 0,
    repeats: 0,
    leaving: false,
    gaveUp: false,
  };
}

/** When `tick` is wanted at the latest; null if nothing happens by itself. */
export function wakeAt(script: Script, state: ScriptState): Instant | null {
  const { phase, since } = state;
  if (phase === 'ringing') return since + RINGS_FOR;
  if (phase === 'held') return since + script.patience;
  if (phase === 'away') return since + TALKS_AWAY;
  if (phase === 'over' || state.speaking) return null;
  return since + pauseOf(script, state);
}

export function hear(script: Script, state: ScriptState, heard: Heard, at: Instant): ScriptStep {
  switch (heard) {
    case 'answered':
      return state.phase === 'ringing' ? talks(state, at) : same(state);
    case 'held':
      return state.phase === 'talking' ? holds(state, at) : same(state);
    case 'takenBack':
      return state.phase === 'held' ? comesBack(script, state, at) : same(state);
    case 'putThrough':
      return ends(script, state, 'away', script.putThrough, at);
    case 'cutOff':
      return cutOff(script, state, at);
    case 'said':
      return state.speaking ? hasSpoken(state, at) : same(state);
    case 'goOn':
      return state.phase === 'talking' && !state.speaking ? goesOn(script, state, at) : same(state);
    case 'tick':
      return ticks(script, state, at);
  }
}

function same(state: ScriptState): ScriptStep {
  return { state, effects: [] };
}

function talks(state: ScriptState, at: Instant): ScriptStep {
  return same({ ...state, phase: 'talking', since: at });
}

function holds(state: ScriptState, at: Instant): ScriptStep {
  return {
    state: { ...state, phase: 'held', since: at, speaking: false },
    effects: state.speaking ? [{ type: 'silence' }] : [],
  };
}

function comesBack(script: Script, state: ScriptState, at: Instant): ScriptStep {
  const { takenBack, tooLong, longWait } = script;
  const line = at - state.since > longWait ? tooLong : (takenBack[state.takenBack] ?? takenBack.at(-1));
  const back = { ...state, phase: 'talking', since: at, takenBack: state.takenBack + 1, repeats: 0 } as const;
  return line ? says(back, line) : same(back);
}

function says(state: ScriptState, line: Said): ScriptStep {
  return { state: { ...state, speaking: true }, effects: [{ type: 'say', line, audible: true }] };
}

function hasSpoken(state: ScriptState, at: Instant): ScriptStep {
  const quiet = { ...state, speaking: false, since: at };
  return state.leaving ? leaves(quiet) : same(quiet);
}

function leaves(state: ScriptState): ScriptStep {
  return { state: { ...state, phase: 'over' }, effects: [{ type: 'hangUp' }] };
}

function ends(
  script: Script,
  state: ScriptState,
  phase: 'away' | 'over',
  line: Said,
  at: Instant,
): ScriptStep {
  if (state.phase === 'over' || state.phase === 'away') return same(state);
  const effects: ScriptEffect[] = state.speaking ? [{ type: 'silence' }] : [];
  if (phase === 'away' || !hasSaidAll(script, state)) effects.push({ type: 'say', line, audible: false });
  return { state: { ...state, phase, since: at, speaking: false }, effects };
}

function cutOff(script: Script, state: ScriptState, at: Instant): ScriptStep {
  if (state.phase === 'away') return same({ ...state, phase: 'over' });
  return ends(script, state, 'over', script.cutShort, at);
}

function ticks(script: Script, state: ScriptState, at: Instant): ScriptStep {
  const due = wakeAt(script, state);
  if (due === null || at < due) return same(state);
  if (state.phase === 'talking') return goesOn(script, state, at);
  return leaves({ ...state, gaveUp: state.phase === 'held' || state.phase === 'ringing' });
}

function goesOn(script: Script, state: ScriptState, at: Instant): ScriptStep {
  const next = script.turns[state.turn];
  if (!next) return says({ ...state, leaving: true, since: at }, script.farewell);
  if (isOpen(state, next.fromTakeBack)) return says({ ...state, turn: state.turn + 1, since: at }, next.line);
  const last = script.turns[state.turn - 1];
  if (last && state.repeats < MOST_REPEATS) return says({ ...state, repeats: state.repeats + 1 }, last.line);
  return says({ ...state, leaving: true, since: at }, script.farewell);
}

function pauseOf(script: Script, state: ScriptState): Duration {
  const next = script.turns[state.turn];
  if (!next) return FAREWELL_AFTER;
  return isOpen(state, next.fromTakeBack) ? next.after : REPEATS_AFTER;
}

function isOpen({ takenBack }: ScriptState, fromTakeBack = 0): boolean {
  return takenBack >= fromTakeBack;
}

export function hasSaidAll(script: Script, state: ScriptState): boolean {
  return state.turn >= script.turns.length;
}
