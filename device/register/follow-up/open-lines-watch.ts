import type { Duration, WallTime } from '../../desk/words.ts';
import type { Db } from '../database.ts';
import type { Schedule } from '../schedule.ts';
import { NOTHING_OPEN, type OpenLines, openLinesQuery } from './open-lines.ts';

/** Looked for so long after a commit: a burst of them is looked at once. */
const LOOK_AFTER: Duration = 250;

export interface OpenLinesWatchOptions {
  /** Does something with the open register; null while it is not available. */
  readonly within: <Result>(run: (db: Db) => Result) => Result | null;
  readonly now: () => WallTime;
  readonly schedule: Schedule;
  /** It is not what it was. */
  readonly onChange: (lines: OpenLines) => void;
}

/** Tells when there is something for the lamp and the page to say, and when there is no more. */
export class OpenLinesWatch {
  readonly #options: OpenLinesWatchOptions;
  readonly #queries = new WeakMap<Db, ReturnType<typeof openLinesQuery>>();
  #told = NOTHING_OPEN;
  #cancel: (() => void) | null = null;

  constructor(options: OpenLinesWatchOptions) {
    this.#options = options;
  }

  /** Something was written, or a minute has passed. */
  wake(): void {
    this.#cancel ??= this.#options.schedule(LOOK_AFTER, () => this.#look());
  }

  stop(): void {
    this.#cancel?.();
  }

  #look(): void {
    this.#cancel = null;
    const { within, now, onChange } = this.#options;
    const lines = within((db) => this.#queryOf(db)(now()));
    if (lines === null || (lines.late === this.#told.late && lines.closing === this.#told.closing)) return;
    this.#told = lines;
    onChange(lines);
  }

  /** Prepared once for each time the register is opened. */
  #queryOf(db: Db): ReturnType<typeof openLinesQuery> {
    const query = this.#queries.get(db) ?? openLinesQuery(db);
    this.#queries.set(db, query);
    return query;
  }
}
