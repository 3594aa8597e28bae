import * as v from 'valibot';
import { type AreaMeans, type By, command, givenId, type OpenArea, typedText } from '../area/area.ts';
import { CommandRefused } from '../area/refused.ts';
import { settingsQuery } from '../settings/settings-queries.ts';
import { FollowUpBook, type Signed } from './book.ts';
import type { BookRow } from './book-statements.ts';
import { dayClosing } from './day-closing.ts';
import { FollowUpsFromCalls } from './from-calls.ts';
import { dayOf, openingDayFrom } from './opening-days.ts';
import { promising } from './promise.ts';
import { refuseClosed } from './refusals.ts';
import { calendarDay } from './words.ts';

const touched = { id: givenId, version: v.pipe(v.number(), v.integer(), v.minValue(1)) };
const number = v.pipe(
  typedText(0, 30),
  v.check((text) => /^[+\d][\d ().\-/*#]*$|^$/.test(text), 'a telephone number of digits, or nothing'),
);

const INPUT = {
  promise: v.strictObject({
    draft: givenId,
    call: v.nullable(givenId),
    caller: typedText(0, 120),
    number,
    note: typedText(1, 2000),
  }),
  touched: v.strictObject(touched),
  finish: v.strictObject({ ...touched, result: typedText(1, 2000) }),
  postpone: v.strictObject({ ...touched, to: calendarDay, reason: typedText(1, 500) }),
};

/** Nobody promises further ahead. */
const MOST_DAYS = 366;
const DAY = 86_400_000;

/** Keeps the lines that are still open (rules A15, B8) and how each day was closed. */
export const followUpArea: OpenArea = (means: AreaMeans) => {
  const { db } = means;
  const book = new FollowUpBook(means);
  const fromCalls = new FollowUpsFromCalls(db, book);
  const promise = promising(db, book);
  const settings = settingsQuery(db);
  const versioned = ({ version }: BookRow) => ({ version });
  return {
    onFact: (kept) => fromCalls.onFact(kept),
    commands: {
      'followUp.promise': command(INPUT.promise, (input, by) => {
        const { id, due } = promise(input, signedBy(by));
        return { id, due };
      }),
      'followUp.take': command(INPUT.touched, (input, by) =>
        versioned(book.take(openRow(book, input), signedBy(by))),
      ),
      'followUp.giveBack': command(INPUT.touched, (input, by) =>
        versioned(book.giveBack(openRow(book, input), signedBy(by))),
      ),
      'followUp.finish': command(INPUT.finish, (input, by) =>
        versioned(book.finish(openRow(book, input), input.result, signedBy(by))),
      ),
      'followUp.reopen': command(INPUT.touched, (input, by) =>
        versioned(book.reopen(doneRow(book, input), signedBy(by))),
      ),
      'followUp.postpone': command(INPUT.postpone, ({ to, reason, ...input }, by) => {
        const row = openRow(book, input);
        refuseDay(to, by);
        const due = openingDayFrom(to, settings());
        return { ...versioned(book.postpone(row, due, reason, signedBy(by))), due };
      }),
      'day.close': dayClosing(db),
    },
  };
};

export function signedBy({ actor, moment }: By): Signed {
  return { actor, wall: moment.wall };
}

interface Touched {
  readonly id: string;
  readonly version: number;
}

function seenRow(book: FollowUpBook, { id, version }: Touched): BookRow {
  const row = book.byId(id);
  if (row === undefined) {
    throw new CommandRefused('FollowUp_NotThere', `there is no follow-up ${id}: look at the list again`);
  }
  if (row.version === version) return row;
  const holder = row.takenName ? `, ${row.takenName} has it` : '';
  const message = `it has changed since you looked (${row.state}${holder}): look at it again`;
  throw new CommandRefused('FollowUp_Changed', message, [{ path: 'version', allowed: String(row.version) }]);
}

function openRow(book: FollowUpBook, input: Touched): BookRow {
  const row = seenRow(book, input);
  refuseClosed(row);
  return row;
}

function doneRow(book: FollowUpBook, input: Touched): BookRow {
  const row = seenRow(book, input);
  if (row.state === 'done') return row;
  throw new CommandRefused('FollowUp_NotDone', 'only what was done can be opened again');
}

function refuseDay(to: string, { moment }: By): void {
  const allowed = `a day from ${dayOf(moment.wall)} to ${dayOf(moment.wall + MOST_DAYS * DAY)}`;
  if (to >= dayOf(moment.wall) && to <= dayOf(moment.wall + MOST_DAYS * DAY)) return;
  throw new CommandRefused('Register_NotValid', `a line can be put off to ${allowed}`, [
    { path: 'to', allowed },
  ]);
}
