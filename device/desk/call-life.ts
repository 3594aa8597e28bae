import { askedOf, callById, callOnLine, freeSlot } from './calls.ts';
import { onHeld, onOver, onTakenBack } from './hold-clock.ts';
import type { Call } from './ledger.ts';
import type { LineCall } from './line.ts';
import { situationOf } from './situation.ts';
import { onRecipientAnswered } from './transfer.ts';
import type { Turn } from './turn.ts';
import type { CallId, EndedBy, EndReason, Outcome, WaitEnd } from './words.ts';

/** The life of a call, from its first sign to its end: what each turn of it means for its wait, its outcome and its cue. */

type Beginning = Pick<LineCall, 'call' | 'line' | 'peer' | 'direction'> & { readonly internal?: boolean };

export function startCall(turn: Turn, from: Beginning, consultationFor: CallId | null): Call | undefined {
  if (callOnLine(turn.state, from.call)) return undefined;
  const callCount = turn.state.callCount + 1;
  turn.set({ callCount });
  const id = `${turn.state.settings.session}-${callCount}`;
  const { line, direction, peer, internal = false } = from;
  const slot = freeSlot(turn.state);
  turn.record({
    type: 'callStarted',
    call: id,
    lineCall: from.call,
    line,
    slot,
    direction,
    peer,
    internal,
    consultationFor,
  });
  return callById(turn.state, id);
}

export function callEstablished(turn: Turn, call: Call): void {
  turn.answered(call.lineCall);
  if (call.state !== 'ringing' && call.state !== 'dialling') return;
  turn.record({ type: 'callAnswered', call: call.id });
  onRecipientAnswered(turn, call);
}

export function callHeld(turn: Turn, call: Call): void {
  turn.answered(call.lineCall);
  if (call.state !== 'held') turn.record({ type: 'callHeld', call: call.id });
  runClock(turn, call.id);
}

/** Whoever is on hold has a running clock, unless they are the recipient of a transfer. */
function runClock(turn: Turn, id: CallId): void {
  const call = callById(turn.state, id);
  if (call?.state !== 'held' || call.consultationFor !== null) return;
  const { wait } = call;
  if (wait?.phase.type === 'spokenTo' && wait.lastOutcome === null) {
    turn.record({
      type: 'checkInOutcomeSet',
      wait: wait.id,
      checkIn: wait.phase.checkIn,
      outcome: 'keepsWaiting',
    });
  }
  turn.record(onHeld(call, turn.state.settings.hold, turn.now));
}

/** Opened behind us, the caller has not been spoken to: the clock runs on while the driver puts them on hold again. */
export function callResumed(turn: Turn, call: Call, behindUs: boolean): void {
  turn.answered(call.lineCall);
  const openUnasked = call.state === 'talking' && call.wait?.phase.type === 'waiting';
  if (call.state === 'talking' && (behindUs || !openUnasked)) return;
  turn.record({ type: 'callResumed', call: call.id, behindUs });
  if (behindUs) return;
  if (call.wait) turn.record(onTakenBack(call.wait, turn.state.settings.hold, turn.now));
  settleReturned(turn, call.id);
  if (turn.state.transferFor === call.id) turn.set({ transferFor: null });
}

export function transferFailed(turn: Turn, call: Call, detail: string): void {
  turn.answered(call.lineCall);
  turn.record({ type: 'transferFailed', call: call.id, detail });
  giveBack(turn, call.id);
}

/** The receptionist must hear that what they asked for did not happen, and with whom. */
export function giveBack(turn: Turn, id: CallId): void {
  turn.set({ returned: { call: id, since: turn.now } });
}

function settleReturned(turn: Turn, id: CallId): void {
  if (turn.state.returned?.call === id) turn.set({ returned: null });
}

export function endCall(turn: Turn, call: Call, by: EndedBy, reason: EndReason, detail: string): void {
  turn.answered(call.lineCall);
  if (call.wait) turn.record(onOver(call.wait, waitEndFor(reason), turn.now));
  turn.record({ type: 'callEnded', call: call.id, by, reason, detail });
  const outcome = outcomeOf(call, by, reason);
  if (outcome) turn.record({ type: 'outcomeSet', call: call.id, outcome });
  settleReturned(turn, call.id);
  afterConsultation(turn, call, by, reason);
  for (const left of turn.state.ledger.calls) runClock(turn, left.id);
  settleNumber(turn, call);
}

/**
 * A number that was entered for a caller who is gone is not called by itself. One that was being dialled when somebody
 * else rang in between is: its pause begins again.
 */
function settleNumber(turn: Turn, ended: Call): void {
  if (turn.state.dialled === '' || situationOf(turn.state, turn.now) !== 'dialTone') return;
  turn.set(ended.state === 'ringing' ? { dialledAt: turn.now } : { dialled: '', transferFor: null });
}

function waitEndFor(reason: EndReason): WaitEnd {
  if (reason === 'transferred') return 'transferred';
  return reason === 'lost' ? 'interrupted' : 'gone';
}

/** What the line shows of a caller's call without anyone saying it; null where somebody has to say. */
function outcomeOf(call: Call, by: EndedBy, reason: EndReason): Outcome | null {
  if (call.consultationFor !== null) return null;
  if (reason === 'transferred') return 'transferred';
  if (call.outcome) return null;
  if (reason === 'lost') return 'interrupted';
  const neverAnswered = call.direction === 'incoming' && call.state === 'ringing' && by !== 'desk';
  const leftOnHold = call.state === 'held' && by !== 'desk';
  return neverAnswered || leftOnHold ? 'abandoned' : null;
}

/** The recipient is gone before the transfer was made: the caller is given back with a cue. */
function afterConsultation(turn: Turn, call: Call, by: EndedBy, reason: EndReason): void {
  const caller = callById(turn.state, call.consultationFor);
  if (!caller || by === 'desk' || askedOf(turn.state, caller, turn.now) === 'transfer') return;
  turn.record({ type: 'transferFailed', call: caller.id, detail: reason });
  if (caller.state === 'held') giveBack(turn, caller.id);
}
