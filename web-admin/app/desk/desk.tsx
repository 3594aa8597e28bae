import type { VNode } from 'preact';
import { usePage } from '../shell/context.ts';
import { Lazy } from '../shell/lazy.tsx';
import { Calls } from './calls.tsx';
import { Waits } from './waits.tsx';

/**
 * Three fixed zones: who waits, who is on the line, and the unit; on a practice set-up a fourth one below the waits. The
 * list of keys stands below the calls, over nothing.
 */
export function Desk({ keyList }: { readonly keyList: VNode | null }) {
  const { known, me } = usePage();
  return (
    <main class="desk" id="content" data-read={me && !me.rights.includes('desk.use')}>
      <Waits />
      <div class="zone middle">
        <Calls />
        {keyList ?? <Lazy part="LastCalls" props={{}} />}
      </div>
      {known.status?.practice && <Lazy part="Practice" props={known.status.practice} />}
      <Lazy part="Unit" props={{}} meanwhile={<div class="zone" />} />
    </main>
  );
}
