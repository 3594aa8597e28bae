import { useCallback, useEffect, useState } from 'preact/hooks';
import { ask } from '../live/queries.ts';
import { usePage } from '../shell/context.ts';

/**
 * What the unit answers to a GET of that address; null until the first answer. Asked again when the address changes, when
 * the register has new rows, when the connection is back, and by `again`. What was there stays until there is something newer.
 */
export function useAnswer<Answer>(address: string): { answer: Answer | null; again: () => void } {
  const { known } = usePage();
  const [kept, setKept] = useState<{ address: string; answer: Answer } | null>(null);
  const [times, setTimes] = useState(0);
  const again = useCallback(() => setTimes((count) => count + 1), []);
  useEffect(() => {
    let current = true;
    void ask<Answer>(address).then((answer) => {
      if (current && answer !== null) setKept({ address, answer });
    });
    return () => {
      current = false;
    };
  }, [address, times, known.committed, known.connection.state]);
  return { answer: kept?.address === address ? kept.answer : null, again };
}
