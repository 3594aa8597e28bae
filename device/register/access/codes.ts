import { createHash, randomInt } from 'node:crypto';

/** Letters alone, without vowels and look-alikes: easy to read out, spells nothing, and no log takes it for a number. */
const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ';
const GROUPS = 4;
const GROUP = 4;

/** A code to be used once, such as `BCDF-GHJK-LMNP-QRST`: 69 bits. */
export function newCode(random: (below: number) => number = randomInt): string {
  const group = () => Array.from({ length: GROUP }, () => LETTERS[random(LETTERS.length)]).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}

/** What is kept of a code. However it was typed: small letters, spaces and dashes make no difference. */
export function codeHash(code: string): string {
  const bare = code.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return createHash('sha256').update(bare).digest('hex');
}
