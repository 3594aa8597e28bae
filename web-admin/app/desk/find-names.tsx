import { useEffect, useRef } from 'preact/hooks';
import type { KnownByCall, UnitStatus } from '../../api.ts';
import { ask, parameters } from '../live/queries.ts';
import { usePage } from '../shell/context.ts';

interface FindNamesProps {
  readonly found: (names: UnitStatus['speedKeys']) => void;
}

/**
 * Finds whoever calls in the directory. Shows nothing itself: their names stand beside those of the speed keys, under key 0,
 * which no panel has. Each call is asked about until the register has it, then never again: every look is in the audit log.
 */
export function FindNames({ found }: FindNamesProps) {
  const { known, may } = usePage();
  const settled = useRef(new Set<string>());
  const names = useRef<UnitStatus['speedKeys']>([]);
  const calls = known.view?.calls.filter(({ peer }) => peer.number) ?? [];
  const asked = calls.map(({ call }) => call).filter((call) => !settled.current.has(call));
  const mayAsk = may('directory.read');
  useEffect(() => {
    if (!mayAsk || asked.length === 0) return;
    void ask<KnownByCall>(`api/directory/known?${parameters({ calls: asked })}`).then((answer) => {
      const more = calls.flatMap(({ call, peer }) => {
        if (answer?.[call]) settled.current.add(call);
        const name = answer?.[call]?.map((contact) => contact.name).join(' / ');
        return name && peer.number ? [{ key: 0, name, number: peer.number }] : [];
      });
      if (more.length === 0) return;
      names.current = [...more, ...names.current].slice(0, 50);
      found(names.current);
    });
  }, [asked.join(), known.committed, mayAsk]);
  return null;
}
