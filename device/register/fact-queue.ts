import type { Fact } from '../desk/facts.ts';

/** The facts that are not on the disk yet, oldest first, and how far they were given to the worker. */
export class FactQueue {
  readonly #limit: number;
  readonly #window: number;
  #facts: Fact[] = [];
  #given = 0;

  /** At most `limit` facts are kept, and at most `window` of them given without an acknowledgement. */
  constructor(limit: number, window: number) {
    this.#limit = limit;
    this.#window = window;
  }

  get length(): number {
    return this.#facts.length;
  }

  /** False if there is no room for it. */
  add(fact: Fact): boolean {
    if (this.#facts.length >= this.#limit) return false;
    this.#facts.push(fact);
    return true;
  }

  /** The facts to give now; they count as given. */
  give(): readonly Fact[] {
    const facts = this.#facts.slice(this.#given, this.#window);
    this.#given += facts.length;
    return facts;
  }

  /** A new worker knows nothing: all are to be given again. */
  takeBack(): void {
    this.#given = 0;
  }

  /** Every fact that was given, up to that sequence, is on the disk. */
  acknowledge(sequence: number): void {
    const next = this.#facts.findIndex((fact) => fact.sequence > sequence);
    const done = Math.min(next === -1 ? this.#facts.length : next, this.#given);
    this.#facts.splice(0, done);
    this.#given -= done;
  }
}
