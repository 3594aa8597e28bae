import type { Fact } from '../desk/facts.ts';
import type { CallId, Instant, WaitId } from '../desk/words.ts';
import type { Db } from './database.ts';
import { houseCountry } from './directory/house-country.ts';
import { tailOf } from './directory/number.ts';
import type { KeptEntry } from './journal.ts';
import { type CallState, prepareStatements, type WaitState } from './projection-statements.ts';

type Of<Type extends Fact['type']> = Extract<Fact, { readonly type: Type }>;
type CallStarted = Of<'callStarted'>;
type WaitGoesOn = Of<'waitStarted' | 'waitContinued'>;
type AboutWait = Exclude<Extract<Fact, { readonly wait: WaitId }>, WaitGoesOn>;
type AboutCall = Exclude<Extract<Fact, { readonly call: CallId }>, CallStarted>;
type SegmentKind = 'ring' | 'talk' | 'hold' | 'consultation';

const TIME_OF: Readonly<Record<SegmentKind, 'ring' | 'talk' | 'hold'>> = {
  ring: 'ring',
  talk: 'talk',
  consultation: 'talk',
  hold: 'hold',
};

/** The register's tables, kept as the facts say. */
export class Projection {
  readonly #run;
  readonly #country;

  constructor(db: Db) {
    this.#run = prepareStatements(db);
    this.#country = houseCountry(db);
  }

  /**
   * Writes what one fact says. Facts may be missing (lost while the disk was away), so one about a call or a wait that is
   * not there, or that says what is known already, changes nothing.
   */
  apply(entry: KeptEntry): void {
    const { fact } = entry;
    if (fact.type === 'callStarted') this.#startCall(entry, fact);
    else if ('call' in fact) this.#aboutCall(entry, fact);
    else if ('wait' in fact) this.#aboutWait(entry, fact);
  }

