import type { Fact } from './facts.ts';
import type {
  CallId,
  CheckInOutcome,
  Direction,
  Instant,
  LineCallId,
  Moment,
  Outcome,
  Peer,
  Slot,
  WaitId,
} from './words.ts';

/**
 * The calls that are open, as the facts tell of them, and nothing else: whoever reads the same facts holds the same
 * ledger. So a restarted desk takes up where it was.
 */
export interface Ledger {
  readonly calls: readonly Call[];
  /** The last call that ended with a caller who had been spoken with: the outcome keys still mean it. */
  readonly lastEnded: LastEnded | null;
}

export interface LastEnded {
  readonly call: CallId;
  readonly ended: Instant;
  readonly outcome: Outcome | null;
}

export interface Call {
  readonly id: CallId;
  readonly lineCall: LineCallId;
  readonly line: string;
  readonly slot: Slot | null;
  readonly direction: Direction;
  readonly peer: Peer;
  readonly internal: boolean;
  /** The waiting call whose caller is to be put through to this one; null again when that caller is gone. */
  readonly consultationFor: CallId | null;
  readonly state: 'ringing' | 'dialling' | 'talking' | 'held';
  readonly since: Moment;
  readonly heldByPeer: boolean;
  readonly transferringTo: string | null;
  readonly outcome: Outcome | null;
  readonly reason: string | null;
  readonly wait: Wait | null;
  /** How many waits it has had. */
  readonly waits: number;
}

export interface Wait {
  readonly id: WaitId;
  readonly started: Moment;
  readonly phase: WaitPhase;
  readonly spokenTo: number;
  /** In a row, since somebody last spoke to the caller. */
  readonly missed: number;
  /** The due moment by which too many had been missed, or null. */
  readonly escalatedAt: Instant | null;
  /** Of the check-in made last; null while nobody has said. */
  readonly lastOutcome: CheckInOutcome | null;
}

export type WaitPhase =
  /** The caller is on hold; check-in `checkIn` is due at `due`. `dueFrom`: where its time began to run. */
  | { readonly type: 'waiting'; readonly checkIn: number; readonly due: Instant; readonly dueFrom: Instant }
  /** Check-in `checkIn` is being made: somebody has been speaking with the caller since `takenBack`. */
  | {
      readonly type: 'spokenTo';
      readonly checkIn: number;
      readonly takenBack: Instant;
      readonly keepsWaiting: boolean;
    };

export const EMPTY_LEDGER: Ledger = { calls: [], lastEnded: null };

/** The ledger after one more fact. A fact about a call that the ledger does not know changes nothing. */
export function evolve(ledger: Ledger, fact: Fact): Ledger {
  switch (fact.type) {
    case 'callStarted':
      return { ...ledger, calls: [...ledger.calls, callFrom(fact)] };
    case 'callAnswered':
      return changeCall(ledger, fact.call, { state: 'talking', since: fact.moment });
    case 'callRecognised':
      return changeCall(ledger, fact.call, { lineCall: fact.lineCall });
    case 'callResumed':
      return changeCall(ledger, fact.call, resumed(fact));
    case 'callHeld':
      return mapCall(ledger, fact.call, (call) => held(call, fact.moment));
    case 'peerHeld':
      return changeCall(ledger, fact.call, { heldByPeer: true });
    case 'peerResumed':
      return changeCall(ledger, fact.call, { heldByPeer: false });
    case 'transferAsked':
      return changeCall(ledger, fact.call, { transferringTo: fact.to });
    case 'transferFailed':
      return changeCall(ledger, fact.call, { transferringTo: null });
    case 'outcomeSet':
      return setOutcome(ledger, fact.call, fact.outcome);
    case 'reasonSet':
      return changeCall(ledger, fact.call, { reason: fact.reason });
    case 'callEnded':
      return endCall(ledger, fact.call, fact.moment.at);
    default:
      return evolveWait(ledger, fact);
  }
}

