import { CHATTER_WINDOW, EdgeRate, HOOK_CHATTERS } from '../edge-rate.ts';
import type { PanelTime } from '../pattern-player.ts';

/** Watches the edges of the hook, and says when it begins to chatter and when it has been quiet for a second. */
export class Chatter {
  readonly #time: PanelTime;
  readonly #tell: (chatters: boolean) => void;
  readonly #edges = new EdgeRate(HOOK_CHATTERS);
  #cancel: (() => void) | null = null;

  constructor(time: PanelTime, tell: (chatters: boolean) => void) {
    this.#time = time;
    this.#tell = tell;
  }

  edge(): void {
    const tooMany = this.#edges.edge(this.#time.now());
    if (this.#cancel === null && !tooMany) return;
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
    this.#edges.forget();
  }
}
