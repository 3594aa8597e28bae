import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';

/**
 * Where live data take away what has the focus within that element, what stands in its place gets it: else whoever works by
 * keyboard would be thrown back to the beginning of the page. The heading, if nothing does.
 */
export function useFocusKept(): RefObject<HTMLElement | null> {
  const place = useRef<HTMLElement>(null);
  useEffect(() => (place.current ? keepFocus(place.current) : undefined), []);
  return place;
}

function keepFocus(place: HTMLElement): () => void {
  let last: Element | null = null;
  const remember = ({ target }: FocusEvent) => {
    last = target as Element;
  };
  // Left on purpose: later than the observer, which must still know what was removed.
  const leave = ({ target }: FocusEvent) =>
    setTimeout(() => {
      if (last === target) last = null;
    });
  const observer = new MutationObserver((records) => {
    if (last === null || document.activeElement !== document.body) return;
    const lost = last;
    const taken = records.find(({ removedNodes }) => [...removedNodes].some((node) => node.contains(lost)));
    if (taken === undefined) return;
    const next = lost.isConnected ? lost : (successor(lost, taken, records) ?? place.querySelector('h1'));
    (next as HTMLElement | null)?.focus({ preventScroll: true });
  });
  observer.observe(place, { childList: true, subtree: true });
  place.addEventListener('focusin', remember);
  place.addEventListener('focusout', leave);
  return () => {
    observer.disconnect();
    place.removeEventListener('focusin', remember);
    place.removeEventListener('focusout', leave);
  };
}

/** What came in its place, else what stands beside it: first of the same sort, such as the button of the next row. */
function successor(lost: Element, taken: MutationRecord, records: readonly MutationRecord[]): Element | null {
  const came = records
    .filter(({ target }) => target === taken.target)
    .flatMap(({ addedNodes }) => [...addedNodes]);
  for (const near of [...came, taken.nextSibling, taken.previousSibling, taken.target]) {
    if (!(near instanceof Element) || !near.isConnected) continue;
    const own = near.matches(FOCUSABLE) ? near : null;
    const found = own ?? near.querySelector(lost.tagName) ?? near.querySelector(FOCUSABLE);
    if (found?.matches(FOCUSABLE)) return found;
  }
  return null;
}
