import {
  askedOf,
  callById,
  callInSlot,
  consultation,
  diallingCall,
  justEnded,
  openCall,
  returnableCalls,
  ringingCall,
  waitingCalls,
} from './calls.ts';
import type { Action } from './keys.ts';
import type { Call } from './ledger.ts';
import { hold, resume } from './requests.ts';
import { MUTE_FOR } from './settings.ts';
import {
  beginTransfer,
  clearTheLine,
  completeTransfer,
  consult,
  dial,
  dropConsultation,
  swapToCaller,
  swapToRecipient,
} from './transfer.ts';
import type { Turn } from './turn.ts';
import type { CallId, ChosenOutcome, Digit, Key, Slot, SpeedNumber } from './words.ts';

/** The longest number that can be entered: an international number with prefixes. */
const LONGEST_NUMBER = 32;

/** What each action of the key table does. `key` is the key that was pressed, null for the hook. */
export const ACTIONS: Readonly<Record<Action, (turn: Turn, key: Key | null) => void>> = {
  nothing: () => {},
  answer,
  takeBackDueFirst,
  dial: (turn) => dialPlainly(turn),
  dialSpeed: (turn, key) => {
    enterSpeed(turn, key);
    dialPlainly(turn);
  },
  hangUp,
  holdCaller,
  beginTransfer,
  consult,
  consultSpeed: (turn, key) => {
    enterSpeed(turn, key);
    consult(turn);
  },
  completeTransfer,
  dropConsultation,
  swapToCaller,
  swapToRecipient,
  enterDigit,
  enterSpeed,
  clearNumber: (turn) => turn.set({ dialled: '', transferFor: null }),
  pickLine,
  setOutcome,
  beginReason: (turn) => {
    const call = callMeant(turn);
    turn.set({ reasonFor: call === null ? null : { call, at: turn.now } });
  },
  giveReason: (turn, key) => {
    const reason = key && turn.state.settings.reasons[Number(key.slice('digit'.length)) - 1];
    if (reason) setReason(turn, reason);
  },
  takeReasonBack: (turn) => setReason(turn, null),
  mute: (turn) => turn.set({ mutedUntil: turn.now + MUTE_FOR }),
};

function answer(turn: Turn): void {
  const call = ringingCall(turn.state, turn.now);
  if (call) answerCall(turn, call);
}

/** What was entered before belongs to no caller: left there, it would become the beginning of the next transfer's number. */
function answerCall(turn: Turn, call: Call): void {
  clearTheLine(turn);
  turn.ask(call, 'answer', { type: 'answer', call: call.lineCall });
  turn.set({ dialled: '' });
}

/** A caller whose hold is still under way is left alone: Hold pressed twice must not open the line again. */
function takeBackDueFirst(turn: Turn): void {
  const [call] = returnableCalls(turn.state, turn.now);
  if (call && askedOf(turn.state, call, turn.now) !== 'hold') takeBack(turn, call);
}

export function takeBack(turn: Turn, call: Call): void {
  if (call.transferringTo === null) clearTheLine(turn);
  resume(turn, call);
}

export function dialPlainly(turn: Turn): void {
  if (turn.state.dialled !== '') clearTheLine(turn);
  dial(turn, null);
}

function hangUp(turn: Turn): void {
  const call = openCall(turn.state, turn.now) ?? diallingCall(turn.state, turn.now);
  if (call) turn.ask(call, 'hangUp', { type: 'hangUp', call: call.lineCall });
  turn.set({ dialled: '', transferFor: null });
}

function holdCaller(turn: Turn): void {
  const call = openCall(turn.state, turn.now);
  if (call) hold(turn, call);
}

/** While a number is being called, digits that come too late are not the beginning of another one. */
function enterDigit(turn: Turn, key: Key | null): void {
  const { dialled, dialling } = turn.state;
  if (!key || dialling || dialled.length >= LONGEST_NUMBER) return;
  turn.set({ dialled: dialled + (key.slice('digit'.length) as Digit), dialledAt: turn.now });
}

function enterSpeed(turn: Turn, key: Key | null): void {
  const number = key && turn.state.settings.speedNumbers[Number(key.slice('speed'.length)) as SpeedNumber];
  if (number && !turn.state.dialling) turn.set({ dialled: number, dialledAt: turn.now });
}

function pickLine(turn: Turn, key: Key | null): void {
  const call = key && callInSlot(turn.state, Number(key.slice('line'.length)) as Slot);
  if (!call) return;
  if (call.state === 'ringing' || call.state === 'held') putAside(turn, call);
  if (call.state === 'ringing') answerCall(turn, call);
  if (call.state === 'held') takeBack(turn, call);
}

/** Whoever is on the line is put on hold by name, so that the next key means the call that was picked. */
export function putAside(turn: Turn, picked: Call): void {
  const open = openCall(turn.state, turn.now);
  if (open?.state === 'talking' && open.id !== picked.id) hold(turn, open);
}

function setOutcome(turn: Turn, key: Key | null): void {
  const id = callMeant(turn);
  if (id && key) giveOutcome(turn, id, key as ChosenOutcome);
}

/** Of the call for which # was pressed, wherever it has come to since. */
function setReason(turn: Turn, reason: string | null): void {
  const { reasonFor } = turn.state;
  if (reasonFor) turn.record({ type: 'reasonSet', call: reasonFor.call, reason });
}

/** Whom the outcome keys and # mean: the caller on the line, or the one just spoken with while nobody waits (rule A8). */
function callMeant(turn: Turn): CallId | null {
  const call = callerInHand(turn);
  if (call) return call.id;
  return waitingCalls(turn.state, turn.now).length === 0
    ? (justEnded(turn.state, turn.now)?.call ?? null)
    : null;
}

function callerInHand(turn: Turn): Call | undefined {
  const recipient = consultation(turn.state, turn.now);
  const open = openCall(turn.state, turn.now);
  if (open && open.consultationFor === null) return open;
  return callById(turn.state, recipient?.consultationFor ?? null);
}

/**
 * Message and call back are two of the three ways of rule A9: they are also the outcome of the check-in that is being
 * made, and whoever chose them is not put through any more.
 */
export function giveOutcome(turn: Turn, id: string, outcome: ChosenOutcome): void {
  turn.record({ type: 'outcomeSet', call: id, outcome });
  if (outcome !== 'message' && outcome !== 'callBack') return;
  const call = callById(turn.state, id);
  if (call?.wait?.phase.type === 'spokenTo') {
    turn.record({ type: 'checkInOutcomeSet', wait: call.wait.id, checkIn: call.wait.phase.checkIn, outcome });
  }
  if (
    consultation(turn.state, turn.now)?.consultationFor === id &&
    openCall(turn.state, turn.now)?.id === id
  ) {
    dropConsultation(turn);
  }
}
