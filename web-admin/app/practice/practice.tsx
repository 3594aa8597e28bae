import { useEffect, useRef } from 'preact/hooks';
import type { PracticeStatus } from '../../api.ts';
import { Choice } from './choice.tsx';
import { Debrief } from './debrief.tsx';
import { Running } from './running.tsx';

/** On a practice set-up: scenarios to learn from and callers who ring when asked, so that a newcomer can try everything. */
export function Practice({ callers, lesson }: PracticeStatus) {
  const { current } = lesson;
  const shown = current === null ? 'choice' : current.over ? 'debrief' : 'running';
  const place = useFocusKept(shown);
  return (
    <section class="zone practice" data-shown={shown} aria-labelledby="practice-title" ref={place}>
      {shown === 'choice' && <Choice callers={callers} lesson={lesson} />}
      {shown === 'running' && current && <Running current={current} lesson={lesson} />}
      {shown === 'debrief' && current && <Debrief current={current} lesson={lesson} />}
    </section>
  );
}

/** Where a button that had the focus makes room for others, the first of them gets it. */
function useFocusKept(shown: string) {
  const place = useRef<HTMLElement>(null);
  const inside = useRef(false);
  useEffect(() => {
    const follow = (event: FocusEvent) => {
      inside.current = place.current?.contains(event.target as Node) ?? false;
    };
    document.addEventListener('focusin', follow);
    return () => document.removeEventListener('focusin', follow);
  }, []);
  useEffect(() => {
    if (!inside.current || document.activeElement !== document.body) return;
    place.current?.querySelector<HTMLElement>('button[tabindex="0"]')?.focus();
  }, [shown]);
  return place;
}
