import { callById, consultation, diallingCall, openCall, returnableCalls, ringingCall } from './calls.ts';
import type { DeskState } from './state.ts';
import type { Instant } from './words.ts';

/** What the receptionist is in the middle of. It decides what each key means. */
export const SITUATIONS = [
  /** Handset down, nobody there. */
  'idle',
  /** Handset down, a caller rings. */
  'ringing',
  /** Handset down, nobody rings, someone waits. */
  'forsaking',
  /** Handset up, nobody there. */
  'dialTone',
  /** Handset up, nobody on the line, nobody waits, a caller rings. */
  'ringingOffHook',
  /** Handset up, nobody on the line, someone waits; another may ring. */
  'waitingOnly',
  /** The far end of an outgoing call rings. */
  'dialling',
  /** On the line with a caller. */
  'talking',
  /** With the recipient, whether they answer or still ring; the caller waits. */
  'consulting',
  /** Back with the caller while the recipient rings or is on hold. */
  'swapped',
] as const;
export type Situation = (typeof SITUATIONS)[number];

export function situationOf(state: DeskState, now: Instant): Situation {
  const open = openCall(state, now);
  const recipient = consultation(state, now);
  if (recipient) return open && open.id === recipient.consultationFor ? 'swapped' : withRecipient(state, now);
  if (open) return 'talking';
  if (diallingCall(state, now)) return 'dialling';
  return state.hook === 'up' ? offHook(state, now) : onHook(state, now);
}

/** A third caller may have been picked up in the middle of a consultation: then it is an ordinary talk. */
function withRecipient(state: DeskState, now: Instant): Situation {
  const open = openCall(state, now);
  const recipient = consultation(state, now);
  const stranger = open && recipient && open.id !== recipient.id;
  const caller = recipient && callById(state, recipient.consultationFor);
  return stranger || !caller ? 'talking' : 'consulting';
}

function offHook(state: DeskState, now: Instant): Situation {
  if (returnableCalls(state, now).length > 0) return 'waitingOnly';
  return ringingCall(state, now) ? 'ringingOffHook' : 'dialTone';
}

function onHook(state: DeskState, now: Instant): Situation {
  if (ringingCall(state, now)) return 'ringing';
  return returnableCalls(state, now).length > 0 ? 'forsaking' : 'idle';
}
