import type { VNode } from 'preact';
import { usePage } from '../shell/context.ts';
import { Unit } from '../unit/unit.tsx';
import { Calls } from './calls.tsx';
import { LastCalls } from './last-calls.tsx';
import { Practice } from './practice.tsx';
import { Waits } from './waits.tsx';

/** Three fixed zones: who waits, who is on the line, and the unit. The list of keys stands below the calls, over nothing. */
export function Desk({ keyList }: { readonly keyList: VNode | null }) {
  const { known } = usePage();
  return (
    <main class="desk" id="content">
      <Waits />
      <div class="zone middle">
        <Calls />
        {known.status?.practice && <Practice callers={known.status.practice.callers} />}
        {keyList ?? <LastCalls />}
      </div>
      <Unit />
    </main>
  );
}
