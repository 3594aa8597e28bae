import { callEstablished, callHeld, callResumed, endCall, startCall, transferFailed } from './call-life.ts';
import { callById } from './calls.ts';
import type { Call } from './ledger.ts';
import type { LineCall } from './line.ts';
import { hold } from './requests.ts';
import type { Turn } from './turn.ts';
import type { CallId } from './words.ts';

/** The line is back, or there for the first time: it says what is up, and the ledger follows it. */
export function onLineUp(turn: Turn, onLineNow: readonly LineCall[]): void {
  turn.record({ type: 'lineUp' });
  turn.set({ lineUp: true, lineDownSince: null, asked: {}, dialling: null });
  recognise(turn, onLineNow);
  for (const { id, lineCall } of turn.state.ledger.calls) {
    const found = onLineNow.find((other) => other.call === lineCall);
    if (found) follow(turn, id, found.state);
    else lose(turn, id, 'not on the line any more');
  }
  for (const found of onLineNow) adopt(turn, found);
}

/**
 * Some lines name a call anew after a restart (baresip 1.0.0 lists calls without their ids). Where only one call known and
 * only one call found are with the same number in the same direction, they are the same call.
 */
function recognise(turn: Turn, onLineNow: readonly LineCall[]): void {
  const { calls } = turn.state.ledger;
  const unmatched = calls.filter((call) => onLineNow.every((found) => found.call !== call.lineCall));
  const unknown = onLineNow.filter((found) => calls.every((call) => call.lineCall !== found.call));
  for (const call of unmatched) {
    const [found, ...more] = unknown.filter((other) => alike(call, other));
    const rivals = unmatched.filter((other) => found && alike(other, found));
    if (!found || more.length > 0 || rivals.length > 1) continue;
    turn.record({ type: 'callRecognised', call: call.id, lineCall: found.call });
  }
}

function alike(call: Call, found: LineCall): boolean {
  const ringsAgain = found.state === 'ringing' && (call.state === 'talking' || call.state === 'held');
  return call.direction === found.direction && call.peer.number === found.peer.number && !ringsAgain;
}

/**
 * A caller who was on hold and is found open was opened behind us: nobody has spoken to them. One who was being put
 * through and is still there was not, as far as anyone will ever hear.
 */
function follow(turn: Turn, id: CallId, observed: LineCall['state']): void {
  const before = callById(turn.state, id);
  if (!before || observed === 'ringing') return;
  callEstablished(turn, before);
  if (before.transferringTo !== null) transferFailed(turn, before, 'the line was away meanwhile');
  const call = callById(turn.state, id) ?? before;
  if (observed === 'held') return callHeld(turn, call);
  if (call.state !== 'held') return;
  callResumed(turn, call, true);
  hold(turn, call);
}

function lose(turn: Turn, id: CallId, detail: string): void {
  const call = callById(turn.state, id);
  if (call) endCall(turn, call, 'line', 'lost', detail);
}

/** A call of which nothing is known: who waits since when nobody knows, so their check-in is due now. */
function adopt(turn: Turn, found: LineCall): void {
  const call = startCall(turn, found, null);
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
