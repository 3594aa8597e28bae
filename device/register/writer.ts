import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import type { Fact, FactBody } from '../desk/facts.ts';
import type { CallId, Moment, WallTime } from '../desk/words.ts';
import { AuditLog } from './access/audit-log.ts';
import type { Area, By, Command } from './area/area.ts';
import { AREAS, commandOf, openAreas } from './area/areas.ts';
import { CommandRefused } from './area/refused.ts';
import type { RegisterAnswer, RegisterRequest } from './area/request.ts';
import { type Db, emptyLog, openDatabase } from './database.ts';
import { isRefusal } from './faults.ts';
import { type Entry, Journal, type KeptEntry } from './journal.ts';
import { type LostCall, lostCalls } from './lost-calls.ts';
import type { Recovered } from './messages.ts';
import { OutboxQueue } from './outbox/outbox-queue.ts';
import { Projection } from './projection.ts';
import { readableRows } from './salvage.ts';
import { takeOverTables } from './salvage-tables.ts';

/** Some pages more than a file has free: what is dropped is written over, so all of them reach the disk. */
const TRIAL = /* sql */ `
CREATE TABLE disk_trial (content BLOB) STRICT;
INSERT INTO disk_trial VALUES (zeroblob(16384));
DROP TABLE disk_trial;`;

/** This run of the daemon. */
export interface Origin {
  readonly session: string;
  readonly boot: string;
}

/** A fact that the tables do not take, whatever the disk does: a fault of the program. */
export interface Refused {
  readonly sequence: number;
  readonly error: unknown;
}

/**
 * The only writer of the register. Every method either has its effect on the disk when it returns, or throws and has
 * changed nothing; errors are SQLite's own or a RegisterError.
 */
export class RegisterWriter {
  readonly #db: Db;
  readonly #inode: number;
  readonly #origin: Origin;
  readonly #journal: Journal;
  readonly #projection: Projection;
  readonly #audit: AuditLog;
  readonly #areas: readonly Area[];
  /** Whether the write-ahead log may still have what was erased, perhaps by a run that was cut off. */
  #logToEmpty = true;

  /**
   * `tellsCrm`: whether what the CRM is to be told is put into the outbox. `sendsMail`: whether there is a mail server.
   * `isClockTrusted`: whether what is old may go; without it, nothing goes.
   */
  constructor(
    file: string,
    origin: Origin,
    { tellsCrm = false, sendsMail = true, isClockTrusted = (): boolean => false, areas = AREAS } = {},
  ) {
    this.#db = openDatabase(file);
    this.#inode = statSync(this.#db.name).ino;
    this.#origin = origin;
    this.#journal = new Journal(this.#db);
    this.#projection = new Projection(this.#db);
    this.#audit = new AuditLog(this.#db);
    const outbox = new OutboxQueue(this.#db);
    this.#areas = openAreas(
      {
        db: this.#db,
        record: (body, { moment }: By) => this.#keepOwn(body, moment, origin.boot),
        emit: (type, subject, data, wall) => {
          if (tellsCrm) outbox.put(newId('msg'), type, subject, data, wall);
        },
        isClockTrusted,
        erased: () => {
          this.#logToEmpty = true;
        },
        sendsMail,
        newId,
      },
      areas,
    );
  }

