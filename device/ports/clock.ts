import type { Instant, Moment } from '../desk/words.ts';

/** The one clock of the unit. Production reads CLOCK_MONOTONIC and the wall clock; tests set both. */
export interface Clock {
  now(): Moment;
  /**
   * Calls back once at or after `at`, never before. Only one alarm is set at a time: setting it again replaces it, null
   * clears it.
   */
  setAlarm(at: Instant | null, onAlarm: () => void): void;
}
