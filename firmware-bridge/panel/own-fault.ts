import type { Cue, Instant, LampPattern } from '../../device/ports/index.ts';

/**
 * The fault lamp of a driver that knows of troubles of its own (a key that is stuck, a contact that chatters): lit while
 * there is one and the desk wants it dark.
 */
export class OwnFault {
  readonly #now: () => Instant;
  readonly #show: (cue: Cue<LampPattern>) => void;
  readonly #troubles = new Set<string>();
  #desk: Cue<LampPattern> = { pattern: 'off', since: 0 };

  constructor(now: () => Instant, show: (cue: Cue<LampPattern>) => void) {
    this.#now = now;
    this.#show = show;
  }

  /** What the desk wants to be shown. */
  desk(cue: Cue<LampPattern>): void {
    this.#desk = cue;
    this.#tell();
  }

  trouble(name: string, isThere: boolean): void {
    if (this.#troubles.has(name) === isThere) return;
    if (isThere) this.#troubles.add(name);
    else this.#troubles.delete(name);
    this.#tell();
  }

  /** The panel is another one, or has begun anew: dark, and nothing is known to be wrong with it. */
  reset(): void {
    this.#troubles.clear();
    this.#desk = { pattern: 'off', since: 0 };
  }

  #tell(): void {
    const own = this.#troubles.size > 0 && this.#desk.pattern === 'off';
    this.#show(own ? { pattern: 'fault', since: this.#now() } : this.#desk);
  }
}
