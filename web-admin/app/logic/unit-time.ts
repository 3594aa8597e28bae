import type { Duration, Instant, Moment, WallTime } from '../../../device/desk/words.ts';

/**
 * The unit's clock as this page knows it. Messages are stamped when they are sent and arrive later, so each sample of
 * browser time minus unit time is too large by the way it took: the smallest is the best.
 */
export interface UnitTime {
  /** Browser's monotonic time minus the unit's, in ms. */
  readonly offset: Duration;
  /** When that was last looked at, in the browser's time. */
  readonly sampled: Duration;
  readonly wallMinusInstant: Duration;
}

/** Two quartz clocks drift apart by less than this. */
const DRIFT = 1e-4;
/** A sample that is so much larger is no slow message: the unit was suspended. */
const STEP: Duration = 2_000;

/** What is known after a message with the unit's `now` came at the browser's time `came`. */
export function learnTime(known: UnitTime | null, now: Moment, came: Duration): UnitTime {
  const sample = came - now.at;
  const wallMinusInstant = now.wall - now.at;
  if (!known || sample > known.offset + STEP) return { offset: sample, sampled: came, wallMinusInstant };
  const drifted = known.offset + (came - known.sampled) * DRIFT;
  return { offset: Math.min(sample, drifted), sampled: came, wallMinusInstant };
}

export function instantOf(time: UnitTime, browserTime: Duration): Instant {
  return browserTime - time.offset;
}

export function wallOf(time: UnitTime, instant: Instant): WallTime {
  return instant + time.wallMinusInstant;
}

/** The unit's wall clock at the browser's time `at`; the browser's own while the unit's is not known. */
export function wallAt(time: UnitTime | null, at: Duration, browserWall: WallTime): WallTime {
  return time ? wallOf(time, instantOf(time, at)) : browserWall;
}

/** Milliseconds until the second counted from `phase` changes: 1..1000. */
export function untilNextSecond(now: Instant, phase: Instant): Duration {
  const into = (((now - phase) % 1000) + 1000) % 1000;
  return 1000 - into;
}
