import type { Duration } from '../../ports/index.ts';
import type { ToolTime } from './tools.ts';

/** What happens while somebody waits for it, in order: one waits, many may tell. */
export class Inbox<Happening> {
  readonly #time: ToolTime;
  #waiting: ((happening: Happening | null) => void) | null = null;
  #queue: Happening[] = [];

  constructor(time: ToolTime) {
    this.#time = time;
  }

  put(happening: Happening): void {
    const waiting = this.#waiting;
    if (!waiting) return void this.#queue.push(happening);
    this.#waiting = null;
    waiting(happening);
  }

  /** The next thing that happens, or null after so many ms. */
  next(within: Duration): Promise<Happening | null> {
    const first = this.#queue.shift();
    if (first !== undefined) return Promise.resolve(first);
    return new Promise((resolve) => {
      const cancel = this.#time.after(Math.max(0, within), () => {
        this.#waiting = null;
        resolve(null);
      });
      this.#waiting = (happening) => {
        cancel();
        resolve(happening);
      };
    });
  }

  /** Forgets what nobody has waited for, save what `kept` keeps. */
  forget(kept: (happening: Happening) => boolean): void {
    this.#queue = this.#queue.filter(kept);
  }
}
