import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

/** How dear one try is. */
export interface Cost {
  readonly log2N: number;
  readonly r: number;
  readonly p: number;
}

/** What OWASP asks for at least: 33 MB and, on a Pi Zero 2 W, some 2 s for each try. */
const DEAR: Cost = { log2N: 15, r: 8, p: 3 };
const SALT_BYTES = 16;
const HASH_BYTES = 32;

export const SHORTEST_PASSWORD = 10;
export const LONGEST_PASSWORD = 200;
/** Control characters and halves of characters: to scrypt, zeros at the end are as if they were not there. */
const UNTYPABLE = /[\p{Cc}\p{Cs}]/u;

/** Makes and checks what is kept of a password: `scrypt$<log2 N>$<r>$<p>$<salt>$<hash>`, both base64url. */
export class Passwords {
  readonly #cost: Cost;
  /** Of nobody, and as dear as everybody else's. */
  readonly #nobody: string;

  constructor(cost: Cost = DEAR) {
    this.#cost = cost;
    this.#nobody = written(cost, Buffer.alloc(SALT_BYTES), Buffer.alloc(HASH_BYTES));
  }

  async hash(password: string): Promise<string> {
    const salt = randomBytes(SALT_BYTES);
    return written(this.#cost, salt, await derive(password, salt, HASH_BYTES, this.#cost));
  }

  /** `stored` null: there is no such user, or no password: it takes as long as with one, and is false. */
  async isRight(password: string, stored: string | null): Promise<boolean> {
    const [, log2N, r, p, salt = '', hash = ''] = (stored ?? this.#nobody).split('$');
    const expected = Buffer.from(hash, 'base64url');
    const cost = { log2N: Number(log2N), r: Number(r), p: Number(p) };
    const given = await derive(password, Buffer.from(salt, 'base64url'), expected.length, cost);
    return timingSafeEqual(given, expected) && stored !== null;
  }
}

function written({ log2N, r, p }: Cost, salt: Buffer, hash: Buffer): string {
  return ['scrypt', log2N, r, p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

/** What is wrong with a password that somebody chooses, or null. */
export function passwordFault(password: string, login: string): string | null {
  const length = [...normal(password)].length;
  if (length < SHORTEST_PASSWORD || length > LONGEST_PASSWORD)
    return `a password of ${SHORTEST_PASSWORD} to ${LONGEST_PASSWORD} characters`;
  if (UNTYPABLE.test(password)) return 'a password of characters that can be typed';
  const bare = normal(password).toLowerCase();
  if (new Set(bare).size < 5) return 'a password of at least 5 different characters';
  if (login.length > 2 && bare.includes(login.toLowerCase()))
    return 'a password without the login name in it';
  return null;
}

/** The same letters, however the keyboard has put them together. */
const normal = (password: string) => password.normalize('NFKC');

function derive(password: string, salt: Buffer, bytes: number, { log2N, r, p }: Cost): Promise<Buffer> {
  const N = 2 ** log2N;
  const options: ScryptOptions = { N, r, p, maxmem: 2 * 128 * N * r };
  return new Promise((resolve, reject) =>
    scrypt(normal(password), salt, bytes, options, (error, key) => (error ? reject(error) : resolve(key))),
  );
}
