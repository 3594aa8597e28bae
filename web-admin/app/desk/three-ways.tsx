import type { WaitView } from '../../../device/desk/view.ts';
import { callerOnTheLine } from '../logic/waits.ts';
import { usePage, useSeconds } from '../shell/context.ts';
import { nameOf } from '../shell/peer.ts';
import { WaysButtons } from './ways-buttons.tsx';

/** Wait, message, call back (rule A9): always these three, always here, always 1, 2, 3. */
export function ThreeWays() {
  const { known, words } = usePage();
  const caller = known.view ? callerOnTheLine(known.view) : null;
  const name = caller && nameOf(caller.peer, words, known.status?.speedKeys);
  return (
    <fieldset class="ways" aria-label={words.ways.title}>
      <p class="ways-question">
        {name ? <b>{words.ways.ask(name)}</b> : words.ways.nobody}
        {caller?.wait && <CheckInFacts wait={caller.wait} />}
      </p>
      <div class="ways-buttons">
        <WaysButtons />
      </div>
    </fieldset>
  );
}

/** Which check-in this is, and how long a new hold still belongs to the same wait (rule A13). */
function CheckInFacts({ wait }: { readonly wait: WaitView }) {
  const { words, format } = usePage();
  const now = useSeconds(wait.continuesUntil ?? 0);
  const left = wait.continuesUntil === null ? 0 : Math.ceil((wait.continuesUntil - now) / 1000) * 1000;
  return (
    <span class="small">
      {` ${words.ways.checkIn(wait.checkIn)}`}
      {wait.lastOutcome && ` · ${words.ways.saidLast(words.waits.saidLast[wait.lastOutcome])}`}
      {left > 0 && ` · ${words.ways.sameWaitFor(format.duration(left))}`}
    </span>
  );
}
