import { useEffect, useRef, useState } from 'preact/hooks';
import type { DeskView } from '../../../device/desk/view.ts';
import { announcements, isUrgent } from '../logic/announcements.ts';
import { usePage } from './context.ts';
import { nameOf } from './peer.ts';

/** Tells a screen reader what has become true: due and overdue at once, a new call when it is quiet, never seconds. */
export function Announcer() {
  const { known, words } = usePage();
  const before = useRef<DeskView | null>(null);
  const [said, say] = useState({ urgent: '', quiet: '' });
  const { view, status } = known;
  useEffect(() => {
    if (!view || view === before.current) return;
    const news = announcements(before.current, view);
    before.current = view;
    if (news.length === 0) return;
    const text = (urgent: boolean) =>
      news
        .filter((item) => isUrgent(item) === urgent)
        .map((item) => words.announce[item.what](nameOf(item.call.peer, words, status?.speedKeys)))
        .join('. ');
    say((last) => ({ urgent: text(true) || last.urgent, quiet: text(false) || last.quiet }));
  }, [view, status, words]);
  return (
    <>
      <div class="unseen" role="alert">
        {said.urgent}
      </div>
      <div class="unseen" role="status" aria-live="polite">
        {said.quiet}
      </div>
    </>
  );
}
