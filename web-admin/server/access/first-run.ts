import { timingSafeEqual } from 'node:crypto';
import type { Duration, Instant } from '../../../device/desk/words.ts';
import { codeHash, newCode } from '../../../device/register/access/codes.ts';

export const FIRST_RUN_VALID: Duration = 30 * 60_000;

export interface FirstRunOptions {
  readonly now: () => Instant;
  /** Whether the register has no user; null: it cannot be read. */
  readonly noUsers: () => boolean | null;
  /** Shows the code on the unit's terminal. */
  readonly show: (code: string) => void;
}

/**
 * The code that makes the first manager. It is made once in a run of the unit, when it is first seen that there is no user;
 * good for 30 min and for one use. There is no other way in, and no default password.
 */
export class FirstRun {
  readonly #options: FirstRunOptions;
  #hash: string | null = null;
  #until: Instant = 0;
  #used = false;

  constructor(options: FirstRunOptions) {
    this.#options = options;
  }

  /** To be called at the start and now and then: the register may not be there yet. True while there is no user. */
  look(): boolean {
    if (this.#options.noUsers() !== true) return false;
    if (this.#hash === null) this.#make();
    return true;
  }

  isRight(code: string): boolean {
    if (!this.look() || this.#used || this.#hash === null || this.#options.now() >= this.#until) return false;
    return timingSafeEqual(Buffer.from(codeHash(code)), Buffer.from(this.#hash));
  }

  use(): void {
    this.#used = true;
  }

  #make(): void {
    const code = newCode();
    this.#hash = codeHash(code);
    this.#until = this.#options.now() + FIRST_RUN_VALID;
    this.#options.show(code);
  }
}
