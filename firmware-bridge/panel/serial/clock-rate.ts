import type { Duration, Instant } from '../../../device/ports/index.ts';

/** Below this span the jitter of the line would count for more than the clocks' difference. */
const SPAN: Duration = 10_000;
/** A ceramic resonator is off by 0.5 % at most; anything beyond 3 % is not a clock's rate. */
const WORST = 0.03;

/**
 * How fast the panel's clock runs by ours. Boards have a ceramic resonator: in a minute it may be off by 300 ms, but a cue
 * that the panel sounds by itself must come within 100 ms.
 */
export class ClockRate {
  #first: { readonly ours: Instant; readonly theirs: number } | null = null;
  #rate = 1;

  /** Ms of the panel's clock in one ms of ours. */
  get rate(): number {
    return this.#rate;
  }

  forget(): void {
    this.#first = null;
    this.#rate = 1;
  }

  /** At `ours` the panel's clock stood at `theirs` (ms since its start). */
  observe(ours: Instant, theirs: number): void {
    if (!this.#first || theirs < this.#first.theirs) this.#first = { ours, theirs };
    const span = ours - this.#first.ours;
    if (span < SPAN) return;
    const rate = (theirs - this.#first.theirs) / span;
    if (Math.abs(rate - 1) <= WORST) this.#rate = rate;
  }
}
