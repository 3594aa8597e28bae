import { type CallId, CHOSEN_OUTCOMES } from '../../../device/desk/words.ts';
import { KEY_OF } from '../logic/keys.ts';
import { Cap } from '../shell/cap.tsx';
import { usePage } from '../shell/context.ts';
import { nameOf } from '../shell/peer.ts';
import { chooseOutcome, outcomeTarget } from './desk-commands.ts';

/** What became of the call, in one press (rules A8, A9, B6): of the one on the line, or of the last one that ended. */
export function Outcomes() {
  const page = usePage();
  const { known, words } = page;
  const target = outcomeTarget(known);
  const isMeant = ({ call }: { readonly call: CallId }) => call === target;
  const about =
    known.view?.calls.find(isMeant) ??
    known.ended.map(({ call }) => call).find(isMeant) ??
    known.lastCalls?.find(isMeant);
  const peer = about && ('peer' in about ? about.peer : { name: about.name, number: about.number });
  return (
    <fieldset class="outcomes" aria-label={words.calls.outcome}>
      <p class="small">
        {peer ? words.calls.outcomeOf(nameOf(peer, words, known.status?.speedKeys)) : words.calls.outcome}
      </p>
      <div class="outcome-buttons">
        {CHOSEN_OUTCOMES.map((outcome) => (
          <button
            type="button"
            key={outcome}
            aria-pressed={about?.outcome === outcome}
            aria-disabled={!target}
            aria-keyshortcuts={KEY_OF[outcome]}
            onClick={() => chooseOutcome(page, target, outcome)}
          >
            {words.calls.outcomes[outcome]}
            {(outcome === 'satisfied' || outcome === 'commercial') && <Cap action={outcome} />}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
