import type { CallView } from '../../../device/desk/view.ts';
import { timeOfDay } from '../logic/greeting.ts';
import { usePage } from '../shell/context.ts';

/**
 * What to say on answering (rules A2-A5): the structure or, to a call passed on from inside, the service; then one's first
 * name and the greeting of the time of day. There before the telephone rings, so that nothing jumps when it does.
 */
export function Greeting({ ringing }: { readonly ringing: CallView | null }) {
  const { known, words, preferences, prefer } = usePage();
  const { status, view } = known;
  const house = (ringing?.internal ? status?.lineName : status?.unitName) ?? 'Garde-fil';
  const hour = new Date(ringing?.since.wall ?? view?.moment.wall ?? Date.now()).getHours();
  const firstName = preferences.firstName.trim() || words.calls.firstNameBlank;
  return (
    <div class="greeting" data-ringing={ringing !== null}>
      <p>
        <span class="small">{words.calls.sayThis}</span>
        <b class="greeting-words">{words.calls.greeting[timeOfDay(hour)](house, firstName)}</b>
      </p>
      <label class="small">
        {words.calls.firstName}
        <input
          value={preferences.firstName}
          maxLength={40}
          autoComplete="given-name"
          onInput={(event) => prefer({ firstName: event.currentTarget.value })}
        />
      </label>
    </div>
  );
}