  /** One transaction: the journal and what the facts mean for the calls. A fact given before changes nothing. */
  write(facts: readonly Fact[]): Refused[] {
    const entries = facts.map((fact): Entry => ({ ...this.#origin, fact }));
    try {
      this.#db
        .transaction(() => {
          for (const entry of entries) this.#keep(entry);
        })
        .immediate();
      return [];
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return this.#writeEach(entries);
    }
  }

  /** Carries one command out, whole or not at all. Throws what SQLite says when the disk fails. */
  ask({ command, input, by }: RegisterRequest): RegisterAnswer {
    const run = commandOf(this.#areas, command);
    if (run === null) {
      const message = `the register knows no command ${command}: page and unit are of different versions, reload the page`;
      return { ok: false, code: 'Register_NoSuchCommand', message };
    }
    try {
      const value = this.#db.transaction(() => this.#carryOut(command, run, input, by)).immediate();
      this.#emptyLog();
      return { ok: true, value };
    } catch (error) {
      if (!(error instanceof CommandRefused)) throw error;
      const { code, message, faults } = error;
      return { ok: false, code, message, ...(faults.length > 0 && { faults }) };
    }
  }

  /** What a command did and its entry in the audit log stand or fall together. */
  #carryOut(name: string, run: Command, input: unknown, by: By): unknown {
    const output = run(input, by);
    if (run.audit) this.#audit.append(name, by, run.audit(input, output));
    return output;
  }

  /** Runs something on the open file, in a transaction of its own. */
  within<Result>(run: (db: Db) => Result): Result {
    return this.#db.transaction(() => run(this.#db)).immediate();
  }

  /** Writes a little that leaves no trace: throws, as whatever is written next would, while the disk takes nothing. */
  tryDisk(): void {
    this.#db.transaction(() => this.#db.exec(TRIAL)).immediate();
  }

  /** What the areas do as time goes by, all of it or nothing. */
  minute(wall: WallTime): void {
    const due = this.#areas.filter(({ onMinute }) => onMinute);
    if (due.length === 0) return;
    this.#db
      .transaction(() => {
        for (const area of due) area.onMinute?.(wall);
      })
      .immediate();
    this.#emptyLog();
  }

  /** While somebody reads what is in it, it stays, and is tried again a minute later. */
  #emptyLog(): void {
    if (this.#logToEmpty) this.#logToEmpty = !emptyLog(this.#db);
  }

  /** False if the file was deleted or another put in its place: what is written now would be lost with it. */
  hasItsFile(): boolean {
    return statSync(this.#db.name, { throwIfNoEntry: false })?.ino === this.#inode;
  }

  /** What the sessions before this one left open. */
  recovered(): Recovered {
    const open = this.#journal.ofOpenCalls().filter(({ session }) => session !== this.#origin.session);
    const kept = callsOfLastBoot(open, this.#origin.boot);
    return {
      sameBoot: kept.every(({ boot }) => boot === this.#origin.boot),
      facts: kept.map(({ fact }) => fact),
    };
  }

  /**
   * Closes the calls of other sessions that are still open and not among `known`: ended by the line, lost, at the moment of
   * their last fact, for nothing is known of them after it. Journalled under a session name of the register's own.
   */
  closeUnknown(known: readonly CallId[]): CallId[] {
    const lost = lostCalls(this.#db, this.#origin.session).filter(({ id }) => !known.includes(id));
    this.#db
      .transaction(() => {
        for (const call of lost) this.#closeLost(call);
      })
      .immediate();
    return lost.map(({ id }) => id);
  }

  /**
   * Takes over what can still be read in a damaged file: the rows of its journal, under their old ids, from which the tables
   * of the calls are made again, and what people told the register. How many facts and how many other rows it took.
   */
  adopt(aside: string): { readonly facts: number; readonly rows: number } {
    const adopt = this.#db.transaction(() => {
      let facts = 0;
      for (const row of readableRows(aside)) facts += this.#journal.adopt(row);
      this.#project();
      const rows = takeOverTables(this.#db, aside);
      return { facts, rows };
    });
    return adopt.immediate();
  }

  /** Makes the register's tables again from the journal. */
  rebuild(): void {
    this.#db.transaction(() => this.#project()).immediate();
  }

  close(): void {
    this.#db.close();
  }

  #project(): void {
    this.#projection.clear();
    for (const entry of this.#journal.entries()) this.#projection.apply(entry);
  }

  #keep(entry: Entry): void {
    const kept = this.#journal.append(entry);
    if (kept === null) return;
    this.#projection.apply(kept);
    for (const area of this.#areas) area.onFact?.(kept);
  }

  /** One fact was refused: the others are kept, each within its own savepoint. */
  #writeEach(entries: readonly Entry[]): Refused[] {
    const refused: Refused[] = [];
    const keep = this.#db.transaction((entry: Entry) => this.#keep(entry));
    this.#db
      .transaction(() => {
        for (const entry of entries) {
          try {
            keep(entry);
          } catch (error) {
            if (!isRefusal(error)) throw error;
            refused.push({ sequence: entry.fact.sequence, error });
          }
        }
      })
      .immediate();
    return refused;
  }

  #closeLost(call: LostCall): void {
    const moment: Moment = { at: call.lastAt, wall: call.lastWall };
    for (const body of closingFacts(call)) this.#keepOwn(body, moment, call.lastBoot);
  }

  /** Under a session name of the register's own, so that the desk's numbers have no gap. */
  #keepOwn(body: FactBody, moment: Moment, boot: string): void {
    const session = `${this.#origin.session}/register`;
    const sequence = this.#journal.lastSequence(session) + 1;
    this.#keep({ session, boot, fact: { ...body, sequence, moment } });
  }
}

function newId(prefix: string): string {
  return `${prefix}-${randomBytes(9).toString('base64url')}`;
}

function closingFacts(call: LostCall): FactBody[] {
  const facts: FactBody[] = call.waits.map(({ wait, last }) => ({
    type: 'waitEnded',
    wait,
    why: 'interrupted',
    last,
  }));
  if (call.outcome === null) facts.push({ type: 'outcomeSet', call: call.id, outcome: 'interrupted' });
  facts.push({
    type: 'callEnded',
    call: call.id,
    by: 'line',
    reason: 'lost',
    detail: 'not known after a restart',
  });
  return facts;
}

/** The calls whose last fact is of this boot; where there are none, all. */
function callsOfLastBoot(entries: readonly KeptEntry[], boot: string): readonly KeptEntry[] {
  const lastBoot = new Map<CallId | null, string>();
  for (const entry of entries) lastBoot.set(entry.call, entry.boot);
  const ofThisBoot = entries.filter(({ call }) => lastBoot.get(call) === boot);
  return ofThisBoot.length > 0 ? ofThisBoot : entries;
}
