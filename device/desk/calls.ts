import type { Call, LastEnded } from './ledger.ts';
import { COMMAND_LIMIT, SETTLE_LIMIT } from './settings.ts';
import type { Asked, DeskState } from './state.ts';
import type { CallId, Instant, LineCallId, Slot, WaitId } from './words.ts';
import { SLOTS } from './words.ts';

/** Questions about the open calls. */

export const callById = (state: DeskState, id: CallId | null): Call | undefined =>
  state.ledger.calls.find((call) => call.id === id);

export const callOnLine = (state: DeskState, lineCall: LineCallId): Call | undefined =>
  state.ledger.calls.find((call) => call.lineCall === lineCall);

export const callWithWait = (state: DeskState, wait: WaitId): Call | undefined =>
  state.ledger.calls.find((call) => call.wait?.id === wait);

export const callInSlot = (state: DeskState, slot: Slot): Call | undefined =>
  state.ledger.calls.find((call) => call.slot === slot);

export const freeSlot = (state: DeskState): Slot | null =>
  SLOTS.find((slot) => !callInSlot(state, slot)) ?? null;

/** The call that was spoken on last, for as long as the keys mean it. */
export function justEnded({ ledger }: DeskState, now: Instant): LastEnded | null {
  const { lastEnded } = ledger;
  return lastEnded && now - lastEnded.ended < SETTLE_LIMIT ? lastEnded : null;
}

/** What this call has been asked to do and has not been seen to do yet. */
export function askedOf(state: DeskState, call: Call, now: Instant): Asked['what'] | null {
  const asked = state.asked[call.lineCall];
  return asked && now - asked.at < COMMAND_LIMIT ? asked.what : null;
}

/** On the line, or about to be: the keys mean what the receptionist has asked for, not what the line has done so far. */
export function isOpen(state: DeskState, call: Call, now: Instant): boolean {
  const asked = askedOf(state, call, now);
  if (asked === 'answer' || asked === 'resume') return true;
  return call.state === 'talking' && !isOpenBehindUs(call) && asked !== 'hold' && asked !== 'hangUp';
}

/** The line opened it by itself: nobody has taken the caller back, and it is about to be on hold again. */
const isOpenBehindUs = (call: Call): boolean =>
  call.state === 'talking' && call.wait?.phase.type === 'waiting';

export function isWaiting(state: DeskState, call: Call, now: Instant): boolean {
  if (call.consultationFor !== null || isOpen(state, call, now)) return false;
  return call.state === 'held' || isOpenBehindUs(call) || askedOf(state, call, now) === 'hold';
}

export const openCall = (state: DeskState, now: Instant): Call | undefined =>
  state.ledger.calls.find((call) => isOpen(state, call, now));

export const ringingCall = (state: DeskState, now: Instant): Call | undefined =>
  state.ledger.calls.find((call) => call.state === 'ringing' && askedOf(state, call, now) === null);

/** One that is being hung up is not there any more: the next caller can be answered at once. */
export const diallingCall = (state: DeskState, now: Instant): Call | undefined =>
  state.ledger.calls.find(
    (call) =>
      call.state === 'dialling' && call.consultationFor === null && askedOf(state, call, now) !== 'hangUp',
  );

/** The call to the recipient of the transfer that is being prepared. */
export const consultation = (state: DeskState, now: Instant): Call | undefined =>
  state.ledger.calls.find(
    (call) =>
      call.consultationFor !== null &&
      askedOf(state, call, now) !== 'hangUp' &&
      !isBeingTransferred(state, call),
  );

const isBeingTransferred = (state: DeskState, call: Call): boolean =>
  callById(state, call.consultationFor)?.transferringTo != null;

/** Callers who wait, the one due first before the others. */
export function waitingCalls(state: DeskState, now: Instant): readonly Call[] {
  return state.ledger.calls.filter((call) => isWaiting(state, call, now)).sort((a, b) => dueOf(a) - dueOf(b));
}

function dueOf(call: Call): Instant {
  return call.wait?.phase.type === 'waiting' ? call.wait.phase.due : Number.POSITIVE_INFINITY;
}

/** Callers who wait with nobody looking after them: those being put through are on their way. */
export const forsakenCalls = (state: DeskState, now: Instant): readonly Call[] =>
  waitingCalls(state, now).filter((call) => call.transferringTo === null);

/** Whom the handset or the Hold key takes back: one who is being put through only when their check-in is due. */
export const returnableCalls = (state: DeskState, now: Instant): readonly Call[] =>
  waitingCalls(state, now).filter((call) => call.transferringTo === null || dueOf(call) <= now);
