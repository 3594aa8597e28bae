import type { Fact } from '../../desk/facts.ts';
import type { CallDetail, CallRow, CheckInRow, SegmentRow, WaitRow } from '../rows.ts';
import type { Session } from './histories.ts';

type Changing<T> = { -readonly [Name in keyof T]: T[Name] };
type ModelWait = Changing<Omit<WaitRow, 'checkIns'>> & { checkIns: Changing<CheckInRow>[] };

interface ModelCall {
  row: Changing<Omit<CallRow, 'key' | 'checkIns'>>;
  segments: Changing<SegmentRow>[];
  waits: ModelWait[];
  last: { boot: string; at: number };
}

/** What the register must say after these facts: the same as the projection, in plain objects and in one place. */
export function modelOf(sessions: readonly Session[]): Map<string, Omit<CallDetail, 'key'>> {
  const calls = new Map<string, ModelCall>();
  for (const { boot, facts } of sessions) {
    for (const fact of facts) applyFact(calls, boot, fact);
  }
  return new Map([...calls].map(([id, call]) => [id, detailOf(call)]));
}

function detailOf({ row, segments, waits }: ModelCall): Omit<CallDetail, 'key'> {
  const ordered = waits.map((wait) => ({
    ...wait,
    checkIns: wait.checkIns.sort((a, b) => a.checkIn - b.checkIn),
  }));
  const checkIns = ordered.flatMap((wait) => wait.checkIns.map(({ result }) => result));
  return { ...row, segments, waits: ordered, checkIns };
}

function applyFact(calls: Map<string, ModelCall>, boot: string, fact: Fact): void {
  if (fact.type === 'lineUp' || fact.type === 'lineDown') return;
  if (fact.type === 'callStarted') {
    if (!calls.has(fact.call)) calls.set(fact.call, newCall(boot, fact));
    return;
  }
  const wait = 'wait' in fact ? fact.wait : null;
  const call = calls.get('call' in fact ? fact.call : fact.wait.replace(/w\d+$/, ''));
  const goesOn = fact.type === 'waitStarted' || fact.type === 'waitContinued';
  if (!call || (wait !== null && !goesOn && !call.waits.some((each) => each.wait === wait))) return;
  count(call, boot, fact);
  if (wait === null) applyToCall(call, fact);
  else applyToWait(call, wait, fact);
}

function newCall(boot: string, fact: Extract<Fact, { type: 'callStarted' }>): ModelCall {
  const { wall, at } = fact.moment;
  return {
    row: {
      call: fact.call,
      line: fact.line,
      direction: fact.direction,
      number: fact.peer.number,
      name: fact.peer.name,
      contact: null,
      internal: fact.internal,
      consultationFor: fact.consultationFor,
      started: wall,
      answered: null,
      ended: null,
      endedBy: null,
      endReason: null,
      outcome: null,
      reason: null,
      grave: false,
      aggressive: false,
      note: null,
      noteVersion: 0,
      ringTime: 0,
      talkTime: 0,
      holdTime: 0,
    },
    segments: [{ kind: 'ring', started: wall, ended: null, duration: 0 }],
    waits: [],
    last: { boot, at },
  };
}

function count(call: ModelCall, boot: string, { moment }: Fact): void {
  if (call.row.ended !== null) return;
  const elapsed = call.last.boot === boot ? moment.at - call.last.at : 0;
  call.last = { boot, at: moment.at };
  const open = call.segments.at(-1);
  if (!open) return;
  open.duration += elapsed;
  if (open.kind === 'ring') call.row.ringTime += elapsed;
  else if (open.kind === 'hold') call.row.holdTime += elapsed;
  else call.row.talkTime += elapsed;
}

function enter(call: ModelCall, kind: SegmentRow['kind'], wall: number): void {
  const open = call.segments.at(-1);
  if (call.row.ended !== null || !open || open.kind === kind) return;
  open.ended = wall;
  call.segments.push({ kind, started: wall, ended: null, duration: 0 });
}

function applyToCall(call: ModelCall, fact: Fact): void {
  const { wall } = fact.moment;
  const talk = call.row.consultationFor === null ? 'talk' : 'consultation';
  if (fact.type === 'outcomeSet') call.row.outcome = fact.outcome;
  else if (fact.type === 'reasonSet') call.row.reason = fact.reason;
  else if (fact.type === 'callFlagged') call.row[fact.flag] = fact.on;
  if (call.row.ended !== null) return;
  if (fact.type === 'callAnswered') {
    call.row.answered ??= wall;
    if (call.segments.at(-1)?.kind === 'ring') enter(call, talk, wall);
  } else if (fact.type === 'callHeld') enter(call, 'hold', wall);
  else if (fact.type === 'callResumed') enter(call, talk, wall);
  else if (fact.type === 'callEnded') {
    Object.assign(call.row, { ended: wall, endedBy: fact.by, endReason: fact.reason });
    Object.assign(call.segments.at(-1) ?? {}, { ended: wall });
  }
}

function applyToWait(call: ModelCall, id: string, fact: Fact): void {
  const { wall, at } = fact.moment;
  let wait = call.waits.find((each) => each.wait === id);
  if (!wait) {
    wait = { wait: id, started: wall, ended: null, why: null, escalated: false, checkIns: [] };
    call.waits.push(wait);
  }
  const { checkIns } = wait;
  const find = (checkIn: number) => checkIns.find((each) => each.checkIn === checkIn);
  const expect = (checkIn: number, due: number): void => {
    const known = find(checkIn);
    const expected = { checkIn, due: wall + due - at };
    if (!known) checkIns.push({ ...expected, takenBack: null, lateness: null, result: null, outcome: null });
    else if (known.result === null) Object.assign(known, expected);
  };
  const settle = (checkIn: number, due: number, change: Partial<CheckInRow>): void => {
    expect(checkIn, due);
    const known = find(checkIn);
    if (known?.result === null) Object.assign(known, change);
  };
  if (fact.type === 'waitStarted' || fact.type === 'waitContinued') expect(fact.checkIn, fact.due);
  else if (fact.type === 'checkInMissed') {
    settle(fact.checkIn, fact.due, { result: 'missed' });
    expect(fact.checkIn + 1, fact.nextDue);
  } else if (fact.type === 'checkInMade') {
    const takenBack = wall + fact.takenBack - at;
    settle(fact.checkIn, fact.due, { result: fact.result, takenBack, lateness: fact.takenBack - fact.due });
  } else if (fact.type === 'checkInOutcomeSet')
    Object.assign(find(fact.checkIn) ?? {}, { outcome: fact.outcome });
  else if (fact.type === 'waitEscalated') wait.escalated = true;
  else if (fact.type === 'waitEnded') {
    if (wait.ended === null) Object.assign(wait, { ended: wall, why: fact.why });
    if (fact.last) settle(fact.last.checkIn, fact.last.due, { result: fact.last.result });
  }
}
