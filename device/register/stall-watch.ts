import type { Duration } from '../desk/words.ts';
import type { Schedule } from './schedule.ts';

/** Notices that the worker owes an answer for too long: a disk that hangs reports no error. */
export class StallWatch {
  readonly #schedule: Schedule;
  readonly #after: Duration;
  readonly #onStall: () => void;
  #cancel: (() => void) | null = null;

  constructor(schedule: Schedule, after: Duration, onStall: () => void) {
    this.#schedule = schedule;
    this.#after = after;
    this.#onStall = onStall;
  }

  /** The worker owes an answer, from now on or since earlier. */
  owed(): void {
    this.#cancel ??= this.#schedule(this.#after, this.#onStall);
  }

  /** An answer came, or none is expected any more. */
  settle(): void {
    this.#cancel?.();
    this.#cancel = null;
  }
}
