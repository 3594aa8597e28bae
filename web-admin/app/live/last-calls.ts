import { useEffect } from 'preact/hooks';
import { notYetSaved } from '../logic/ended-calls.ts';
import { dayStart } from '../logic/times.ts';
import { wallAt } from '../logic/unit-time.ts';
import { registerPage } from './queries.ts';
import type { Known, Store } from './store.ts';

const LAST_CALLS = 8;

/**
 * Keeps today's last calls in the store for whoever may read calls: asked for when the unit's time is known and whenever the
 * register has new rows. Only the newest answer counts; rows that were there stay when there is none.
 */
export function useLastCalls(store: Store<Known>, known: Known, mayRead: boolean): void {
  const isReady = mayRead && known.time !== null;
  useEffect(() => {
    if (!isReady) return;
    let current = true;
    const from = dayStart(wallAt(store.get().time, performance.now(), Date.now()));
    void registerPage({ from, limit: LAST_CALLS }).then((page) => {
      if (page && current)
        store.change({ lastCalls: page.calls, ended: notYetSaved(store.get().ended, page.calls) });
    });
    return () => {
      current = false;
    };
  }, [isReady, known.committed]);
}
