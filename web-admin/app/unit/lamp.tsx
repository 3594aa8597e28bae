import { useEffect, useState } from 'preact/hooks';
import type { Cue, Lamp as LampName, LampPattern } from '../../../device/desk/words.ts';
import { LAMP_RHYTHMS, RED_PATTERNS } from '../../../device/ports/patterns.ts';
import { isLit, untilChange } from '../logic/rhythm.ts';
import { usePage, useRedrawAfter } from '../shell/context.ts';

const OFF: Cue<LampPattern> = { pattern: 'off', since: 0 };

/** A lamp that blinks as the real one does, in step with it. Its word stands beside it, for who cannot tell by the light. */
export function Lamp({ lamp, name }: { readonly lamp: LampName; readonly name: string }) {
  const { known, words } = usePage();
  const cue = known.view?.lamps[lamp] ?? OFF;
  const lit = useLit(cue);
  const colour = RED_PATTERNS.includes(cue.pattern) ? 'red' : cue.pattern === 'inUse' ? 'green' : 'amber';
  return (
    <span class="lamp" data-pattern={cue.pattern}>
      <span class="lamp-glass" data-lit={lit} data-colour={colour} aria-hidden="true" />
      <span class="lamp-name">{name}</span>
      <span class="lamp-state">{words.unit.lampStates[cue.pattern]}</span>
    </span>
  );
}

function useLit(cue: Cue<LampPattern>): boolean {
  const { now } = usePage();
  const still = useReducedMotion();
  const rhythm = LAMP_RHYTHMS[cue.pattern];
  const elapsed = now() - cue.since;
  useRedrawAfter(still ? Number.POSITIVE_INFINITY : untilChange(rhythm, elapsed));
  return still ? cue.pattern !== 'off' : isLit(rhythm, elapsed);
}

/** For readers who asked their system for less motion a lamp shines steadily instead of blinking. */
function useReducedMotion(): boolean {
  const [query] = useState(() => matchMedia('(prefers-reduced-motion: reduce)'));
  const [reduced, setReduced] = useState(query.matches);
  useEffect(() => {
    const follow = () => setReduced(query.matches);
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, [query]);
  return reduced;
}
