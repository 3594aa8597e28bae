import type { Duration, Instant } from '../../desk/words.ts';
import type { Schedule } from '../schedule.ts';

/** A schedule whose time the test sets. */
export class ManualSchedule {
  #now: Instant = 0;
  #plans: { readonly at: Instant; readonly run: () => void }[] = [];

  readonly schedule: Schedule = (after, run) => {
    const plan = { at: this.#now + after, run };
    this.#plans.push(plan);
    return () => {
      this.#plans = this.#plans.filter((each) => each !== plan);
    };
  };

  get planned(): number {
    return this.#plans.length;
  }

  /** Runs all that is due up to then, in order of time. */
  advance(by: Duration): void {
    const end = this.#now + by;
    for (let next = this.#next(); next !== null && next.at <= end; next = this.#next()) this.#run(next);
    this.#now = end;
  }

  /** Runs the next `count` plans, whenever they are due: how long each had to be waited for. */
  runNext(count: number): Duration[] {
    return Array.from({ length: count }, () => {
      const next = this.#next();
      if (next === null) throw new Error('nothing is planned');
      const waited = next.at - this.#now;
      this.#run(next);
      return waited;
    });
  }

  #next() {
    return this.#plans.toSorted((a, b) => a.at - b.at)[0] ?? null;
  }

  #run(plan: { readonly at: Instant; readonly run: () => void }): void {
    this.#now = plan.at;
    this.#plans = this.#plans.filter((each) => each !== plan);
    plan.run();
  }
}
