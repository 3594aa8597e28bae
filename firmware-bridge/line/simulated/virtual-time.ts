import type { Duration, Instant } from '../../../device/ports/index.ts';
import type { Timers } from '../timers.ts';

interface Timer {
  readonly due: Instant;
  readonly order: number;
  readonly action: () => void;
}

/** Time that stands still until a test or a demo moves it. */
export class VirtualTime implements Timers {
  private instant: Instant;
  private order = 0;
  private timers: Timer[] = [];

  constructor(start: Instant = 0) {
    this.instant = start;
  }

  get now(): Instant {
    return this.instant;
  }

  after(ms: Duration, action: () => void): () => void {
    this.order += 1;
    const timer: Timer = { due: this.instant + Math.max(0, ms), order: this.order, action };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  }

  /** Moves on by `ms` and runs what falls due on the way, each at its own moment, in order. */
  advance(ms: Duration): void {
    const end = this.instant + ms;
    for (let next = this.next(end); next !== undefined; next = this.next(end)) {
      this.timers = this.timers.filter((timer) => timer !== next);
      this.instant = next.due;
      next.action();
    }
    this.instant = end;
  }

  private next(end: Instant): Timer | undefined {
    return this.timers
      .filter((timer) => timer.due <= end)
      .sort((a, b) => a.due - b.due || a.order - b.order)[0];
  }
}
