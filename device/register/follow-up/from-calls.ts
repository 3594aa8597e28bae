import type { FactBody } from '../../desk/facts.ts';
import type { CallId, Outcome, WallTime } from '../../desk/words.ts';
import type { Db } from '../database.ts';
import { houseCountry } from '../directory/house-country.ts';
import { tailOf } from '../directory/number.ts';
import type { KeptEntry } from '../journal.ts';
import { byUnit, type FollowUpBook, type Signed } from './book.ts';
import type { BookRow } from './book-statements.ts';
import { CALLING_SETTLES, type FollowUpKind } from './follow-up.ts';

/** What a call is known by here. */
interface CallState {
  readonly consultation: number;
  readonly waited: number;
  readonly answered: number;
}

/** Outcomes of a call that was made for an open line: with these the line is dealt with. */
const SETTLING: readonly Outcome[] = ['satisfied', 'transferred', 'message', 'commercial'];

/** The line that the outcome of a call opens. */
export const causeOfOutcome = (call: CallId) => `outcome:${call}`;

/** Opens and closes lines as the facts of calls say (rule A15), in the facts' own transactions. */
export class FollowUpsFromCalls {
  readonly #book: FollowUpBook;
  readonly #call;
  readonly #written;
  readonly #country;

  constructor(db: Db, book: FollowUpBook) {
    this.#book = book;
    this.#country = houseCountry(db);
    this.#call = db.prepare<[string], CallState>(
      `SELECT consultation_for IS NOT NULL AS consultation, answered IS NOT NULL AS answered,
         EXISTS (SELECT 1 FROM wait WHERE wait.call = call.key) AS waited
       FROM call WHERE id = ?`,
    );
    this.#written = db
      .prepare<[string], number>(
        `SELECT count(*) FROM message
         WHERE call = ? AND state NOT IN ('draft', 'discarded') AND kind <> 'aggressive'`,
      )
      .pluck();
  }

  onFact({ fact }: KeptEntry): void {
    const { wall } = fact.moment;
    if (fact.type === 'callStarted') this.#started(fact, wall);
    else if (fact.type === 'callEnded') this.#ended(fact.call, wall);
    else if (fact.type === 'outcomeSet') this.#outcome(fact.call, fact.outcome, wall);
  }

  /** Whoever calls a number for which lines are open calls for those lines, by one click or by the keys of the telephone. */
  #started(fact: Extract<FactBody, { type: 'callStarted' }>, wall: WallTime): void {
    const { call, direction, consultationFor, peer } = fact;
    if (direction !== 'outgoing' || consultationFor !== null) return;
    const country = this.#country();
    const called = tailOf(peer.number, country);
    if (called === null) return;
    for (const row of this.#book.open()) {
      if (!CALLING_SETTLES.includes(row.kind) || row.call === call) continue;
      if (tailOf(row.number ?? row.callNumber, country) === called)
        this.#book.tryWith(row, call, signedFor(row, wall));
    }
  }

  #ended(call: CallId, wall: WallTime): void {
    if (this.#call.get(call)?.answered === 1) return;
    for (const row of this.#book.triedBy(call)) this.#book.notReached(row, call, signedFor(row, wall));
  }

  /** A consultation call is part of its caller's call. */
  #outcome(call: CallId, outcome: Outcome, wall: WallTime): void {
    const state = this.#call.get(call);
    if (state?.consultation === 1) return;
    const calledAnyway = this.#settleTried(call, outcome, wall) || this.#book.isPromised(call);
    const kind = this.#kindOf(call, outcome, state);
    const wanted = calledAnyway && kind !== 'writeMessage' ? null : kind;
    const cause = causeOfOutcome(call);
    if (wanted !== null) {
      this.#book.want({ cause, kind: wanted, call }, byUnit(wall));
      return;
    }
    const row = this.#book.byCause(cause);
    if (row !== undefined) this.#book.withdraw(row, outcome, byUnit(wall));
  }

  /** Closes the lines that the call was made for, or opens them again when its outcome changed. Whether one is open now. */
  #settleTried(call: CallId, outcome: Outcome, wall: WallTime): boolean {
    const settles = SETTLING.includes(outcome);
    let stillOpen = false;
    for (const row of this.#book.triedBy(call)) {
      const signed = signedFor(row, wall);
      if (settles && row.closed === null) this.#book.finish(row, outcome, signed, call);
      else if (!settles && row.closedByCall === call) this.#book.reopen(row, signed);
      stillOpen ||= !settles && (row.closed === null || row.closedByCall === call);
    }
    return stillOpen;
  }

  #kindOf(call: CallId, outcome: Outcome, state: CallState | undefined): FollowUpKind | null {
    switch (outcome) {
      case 'callBack':
      case 'interrupted':
        return outcome;
      // Who rang in vain has said no request; who waited had one.
      case 'abandoned':
        return state?.waited === 1 ? outcome : null;
      case 'message':
        return this.#written.get(call) === 0 ? 'writeMessage' : null;
      case 'satisfied':
      case 'transferred':
      case 'commercial':
        return null;
    }
  }
}

/** Whoever took the line is the one who calls. */
function signedFor(row: BookRow, wall: WallTime): Signed {
  if (row.takenBy === null) return byUnit(wall);
  return { actor: { id: row.takenBy, name: row.takenName ?? '' }, wall };
}
