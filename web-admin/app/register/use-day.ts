import { useEffect, useState } from 'preact/hooks';
import type { WallTime } from '../../../device/desk/words.ts';
import type { RegisterPage, Totals } from '../../api.ts';
import { registerPage } from '../live/queries.ts';
import { dayStart } from '../logic/times.ts';
import { usePage } from '../shell/context.ts';
import { totals as askTotals } from './queries.ts';

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
  readonly from: WallTime;
  readonly page: RegisterPage;
  readonly totals: Totals | null;
}

/** The calls of the day that begins at `from`, asked again whenever the register has new rows. */
export function useDay(from: WallTime): Day {
  const { known } = usePage();
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const to = dayStart(from, 1);
  const open = known.connection.state === 'open';
  useEffect(() => {
    let current = true;
    // As many rows as are on the page: none that was there may go.
    const limit = Math.min(MOST_ROWS, Math.max(ROWS, loaded?.page.calls.length ?? 0));
    void Promise.all([registerPage({ from, to, limit }), askTotals({ from, to })]).then(([page, totals]) => {
      if (current && page) setLoaded((last) => merged(last, { from, page, totals }));
    });
    return () => {
      current = false;
    };
  }, [from, known.committed, open]);
  // Rows of another day must not stand under this one's name, not even for a moment.
  const shown = loaded?.from === from ? loaded : null;
  return { to, page: shown?.page ?? null, totals: shown?.totals ?? null, more };

  function more(): void {
    const before = loaded?.page.next;
    if (!before) return;
    void registerPage({ from, to, before, limit: ROWS }).then((next) => {
      if (!next) return;
      setLoaded((last) => last && { ...last, page: { ...next, calls: [...last.page.calls, ...next.calls] } });
    });
  }
}

/** The answer, and after it the older rows of the same day that were loaded before and that it does not hold. */
function merged(last: Loaded | null, answer: Loaded): Loaded {
  const oldest = answer.page.calls.at(-1);
  if (!last || last.from !== answer.from || !oldest || answer.page.next === null) return answer;
  const older = last.page.calls.filter((row) => row.key < oldest.key);
  if (older.length === 0) return answer;
  const page = { calls: [...answer.page.calls, ...older], next: last.page.next };
  return { from: answer.from, page, totals: answer.totals ?? last.totals };
}
