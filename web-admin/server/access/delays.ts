import type { Duration, Instant } from '../../../device/desk/words.ts';

/** After so many free tries each failure doubles the time to wait, from 1 s up to `most`. */
interface Rule {
  readonly free: number;
  readonly most: Duration;
}

const FIRST: Duration = 1_000;
const RULES = {
  /** One account tried from one address. */
  pair: { free: 3, most: 30_000 },
  /** One address, whatever it tries: short, for a whole house may stand behind it. */
  address: { free: 20, most: 10_000 },
  /** One account, wherever it is tried from: short, and not for addresses that this account has logged in from. */
  account: { free: 10, most: 5_000 },
} satisfies Record<string, Rule>;

/** A failure counts for so long after the last one. */
const FORGET: Duration = 15 * 60_000;
const MOST_KEPT = 2_000;

interface Failures {
  count: number;
  last: Instant;
}

/**
 * How long somebody who failed to log in has to wait before the next try. The time grows but is bounded, and a try that came
 * too early neither counts nor makes it longer: nobody is ever locked out, least of all by somebody else. Counted here and
 * not by rate-limiter-flexible, whose memory goes by Date.now: the wall clock of a unit without RTC steps by months when
 * the time comes from the network.
 */
export class Delays {
  readonly #now: () => Instant;
  /** Oldest first. */
  readonly #failures = new Map<string, Failures>();
  readonly #known = new Set<string>();

  constructor(now: () => Instant) {
    this.#now = now;
  }

  /** ms until this account may be tried again from this address; 0: now. */
  wait(account: string, address: string): Duration {
    const pair = this.#rest(`pair ${account} ${address}`, RULES.pair);
    const from = this.#rest(`address ${address}`, RULES.address);
    const known = this.#known.has(`${account} ${address}`);
    return Math.max(pair, from, known ? 0 : this.#rest(`account ${account}`, RULES.account));
  }

  failed(account: string, address: string): void {
    for (const key of [`pair ${account} ${address}`, `address ${address}`, `account ${account}`]) {
      const count = this.#count(key) + 1;
      this.#failures.delete(key);
      this.#failures.set(key, { count, last: this.#now() });
    }
    while (this.#failures.size > MOST_KEPT) this.#failures.delete(this.#failures.keys().next().value ?? '');
  }

  succeeded(account: string, address: string): void {
    this.#failures.delete(`pair ${account} ${address}`);
    this.#known.delete(`${account} ${address}`);
    this.#known.add(`${account} ${address}`);
    if (this.#known.size > MOST_KEPT) this.#known.delete(this.#known.values().next().value ?? '');
  }

  #count(key: string): number {
    const found = this.#failures.get(key);
    return found && this.#now() - found.last < FORGET ? found.count : 0;
  }

  #rest(key: string, { free, most }: Rule): Duration {
    const count = this.#count(key);
    if (count <= free) return 0;
    const delay = Math.min(most, FIRST * 2 ** (count - free - 1));
    return Math.max(0, (this.#failures.get(key)?.last ?? 0) + delay - this.#now());
  }
}
