import { describe, expect, it } from 'vitest';
import type { CallView } from '../../../device/desk/view.ts';
import { call as callOf, emptyView, waiting } from '../../../test/support/browser-views.ts';
import { announcements, isUrgent } from './announcements.ts';

const NOW = { at: 1_000_000, wall: 0 };
const desk = (...calls: CallView[]) => ({ ...emptyView(NOW), calls });
const said = (before: CallView[] | null, after: CallView[]) =>
  announcements(before && desk(...before), desk(...after)).map(({ what }) => what);

describe('announcements', () => {
  it('tell a new call once, and quietly', () => {
    const ringing = callOf(0, NOW, { state: 'ringing' });
    expect(said([], [ringing])).toEqual(['newCall']);
    expect(said([ringing], [ringing])).toEqual([]);
    expect(announcements(desk(), desk(ringing)).map(isUrgent)).toEqual([false]);
  });

  it('tell due and overdue once each, at once', () => {
    const [calm, due, overdue] = [waiting(0, NOW, 9_000), waiting(0, NOW, -1), waiting(0, NOW, -6_000)];
    expect(said([calm], [due])).toEqual(['due']);
    expect(said([due], [overdue])).toEqual(['overdue']);
    expect(said([overdue], [overdue])).toEqual([]);
    expect(announcements(desk(calm), desk(due)).map(isUrgent)).toEqual([true]);
  });

  it('are silent as a caller begins to wait or draws near', () => {
    expect(said([callOf(0, NOW)], [waiting(0, NOW, 30_000)])).toEqual([]);
    expect(said([waiting(0, NOW, 30_000)], [waiting(0, NOW, 4_000)])).toEqual([]);
  });

  it('do not say due again when the next check-in passes too', () => {
    const overdue = waiting(0, NOW, -59_000);
    expect(said([overdue], [waiting(0, NOW, -1, { missed: 1 })])).toEqual([]);
  });

  it('say what is so when the page opens', () => {
    expect(said(null, [waiting(0, NOW, -6_000), callOf(1, NOW, { state: 'ringing' })])).toEqual([
      'overdue',
      'newCall',
    ]);
  });

  it('tell that a transfer came back', () => {
    const asked = { ...waiting(0, NOW, 20_000), transferringTo: '201' };
    expect(said([asked], [{ ...asked, transferringTo: null }])).toEqual(['returned']);
  });
});
