import { completeTransfer, hold } from './actions.ts';
import { callById, callOnLine, freeSlot } from './calls.ts';
import { onHeld, onOver, onTakenBack } from './hold-clock.ts';
import type { Call } from './ledger.ts';
import type { CommandFailure, LineCall, LineCommand, LineEvent } from './line.ts';
import { situationOf } from './situation.ts';
import type { Turn } from './turn.ts';
import type { CallId, EndedBy, EndReason, Outcome, Peer, WaitEnd } from './words.ts';

/** What the desk makes of each event on the phone line. An event about a call that it does not know changes nothing. */
export function onLine(turn: Turn, event: LineEvent): void {
  switch (event.type) {
    case 'lineUp':
      return onLineUp(turn, event.calls);
    case 'lineDown':
      return onLineDown(turn, event.detail);
    case 'incoming':
      start(turn, { ...event, direction: 'incoming' }, null);
      return;
    case 'outgoing':
      return onOutgoing(turn, event);
    case 'commandFailed':
      return onCommandFailed(turn, event.command, event.failure);
    default: {
      const call = callOnLine(turn.state, event.call);
      if (call) onCall(turn, call, event);
    }
  }
}

type CallEvent = Exclude<
  LineEvent,
  { type: 'lineUp' | 'lineDown' | 'incoming' | 'outgoing' | 'commandFailed' }
>;

function onCall(turn: Turn, call: Call, event: CallEvent): void {
  switch (event.type) {
    case 'ringing':
      return turn.record({ type: 'callRang', call: call.id });
    case 'established':
      return onEstablished(turn, call);
    case 'held':
      return onHeldCall(turn, call);
    case 'resumed':
      return onResumed(turn, call, event.behindUs);
    case 'heldByPeer':
      return turn.record({ type: 'peerHeld', call: call.id });
    case 'resumedByPeer':
      return turn.record({ type: 'peerResumed', call: call.id });
    case 'transferFailed':
      return onTransferFailed(turn, call, event.detail);
    case 'ended':
      return end(turn, call, event.by, event.reason, event.detail);
  }
}

type Beginning = Pick<LineCall, 'call' | 'line' | 'peer' | 'direction'> & { readonly internal?: boolean };

