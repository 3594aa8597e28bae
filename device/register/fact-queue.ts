import type { Fact } from '../desk/facts.ts';

type Batch = readonly Fact[];

/**
 * The facts that are not on the disk yet, oldest first, and how far they were given to the worker. The facts of one step
 * stay one batch: the disk has all of them or none, so that no restart finds half a step.
 */
export class FactQueue {
  readonly #limit: number;
  readonly #window: number;
  #batches: Batch[] = [];
  #length = 0;
  #given = 0;

  /** At most `limit` facts are kept, and no more given once `window` of them are without an acknowledgement. */
  constructor(limit: number, window: number) {
    this.#limit = limit;
    this.#window = window;
  }

  get length(): number {
    return this.#length;
  }

  /** False if there is no room for them. */
  add(facts: Batch): boolean {
    if (this.#length + facts.length > this.#limit) return false;
    this.#batches.push(facts);
    this.#length += facts.length;
    return true;
  }

  /** The facts to give now, in whole batches; they count as given. */
  give(): readonly Fact[] {
    const facts: Fact[] = [];
    let underWay = this.#batches.slice(0, this.#given).reduce((sum, batch) => sum + batch.length, 0);
    for (const batch of this.#batches.slice(this.#given)) {
      if (underWay >= this.#window) break;
      facts.push(...batch);
      underWay += batch.length;
      this.#given += 1;
    }
    return facts;
  }

  /** A new worker knows nothing: all are to be given again. */
  takeBack(): void {
    this.#given = 0;
  }

  /** Every fact that was given, up to that sequence, is on the disk. */
  acknowledge(sequence: number): void {
    const next = this.#batches.findIndex((batch) => (batch.at(-1)?.sequence ?? 0) > sequence);
    const done = Math.min(next === -1 ? this.#batches.length : next, this.#given);
    for (const batch of this.#batches.splice(0, done)) this.#length -= batch.length;
    this.#given -= done;
  }
}
