import type { Instant } from '../../../device/desk/words.ts';
import type { Right } from '../../api.ts';

/** Somebody is shown personal data. `record`: the one that was opened; null: a list. */
export interface Look {
  readonly what: Right;
  readonly record: string | null;
  /** As a file: each is written down. */
  readonly export: boolean;
}

const MINUTE = 60_000;

/** Which looks of a session are written down: of those that repeat (a list that follows the calls) one each minute. */
export class Looks {
  readonly #now: () => Instant;
  readonly #last = new Map<string, Instant>();

  constructor(now: () => Instant) {
    this.#now = now;
  }

  isNew(token: string, { what, record, export: isExport }: Look): boolean {
    if (isExport) return true;
    const last = this.#last.get(keyOf(token, what, record));
    return last === undefined || this.#now() - last >= MINUTE;
  }

  written(token: string, { what, record }: Look): void {
    const now = this.#now();
    for (const [key, at] of this.#last) if (now - at >= MINUTE) this.#last.delete(key);
    this.#last.set(keyOf(token, what, record), now);
  }
}

const keyOf = (token: string, what: string, record: string | null) => `${token} ${what} ${record ?? ''}`;
