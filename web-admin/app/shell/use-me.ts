import { useEffect, useState } from 'preact/hooks';
import type { Me, SessionState } from '../../api.ts';
import { ask } from '../live/queries.ts';

/** Who is logged in and what they may do; null until the unit has said so. Asked again when that may have changed. */
export function useMe(connection: string, session: SessionState | null): Me | null {
  const [me, setMe] = useState<Me | null>(null);
  useEffect(() => {
    if (isClosed(session)) setMe(null);
    else void ask<Me>('api/me').then((answer) => answer && setMe(answer));
  }, [connection, session]);
  return me;
}

/** Nobody is logged in here. */
export const isClosed = (session: SessionState | null) => session === 'out' || session === 'none';
