import type { CallList, ListedCall } from 'baresip-bindings';
import type { LineEvent } from '../../../device/ports/index.ts';
import { plannedNumber } from './dial-plan.ts';
import {
  changeCall,
  findCall,
  hearsUs,
  type KnownCall,
  type LineFacts,
  type LineState,
  NO_CALLS,
  removeCall,
} from './line-state.ts';
import { began, newCall, nothingNew, type Observed } from './observe.ts';

/**
 * What `listcalls` tells: who is on hold, which calls vanished without an event, which appeared without one. Pure.
 * Holds come first in what is told, so that nobody who hears of it sees two calls open.
 */
export function observeList(state: LineState, list: CallList, facts: LineFacts): Observed {
  if (!list.recognised) return nothingNew(state);
  const pairs = matchListed(state, list.calls);
  const known = pairs.filter((pair): pair is KnownPair => pair.call !== undefined);
  const found = new Set(known.map(({ call }) => call.id));
  // Lines that could not be read may be calls that we know: nobody is taken for gone then.
  const complete = list.announced <= list.calls.length;
  const gone = complete ? state.calls.filter(({ id }) => !found.has(id)) : [];
  const fresh = pairs.filter(({ call }) => call === undefined);
  const passes: ((state: LineState) => Observed)[] = [
    ...known.map((pair) => (now: LineState) => numbered(now, pair)),
    ...gone.map((call) => (now: LineState) => vanished(now, call)),
    ...known.map((pair) => (now: LineState) => heldNow(now, pair)),
    ...known.map(
      ({ call }) =>
        (now: LineState) =>
          survived(now, call),
    ),
    ...known.map((pair) => (now: LineState) => openNow(now, pair)),
    ...fresh.map(
      ({ listed }) =>
        (now: LineState) =>
          appeared(now, listed, facts),
    ),
  ];
  const current = known.find(({ listed }) => listed.current)?.call.id ?? null;
  return passes.reduce(
    (sum, pass) => {
      const next = pass(sum.state);
      return { state: next.state, events: [...sum.events, ...next.events] };
    },
    nothingNew({ ...state, current }),
  );
}

/** The calls that are there when the line comes up; what was known before the line was lost helps to name them. */
export function adoptList(before: LineState, list: CallList, facts: LineFacts): LineState {
  let state: LineState = NO_CALLS;
  for (const { listed, call } of matchListed(before, list.calls)) {
    const phase = phaseOf(listed);
    if (phase === null) continue;
    const known = call ?? newCall(state, sightOf(listed, facts), facts);
    const fresh = { asked: null, transferFailure: null, lineNumber: listed.line };
    state = { ...state, calls: [...state.calls, { ...known, ...fresh, state: phase }] };
  }
  return { ...state, focus: focusAfter(before, state, list) };
}

/** The call to leave open: the one we wanted open, or when we know of none, the current one. All others are held. */
function focusAfter(before: LineState, now: LineState, list: CallList): LineState['focus'] {
  const open = now.calls.filter((call) => call.state === 'open');
  const knew = open.filter((call) => findCall(before, call.id) !== undefined);
  if (knew.length > 0) return knew.find(({ id }) => id === before.focus)?.id ?? null;
  const current = list.calls.find((listed) => listed.current)?.line;
  return (open.find((call) => call.lineNumber === current) ?? open.at(-1))?.id ?? null;
}

interface Pair {
  readonly listed: ListedCall;
  readonly call: KnownCall | undefined;
}

interface KnownPair extends Pair {
  readonly call: KnownCall;
}

/** Which listed line is which known call: by id, else by line number and URI, else by URI alone, in order. */
export function matchListed(state: LineState, listed: readonly ListedCall[]): readonly Pair[] {
  const free = new Set(state.calls);
  const found = new Map<ListedCall, KnownCall>();
  const tests: ((line: ListedCall, call: KnownCall) => boolean)[] = [
    (line, call) => line.id !== null && line.id === call.callId && line.line === call.lineNumber,
    (line, call) => line.id !== null && line.id === call.callId && line.uri === call.uri,
    (line, call) => line.id !== null && line.id === call.callId,
    (line, call) => line.id === null && line.line === call.lineNumber && line.uri === call.uri,
    (line, call) => (line.id === null || call.callId === null) && line.uri === call.uri && fits(line, call),
    (line, call) =>
      (line.id === null || call.callId === null) && call.lineNumber === null && fits(line, call),
  ];
  for (const test of tests) {
    for (const line of listed) {
      if (found.has(line)) continue;
      const call = [...free].find((candidate) => test(line, candidate));
      if (call === undefined) continue;
      found.set(line, call);
      free.delete(call);
    }
  }
  return listed.map((line) => ({ listed: line, call: found.get(line) }));
}

