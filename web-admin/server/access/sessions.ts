import { createHash, randomBytes } from 'node:crypto';
import type { Duration, Instant } from '../../../device/desk/words.ts';

export const IDLE: Duration = 15 * 60_000;
export const LONGEST: Duration = 8 * 3_600_000;
const MOST = 200;
const MOST_EACH = 10;

export interface Session {
  readonly user: string;
  /** Of the user when it was opened: a reset password or a disabled user has another. */
  readonly epoch: number;
  /** The browser, as it calls itself. */
  readonly agent: string;
}

interface Kept extends Session {
  readonly opened: Instant;
  seen: Instant;
}

/** `stolen`: the token came from another browser than the one that logged in; the session has ended for both. */
type Found = { readonly session: Session } | { readonly stolen: Session } | null;

/**
 * Who is logged in, in memory: a unit that starts anew knows nobody. 15 min without a request, or 8 h in all, end a
 * session; both by the monotonic clock, so that no step of the wall clock makes one longer or shorter.
 */
export class Sessions {
  readonly #now: () => Instant;
  /** By the hash of the token, oldest first: the tokens themselves are nowhere. */
  readonly #kept = new Map<string, Kept>();

  constructor(now: () => Instant) {
    this.#now = now;
  }

  /** The token of a new session: 256 bits, never used before. */
  open(session: Session): string {
    this.#clearUp();
    const same = [...this.#kept].filter(([, { user }]) => user === session.user);
    if (same.length >= MOST_EACH) this.#kept.delete(same[0]?.[0] ?? '');
    if (this.#kept.size >= MOST) this.#kept.delete(this.#kept.keys().next().value ?? '');
    const token = randomBytes(32).toString('base64url');
    const now = this.#now();
    this.#kept.set(hashOf(token), { ...session, opened: now, seen: now });
    return token;
  }

  find(token: string, agent: string): Found {
    const key = hashOf(token);
    const kept = this.#kept.get(key);
    if (kept === undefined || !this.#isAlive(kept)) return null;
    if (kept.agent === agent) return { session: kept };
    this.#kept.delete(key);
    return { stolen: kept };
  }

  /** The user has done something: the 15 min begin anew. */
  touch(token: string): void {
    const kept = this.#kept.get(hashOf(token));
    if (kept && this.#isAlive(kept)) kept.seen = this.#now();
  }

  end(token: string): void {
    this.#kept.delete(hashOf(token));
  }

  get size(): number {
    this.#clearUp();
    return this.#kept.size;
  }

  #isAlive({ opened, seen }: Kept): boolean {
    const now = this.#now();
    return now - seen < IDLE && now - opened < LONGEST;
  }

  #clearUp(): void {
    for (const [key, kept] of this.#kept) if (!this.#isAlive(kept)) this.#kept.delete(key);
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
