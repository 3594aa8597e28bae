import type { BaresipEvent, CallClosedEvent, CallEvent, EventCall } from 'baresip-bindings';
import type { LineEvent } from '../../../device/ports/index.ts';
import { plannedNumber } from './dial-plan.ts';
import { endingOf } from './end-reason.ts';
import {
  changeCall,
  findCall,
  hearsUs,
  isAnswered,
  type KnownCall,
  type LineFacts,
  type LineState,
  newLineCallId,
  removeCall,
} from './line-state.ts';
import { peerOf } from './peer.ts';

/** What was observed, and what the desk is told of it. */
export interface Observed {
  readonly state: LineState;
  readonly events: readonly LineEvent[];
}

export function nothingNew(state: LineState): Observed {
  return { state, events: [] };
}

/** What one event of baresip tells. Pure; events about calls of no interest change nothing. */
export function observeEvent(state: LineState, event: BaresipEvent, facts: LineFacts): Observed {
  switch (event.type) {
    case 'CALL_INCOMING':
      return began(state, seenIn(event, 'incoming'), facts);
    case 'CALL_OUTGOING':
      return withCall(state, event, facts, nothingMore);
    case 'CALL_RINGING':
    case 'CALL_PROGRESS':
      return withCall(state, event, facts, ringing);
    case 'CALL_ESTABLISHED':
      return withCall(state, event, facts, answered);
    case 'CALL_CLOSED':
      return withCall(state, event, facts, (now, call) => ended(now, call, event));
    case 'CALL_HOLD':
      return withCall(state, event, facts, (now, call) => peerHolds(now, call, true));
    case 'CALL_RESUME':
      return withCall(state, event, facts, (now, call) => peerHolds(now, call, false));
    case 'CALL_REMOTE_SDP':
      return offered(state, event, facts);
    case 'TRANSFER_FAILED':
      return withCall(state, event, facts, (now, { id }) =>
        nothingNew(changeCall(now, id, { transferFailure: event.reason || 'no reason given' })),
      );
    default:
      return nothingNew(state);
  }
}

/** True if the event may have changed which calls there are and in which state: `listcalls` is worth asking. */
export function touchesCalls(event: BaresipEvent): boolean {
  return /^(?:CALL_(?:INCOMING|OUTGOING|RINGING|PROGRESS|ESTABLISHED|CLOSED)|TRANSFER_FAILED)$/u.test(
    event.type,
  );
}

/** How a call shows when it is seen for the first time. */
export interface FirstSight {
  readonly callId: string | null;
  readonly lineNumber: number | null;
  readonly uri: string;
  readonly direction: KnownCall['direction'];
  readonly peerName: string | null;
  /** Somebody passed the call on to us. */
  readonly diverted: boolean;
}

/** A call that was not there before. */
export function began(state: LineState, sight: FirstSight, facts: LineFacts): Observed {
  const { direction } = sight;
  const call = newCall(state, sight, facts);
  const told = { call: call.id, line: facts.lineName, peer: call.peer };
  const calls = [...state.calls, call];
  if (direction === 'incoming') {
    return {
      state: { ...state, calls },
      events: [{ type: 'incoming', ...told, internal: call.internal }],
    };
  }
  const request = state.dialling?.request ?? null;
  return { state: { ...state, calls, dialling: null }, events: [{ type: 'outgoing', ...told, request }] };
}

export function newCall(state: LineState, sight: FirstSight, facts: LineFacts): KnownCall {
  const { callId, lineNumber, uri, direction } = sight;
  const seen = peerOf(uri, sight.peerName);
  const peer = { ...seen, number: plannedNumber(uri, facts) ?? seen.number };
  return {
    id: newLineCallId(state, sight),
    callId,
    lineNumber,
    uri,
    direction,
    peer,
    internal: sight.diverted || (peer.number !== null && facts.internalNumbers.includes(peer.number)),
    state: 'ringing',
    rang: false,
    asked: null,
    transferFailure: null,
    heldByPeer: false,
  };
}

/** The peer answered, or we did: the call is open, once no other one is. */
export function answered(state: LineState, call: KnownCall): Observed {
  if (isAnswered(call)) return nothingNew(state);
  const othersOpen = state.calls.some((other) => other.id !== call.id && hearsUs(other));
  const focused = { ...state, focus: call.id };
  if (othersOpen) return nothingNew(changeCall(focused, call.id, { state: 'answered' }));
  return tell(changeCall(focused, call.id, { state: 'open' }), { type: 'established', call: call.id });
}

function ringing(state: LineState, call: KnownCall): Observed {
  if (call.rang || call.direction === 'incoming' || isAnswered(call)) return nothingNew(state);
  return tell(changeCall(state, call.id, { rang: true }), { type: 'ringing', call: call.id });
}

/** From 1.1.0 on the peer's new offer says whether it still listens to us, long before CALL_HOLD (3.7.0) does. */
function offered(state: LineState, event: CallEvent, facts: LineFacts): Observed {
  if (event.param !== 'offer' || event.remoteAudio === null || callOf(state, event) === undefined) {
    return nothingNew(state);
  }
  const holds = event.remoteAudio === 'recvonly' || event.remoteAudio === 'inactive';
  return withCall(state, event, facts, (now, call) => peerHolds(now, call, holds));
}

function peerHolds(state: LineState, call: KnownCall, holds: boolean): Observed {
  if (!isAnswered(call) || call.heldByPeer === holds) return nothingNew(state);
  const type = holds ? 'heldByPeer' : 'resumedByPeer';
  return tell(changeCall(state, call.id, { heldByPeer: holds }), { type, call: call.id });
}

function ended(state: LineState, call: KnownCall, event: CallClosedEvent): Observed {
  const ending = endingOf(event.reason, { ...call, unanswered: !isAnswered(call) });
  const detail = event.reason || 'no reason given';
  return tell(removeCall(state, call.id), { type: 'ended', call: call.id, ...ending, detail });
}

/** Finds the call that an event is about, learns its id, or takes it for a new one; then `next` goes on with it. */
function withCall(
  state: LineState,
  event: EventCall,
  facts: LineFacts,
  next: (state: LineState, call: KnownCall) => Observed,
): Observed {
  const known = callOf(state, event);
  if (known !== undefined) {
    const learnt = changeCall(state, known.id, { callId: event.callId });
    return next(learnt, { ...known, callId: event.callId });
  }
  const first = began(state, seenIn(event, event.direction), facts);
  const call = first.state.calls.at(-1);
  if (call === undefined) return first;
  const then = next(first.state, findCall(first.state, call.id) ?? call);
  return { state: then.state, events: [...first.events, ...then.events] };
}

/** Two peers may use one Call-ID, and a call to ourselves has one in both directions: the direction and URI decide. */
function callOf(state: LineState, event: EventCall): KnownCall | undefined {
  const named = state.calls.filter((call) => call.callId === event.callId);
  const exact = named.find((call) => call.uri === event.peerUri && call.direction === event.direction);
  return (
    exact ??
    named[0] ??
    state.calls.find(
      (call) => call.callId === null && call.uri === event.peerUri && call.direction === event.direction,
    )
  );
}

function seenIn(event: EventCall, direction: KnownCall['direction']): FirstSight {
  const { callId, peerUri: uri, peerName, diverterUri } = event;
  return { callId, lineNumber: null, uri, direction, peerName, diverted: diverterUri !== null };
}

function nothingMore(state: LineState): Observed {
  return nothingNew(state);
}

function tell(state: LineState, event: LineEvent): Observed {
  return { state, events: [event] };
}
