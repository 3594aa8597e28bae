import type { Duration, Instant } from '../../device/ports/index.ts';

/** Edges in a second. A hand lifts and hangs up three times in it, and each time the contact bounces. */
export const HOOK_CHATTERS = 30;
/** A key can be pressed more often than a hook be lifted. */
export const KEY_CHATTERS = 60;
export const CHATTER_WINDOW: Duration = 1_000;

/** Whether the edges of a contact come so often that it chatters: in whatever second, not in one that began before them. */
export class EdgeRate {
  readonly #limit: number;
  #latest: Instant[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** An edge at `now`; true if it is the last of `limit` within a second. */
  edge(now: Instant): boolean {
    this.#latest.push(now);
    if (this.#latest.length > this.#limit) this.#latest.shift();
    const [first = now] = this.#latest;
    return this.#latest.length === this.#limit && now - first < CHATTER_WINDOW;
  }

  forget(): void {
    this.#latest = [];
  }
}
