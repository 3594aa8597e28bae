const MOST_WAITING = 16;
const MOST_EACH = 2;

/** Runs one after the other: each try of a password takes 33 MB. Few wait, of each address fewer. */
export class OneAtATime {
  #last: Promise<unknown> = Promise.resolve();
  readonly #waiting = new Map<string, number>();

  /** Null if too many wait already. */
  run<Result>(address: string, work: () => Promise<Result>): Promise<Result> | null {
    const own = this.#waiting.get(address) ?? 0;
    const all = [...this.#waiting.values()].reduce((sum, count) => sum + count, 0);
    if (own >= MOST_EACH || all >= MOST_WAITING) return null;
    this.#waiting.set(address, own + 1);
    const result = this.#last.then(work, work).finally(() => this.#done(address));
    this.#last = result.catch(() => undefined);
    return result;
  }

  #done(address: string): void {
    const left = (this.#waiting.get(address) ?? 1) - 1;
    if (left > 0) this.#waiting.set(address, left);
    else this.#waiting.delete(address);
  }
}
