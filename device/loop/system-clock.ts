import type { Instant, Moment } from '../desk/words.ts';
import type { Clock } from '../ports/clock.ts';

/** Of Node, or of a test. */
export interface TimerParts {
  readonly monotonic: () => Instant;
  readonly wall: () => number;
  readonly setTimer: (run: () => void, after: number) => unknown;
  readonly clearTimer: (timer: unknown) => void;
}

/**
 * Linux lets a sleep of Node end 0.1 % late (0.5 % for a niced process): a minute's wait comes 60 ms too late. So a long
 * wait is slept to this share before its moment, and only the short rest is slept to the end.
 */
const WAKE_EARLY_SHARE = 0.01;
/** ms. So short a sleep is slept to its end. */
const SHORT = 20;

const NODE: TimerParts = {
  monotonic: () => Number(process.hrtime.bigint()) / 1e6,
  wall: () => Date.now(),
  setTimer: (run, after) => setTimeout(run, after),
  clearTimer: (timer) => clearTimeout(timer as NodeJS.Timeout),
};

/** CLOCK_MONOTONIC and an alarm that is never early and, on an idle machine, at most some 2 ms late (promise P1). */
export class SystemClock implements Clock {
  readonly #parts: TimerParts;
  #timer: unknown = null;

  constructor(parts: TimerParts = NODE) {
    this.#parts = parts;
  }

  now(): Moment {
    return { at: this.#parts.monotonic(), wall: this.#parts.wall() };
  }

  setAlarm(at: Instant | null, onAlarm: () => void): void {
    this.#parts.clearTimer(this.#timer);
    this.#timer = at === null ? null : this.#sleep(at, onAlarm);
  }

  #sleep(at: Instant, onAlarm: () => void): unknown {
    const left = at - this.#parts.monotonic();
    return this.#parts.setTimer(() => this.#wake(at, onAlarm), sleepFor(left));
  }

  /** Timers of Node also end up to 0.9 ms early: then the rest is slept as well. */
  #wake(at: Instant, onAlarm: () => void): void {
    if (this.#parts.monotonic() < at) this.#timer = this.#sleep(at, onAlarm);
    else {
      this.#timer = null;
      onAlarm();
    }
  }
}

function sleepFor(left: number): number {
  if (left <= 2 * SHORT) return Math.max(0, left);
  return left - Math.max(SHORT, left * WAKE_EARLY_SHARE);
}
