import { CHECK_IN_OUTCOMES } from '../../../device/desk/words.ts';
import { KEY_OF } from '../logic/keys.ts';
import { callerOnTheLine } from '../logic/waits.ts';
import { Cap } from '../shell/cap.tsx';
import { usePage } from '../shell/context.ts';
import { chooseWay } from './desk-commands.ts';

/** Wait, message, call back (rule A9); they act when the caller is on the line. */
export function WaysButtons() {
  const page = usePage();
  const { known, words } = page;
  const caller = known.view && callerOnTheLine(known.view);
  return CHECK_IN_OUTCOMES.map((way) => (
    <button
      type="button"
      key={way}
      aria-keyshortcuts={KEY_OF[way]}
      aria-disabled={!caller}
      onClick={() => chooseWay(page, way)}
    >
      <Cap action={way} />
      {words.ways.ways[way]}
    </button>
  ));
}
