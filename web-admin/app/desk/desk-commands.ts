import type { CallId, CheckInOutcome, ChosenOutcome } from '../../../device/desk/words.ts';
import type { Known } from '../live/store.ts';
import { callerOnTheLine, waitingInOrder } from '../logic/waits.ts';
import { holdOf, type Page } from '../shell/context.ts';

/** The three ways (rule A9) are about whoever is on the line: within a wait they are the outcome of its check-in. */
export function chooseWay(page: Page, way: CheckInOutcome): void {
  const caller = page.known.view ? callerOnTheLine(page.known.view) : null;
  if (!caller) return;
  if (caller.wait) return page.run({ type: 'setCheckInOutcome', wait: caller.wait.wait, outcome: way });
  if (way !== 'keepsWaiting') return page.run({ type: 'setOutcome', call: caller.call, outcome: way });
  page.run({ type: 'pressKey', key: 'hold' });
  page.run({ type: 'releaseKey', key: 'hold' });
}

export function chooseOutcome(page: Page, call: CallId | null, outcome: ChosenOutcome): void {
  if (call) page.run({ type: 'setOutcome', call, outcome });
}

/** Whom an outcome is about: the caller on the line or, when there is none, of the call that ended last. */
export function outcomeTarget(known: Known): CallId | null {
  const caller = known.view ? callerOnTheLine(known.view) : null;
  if (caller) return caller.call;
  // Another call has begun: the one before is no longer meant.
  if (known.view?.calls.length !== 0) return null;
  const last = known.ended.find(({ call }) => call.consultationFor === null)?.call.call;
  return last ?? known.lastCalls?.find((row) => row.consultationFor === null)?.call ?? null;
}

export function takeBackFirst(page: Page): void {
  const { view } = page.known;
  const first = view ? waitingInOrder(view, holdOf(page.known).repeat)[0] : undefined;
  if (first) page.run({ type: 'takeBack', call: first.call });
}