function evolveWait(ledger: Ledger, fact: Fact): Ledger {
  switch (fact.type) {
    case 'waitStarted':
      return mapCall(ledger, fact.call, (call) => ({ ...call, waits: call.waits + 1, wait: waitFrom(fact) }));
    case 'waitContinued':
      return changeWait(ledger, fact.wait, (wait) => continued(wait, fact));
    case 'checkInMissed':
      return changeWait(ledger, fact.wait, (wait) => ({
        missed: wait.missed + 1,
        phase: { type: 'waiting', checkIn: fact.checkIn + 1, due: fact.nextDue, dueFrom: fact.due },
      }));
    case 'waitEscalated':
      return changeWait(ledger, fact.wait, ({ phase }) => ({
        escalatedAt: phase.type === 'waiting' ? phase.due : fact.moment.at,
      }));
    case 'checkInMade':
      return changeWait(ledger, fact.wait, (wait) => ({
        spokenTo: wait.spokenTo + 1,
        missed: 0,
        escalatedAt: null,
        lastOutcome: null,
        phase: { type: 'spokenTo', checkIn: fact.checkIn, takenBack: fact.takenBack, keepsWaiting: false },
      }));
    case 'checkInOutcomeSet':
      return changeWait(ledger, fact.wait, (wait) => ({
        lastOutcome: fact.outcome,
        phase: wait.phase.type === 'spokenTo' ? chosen(wait.phase, fact.outcome) : wait.phase,
      }));
    case 'waitEnded':
      return {
        ...ledger,
        calls: ledger.calls.map((call) => (call.wait?.id === fact.wait ? { ...call, wait: null } : call)),
      };
    default:
      return ledger;
  }
}

/** After a reboot an escalated wait goes on as one: its cue begins anew, for the instants of another boot mean nothing. */
function continued(wait: Wait, fact: WaitingFact): Partial<Wait> {
  return {
    phase: waitingFrom(fact),
    escalatedAt: wait.escalatedAt === null ? null : fact.moment.at,
  };
}

function chosen(phase: Extract<WaitPhase, { type: 'spokenTo' }>, outcome: CheckInOutcome): WaitPhase {
  return { ...phase, keepsWaiting: outcome === 'keepsWaiting' };
}

function callFrom(fact: Extract<Fact, { type: 'callStarted' }>): Call {
  const { call: id, lineCall, line, slot, direction, peer, internal, consultationFor } = fact;
  return {
    id,
    lineCall,
    line,
    slot,
    direction,
    peer,
    internal,
    consultationFor,
    state: direction === 'incoming' ? 'ringing' : 'dialling',
    since: fact.moment,
    heldByPeer: false,
    transferringTo: null,
    outcome: null,
    reason: null,
    wait: null,
    waits: 0,
  };
}

/** Opened behind us: for the caller and for the receptionist the hold goes on, and so does a transfer under way. */
function resumed(fact: Extract<Fact, { type: 'callResumed' }>): Partial<Call> {
  return fact.behindUs
    ? { state: 'talking' }
    : { state: 'talking', since: fact.moment, transferringTo: null };
}

function held(call: Call, moment: Moment): Call {
  const goesOn = call.wait?.phase.type === 'waiting';
  return { ...call, state: 'held', since: goesOn ? call.since : moment };
}

type WaitingFact = Fact & { readonly type: 'waitStarted' | 'waitContinued' };

function waitFrom(fact: WaitingFact): Wait {
  return {
    id: fact.wait,
    started: fact.moment,
    phase: waitingFrom(fact),
    spokenTo: 0,
    missed: 0,
    escalatedAt: null,
    lastOutcome: null,
  };
}

function waitingFrom(fact: WaitingFact): WaitPhase {
  return { type: 'waiting', checkIn: fact.checkIn, due: fact.due, dueFrom: fact.moment.at };
}

function endCall(ledger: Ledger, id: CallId, at: Instant): Ledger {
  const ended = ledger.calls.find((call) => call.id === id);
  if (!ended) return ledger;
  const left = ledger.calls.filter((call) => call.id !== id);
  const spokenWith = ended.consultationFor === null && (ended.state === 'talking' || ended.state === 'held');
  return {
    calls: left.map((call) => (call.consultationFor === id ? { ...call, consultationFor: null } : call)),
    lastEnded: spokenWith ? { call: id, ended: at, outcome: ended.outcome } : ledger.lastEnded,
  };
}

function setOutcome(ledger: Ledger, id: CallId, outcome: Outcome): Ledger {
  const changed = changeCall(ledger, id, { outcome });
  const { lastEnded } = ledger;
  return lastEnded?.call === id ? { ...changed, lastEnded: { ...lastEnded, outcome } } : changed;
}

function mapCall(ledger: Ledger, id: CallId, change: (call: Call) => Call): Ledger {
  return { ...ledger, calls: ledger.calls.map((call) => (call.id === id ? change(call) : call)) };
}

function changeCall(ledger: Ledger, id: CallId, change: Partial<Call>): Ledger {
  return mapCall(ledger, id, (call) => ({ ...call, ...change }));
}

function changeWait(ledger: Ledger, id: WaitId, change: (wait: Wait) => Partial<Wait>): Ledger {
  return {
    ...ledger,
    calls: ledger.calls.map((call) =>
      call.wait?.id === id ? { ...call, wait: { ...call.wait, ...change(call.wait) } } : call,
    ),
  };
}