  /** Empties the tables. */
  clear(): void {
    for (const statement of this.#run.clear) statement.run();
  }

  #startCall(entry: KeptEntry, fact: CallStarted): void {
    const { at, wall } = fact.moment;
    const done = this.#run.insertCall.run({
      key: entry.id,
      id: fact.call,
      session: entry.session,
      line: fact.line,
      lineCall: fact.lineCall,
      direction: fact.direction,
      number: fact.peer.number,
      tail: tailOf(fact.peer.number, this.#country()),
      name: fact.peer.name,
      internal: fact.internal ? 1 : 0,
      consultationFor: fact.consultationFor,
      boot: entry.boot,
      at,
      wall,
    });
    if (done.changes > 0) this.#run.openSegment.run({ call: entry.id, kind: 'ring', wall });
  }

  #aboutCall(entry: KeptEntry, fact: AboutCall): void {
    const call = this.#run.callById.get(fact.call);
    if (call === undefined) return;
    this.#countTime(entry, call);
    this.#applyToCall(entry, fact, call);
  }

  #aboutWait(entry: KeptEntry, fact: AboutWait): void {
    const wait = this.#run.waitById.get(fact.wait);
    if (wait === undefined) return;
    const call = this.#run.callByKey.get(wait.call);
    if (call !== undefined) this.#countTime(entry, call);
    this.#applyToWait(entry, fact, wait);
  }

  /** What has gone by since the call's last fact belongs to its open segment. Instants of two boots have no difference. */
  #countTime({ boot, fact }: KeptEntry, call: CallState): void {
    if (call.ended !== null) return;
    const { at, wall } = fact.moment;
    const elapsed = call.lastBoot === boot ? Math.max(0, at - call.lastAt) : 0;
    const time = call.kind === null ? null : TIME_OF[call.kind];
    this.#run.countCall.run({
      key: call.key,
      ring: time === 'ring' ? elapsed : 0,
      talk: time === 'talk' ? elapsed : 0,
      hold: time === 'hold' ? elapsed : 0,
      boot,
      // What a person told of the call may be journalled a little before facts of the desk that are older.
      at: call.lastBoot === boot ? Math.max(at, call.lastAt) : at,
      wall,
    });
    this.#run.countSegment.run(elapsed, call.key);
  }

  #applyToCall(entry: KeptEntry, fact: AboutCall, call: CallState): void {
    const { wall } = fact.moment;
    switch (fact.type) {
      case 'callAnswered':
        this.#run.answerCall.run(wall, call.key);
        if (call.kind === 'ring') this.#enterSegment(call, talkOf(call), wall);
        return;
      case 'callHeld':
        this.#enterSegment(call, 'hold', wall);
        return;
      case 'callResumed':
        this.#enterSegment(call, talkOf(call), wall);
        return;
      case 'callEnded':
        this.#run.closeSegment.run(wall, call.key);
        this.#run.endCall.run(wall, fact.by, fact.reason, call.key);
        return;
      case 'outcomeSet':
        this.#run.setOutcome.run(fact.outcome, call.key);
        return;
      case 'reasonSet':
        this.#run.setReason.run(fact.reason, call.key);
        return;
      case 'callFlagged':
        this.#run.setFlag[fact.flag].run(fact.on ? 1 : 0, call.key);
        return;
      case 'waitStarted':
      case 'waitContinued':
        this.#goOnWaiting(entry, fact, call);
        return;
      // No table of their own: the journal has them.
      case 'callRang':
      case 'callRecognised':
      case 'peerHeld':
      case 'peerResumed':
      case 'transferAsked':
      case 'transferFailed':
    }
  }

  #enterSegment(call: CallState, kind: SegmentKind, wall: number): void {
    if (call.ended !== null || call.kind === kind) return;
    this.#run.closeSegment.run(wall, call.key);
    this.#run.openSegment.run({ call: call.key, kind, wall });
  }

  #goOnWaiting(entry: KeptEntry, fact: WaitGoesOn, call: CallState): void {
    this.#run.insertWait.run(entry.id, fact.wait, call.key, fact.moment.wall);
    const wait = this.#run.waitById.get(fact.wait);
    if (wait !== undefined) this.#expect(entry, wait, fact.checkIn, fact.due);
  }

  #applyToWait(entry: KeptEntry, fact: AboutWait, wait: WaitState): void {
    switch (fact.type) {
      case 'checkInMissed':
        this.#expect(entry, wait, fact.checkIn, fact.due);
        this.#run.setResult.run('missed', wait.key, wait.call, fact.checkIn);
        this.#expect(entry, wait, fact.checkIn + 1, fact.nextDue);
        return;
      case 'checkInMade':
        this.#makeCheckIn(entry, fact, wait);
        return;
      case 'checkInOutcomeSet':
        this.#run.setCheckInOutcome.run(fact.outcome, wait.key, wait.call, fact.checkIn);
        return;
      case 'waitEscalated':
        this.#run.escalateWait.run(wait.key);
        return;
      case 'waitEnded':
        this.#endWait(entry, fact, wait);
        return;
    }
  }

  #makeCheckIn(entry: KeptEntry, fact: Of<'checkInMade'>, wait: WaitState): void {
    this.#expect(entry, wait, fact.checkIn, fact.due);
    this.#run.makeCheckIn.run({
      call: wait.call,
      wait: wait.key,
      checkIn: fact.checkIn,
      result: fact.result,
      takenBack: wallOf(fact, fact.takenBack),
      lateness: fact.takenBack - fact.due,
    });
  }

  #endWait(entry: KeptEntry, fact: Of<'waitEnded'>, wait: WaitState): void {
    this.#run.endWait.run(fact.moment.wall, fact.why, wait.key);
    if (fact.last === null) return;
    this.#expect(entry, wait, fact.last.checkIn, fact.last.due);
    this.#run.setResult.run(fact.last.result, wait.key, wait.call, fact.last.checkIn);
  }

  /** That check-in exists, due then; one that has its result already stays as it is. */
  #expect(
    { boot, fact }: KeptEntry,
    wait: { key: number; call: number },
    checkIn: number,
    due: Instant,
  ): void {
    const dueWall = wallOf(fact, due);
    this.#run.expectCheckIn.run({ call: wait.call, wait: wait.key, checkIn, boot, dueAt: due, due: dueWall });
  }
}

function talkOf(call: CallState): SegmentKind {
  return call.consultationFor === null ? 'talk' : 'consultation';
}

/** The wall clock's reading at another instant, by its reading at the fact. */
function wallOf({ moment }: Fact, instant: Instant): number {
  return moment.wall + (instant - moment.at);
}
