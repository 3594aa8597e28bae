import { useEffect, useState } from 'preact/hooks';
import type { Me } from '../../api.ts';
import { ask } from '../live/queries.ts';

/** Who is logged in and what they may do; null until the unit has said so. Asked again when the connection is back. */
export function useMe(connection: string): Me | null {
  const [me, setMe] = useState<Me | null>(null);
  useEffect(() => {
    void ask<Me>('api/me').then((answer) => answer && setMe(answer));
  }, [connection]);
  return me;
}
