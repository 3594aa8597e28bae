import type { CallId, WallTime } from '../../desk/words.ts';
import type { Actor, AreaMeans } from '../area/area.ts';
import { settingsQuery } from '../settings/settings-queries.ts';
import { type BookRow, type OpenRow, prepareBook } from './book-statements.ts';
import type { FollowUpEventType, FollowUpKind } from './follow-up.ts';
import { type DayName, dayOf, dueDay } from './opening-days.ts';

/** Who wrote an entry, and when. */
export interface Signed {
  readonly actor: Pick<Actor, 'id' | 'name'>;
  readonly wall: WallTime;
}

/** The unit by itself. */
export const byUnit = (wall: WallTime): Signed => ({ actor: { id: 'unit', name: '' }, wall });

export interface Cause {
  /** Unique for ever, such as `outcome:s1-4`: one cause has one line. */
  readonly cause: string;
  readonly kind: FollowUpKind;
  readonly call?: CallId | null;
  readonly message?: string | null;
  readonly caller?: string | null;
  readonly number?: string | null;
  readonly note?: string;
}

export type Promised = Pick<BookRow, 'call' | 'caller' | 'number' | 'note'>;

/** The open lines, as they are opened, changed and closed. Every entry has its event: nothing happens without a trace. */
export class FollowUpBook {
  readonly #run;
  readonly #newId: AreaMeans['newId'];
  readonly #settings;

  constructor({ db, newId }: Pick<AreaMeans, 'db' | 'newId'>) {
    this.#run = prepareBook(db);
    this.#newId = newId;
    this.#settings = settingsQuery(db);
  }

  byId(id: string): BookRow | undefined {
    return this.#run.byId.get(id);
  }

  byCause(cause: string): BookRow | undefined {
    return this.#run.byCause.get(cause);
  }

  /** Whether the caller of that call is called back anyway, when what they asked has been found out. */
  isPromised(call: CallId): boolean {
    return this.#run.promisedIn.get(call) === 1;
  }

  /** The lines that a call was made for. */
  triedBy(call: CallId): BookRow[] {
    return this.#run.triedBy.all(call);
  }

  open(): OpenRow[] {
    return this.#run.open.all();
  }

  /**
   * The line of that cause is open, once, due on the day that rule A15 says. One that was withdrawn, or that was done about
   * something else, is opened again; one that is open takes the new kind.
   */
  want(cause: Cause, signed: Signed): BookRow {
    const row = this.byCause(cause.cause);
    if (row === undefined) return this.#insert(cause, signed);
    if (row.closed !== null && (row.state === 'withdrawn' || row.kind !== cause.kind)) {
      this.#run.setKind.run(cause.kind, row.id);
      this.#run.setDue.run(dueDay(signed.wall, this.#settings()), row.id);
      return this.reopen(row, signed);
    }
    if (row.closed === null && row.kind !== cause.kind) {
      this.#run.setKind.run(cause.kind, row.id);
      return this.#entered(row, 'changed', cause.kind, signed);
    }
    return row;
  }

  /** Other words of who wants it and what; the words before are in its history. */
  amend(row: BookRow, { call, caller, number, note }: Promised, signed: Signed): BookRow {
    this.#run.amend.run({ id: row.id, call, caller, number, note });
    return this.#entered(row, 'changed', row.note, signed);
  }

  /** Nothing is left to do. */
  withdraw(row: BookRow, why: string, signed: Signed): void {
    if (row.closed !== null) return;
    this.#run.close.run({ id: row.id, state: 'withdrawn', at: signed.wall, result: why, call: null });
    this.#entered(row, 'withdrawn', why, signed);
  }

  finish(row: BookRow, result: string, signed: Signed, call: CallId | null = null): BookRow {
    this.#run.close.run({ id: row.id, state: 'done', at: signed.wall, result, call });
    return this.#entered(row, 'done', result, signed);
  }

  /** One that was closed on another day is due like a new one: that day was signed without it. */
  reopen(row: BookRow, signed: Signed): BookRow {
    const due = dueDay(signed.wall, this.#settings());
    if (row.closed !== null && dayOf(row.closed) < dayOf(signed.wall) && row.due < due)
      this.#run.setDue.run(due, row.id);
    this.#run.reopen.run(row.id);
    return this.#entered(row, 'reopened', '', signed);
  }

  take(row: BookRow, signed: Signed): BookRow {
    this.#run.take.run(signed.actor.id, signed.actor.name, row.id);
    return this.#entered(row, 'taken', '', signed);
  }

  giveBack(row: BookRow, signed: Signed): BookRow {
    this.#run.giveBack.run(row.id);
    return this.#entered(row, 'givenBack', '', signed);
  }

  postpone(row: BookRow, due: DayName, reason: string, signed: Signed): BookRow {
    this.#run.setDue.run(due, row.id);
    return this.#entered(row, 'postponed', reason, signed);
  }

  /** That call is made for it. */
  tryWith(row: BookRow, call: CallId, signed: Signed): void {
    const { changes } = this.#run.link.run(call, row.id);
    if (changes > 0) this.#event(row, 'called', call, signed);
  }

  notReached(row: BookRow, call: CallId, signed: Signed): void {
    if (row.closed === null) this.#event(row, 'notReached', call, signed);
  }

  #insert(cause: Cause, signed: Signed): BookRow {
    const id = this.#newId('f');
    this.#run.insert.run({
      id,
      cause: cause.cause,
      kind: cause.kind,
      call: cause.call ?? null,
      message: cause.message ?? null,
      caller: cause.caller ?? null,
      number: cause.number ?? null,
      note: cause.note ?? '',
      made: signed.wall,
      due: dueDay(signed.wall, this.#settings()),
    });
    const row = this.#known(id);
    this.#event(row, 'opened', '', signed);
    return row;
  }

  /** After a change that whoever has the line before them must see. */
  #entered(row: BookRow, type: FollowUpEventType, text: string, signed: Signed): BookRow {
    this.#run.raiseVersion.run(row.id);
    this.#event(row, type, text, signed);
    return this.#known(row.id);
  }

  #event({ id }: BookRow, type: FollowUpEventType, text: string, { actor, wall }: Signed): void {
    this.#run.event.run({ id, type, text, at: wall, actor: actor.id, name: actor.name });
  }

  #known(id: string): BookRow {
    const row = this.byId(id);
    if (row === undefined) throw new Error(`the follow-up ${id} was written but is not there`);
    return row;
  }
}
