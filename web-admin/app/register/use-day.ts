import { useEffect, useState } from 'preact/hooks';
import type { WallTime } from '../../../device/desk/words.ts';
import type { RegisterPage, Totals } from '../../api.ts';
import { totals as askTotals, registerPage } from '../live/queries.ts';
import { dayStart } from '../logic/times.ts';
import { usePage } from '../shell/context.ts';

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
      if (current && page) setLoaded((last) => ({ page, totals: totals ?? last?.totals ?? null }));
    });
    return () => {
      current = false;
    };
  }, [from, known.committed, open]);
  return { to, page: loaded?.page ?? null, totals: loaded?.totals ?? null, more };

  function more(): void {
    const before = loaded?.page.next;
    if (!before) return;
    void registerPage({ from, to, before, limit: ROWS }).then((next) => {
      if (!next) return;
      setLoaded((last) => last && { ...last, page: { ...next, calls: [...last.page.calls, ...next.calls] } });
    });
  }
}
