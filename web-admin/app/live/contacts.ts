import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { KnownByCall, Me } from '../../api.ts';
import { ask, parameters } from './queries.ts';
import type { Known } from './store.ts';

/**
 * What is known, with the names of the directory for whoever calls: beside those of the speed keys, under key 0, which no
 * panel has. Each call is asked about until the register has it, then never again: every look is in the audit log.
 */
export function useContacts(known: Known, me: Me | null): Known {
  const [names, setNames] = useState<{ key: 0; name: string; number: string }[]>([]);
  const settled = useRef(new Set<string>());
  const calls = known.view?.calls.filter(({ peer }) => peer.number) ?? [];
  const asked = calls.map(({ call }) => call).filter((call) => !settled.current.has(call));
  const mayAsk = me?.rights.includes('directory.read');
  useEffect(() => {
    if (!mayAsk || asked.length === 0) return;
    void ask<KnownByCall>(`api/directory/known?${parameters({ calls: asked })}`).then((found) => {
      const more = calls.flatMap(({ call, peer }) => {
        if (found?.[call]) settled.current.add(call);
        const name = found?.[call]?.map((contact) => contact.name).join(' / ');
        return name && peer.number ? [{ key: 0 as const, name, number: peer.number }] : [];
      });
      if (more.length > 0) setNames((before) => [...more, ...before].slice(0, 50));
    });
  }, [asked.join(), known.committed, mayAsk]);
  return useMemo(() => {
    const { status } = known;
    return status ? { ...known, status: { ...status, speedKeys: [...status.speedKeys, ...names] } } : known;
  }, [known, names]);
}
