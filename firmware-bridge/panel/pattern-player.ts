import type { Duration, Instant, Rhythm } from '../../device/ports/index.ts';

/** The time of a panel driver: the unit's monotonic clock and one-shot timers. Tests set it. */
export interface PanelTime {
  now(): Instant;
  /** Runs `action` once after `ms`; calling what it returns cancels it. */
  after(ms: Duration, action: () => void): () => void;
}

/** CLOCK_MONOTONIC and the timers of Node. */
export const systemPanelTime: PanelTime = {
  now: () => Number(process.hrtime.bigint()) / 1e6,
  after(ms, action) {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
  },
};

/** ms. A longer sleep of Node ends up to 0.1 % late: it is cut so long before its end, and the short rest slept anew. */
const WAKE_EARLY = 500;

/** Whether the rhythm is on, so many ms after its beginning, and for how long it stays so (may be infinite). */
export function rhythmAt(rhythm: Rhythm, elapsed: Duration): { on: boolean; left: Duration } {
  if (elapsed < 0) return { on: false, left: -elapsed };
  const length = rhythm.steps.reduce((sum, step) => sum + step, 0);
  let rest = rhythm.again && Number.isFinite(length) ? elapsed % length : elapsed;
  for (const [index, step] of rhythm.steps.entries()) {
    if (rest < step) return { on: index % 2 === 0, left: step - rest };
    rest -= step;
  }
  return { on: false, left: Number.POSITIVE_INFINITY };
}

/**
 * Plays rhythms on one lamp or buzzer, in step with their `since`, so that all who show one pattern blink together. Each
 * change is computed from the clock: lateness does not add up.
 */
export class PatternPlayer {
  readonly #time: PanelTime;
  readonly #show: (on: boolean) => void;
  #shown = false;
  #cancel: () => void = () => undefined;

  /** `show` is called when the output is to change; it is taken to be off at first. */
  constructor(time: PanelTime, show: (on: boolean) => void) {
    this.#time = time;
    this.#show = show;
  }

  /** Plays from now on what has been going on since `since`, in place of what was played before. */
  play(rhythm: Rhythm, since: Instant): void {
    this.stop();
    const { on, left } = rhythmAt(rhythm, this.#time.now() - since);
    if (on !== this.#shown) {
      this.#shown = on;
      this.#show(on);
    }
    if (!Number.isFinite(left)) return;
    const sleep = left > 2 * WAKE_EARLY ? left - WAKE_EARLY : left;
    this.#cancel = this.#time.after(sleep, () => this.play(rhythm, since));
  }

  /** Leaves the output as it is and changes it no more. */
  stop(): void {
    this.#cancel();
    this.#cancel = () => undefined;
  }
}
