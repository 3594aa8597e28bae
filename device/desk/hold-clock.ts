import type { FactBody } from './facts.ts';
import type { Call, Wait } from './ledger.ts';
import type { HoldSettings } from './settings.ts';
import type { CueLevel, Instant, WaitEnd } from './words.ts';

/**
 * The hold clock (rule A13): what a wait's time means. Nothing here knows of calls on a line, keys or lamps.
 */

/** How urgent a waiting caller is at `now`, or null while somebody speaks with them. */
export function levelOf(wait: Wait, hold: HoldSettings, now: Instant): CueLevel | null {
  const { phase } = wait;
  if (phase.type === 'spokenTo') return null;
  if (wait.escalatedAt !== null) return 'escalated';
  if (now >= phase.due + hold.grace) return 'overdue';
  if (now >= phase.due) return 'due';
  return now >= phase.due - hold.notice ? 'approaching' : 'waiting';
}

/** When the level that `levelOf` tells began: lamps and buzzer keep step with it. */
export function levelSince(wait: Wait, hold: HoldSettings, now: Instant): Instant {
  const { phase } = wait;
  if (phase.type === 'spokenTo') return phase.takenBack;
  switch (levelOf(wait, hold, now)) {
    case 'escalated':
      return wait.escalatedAt ?? phase.due;
    case 'overdue':
      return phase.due + hold.grace;
    case 'due':
      return phase.due;
    case 'approaching':
      return Math.max(phase.due - hold.notice, phase.dueFrom);
    default:
      return phase.dueFrom;
  }
}

/** The due moment after `now`, or null while somebody speaks with them: once it is due, the one that would follow. */
export function nextDue(wait: Wait, hold: HoldSettings, now: Instant): Instant | null {
  const { phase } = wait;
  if (phase.type === 'spokenTo') return null;
  return now < phase.due ? phase.due : phase.due + hold.repeat;
}

/** Every moment at which this wait will change by itself. */
export function momentsOf(wait: Wait, hold: HoldSettings): readonly Instant[] {
  const { phase } = wait;
  if (phase.type === 'spokenTo') return phase.keepsWaiting ? [] : [continuesUntil(phase.takenBack, hold) + 1];
  return [phase.due - hold.notice, phase.due, phase.due + hold.grace, phase.due + hold.repeat];
}

/** Put on hold again up to and including this moment, the same wait goes on. */
export function continuesUntil(takenBack: Instant, hold: HoldSettings): Instant {
  return takenBack + hold.continueWithin;
}

/** The next thing that has come to pass in this wait by `now` without anyone doing anything, or null. */
export function passed(wait: Wait, hold: HoldSettings, now: Instant): FactBody | null {
  const { phase } = wait;
  if (phase.type === 'spokenTo') {
    const over = !phase.keepsWaiting && now > continuesUntil(phase.takenBack, hold);
    return over ? { type: 'waitEnded', wait: wait.id, why: 'takenBack', last: null } : null;
  }
  if (wait.escalatedAt === null && wait.missed >= hold.escalateAfter) {
    return { type: 'waitEscalated', wait: wait.id, missed: wait.missed };
  }
  const nextDue = phase.due + hold.repeat;
  if (now < nextDue) return null;
  return { type: 'checkInMissed', wait: wait.id, checkIn: phase.checkIn, due: phase.due, nextDue };
}

/** The caller is on hold from `now` on: a wait starts, or goes on, or was already running. */
export function onHeld(call: Call, hold: HoldSettings, now: Instant): FactBody | null {
  const { wait } = call;
  if (!wait) {
    const id = `${call.id}w${call.waits + 1}`;
    return { type: 'waitStarted', wait: id, call: call.id, checkIn: 1, due: now + hold.first };
  }
  if (wait.phase.type === 'waiting') return null;
  const checkIn = wait.phase.checkIn + 1;
  return { type: 'waitContinued', wait: wait.id, call: call.id, checkIn, due: now + hold.repeat };
}

/** The caller is taken back at `now`: the result of the check-in that was open. */
export function onTakenBack(wait: Wait, hold: HoldSettings, now: Instant): FactBody | null {
  const { phase } = wait;
  if (phase.type === 'spokenTo') return null;
  const { checkIn, due } = phase;
  const result = now < due ? 'early' : now <= due + hold.grace ? 'onTime' : 'late';
  return { type: 'checkInMade', wait: wait.id, checkIn, due, takenBack: now, result };
}

/** The wait is over at `now` without a word: the caller is gone, transferred, or the line was lost. */
export function onOver(wait: Wait, why: WaitEnd, now: Instant): FactBody {
  const { phase } = wait;
  if (phase.type === 'spokenTo') {
    return { type: 'waitEnded', wait: wait.id, why: why === 'gone' ? 'takenBack' : why, last: null };
  }
  const result = now >= phase.due ? 'missed' : 'void';
  return { type: 'waitEnded', wait: wait.id, why, last: { checkIn: phase.checkIn, due: phase.due, result } };
}
