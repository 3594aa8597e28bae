import type { ComponentChildren, VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { routeOf } from '../logic/route.ts';
import { usePage } from '../shell/context.ts';
import { DueStrip } from '../shell/due-strip.tsx';
import { useFocusKept } from './use-focus-kept.ts';

interface PageFrameProps {
  /** Its name in the navigation, if left out. */
  readonly title?: string;
  /** The one question that the page answers. */
  readonly question: string;
  readonly keyList: VNode | null;
  /** Something that belongs on it is still on its way. */
  readonly busy?: boolean;
  readonly children: ComponentChildren;
}

/** Every page but Desk: who is due on top, then the page's heading and its question, then what it shows. */
export function PageFrame({ title, question, keyList, busy = false, children }: PageFrameProps) {
  const main = useFocusKept();
  const { pageNames } = usePage().words.shell;
  useEffect(() => {
    // On a phone the line of links is wider than the screen.
    document.querySelector('nav [aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <>
      <DueStrip />
      {keyList}
      <main ref={main} class="office" id="content" aria-busy={busy}>
        <div class="zone-head">
          <h1 tabIndex={-1}>{title ?? pageNames[routeOf(location.hash).page]}</h1>
          <p class="small">{question}</p>
        </div>
        {children}
      </main>
    </>
  );
}
