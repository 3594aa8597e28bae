import { createHash } from 'node:crypto';
import type { LineCall, LineCallId, Peer } from '../../../device/ports/index.ts';
import type { DialPlan } from './dial-plan.ts';

/** What stays the same for as long as the line exists. */
export interface LineFacts extends DialPlan {
  readonly lineName: string;
  readonly internalNumbers: readonly string[];
}

/** A call as it was observed last. */
export interface KnownCall {
  readonly id: LineCallId;
  /** baresip's id; null until an event names it (1.0.0 does not list it). */
  readonly callId: string | null;
  /** Number of the call within baresip; null until it was listed. */
  readonly lineNumber: number | null;
  readonly uri: string;
  readonly direction: 'incoming' | 'outgoing';
  readonly peer: Peer;
  readonly internal: boolean;
  /** `answered`: established, but not told as long as another call is open. */
  readonly state: 'ringing' | 'answered' | 'open' | 'held';
  readonly rang: boolean;
  /** Its end was asked for. */
  readonly asked: 'hangUp' | 'transfer' | null;
  /** baresip said that a transfer of it failed; whether the call survived is not known yet. */
  readonly transferFailure: string | null;
  /** As far as this version tells. */
  readonly heldByPeer: boolean;
}

export type NamedCall = Pick<KnownCall, 'callId' | 'lineNumber' | 'uri'>;

/** Observed: `calls`. Wanted: `focus`, the only call that may be open; every other answered call is wanted on hold. */
export interface LineState {
  readonly calls: readonly KnownCall[];
  readonly focus: LineCallId | null;
  /** The call that baresip's commands act on, by its last list; may be another one already. */
  readonly current: LineCallId | null;
  /** A dial was sent and its call has not been seen yet. */
  readonly dialling: { readonly request: string; readonly uri: string } | null;
}

export const NO_CALLS: LineState = { calls: [], focus: null, current: null, dialling: null };

export function findCall(state: LineState, id: LineCallId): KnownCall | undefined {
  return state.calls.find((call) => call.id === id);
}

export function isAnswered(call: KnownCall): boolean {
  return call.state !== 'ringing';
}

/** The peer can hear us: the microphone is open to this call. */
export function hearsUs(call: KnownCall): boolean {
  return call.state === 'open' || call.state === 'answered';
}

export function changeCall(state: LineState, id: LineCallId, change: Partial<KnownCall>): LineState {
  return { ...state, calls: state.calls.map((call) => (call.id === id ? { ...call, ...change } : call)) };
}

export function removeCall(state: LineState, id: LineCallId): LineState {
  return {
    ...state,
    calls: state.calls.filter((call) => call.id !== id),
    focus: state.focus === id ? null : state.focus,
  };
}

export function lineCallOf(call: KnownCall, facts: LineFacts): LineCall {
  const { id, direction, peer, internal } = call;
  const state = call.state === 'answered' ? 'ringing' : call.state;
  return { call: id, line: facts.lineName, direction, peer, internal, state };
}

/**
 * The name under which the desk hears of a call: baresip's id where it is plain and not taken, so that it is the same
 * after a restart of the unit.
 */
export function newLineCallId(state: LineState, call: NamedCall): LineCallId {
  const { callId, lineNumber, uri } = call;
  const base = callId === null ? `line${lineNumber ?? 0}-${hash(uri).slice(0, 8)}` : plainId(callId);
  const taken = (id: string) => state.calls.some((call) => call.id === id);
  let id = base;
  for (let n = 2; taken(id); n += 1) id = `${base}~${n}`;
  return id;
}

/** A Call-ID is chosen by the peer: any characters, any length. */
export function isPlainCallId(callId: string): boolean {
  return /^[\w.@:+%-]{1,128}$/u.test(callId);
}

function plainId(callId: string): string {
  if (isPlainCallId(callId)) return callId;
  return `odd-${hash(callId).slice(0, 32)}`;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
