import type { Duration } from '../../../device/ports/index.ts';
import type { PanelTime } from '../pattern-player.ts';

/**
 * A switch that bounces. Its first edge counts at once; then nothing does until it has been quiet for `quiet` ms, and
 * where it stands by then is told if it is news. So a bounce never makes two, and a press shorter than `quiet` is not lost.
 */
export class Contact {
  readonly #time: PanelTime;
  readonly #quiet: Duration;
  readonly #report: (closed: boolean) => void;
  #closed = false;
  #told = false;
  #settling: (() => void) | null = null;

  constructor(time: PanelTime, quiet: Duration, report: (closed: boolean) => void) {
    this.#time = time;
    this.#quiet = quiet;
    this.#report = report;
  }

  /** Takes it as it stands, without a word. */
  reset(closed: boolean): void {
    this.#settling?.();
    this.#settling = null;
    this.#closed = closed;
    this.#told = closed;
  }

  edge(closed: boolean): void {
    if (closed === this.#closed) return;
    this.#closed = closed;
    if (this.#settling === null) this.#tell();
    else this.#settle();
  }

  #tell(): void {
    this.#told = this.#closed;
    this.#settle();
    this.#report(this.#told);
  }

  #settle(): void {
    this.#settling?.();
    this.#settling = this.#time.after(this.#quiet, () => {
      this.#settling = null;
      if (this.#closed !== this.#told) this.#tell();
    });
  }
}
