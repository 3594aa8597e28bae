import { useEffect, useState } from 'preact/hooks';
import type { WallTime } from '../../../device/desk/words.ts';
import type { RegisterPage, Totals } from '../../api.ts';
import { registerPage } from '../live/queries.ts';
import { dayStart } from '../logic/times.ts';
import { usePage } from '../shell/context.ts';
import { type Filter, isFiltering } from './filter.ts';
import { totals as askTotals, foundCalls } from './queries.ts';

const ROWS = 100;
const MOST_ROWS = 500;

export interface Day {
  readonly to: WallTime;
  /** Null until the register has answered for the first time; after that what is there stays until it answers again. */
  readonly page: RegisterPage | null;
  readonly totals: Totals | null;
  readonly more: () => void;
}

interface Loaded {
  /** What was asked for. */
  readonly about: string;
  readonly page: RegisterPage;
  readonly totals: Totals | null;
}

/** The calls of the day that begins at `from`, or those that the filter finds, asked again whenever the register has new rows. */
export function useDay(from: WallTime, filter: Filter): Day {
  const { known } = usePage();
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const to = dayStart(from, 1);
  const filtering = isFiltering(filter);
  const about = JSON.stringify([from, filtering && filter]);
  const open = known.connection.state === 'open';
  useEffect(() => {
    let current = true;
    // As many rows as are on the page: none that was there may go.
    const limit = Math.min(MOST_ROWS, Math.max(ROWS, loaded?.page.calls.length ?? 0));
    void Promise.all([askPage(limit), askTotals({ from, to })]).then(([page, totals]) => {
      if (current && page) setLoaded((last) => merged(last, { about, page, totals }));
    });
    return () => {
      current = false;
    };
  }, [about, known.committed, open]);
  // Rows of another day must not stand under this one's name, not even for a moment; while one types, what was found stays.
  const shown = loaded?.about === about || filtering ? loaded : null;
  return { to, page: shown?.page ?? null, totals: shown?.totals ?? null, more };

  function askPage(limit: number, before?: number): Promise<RegisterPage | null> {
    const more = before === undefined ? {} : { before };
    if (!filtering) return registerPage({ from, to, limit, ...more });
    return foundCalls(filter, { ...(filter.allDays ? {} : { from, to }), limit, ...more });
  }

  function more(): void {
    const before = loaded?.page.next;
    if (!before) return;
    void askPage(ROWS, before).then((next) => {
      if (!next) return;
      setLoaded((last) => last && { ...last, page: { ...next, calls: [...last.page.calls, ...next.calls] } });
    });
  }
}

/** The answer, and after it the older rows of the same day that were loaded before and that it does not hold. */
function merged(last: Loaded | null, answer: Loaded): Loaded {
  const oldest = answer.page.calls.at(-1);
  if (!last || last.about !== answer.about || !oldest || answer.page.next === null) return answer;
  const older = last.page.calls.filter((row) => row.key < oldest.key);
  if (older.length === 0) return answer;
  const page = { calls: [...answer.page.calls, ...older], next: last.page.next };
  return { about: answer.about, page, totals: answer.totals ?? last.totals };
}