/** Whether the listed state can be that of this call. */
function fits(line: ListedCall, call: KnownCall): boolean {
  if (line.state === 'incoming') return call.direction === 'incoming' && call.state === 'ringing';
  if (line.state === 'established') return true;
  return call.direction === 'outgoing' && call.state === 'ringing';
}

function numbered(state: LineState, { call, listed }: KnownPair): Observed {
  const callId = call.callId ?? listed.id;
  return nothingNew(changeCall(state, call.id, { lineNumber: listed.line, callId }));
}

function vanished(state: LineState, call: KnownCall): Observed {
  const { transferFailure, asked } = call;
  const event: LineEvent =
    transferFailure !== null
      ? end(call, 'line', 'lost', `the transfer failed (${transferFailure}) and baresip dropped the caller`)
      : asked === 'hangUp'
        ? end(call, 'desk', 'hungUp', 'hung up by the desk')
        : asked === 'transfer'
          ? end(call, 'desk', 'transferred', 'hung up to transfer the caller')
          : end(call, 'line', 'lost', 'no longer in the list of calls');
  return { state: removeCall(state, call.id), events: [event] };
}

function end(
  call: KnownCall,
  by: 'line' | 'desk',
  reason: 'lost' | 'hungUp' | 'transferred',
  detail: string,
): LineEvent {
  return { type: 'ended', call: call.id, by, reason, detail };
}

function heldNow(state: LineState, { call, listed }: KnownPair): Observed {
  if (phaseOf(listed) !== 'held' || !hearsUs(call)) return nothingNew(state);
  const { id } = call;
  const held = changeCall({ ...state, focus: state.focus === id ? null : state.focus }, id, {
    state: 'held',
  });
  const established: LineEvent[] = call.state === 'answered' ? [{ type: 'established', call: id }] : [];
  return { state: held, events: [...established, { type: 'held', call: id }] };
}

function openNow(state: LineState, { call, listed }: KnownPair): Observed {
  if (phaseOf(listed) !== 'open') return nothingNew(state);
  const open = changeCall(state, call.id, { state: 'open' });
  if (call.state === 'held') {
    return { state: open, events: [{ type: 'resumed', call: call.id, behindUs: state.focus !== call.id }] };
  }
  const othersOpen = state.calls.some((other) => other.id !== call.id && hearsUs(other));
  if (call.state !== 'answered' || othersOpen) return nothingNew(state);
  return { state: open, events: [{ type: 'established', call: call.id }] };
}

/** A transfer failed and the call is still listed: the caller is back. */
function survived(state: LineState, call: KnownCall): Observed {
  if (call.transferFailure === null) return nothingNew(state);
  return {
    state: changeCall(state, call.id, { transferFailure: null }),
    events: [{ type: 'transferFailed', call: call.id, detail: call.transferFailure }],
  };
}

function appeared(state: LineState, listed: ListedCall, facts: LineFacts): Observed {
  const phase = phaseOf(listed);
  if (phase === null) return nothingNew(state);
  const first = began(state, sightOf(listed, facts), facts);
  const call = first.state.calls.at(-1);
  if (call === undefined || phase === 'ringing') return first;
  const events: LineEvent[] = [...first.events, { type: 'established', call: call.id }];
  if (phase === 'held') events.push({ type: 'held', call: call.id });
  return { state: changeCall(first.state, call.id, { state: phase }), events };
}

/** The list does not tell the direction of an answered call: one to an internal number was most likely dialled here. */
function sightOf(listed: ListedCall, facts: LineFacts) {
  const rings = listed.state !== 'established';
  const planned = plannedNumber(listed.uri, facts);
  const isInternal = planned !== null && facts.internalNumbers.includes(planned);
  const dialled = rings ? listed.state !== 'incoming' : isInternal;
  return {
    callId: listed.id,
    lineNumber: listed.line,
    uri: listed.uri,
    direction: dialled ? ('outgoing' as const) : ('incoming' as const),
    peerName: null,
    diverted: false,
  };
}

function phaseOf(listed: ListedCall): 'ringing' | 'open' | 'held' | null {
  switch (listed.state) {
    case 'established':
      return listed.onHold ? 'held' : 'open';
    case 'incoming':
    case 'outgoing':
    case 'ringing':
    case 'early':
      return 'ringing';
    default:
      return null;
  }
}
