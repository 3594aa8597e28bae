import { describe, expect, it } from 'vitest';
import { call, emptyView, registerRows } from '../../../test/support/browser-views.ts';
import { endedCalls, notYetSaved } from './ended-calls.ts';

const NOW = { at: 1_000_000, wall: 5_000 };
const here = { ...emptyView(NOW), calls: [call(0, NOW), call(1, NOW)] };
const oneLeft = { ...emptyView(NOW), calls: here.calls.slice(1) };

describe('a call that ends', () => {
  it('stays on the page, not yet saved, with the moment at which it went', () => {
    expect(endedCalls([], here, oneLeft)).toEqual([{ call: here.calls[0], ended: 5_000 }]);
  });

  it('is there once, however many views follow', () => {
    const ended = endedCalls([], here, oneLeft);
    expect(endedCalls(ended, oneLeft, oneLeft)).toEqual(ended);
  });

  it('is saved only when the register has it, and has it as ended', () => {
    const ended = endedCalls([], here, oneLeft);
    const [row] = registerRows(1, 0).map((saved) => ({ ...saved, call: here.calls[0]?.call ?? '' }));
    if (!row) throw new Error('registerRows(1) made no row');
    expect(notYetSaved(ended, [{ ...row, ended: null }])).toHaveLength(1);
    expect(notYetSaved(ended, [row])).toEqual([]);
  });
});