function start(turn: Turn, from: Beginning, consultationFor: CallId | null): Call | undefined {
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

/** A handset that went down before the line had begun to dial: the transfer is made, a plain call is given up. */
function onOutgoing(turn: Turn, event: Extract<LineEvent, { type: 'outgoing' }>): void {
  const { dialling } = turn.state;
  const ours = dialling !== null && event.request === dialling.request;
  const caller = ours ? callById(turn.state, dialling.consultationFor) : undefined;
  const peer: Peer = ours ? { ...event.peer, number: dialling.number } : event.peer;
  const call = start(turn, { ...event, peer, direction: 'outgoing' }, caller?.id ?? null);
  if (!ours) return;
  turn.set({ dialling: null });
  if (!call || turn.state.hook === 'up') return;
  if (caller) completeTransfer(turn);
  else turn.ask(call, 'hangUp', { type: 'hangUp', call: call.lineCall });
}

function onEstablished(turn: Turn, call: Call): void {
  turn.answered(call.lineCall);
  if (call.state === 'ringing' || call.state === 'dialling')
    turn.record({ type: 'callAnswered', call: call.id });
}

function onHeldCall(turn: Turn, call: Call): void {
  turn.answered(call.lineCall);
  if (call.state === 'held') return;
  turn.record({ type: 'callHeld', call: call.id });
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
function onResumed(turn: Turn, call: Call, behindUs: boolean): void {
  turn.answered(call.lineCall);
  const openUnasked = call.state === 'talking' && call.wait?.phase.type === 'waiting';
  if (call.state === 'talking' && (behindUs || !openUnasked)) return;
  turn.record({ type: 'callResumed', call: call.id, behindUs });
  if (behindUs) return;
  if (call.wait) turn.record(onTakenBack(call.wait, turn.state.settings.hold, turn.now));
  settleReturned(turn, call.id);
  if (turn.state.transferFor === call.id) turn.set({ transferFor: null });
}

function onTransferFailed(turn: Turn, call: Call, detail: string): void {
  turn.answered(call.lineCall);
  turn.record({ type: 'transferFailed', call: call.id, detail });
  giveBack(turn, call.id);
}

/** The receptionist must hear that what they asked for did not happen, and with whom. */
function giveBack(turn: Turn, id: CallId): void {
  turn.set({ returned: { call: id, since: turn.now } });
}

function settleReturned(turn: Turn, id: CallId): void {
  if (turn.state.returned?.call === id) turn.set({ returned: null });
}

function end(turn: Turn, call: Call, by: EndedBy, reason: EndReason, detail: string): void {
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
  if (!caller || by === 'desk' || caller.transferringTo !== null) return;
  turn.record({ type: 'transferFailed', call: caller.id, detail: reason });
  if (caller.state === 'held') giveBack(turn, caller.id);
}

function onCommandFailed(turn: Turn, command: LineCommand, failure: CommandFailure): void {
  if (command.type === 'dial') return onDialFailed(turn, command.request, failure);
  const call = callOnLine(turn.state, command.call);
  if (!call) return;
  turn.answered(call.lineCall);
  if (command.type === 'transferBlind' || command.type === 'transferAttended') {
    turn.record({ type: 'transferFailed', call: call.id, detail: failure.code });
  }
  giveBack(turn, call.id);
}

function onDialFailed(turn: Turn, request: string, failure: CommandFailure): void {
  const { dialling } = turn.state;
  if (dialling?.request !== request) return;
  turn.set({ dialling: null });
  const caller = callById(turn.state, dialling.consultationFor);
  if (!caller) return;
  turn.record({ type: 'transferFailed', call: caller.id, detail: failure.code });
  giveBack(turn, caller.id);
}

function onLineDown(turn: Turn, detail: string): void {
  if (turn.state.lineUp) turn.record({ type: 'lineDown', detail });
  turn.set({ lineUp: false, asked: {}, dialling: null, lineDownSince: turn.state.lineDownSince ?? turn.now });
}

/** The line says what is up: the ledger follows it. */
function onLineUp(turn: Turn, onLineNow: readonly LineCall[]): void {
  turn.record({ type: 'lineUp' });
  turn.set({ lineUp: true, lineDownSince: null, asked: {}, dialling: null });
  for (const { id, lineCall } of turn.state.ledger.calls) {
    const found = onLineNow.find((other) => other.call === lineCall);
    if (found) follow(turn, id, found.state);
    else lose(turn, id, 'not on the line any more');
  }
  for (const found of onLineNow) adopt(turn, found);
}

/**
 * A caller who was on hold and is found open was opened behind us: nobody has spoken to them. One who was being put
 * through and is still there was not, as far as anyone will ever hear.
 */
function follow(turn: Turn, id: CallId, observed: LineCall['state']): void {
  const before = callById(turn.state, id);
  if (!before || observed === 'ringing') return;
  onEstablished(turn, before);
  if (before.transferringTo !== null) onTransferFailed(turn, before, 'the line was away meanwhile');
  const call = callById(turn.state, id) ?? before;
  if (observed === 'held') return onHeldCall(turn, call);
  if (call.state !== 'held') return;
  onResumed(turn, call, true);
  hold(turn, call);
}

function lose(turn: Turn, id: CallId, detail: string): void {
  const call = callById(turn.state, id);
  if (call) end(turn, call, 'line', 'lost', detail);
}

/** A call of which nothing is known: who waits since when nobody knows, so their check-in is due now. */
function adopt(turn: Turn, found: LineCall): void {
  const call = start(turn, found, null);
  if (!call || found.state === 'ringing') return;
  turn.record({ type: 'callAnswered', call: call.id });
  if (found.state !== 'held') return;
  turn.record({ type: 'callHeld', call: call.id });
  const wait = `${call.id}w1`;
  turn.record({ type: 'waitStarted', wait, call: call.id, checkIn: 1, due: turn.now });
}

/** The line has been down for too long: nothing on it can still be up. */
export function loseCalls(turn: Turn): void {
  turn.set({ lineDownSince: null });
  for (const { id } of turn.state.ledger.calls) lose(turn, id, 'the line did not come back');
}
