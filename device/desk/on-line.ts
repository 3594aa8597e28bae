import {
  callEstablished,
  callHeld,
  callResumed,
  endCall,
  giveBack,
  startCall,
  transferFailed,
} from './call-life.ts';
import { callById, callOnLine } from './calls.ts';
import type { Call } from './ledger.ts';
import type { CommandFailure, LineCommand, LineEvent } from './line.ts';
import { onLineUp } from './reconcile.ts';
import { completeTransfer } from './transfer.ts';
import type { Turn } from './turn.ts';
import type { Peer } from './words.ts';

/** What the desk makes of each event on the phone line. An event about a call that it does not know changes nothing. */
export function onLine(turn: Turn, event: LineEvent): void {
  switch (event.type) {
    case 'lineUp':
      return onLineUp(turn, event.calls);
    case 'lineDown':
      return onLineDown(turn, event.detail);
    case 'incoming':
      startCall(turn, { ...event, direction: 'incoming' }, null);
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
      return callEstablished(turn, call);
    case 'held':
      return callHeld(turn, call);
    case 'resumed':
      return callResumed(turn, call, event.behindUs);
    case 'heldByPeer':
      return turn.record({ type: 'peerHeld', call: call.id });
    case 'resumedByPeer':
      return turn.record({ type: 'peerResumed', call: call.id });
    case 'transferFailed':
      return transferFailed(turn, call, event.detail);
    case 'ended':
      return endCall(turn, call, event.by, event.reason, event.detail);
  }
}

/** A handset that went down before the line had begun to dial: the transfer is made, a plain call is given up. */
function onOutgoing(turn: Turn, event: Extract<LineEvent, { type: 'outgoing' }>): void {
  const { dialling } = turn.state;
  const ours = dialling !== null && event.request === dialling.request;
  const caller = ours ? callById(turn.state, dialling.consultationFor) : undefined;
  const peer: Peer = ours ? { ...event.peer, number: dialling.number } : event.peer;
  const call = startCall(turn, { ...event, peer, direction: 'outgoing' }, caller?.id ?? null);
  if (!ours) return;
  turn.set({ dialling: null });
  if (!call || turn.state.hook === 'up') return;
  if (caller) completeTransfer(turn);
  else turn.ask(call, 'hangUp', { type: 'hangUp', call: call.lineCall });
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
