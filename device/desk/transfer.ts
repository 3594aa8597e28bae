import { callById, consultation, forsakenCalls, isOpen, openCall } from './calls.ts';
import type { Call } from './ledger.ts';
import { hold, resume } from './requests.ts';
import type { Turn } from './turn.ts';

/** Putting a caller through (rules A10-A12): the recipient is called, and the caller joined with them. */

/** Calls the number entered: plainly, or for the caller who is to be put through. */
export function dial(turn: Turn, consultationFor: Call | null): void {
  const { dialled, dialling, sequence } = turn.state;
  if (dialled === '' || dialling) return;
  const request = `${turn.state.settings.session}-${sequence}-${turn.now}`;
  turn.set({
    dialled: '',
    transferFor: null,
    dialling: { request, number: dialled, consultationFor: consultationFor?.id ?? null, at: turn.now },
  });
  turn.command({ type: 'dial', request, number: dialled });
}

export function beginTransfer(turn: Turn): void {
  const caller = openCall(turn.state, turn.now);
  if (!caller || caller.consultationFor || consultation(turn.state, turn.now)) return;
  hold(turn, caller);
  turn.set({ transferFor: caller.id });
  dial(turn, caller);
}

/** For the caller for whom Transfer was pressed; else for the one who was put on hold last. */
export function consult(turn: Turn): void {
  const { state, now } = turn;
  const waiting = forsakenCalls(state, now);
  const chosen = waiting.find((call) => call.id === state.transferFor);
  const latest = [...waiting].sort((a, b) => b.since.at - a.since.at)[0];
  const caller = chosen ?? latest;
  if (caller && !consultation(state, now)) dial(turn, caller);
}

/**
 * The recipient who has answered is joined with the caller (rule A12). One who still rings gets the caller as soon as they
 * answer, for a line may lose a caller who was transferred blindly and refused; this way they are given back.
 */
export function completeTransfer(turn: Turn): void {
  const recipient = consultation(turn.state, turn.now);
  const caller = callById(turn.state, recipient?.consultationFor ?? null);
  if (!recipient || !caller) return;
  turn.record({ type: 'transferAsked', call: caller.id, to: recipient.peer.number ?? '' });
  if (recipient.state !== 'dialling') join(turn, caller, recipient);
  else if (isOpen(turn.state, caller, turn.now)) hold(turn, caller);
}

/** A recipient has answered: if the transfer was made while they rang, it is carried out now. */
export function onRecipientAnswered(turn: Turn, recipient: Call): void {
  const caller = callById(turn.state, recipient.consultationFor);
  if (caller && caller.transferringTo !== null) join(turn, caller, recipient);
}

function join(turn: Turn, caller: Call, recipient: Call): void {
  const { lineCall: consultation } = recipient;
  turn.ask(caller, 'transfer', { type: 'transferAttended', call: caller.lineCall, consultation });
}

/**
 * The line is needed for somebody else: a recipient who still rings for a transfer that was made gets the caller blindly
 * after all, or their answer would push aside whoever is on the line by then.
 */
export function clearTheLine(turn: Turn): void {
  for (const recipient of turn.state.ledger.calls) {
    const caller = callById(turn.state, recipient.consultationFor);
    if (recipient.state !== 'dialling' || !caller || caller.transferringTo === null) continue;
    const number = caller.transferringTo;
    turn.ask(recipient, 'hangUp', { type: 'hangUp', call: recipient.lineCall });
    turn.ask(caller, 'transfer', { type: 'transferBlind', call: caller.lineCall, number });
  }
}

export function dropConsultation(turn: Turn): void {
  const recipient = consultation(turn.state, turn.now);
  if (recipient) turn.ask(recipient, 'hangUp', { type: 'hangUp', call: recipient.lineCall });
}

/** A recipient who still rings goes on ringing meanwhile: a check-in does not wait for them (rule A13). */
export function swapToCaller(turn: Turn): void {
  const recipient = consultation(turn.state, turn.now);
  const caller = callById(turn.state, recipient?.consultationFor ?? null);
  if (!recipient || !caller) return;
  if (recipient.state === 'talking') hold(turn, recipient);
  resume(turn, caller);
}

export function swapToRecipient(turn: Turn): void {
  const recipient = consultation(turn.state, turn.now);
  const caller = openCall(turn.state, turn.now);
  if (!recipient || !caller) return;
  hold(turn, caller);
  if (recipient.state === 'held') resume(turn, recipient);
}
