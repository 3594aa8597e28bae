import { useLayoutEffect, useRef } from 'preact/hooks';
import { waitingInOrder } from '../logic/waits.ts';
import { holdOf, usePage } from '../shell/context.ts';
import { Ring } from './ring.tsx';
import { ThreeWays } from './three-ways.tsx';
import { WaitRow } from './wait-row.tsx';

const NOBODY = { state: null, fraction: 1 };

/** Who waits, earliest due first, and the three ways to offer to whoever is on the line. */
export function Waits() {
  const { known, words, format } = usePage();
  const hold = holdOf(known);
  const waiting = known.view ? waitingInOrder(known.view, hold.repeat) : [];
  const list = useKeptFocus();
  return (
    <section class="zone waits" aria-labelledby="waits-title">
      <div class="zone-head">
        <h1 id="waits-title">{words.waits.title}</h1>
        <p class="small">{words.waits.question}</p>
      </div>
      <div class="wait-place" ref={list} tabIndex={-1}>
        {waiting.length === 0 ? (
          <div class="empty nobody">
            <Ring look={NOBODY} />
            <p class="large">{known.view ? words.waits.empty : words.shell.loading}</p>
            <p>{words.waits.emptyHow(format.duration(hold.first), format.duration(hold.repeat))}</p>
          </div>
        ) : (
          <ol class="wait-list" data-many={waiting.length > 3}>
            {waiting.map((call, index) => (
              <WaitRow call={call} first={index === 0} key={call.call} />
            ))}
          </ol>
        )}
      </div>
      <ThreeWays />
    </section>
  );
}

/**
 * A browser takes the focus from what is moved in the page, and rows move as they fall due. So it is given back; when
 * its row has gone, the list itself keeps it.
 */
function useKeptFocus() {
  const list = useRef<HTMLDivElement>(null);
  const focused = document.activeElement;
  const inside = focused && list.current?.contains(focused) ? focused : null;
  useLayoutEffect(() => {
    if (!inside || document.activeElement === inside) return;
    const next = inside instanceof HTMLElement && inside.isConnected ? inside : list.current;
    next?.focus({ preventScroll: true });
  });
  return list;
}
