import { describe, expect, it } from 'vitest';
import { call, emptyView, registerRows, waiting } from '../../../test/support/browser-views.ts';
import { type Known, nothingKnown } from '../live/store.ts';
import { outcomeTarget } from './desk-commands.ts';

const NOW = { at: 1_000_000, wall: 900_000 };
const view = emptyView(NOW);
const [newest, older] = registerRows(2, 0).map((row, index) => ({
  ...{ ...row, call: `saved-${index}`, consultationFor: null },
  ...{ started: 300_000, answered: 310_000, ended: 400_000 },
}));
const missed = { ...newest, answered: null };

function target(part: object): string | null {
  return outcomeTarget({ ...nothingKnown(0), view, ...part } as Known);
}

describe('the call that an outcome is about', () => {
  it('is the one on the line, else the one that ended last', () => {
    const ended = [{ call: call(1, NOW), ended: NOW.wall }];
    expect(target({ view: { ...view, calls: [call(0, NOW)] }, ended })).toBe('s1-1');
    expect(target({ ended, lastCalls: [newest] })).toBe('s1-2');
  });

  it('is the newest of the register when the unit was started again meanwhile', () => {
    expect(target({ lastCalls: [newest, older] })).toBe('saved-0');
  });

  it('is none that nobody has answered: that one is abandoned', () => {
    const ended = [{ call: call(1, NOW, { state: 'ringing' }), ended: NOW.wall }];
    expect(target({ ended, lastCalls: [missed, older] })).toBe('saved-1');
    expect(target({ ended: [{ call: call(1, NOW, { state: 'dialling' }), ended: 1 }] })).toBe(null);
  });

  it('is none that the register still has as open: it is not on the desk any more, and nobody knows of its end', () => {
    expect(target({ lastCalls: [{ ...newest, ended: null }, older] })).toBe('saved-1');
  });

  it('is the one that ended last also while the next caller rings, and while others wait from before', () => {
    const ended = [{ call: call(1, NOW), ended: NOW.wall }];
    const ringing = call(0, NOW, { state: 'ringing' });
    expect(target({ view: { ...view, calls: [ringing] }, ended })).toBe('s1-2');
    expect(target({ view: { ...view, calls: [waiting(0, NOW, 10_000)] }, ended })).toBe('s1-2');
  });

  it('is nobody’s once another caller has been spoken with and put on hold: it could be either', () => {
    const calls = [waiting(0, NOW, 25_000)];
    expect(target({ view: { ...view, calls }, lastCalls: [newest] })).toBe(null);
  });

  it('is the caller for whom somebody is being called, as on the panel', () => {
    const recipient = call(1, NOW, { consultationFor: 's1-1', direction: 'outgoing' });
    const calls = [waiting(0, NOW, 25_000), recipient];
    expect(target({ view: { ...view, calls }, lastCalls: [newest] })).toBe('s1-1');
  });
});
