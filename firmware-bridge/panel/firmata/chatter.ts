import type { Duration, Instant } from '../../../device/ports/index.ts';
import type { PanelTime } from '../pattern-player.ts';

/** A contact that does this often in a second what a hand does a few times chatters. */
export const CHATTER_EDGES = 60;
export const CHATTER_WINDOW: Duration = 1_000;

/** Watches the edges of one contact, and says when it begins to chatter and when it has been quiet for a second. */
export class Chatter {
  readonly #time: PanelTime;
  readonly #tell: (chatters: boolean) => void;
  #edges = 0;
  #windowStart: Instant = 0;
  #cancel: (() => void) | null = null;

  constructor(time: PanelTime, tell: (chatters: boolean) => void) {
    this.#time = time;
    this.#tell = tell;
  }

  edge(): void {
    const now = this.#time.now();
    if (now - this.#windowStart >= CHATTER_WINDOW) {
      this.#windowStart = now;
      this.#edges = 0;
    }
    this.#edges += 1;
    if (this.#cancel === null && this.#edges < CHATTER_EDGES) return;
    if (this.#cancel === null) this.#tell(true);
    this.#cancel?.();
    this.#cancel = this.#time.after(CHATTER_WINDOW, () => {
      this.#cancel = null;
      this.#tell(false);
    });
  }

  /** Nothing is told any more of what was. */
  forget(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#edges = 0;
  }
}
