import type { Duration } from '../desk/words.ts';
import type { Db } from './database.ts';
import type { Schedule } from './schedule.ts';

/** Looked for so long after a commit: a burst of them is looked at once. */
const LOOK_AFTER: Duration = 250;

export interface WatchOptions<Told> {
  /** Does something with the open register; null while it is not available. */
  readonly within: <Result>(run: (db: Db) => Result) => Result | null;
  readonly schedule: Schedule;
  /** What is watched, as plain data; prepared once for each time the register is opened. */
  readonly query: (db: Db) => () => Told;
  /** What is known without looking; null: nothing is, and the first look is at once and always told. */
  readonly first: Told | null;
  /** It is not what it was. */
  readonly onChange: (found: Told) => void;
}

/** Looks at something in the register after each commit, and tells when it has changed. */
export class Watch<Told extends object> {
  readonly #options: WatchOptions<Told>;
  readonly #queries = new WeakMap<Db, () => Told>();
  #told: Told | null;
  #cancel: (() => void) | null = null;

  constructor(options: WatchOptions<Told>) {
    this.#options = options;
    this.#told = options.first;
  }

  /** Something was written, or a minute has passed. */
  wake(): void {
    this.#cancel ??= this.#options.schedule(this.#told === null ? 0 : LOOK_AFTER, () => this.#look());
  }

  stop(): void {
    this.#cancel?.();
  }

  #look(): void {
    this.#cancel = null;
    const found = this.#options.within((db) => this.#queryOf(db)());
    if (found === null || JSON.stringify(found) === JSON.stringify(this.#told)) return;
    this.#told = found;
    this.#options.onChange(found);
  }

  #queryOf(db: Db): () => Told {
    const query = this.#queries.get(db) ?? this.#options.query(db);
    this.#queries.set(db, query);
    return query;
  }
}
