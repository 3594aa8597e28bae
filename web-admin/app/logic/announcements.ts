import type { CallView, DeskView } from '../../../device/desk/view.ts';
import type { CueLevel } from '../../../device/desk/words.ts';

/** What a screen reader is told: never the seconds, only that something has become true. */
export interface Announcement {
  readonly what: 'due' | 'overdue' | 'newCall' | 'returned';
  readonly call: CallView;
}

/** A return to the state `due` after a missed check-in is no news: the caller was overdue before. */
const RANK: Readonly<Record<CueLevel, number>> = {
  waiting: 0,
  approaching: 0,
  due: 1,
  overdue: 2,
  escalated: 3,
};

/** Whether it must be said at once, over whatever is being read. */
export function isUrgent(announcement: Announcement): boolean {
  return announcement.what !== 'newCall';
}

/** What became true from one view to the next; on the first view, what is true. */
export function announcements(before: DeskView | null, after: DeskView): readonly Announcement[] {
  return after.calls.flatMap((call) => {
    const earlier = before?.calls.find((candidate) => candidate.call === call.call) ?? null;
    const what = whatIsNew(earlier, call);
    return what ? [{ what, call }] : [];
  });
}

function whatIsNew(earlier: CallView | null, call: CallView): Announcement['what'] | null {
  if (call.state === 'ringing' && earlier?.state !== 'ringing') return 'newCall';
  if (earlier?.transferringTo && !call.transferringTo) return 'returned';
  const rank = rankOf(call);
  if (rank <= rankOf(earlier) || call.wait?.level === undefined) return null;
  return rank === 1 && call.wait?.missed === 0 ? 'due' : 'overdue';
}

function rankOf(call: CallView | null): number {
  const level = call?.wait?.level;
  if (!level) return 0;
  return call.wait.missed > 0 ? Math.max(2, RANK[level]) : RANK[level];
}
