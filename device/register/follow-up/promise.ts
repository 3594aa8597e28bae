import type { Db } from '../database.ts';
import { houseCountry } from '../directory/house-country.ts';
import { tailOf } from '../directory/number.ts';
import type { FollowUpBook, Promised, Signed } from './book.ts';
import type { BookRow } from './book-statements.ts';
import { causeOfOutcome } from './from-calls.ts';
import { refuseClosed } from './refusals.ts';

export interface PromiseInput {
  readonly draft: string;
  readonly call: string | null;
  readonly caller: string;
  readonly number: string;
  readonly note: string;
}

/**
 * "I'll find out" (rule B8). Sent again, after an answer that was lost, it is there once, with the words that were sent
 * last; one that is closed takes no other words.
 */
export function promising(db: Db, book: FollowUpBook): (input: PromiseInput, signed: Signed) => BookRow {
  const country = houseCountry(db);
  const known = db
    .prepare<[string | null], string | null>(
      `SELECT group_concat(name, ' / ') FROM contact WHERE id IN (SELECT contact FROM contact_number WHERE tail = ?)`,
    )
    .pluck();
  /** What was left empty is what the directory, then the call says. */
  const read = ({ call, caller, number, note }: PromiseInput): Promised => ({
    call,
    note,
    number: number || null,
    caller: caller || (known.get(tailOf(number, country())) ?? null),
  });
  return (input, signed) => {
    const cause = `promise:${input.draft}`;
    const promised = read(input);
    const row = book.byCause(cause);
    if (row === undefined) {
      withdrawCallBack(book, input.call, signed);
      return book.want({ cause, kind: 'findOut', ...promised }, signed);
    }
    if (isSame(row, promised)) return row;
    refuseClosed(row);
    return book.amend(row, promised, signed);
  };
}

/** One caller is called back once: what is to be found out says more than that they wait for a call. */
function withdrawCallBack(book: FollowUpBook, call: string | null, signed: Signed): void {
  const row = call === null ? undefined : book.byCause(causeOfOutcome(call));
  if (row !== undefined && row.kind !== 'writeMessage') book.withdraw(row, 'findOut', signed);
}

function isSame(row: BookRow, promised: Promised): boolean {
  return (['call', 'caller', 'number', 'note'] as const).every((name) => row[name] === promised[name]);
}
