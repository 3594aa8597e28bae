import { useState } from 'preact/hooks';
import { dayStart } from '../logic/times.ts';
import { unitWall, usePage } from '../shell/context.ts';
import { DueStrip } from '../shell/due-strip.tsx';
import type { PageProps } from '../shell/pages.ts';
import { REGISTER_WORDS } from '../words/register.ts';
import { CallTable } from './call-table.tsx';
import { DayBar } from './day-bar.tsx';
import { dayFromName } from './day-names.ts';
import { isFiltering, NO_FILTER } from './filter.ts';
import { FilterBar } from './filter-bar.tsx';
import { TotalsOfDay } from './totals-of-day.tsx';
import { useDay } from './use-day.ts';

/** The calls of one day, with what became of each. Its route: the day, such as `2026-11-21`, and the opened call. */
export function Register({ route, keyList }: PageProps) {
  const { language, format, known } = usePage();
  const words = REGISTER_WORDS[language];
  const today = dayStart(unitWall(known));
  const [named, opened] = route.parts;
  const from = (named && dayFromName(named)) || today;
  const [filter, setFilter] = useState(NO_FILTER);
  const day = useDay(from, filter);
  const found = isFiltering(filter);
  return (
    <>
      <DueStrip />
      {keyList}
      <main class="register" id="content" aria-busy={day.page === null}>
        <div class="zone-head">
          <h1>{format.day(from)}</h1>
          <p class="small">{words.question}</p>
        </div>
        <DayBar from={from} to={day.to} today={today} filter={filter} />
        <FilterBar filter={filter} change={setFilter} />
        {!found && <TotalsOfDay totals={day.totals} />}
        {day.page && (
          <CallTable page={day.page} more={day.more} from={from} opened={opened || null} found={found} />
        )}
      </main>
    </>
  );
}
