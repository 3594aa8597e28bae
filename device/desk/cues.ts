import { forsakenCalls, ringingCall } from './calls.ts';
import { levelOf, levelSince, nextDue } from './hold-clock.ts';
import type { Call, Wait } from './ledger.ts';
import type { DeskState, Shown } from './state.ts';
import {
  type BuzzerPattern,
  CUE_LEVELS,
  type Cue,
  type CueLevel,
  type Instant,
  LAMPS,
  type Lamp,
  type LampPattern,
} from './words.ts';

/**
 * What lamps and buzzer show follows from the state and the moment alone. So a cue cannot outlive its cause: in the step
 * in which a caller is resumed, transferred or gone, nothing asks for it any more.
 */
export function shownBy(state: DeskState, now: Instant): Shown {
  const lamps = Object.fromEntries(LAMPS.map((lamp) => [lamp, lampCue(state, lamp, now)]));
  return {
    lamps: lamps as Record<Lamp, Cue<LampPattern>>,
    buzzer: buzzerCue(state, now),
    dueMoments: dueMoments(state, now),
  };
}

/** The next due moment of everyone who waits, all after `now`, earliest first. */
function dueMoments(state: DeskState, now: Instant): readonly Instant[] {
  const { hold } = state.settings;
  const moments = state.ledger.calls.flatMap(({ wait }) => (wait ? (nextDue(wait, hold, now) ?? []) : []));
  return moments.sort((a, b) => a - b);
}

interface Level {
  readonly level: CueLevel;
  readonly since: Instant;
}

function levelsOf(state: DeskState, now: Instant): readonly Level[] {
  return state.ledger.calls.flatMap(({ wait }) => (wait ? (levelAt(wait, state, now) ?? []) : []));
}

function levelAt(wait: Wait, state: DeskState, now: Instant): Level | null {
  const { hold } = state.settings;
  const level = levelOf(wait, hold, now);
  return level && { level, since: levelSince(wait, hold, now) };
}

/** The most urgent level; among equals the one that began last, so that each caller who becomes due is heard. */
function mostUrgent(levels: readonly Level[]): Level | null {
  const rank = (level: Level): number => CUE_LEVELS.indexOf(level.level);
  const [first] = [...levels].sort((a, b) => rank(b) - rank(a) || b.since - a.since);
  return first ?? null;
}

const OFF: Cue<'off'> = { pattern: 'off', since: 0 };

function lampCue(state: DeskState, lamp: Lamp, now: Instant): Cue<LampPattern> {
  if (lamp === 'fault') return faultCue(state);
  if (lamp === 'hold') return holdCue(state, now);
  if (lamp === 'message') return messageCue(state);
  const call = state.ledger.calls.find((other) => `line${other.slot}` === lamp);
  return call ? lineCue(state, call, now) : OFF;
}

function faultCue(state: DeskState): Cue<LampPattern> {
  const wrong = !state.lineUp || state.registerTrouble !== null;
  return wrong ? { pattern: 'fault', since: 0 } : OFF;
}

/** Slow, like a wait that is not due yet: it can wait, and must not be taken for a caller. */
function messageCue({ openLinesSince }: DeskState): Cue<LampPattern> {
  return openLinesSince === null ? OFF : { pattern: 'waiting', since: openLinesSince };
}

function holdCue(state: DeskState, now: Instant): Cue<LampPattern> {
  if (state.alarmSince !== null) return { pattern: 'alarm', since: state.alarmSince };
  const urgent = mostUrgent(levelsOf(state, now));
  return urgent ? { pattern: urgent.level, since: urgent.since } : OFF;
}

/** A caller who has been given back rings like a new one. A recipient on hold has no clock. */
function lineCue(state: DeskState, call: Call, now: Instant): Cue<LampPattern> {
  const since = call.since.at;
  if (state.returned?.call === call.id) return { pattern: 'ringing', since: state.returned.since };
  if (call.state === 'ringing' || call.state === 'dialling') return { pattern: 'ringing', since };
  const level = call.wait && levelAt(call.wait, state, now);
  if (level) return { pattern: level.level, since: level.since };
  return { pattern: call.state === 'talking' ? 'inUse' : 'waiting', since };
}

/** The most urgent pattern, begun again by whoever became due last: no due moment goes unheard behind another one. */
function waitSound(state: DeskState, now: Instant): Cue<'due' | 'overdue' | 'escalated'> | null {
  const audible = levelsOf(state, now).flatMap(({ level, since }) =>
    level === 'waiting' || level === 'approaching' ? [] : [{ level, since }],
  );
  const pattern = (['escalated', 'overdue', 'due'] as const).find((each) =>
    audible.some(({ level }) => level === each),
  );
  return pattern ? { pattern, since: Math.max(...audible.map(({ since }) => since)) } : null;
}

/** Most urgent first. Mute silences all but `escalated`. */
function buzzerCue(state: DeskState, now: Instant): Cue<BuzzerPattern> {
  const sound = waitSound(state, now);
  const muted = state.mutedUntil !== null && now < state.mutedUntil;
  if (sound?.pattern === 'escalated') return sound;
  if (muted) return { pattern: 'silent', since: 0 };
  if (state.alarmSince !== null) return { pattern: 'alarm', since: state.alarmSince };
  if (sound) return sound;
  if (state.returned) return { pattern: 'returned', since: state.returned.since };
  const ringing = ringingCall(state, now);
  return ringing ? { pattern: 'ringing', since: ringing.since.at } : { pattern: 'silent', since: 0 };
}

/**
 * The handset is down while someone waits whom nobody is putting through: an alarm, at once, and all the more while the
 * line has opened that call by itself.
 */
export function alarmSince(state: DeskState, now: Instant): Instant | null {
  const onTheirWay = state.dialling?.consultationFor;
  const forsaken = forsakenCalls(state, now).some(
    (call) => call.wait?.phase.type === 'waiting' && call.id !== onTheirWay,
  );
  return forsaken && state.hook === 'down' ? (state.alarmSince ?? now) : null;
}
