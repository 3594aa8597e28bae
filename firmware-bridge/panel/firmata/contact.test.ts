import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { VirtualTime } from '../../line/simulated/virtual-time.ts';
import { Contact } from './contact.ts';

function rig() {
  const virtual = new VirtualTime();
  const told: [number, boolean][] = [];
  const time = {
    now: () => virtual.now,
    after: (ms: number, action: () => void) => virtual.after(ms, action),
  };
  const contact = new Contact(time, 20, (closed) => told.push([virtual.now, closed]));
  const at = (moment: number, closed: boolean) => {
    virtual.advance(moment - virtual.now);
    contact.edge(closed);
  };
  return { virtual, told, contact, at };
}

describe('a contact', () => {
  test('counts at its first edge, and a bounce never makes two', () => {
    const { virtual, told, at } = rig();
    for (const moment of [0, 1, 2, 3, 4, 5, 6]) at(moment, moment % 2 === 0);
    virtual.advance(1000);
    expect(told).toEqual([[0, true]]);
  });

  test('does not lose a press of 15 ms, nor one of 1 ms', () => {
    for (const length of [15, 1]) {
      const { virtual, told, at } = rig();
      at(0, true);
      at(length, false);
      virtual.advance(1000);
      expect(told).toEqual([
        [0, true],
        [length + 20, false],
      ]);
    }
  });

  test('that was let go and pressed again while it settled is still pressed', () => {
    const { virtual, told, at } = rig();
    at(0, true);
    at(10, false);
    at(15, true);
    virtual.advance(1000);
    expect(told).toEqual([[0, true]]);
  });

  test('that chatters for a second is told once, and where it stands at the end', () => {
    const { virtual, told, at } = rig();
    for (let moment = 0; moment <= 1000; moment += 8) at(moment, moment % 16 === 0);
    virtual.advance(1000);
    expect(told).toEqual([
      [0, true],
      [1020, false],
    ]);
  });

  test('taken as it stands says nothing, also of what was still settling', () => {
    const { virtual, told, contact, at } = rig();
    at(0, true);
    at(5, false);
    contact.reset(true);
    virtual.advance(1000);
    expect(told).toEqual([[0, true]]);
    contact.edge(false);
    expect(told.at(-1)).toEqual([1005, false]);
  });

  test('tells open and closed in turn, and ends where the switch stands, whatever it does', () => {
    const edges = fc.array(fc.tuple(fc.nat({ max: 60 }), fc.boolean()), { maxLength: 60 });
    fc.assert(
      fc.property(edges, (list) => {
        const { virtual, told, contact } = rig();
        for (const [pause, closed] of list) {
          virtual.advance(pause);
          contact.edge(closed);
        }
        virtual.advance(100);
        expect(told.map(([, closed]) => closed)).toEqual(told.map((_, index) => index % 2 === 0));
        expect(told.at(-1)?.[1] ?? false).toBe(list.at(-1)?.[1] ?? false);
      }),
    );
  });
});
