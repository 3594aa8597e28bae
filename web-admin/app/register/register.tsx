import type { VNode } from 'preact';
import type { Route } from '../logic/route.ts';
import { dayFromName, dayStart } from '../logic/times.ts';
import { usePage } from '../shell/context.ts';
import { DueStrip } from '../shell/due-strip.tsx';
import { REGISTER_WORDS } from '../words/register.ts';
import { CallTable } from './call-table.tsx';
import { DayBar } from './day-bar.tsx';
import { TotalsOfDay } from './totals-of-day.tsx';
import { useDay } from './use-day.ts';

export interface RegisterProps {
  readonly route: Extract<Route, { page: 'register' }>;
  readonly keyList: VNode | null;
}

/** The calls of one day, with what became of each. */
export function Register({ route, keyList }: RegisterProps) {
  const { language, format } = usePage();
  const words = REGISTER_WORDS[language];
  const from = (route.day && dayFromName(route.day)) || dayStart(Date.now());
  const day = useDay(from);
  return (
    <>
      <DueStrip />
      {keyList}
      <main class="register" id="content" aria-busy={day.page === null}>
        <div class="zone-head">
          <h1>{format.day(from)}</h1>
          <p class="small">{words.question}</p>
        </div>
        <DayBar from={from} to={day.to} />
        <TotalsOfDay totals={day.totals} />
        {day.page && <CallTable page={day.page} more={day.more} from={from} opened={route.call} />}
      </main>
    </>
  );
}
