import type { Db } from '../database.ts';
import { fold } from '../directory/fold.ts';
import { houseCountry } from '../directory/house-country.ts';
import { tailOf } from '../directory/number.ts';
import { reversed, typedTail } from '../directory/typed-number.ts';

/** Fewer digits are part of any number. */
const LEAST_DIGITS = 3;

/** What one search looks for, worked out once. */
interface Wanted {
  readonly folded: string;
  /** Of a number that was typed, without the zeros by which one leaves a house or a country; empty: none was. */
  readonly digits: string;
  readonly tail: string | null;
}

/** SQL that is true for a message in which what was given to `lookFor` is found. */
export interface MessageSearch {
  readonly isFound: string;
  /** Part of a name, a text or a detail, whatever its accents and capitals, or of a number in any notation; '' finds all. */
  readonly lookFor: (search: string) => void;
}

export function messageSearch(db: Db): MessageSearch {
  const country = houseCountry(db);
  // No statement can ask within another one.
  let home = country();
  let wanted: Wanted = { folded: '', digits: '', tail: null };

  function lookFor(search: string): void {
    home = country();
    const digits = reversed(typedTail(search) ?? '');
    const known = digits.length < LEAST_DIGITS ? '' : digits;
    wanted = { folded: fold(search), digits: known, tail: known && tailOf(search, home) };
  }

  function isNumber(number: string): boolean {
    const { digits, tail } = wanted;
    if (digits === '') return false;
    const written = number.replace(/[^\d*#]/g, '');
    if (written.includes(digits)) return true;
    // +33 1 99 00 12 34 is 01 99 00 12 34: looked at closely only where the ends are the same.
    return written.endsWith(digits.slice(-6)) && tailOf(number, home) === tail;
  }

  db.function('message_is_found', (words: unknown, number: unknown) =>
    Number(foldLong(String(words)).includes(wanted.folded) || isNumber(String(number ?? ''))),
  );
  const isFound = `(@search = '' OR message_is_found(concat_ws(char(10), name, caller, text, details, number), number))`;
  return { isFound, lookFor };
}

/** Of letters beyond a to z; there are few in any text. */
const FOLDED = new Map<string, string>();

/** As `fold`, some times faster where much is gone through. */
function foldLong(text: string): string {
  return text.toLowerCase().replace(/[^\0-\x7f]/g, (letter) => {
    const known = FOLDED.get(letter);
    if (known !== undefined) return known;
    if (FOLDED.size > 1000) FOLDED.clear();
    FOLDED.set(letter, fold(letter));
    return fold(letter);
  });
}
