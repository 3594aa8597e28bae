import type { After } from '../options.ts';

/** Time that stands still until a test moves it. */
export class ManualClock {
  private time = 0;
  private waiting: { readonly at: number; readonly action: () => void }[] = [];

  readonly now = (): number => this.time;

  readonly after: After = (ms, action) => {
    const entry = { at: this.time + ms, action };
    this.waiting.push(entry);
    return () => {
      this.waiting = this.waiting.filter((other) => other !== entry);
    };
  };

  /** Moments at which something is to happen, from now, in milliseconds. */
  get pending(): number[] {
    return this.waiting.map(({ at }) => at - this.time).sort((a, b) => a - b);
  }

  /** Moves on by `ms` and runs what is due on the way, in order. */
  advance(ms: number): void {
    const end = this.time + ms;
    for (let next = this.due(end); next !== undefined; next = this.due(end)) {
      this.time = next.at;
      this.waiting = this.waiting.filter((other) => other !== next);
      next.action();
    }
    this.time = end;
  }

  private due(end: number) {
    return this.waiting.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
  }
}
