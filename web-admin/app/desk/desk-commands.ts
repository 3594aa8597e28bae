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

/**
 * Whom an outcome is about: the caller on the line, or for whom somebody is being called; when there is none, of the call
 * that ended last after somebody had answered it. Not once another caller has been put on hold since: it could be either.
 */
export function outcomeTarget({ view, ended, lastCalls }: Known): CallId | null {
  if (!view) return null;
  const { calls } = view;
  const caller =
    callerOnTheLine(view) ??
    calls.find(({ call }) => calls.some(({ consultationFor }) => consultationFor === call));
  if (caller) return caller.call;
  const last =
    ended.find(({ call }) => !call.consultationFor && (call.state === 'talking' || call.state === 'held')) ??
    lastCalls?.find((row) => !row.consultationFor && row.answered && row.ended);
  if (!last || calls.some(({ state, since }) => state === 'held' && since.wall > (last.ended ?? 0)))
    return null;
  return typeof last.call === 'string' ? last.call : last.call.call;
}

export function takeBackFirst(page: Page): void {
  const { view } = page.known;
  const first = view ? waitingInOrder(view, holdOf(page.known).repeat)[0] : undefined;
  if (first) page.run({ type: 'takeBack', call: first.call });
}
