import type { EndedBy, EndReason } from '../../../device/ports/index.ts';

/** What is known of a call when baresip says that it is over. */
export interface EndingCall {
  readonly direction: 'incoming' | 'outgoing';
  /** Ringing until now: never answered. */
  readonly unanswered: boolean;
  /** The far end of an outgoing call had rung. */
  readonly rang: boolean;
  /** What the desk asked for, if it asked for the end. */
  readonly asked: 'hangUp' | 'transfer' | null;
}

export interface Ending {
  readonly by: EndedBy;
  readonly reason: EndReason;
}

/** Final SIP answers by what they mean to a receptionist; every other code of 400 and above is `unreachable`. */
const BY_CODE: Readonly<Record<number, EndReason>> = {
  403: 'refused',
  408: 'noAnswer',
  480: 'noAnswer',
  486: 'busy',
  487: 'noAnswer',
  488: 'refused',
  600: 'busy',
  603: 'refused',
  606: 'refused',
  607: 'refused',
};

/**
 * Who ended the call, and why: `text` is the parameter of CALL_CLOSED, e.g. `486 Busy Here`, `Connection reset by peer`.
 * A call that nobody answered and whose caller, here or there, gave up, rang in vain: `noAnswer`.
 */
export function endingOf(text: string, call: EndingCall): Ending {
  if (call.asked === 'transfer' || /^call transfer+ed/iu.test(text))
    return { by: 'desk', reason: 'transferred' };
  if (call.asked === 'hangUp') return { by: 'desk', reason: hungUpByDesk(call) };
  const code = Number(/^(\d{3})\b/u.exec(text)?.[1] ?? 0);
  if (code >= 400) return byCode(code, call);
  if (/timed? ?out|timeout/iu.test(text)) return timedOut(call);
  if (/by user|by desk/iu.test(text)) return { by: 'desk', reason: hungUpByDesk(call) };
  if (/unreachable|no route|refused|unknown host|network|not available/iu.test(text)) {
    return { by: 'line', reason: call.unanswered ? 'unreachable' : 'lost' };
  }
  return { by: 'peer', reason: call.unanswered ? 'noAnswer' : 'hungUp' };
}

function hungUpByDesk(call: EndingCall): EndReason {
  if (!call.unanswered) return 'hungUp';
  return call.direction === 'incoming' ? 'refused' : 'noAnswer';
}

function byCode(code: number, call: EndingCall): Ending {
  // A code for a call that was answered is a request within it that failed: the line, not a person.
  if (!call.unanswered) return { by: 'line', reason: 'lost' };
  const reason = BY_CODE[code] ?? 'unreachable';
  if (code === 408 && !call.rang) return { by: 'line', reason: 'unreachable' };
  return { by: reason === 'unreachable' ? 'line' : 'peer', reason };
}

function timedOut(call: EndingCall): Ending {
  if (!call.unanswered) return { by: 'line', reason: 'lost' };
  if (call.direction === 'incoming' || call.rang) return { by: 'line', reason: 'noAnswer' };
  return { by: 'line', reason: 'unreachable' };
}
