import type { WallTime } from '../../../device/desk/words.ts';
import { hashOf } from '../logic/route.ts';
import { dayStart } from '../logic/times.ts';
import { usePage } from '../shell/context.ts';
import { goTo } from '../shell/navigation.ts';
import { REGISTER_WORDS } from '../words/register.ts';
import { dayFromName, dayName } from './day-names.ts';
import type { Filter } from './filter.ts';
import { csvAddress } from './queries.ts';

interface DayBarProps {
  readonly from: WallTime;
  readonly to: WallTime;
  readonly today: WallTime;
  readonly filter: Filter;
}

/** From one day to another, and what is shown as a file or on paper. */
export function DayBar({ from, to, today, filter }: DayBarProps) {
  const { language, may } = usePage();
  const words = REGISTER_WORDS[language];
  const address = (day: WallTime | null) =>
    day === null ? hashOf('register') : hashOf('register', dayName(day));
  const isToday = from === today;
  return (
    <div class="day-bar">
      <a class="button" href={address(dayStart(from, -1))}>
        <span aria-hidden="true">‹ </span>
        {words.dayBefore}
      </a>
      <label>
        <span class="unseen">{words.day}</span>
        <input
          type="date"
          value={dayName(from)}
          max={dayName(today)}
          onChange={(event) => {
            if (dayFromName(event.currentTarget.value) === null) return;
            goTo('register', event.currentTarget.value);
          }}
        />
      </label>
      {!isToday && (
        <>
          <a class="button" href={address(dayStart(from, 1))}>
            {words.dayAfter}
            <span aria-hidden="true"> ›</span>
          </a>
          <a class="button" href={address(null)}>
            {words.today}
          </a>
        </>
      )}
      <span class="day-files">
        {may('calls.export') && (
          <a
            class="button"
            href={csvAddress({ from, to }, filter, language)}
            download={`garde-fil-${dayName(from)}.csv`}
          >
            {words.csv}
          </a>
        )}
        <button type="button" onClick={() => print()}>
          {words.print}
        </button>
      </span>
    </div>
  );
}
