import type { Db } from '../database.ts';
import { fold } from '../directory/fold.ts';
import { houseCountry } from '../directory/house-country.ts';
import { tailOf } from '../directory/number.ts';
import { reversed, typedTail } from '../directory/typed-number.ts';

/** Fewer digits are part of any number. */
const LEAST_DIGITS = 3;
/** What is found more often is found soon by whoever goes from one message to the next. */
const MOST = 1000;

/** Everything in a message that is looked through. */
const WORDS = 'concat_ws(char(10), name, caller, text, details, number)';

/** What one search looks for, worked out once. */
interface Wanted {
  readonly folded: string;
  /** Of a number that was typed, without the zeros by which one leaves a house or a country; empty: none was. */
  readonly digits: string;
  readonly tail: string | null;
}

/** Messages in which what was given to `lookFor` is found. */
export interface MessageSearch {
  /** SQL that is true for such a message, to be asked of one after the other. */
  readonly isFound: string;
  /** Part of a name, a text or a detail, whatever its accents and capitals, or of a number in any notation; '' finds all. */
  readonly lookFor: (search: string) => void;
  /** Ids of all of them, open and closed; null: there are more than a thousand. */
  readonly ids: () => readonly string[] | null;
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
  const isFound = `(@search = '' OR message_is_found(${WORDS}, number))`;
  const found = idsOf(db);
  return { isFound, lookFor, ids: () => (wanted.folded === '' ? null : found(wanted)) };
}

/** By what was worked out before, and one by one where it has not been yet. */
function idsOf(db: Db): (wanted: Wanted) => readonly string[] | null {
  const prepare = (sql: string) =>
    db.prepare<[Record<string, string | null>], string>(`${sql} LIMIT ${MOST + 1}`).pluck();
  const byWords = prepare('SELECT message FROM message_sought WHERE words GLOB @pattern');
  const byNumber = prepare(
    `SELECT id FROM message WHERE rowid IN (SELECT rowid FROM message INDEXED BY message_by_tail
       WHERE tail IS NOT NULL AND (instr(tail, @backwards) OR tail = @tail))`,
  );
  const late = prepare(
    `SELECT id FROM message WHERE id IN (SELECT message FROM message_sought WHERE words IS NULL
       UNION SELECT id FROM message WHERE number IS NOT NULL AND tail IS NULL) AND message_is_found(${WORDS}, number)`,
  );
  return ({ folded, digits, tail }) => {
    // Faster than instr(), which goes letter by letter.
    const words = byWords.all({ pattern: `*${folded.replace(/[[*?]/g, '[$&]')}*` });
    const numbers = digits === '' ? [] : byNumber.all({ backwards: reversed(digits), tail });
    const all = [...new Set([...words, ...numbers, ...late.all({})])];
    return all.length > MOST ? null : all;
  };
}

/** Works out at once: some 20 ms. What is left comes a minute later. */
const AT_ONCE = 150;

interface Unfolded {
  readonly id: string;
  readonly words: string;
}

/** Works out what searches look through, of messages that have changed; within the caller's transaction. How many. */
export function foldMessages(db: Db): () => number {
  const unfolded = db.prepare<[], Unfolded>(
    `SELECT id, ${WORDS} AS words FROM message_sought JOIN message ON message.id = message
     WHERE words IS NULL ORDER BY key DESC LIMIT ${AT_ONCE}`,
  );
  // At the end of the table, so that it stays dense: all of it is read.
  const put = db.prepare<[string, string]>(
    'INSERT OR REPLACE INTO message_sought (message, words) VALUES (?, ?)',
  );
  return () => {
    const rows = unfolded.all();
    for (const { id, words } of rows) put.run(id, foldLong(words));
    return rows.length;
  };
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
