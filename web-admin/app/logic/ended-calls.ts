import type { CallView, DeskView } from '../../../device/desk/view.ts';
import type { WallTime } from '../../../device/desk/words.ts';
import type { CallRow } from '../../../device/register/rows.ts';

/** A call that has left the desk and that the register has not shown yet. */
export interface EndedCall {
  readonly call: CallView;
  readonly ended: WallTime;
}

/** Calls that were in `before` and are not in `after`, put before those known; none that the register has as ended. */
export function endedCalls(
  known: readonly EndedCall[],
  before: DeskView | null,
  after: DeskView,
): readonly EndedCall[] {
  const here = new Set(after.calls.map((call) => call.call));
  const gone = (before?.calls ?? []).filter((call) => !here.has(call.call));
  return [...gone.map((call) => ({ call, ended: after.moment.wall })), ...known];
}

/** Those of `ended` that are not yet saved: only what comes from the register is. */
export function notYetSaved(ended: readonly EndedCall[], rows: readonly CallRow[]): readonly EndedCall[] {
  const saved = new Set(rows.filter((row) => row.ended !== null).map((row) => row.call));
  return ended.filter(({ call }) => !saved.has(call.call));
}
