import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Contact,
  type ContactChange,
  edge,
  hookContact,
  keyContact,
  look,
  looksAt,
} from './debounce.ts';

const QUIET = 20;

interface Edge {
  readonly raw: boolean;
  readonly at: number;
}

/** Plays the edges, with a timer that is never late, and passes time to the end. */
function play(contact: Contact, edges: readonly Edge[], end: number) {
  const changes: ContactChange[] = [];
  const take = (debounced: { contact: Contact; changes: readonly ContactChange[] }) => {
    contact = debounced.contact;
    changes.push(...debounced.changes);
  };
  const lookUntil = (until: number) => {
    const at = looksAt(contact);
    if (at !== null && at <= until) take(look(contact, contact.raw, at));
  };
  for (const { raw, at } of edges) {
    lookUntil(at);
    take(edge(contact, raw, at));
  }
  lookUntil(end);
  return { contact, changes };
}

/**
 * Plays the edges to somebody who is awake at `ticks` only: one edge for all that there were, once more at the next tick
 * for an edge that was told late, and then a look.
 */
function playAsleep(edges: readonly Edge[], ticks: readonly number[]) {
  let contact = keyContact(false, 0, QUIET);
  const changes: ContactChange[] = [];
  let slept = 0;
  let late = false;
  for (const tick of ticks) {
    const raw = edges.findLast(({ at }) => at <= tick)?.raw ?? false;
    const told = edges.some(({ at }) => at > slept && at <= tick);
    const edged = told || late ? edge(contact, raw, tick) : { contact, changes: [] };
    const looked = look(edged.contact, raw, tick);
    contact = looked.contact;
    changes.push(...edged.changes, ...looked.changes);
    slept = tick;
    late = told;
  }
  return changes.filter(({ closed }) => closed).length;
}

/** One press of a bad switch: it bounces as it closes and as it opens, each gap shorter than the quiet time. */
const press = fc.record({
  after: fc.double({ min: QUIET + 0.1, max: 500, noNaN: true }),
  closing: fc.array(fc.double({ min: 0.01, max: QUIET - 0.1, noNaN: true }), { maxLength: 8 }),
  held: fc.double({ min: 0.01, max: 300, noNaN: true }),
  opening: fc.array(fc.double({ min: 0.01, max: QUIET - 0.1, noNaN: true }), { maxLength: 8 }),
});
type Press = typeof press extends fc.Arbitrary<infer Value> ? Value : never;

/** An even number of bounces, so that the contact ends as it was meant to. */
function edgesOf(presses: readonly Press[]) {
  const edges: Edge[] = [];
  const first: number[] = [];
  const last: number[] = [];
  let at = 0;
  const bounce = (gaps: readonly number[], raw: boolean) => {
    edges.push({ raw, at });
    gaps.slice(0, gaps.length - (gaps.length % 2)).forEach((gap, index) => {
      at += gap;
      edges.push({ raw: index % 2 === 0 ? !raw : raw, at });
    });
  };
  for (const { after, closing, held, opening } of presses) {
    at += after;
    first.push(at);
    bounce(closing, true);
    at += held;
    bounce(opening, false);
    last.push(at);
  }
  return { edges, first, last, end: at + QUIET };
}

describe('a key', () => {
  test('counts as pressed at the first edge of each press, and never twice, however it bounces', () => {
    fc.assert(
      fc.property(fc.array(press, { maxLength: 12 }), (presses) => {
        const { edges, first, last, end } = edgesOf(presses);
        const { changes } = play(keyContact(false, 0, QUIET), edges, end);
        expect(changes.filter(({ closed }) => closed).map(({ at }) => at)).toEqual(first);
        expect(changes.filter(({ closed }) => !closed).map(({ at }) => at)).toEqual(
          last.map((at) => at + QUIET),
        );
      }),
    );
  });

  test('is reported pressed and released in turn, whatever is read and whenever', () => {
    const anyEdges = fc.array(fc.tuple(fc.boolean(), fc.double({ min: 0, max: 60, noNaN: true })));
    fc.assert(
      fc.property(anyEdges, fc.boolean(), (steps, closedAtStart) => {
        let at = 0;
        const edges = steps.map(([raw, gap]) => {
          at += gap;
          return { raw, at };
        });
        const { changes } = play(keyContact(closedAtStart, 0, QUIET), edges, at + 1_000);
        expect(changes.map(({ closed }) => closed)).toEqual(changes.map((_, index) => index % 2 === 0));
        expect(changes.map((change) => change.at)).toEqual(changes.map((c) => c.at).sort((a, b) => a - b));
      }),
    );
  });

  /** By a finger: never so soon after the press before. */
  const byFinger = press.map((made) => ({ ...made, after: made.after + 200 }));
  const ticksOf = (end: number, gaps: readonly number[]) => {
    const ticks = [0];
    for (let index = 0; (ticks.at(-1) ?? 0) < end + 1_000; index += 1)
      ticks.push((ticks.at(-1) ?? 0) + (gaps[index % gaps.length] ?? 1));
    return ticks;
  };

  test('counts once for each press also for somebody who sleeps up to 20 ms at a time', () => {
    const gaps = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.array(byFinger, { maxLength: 6 }), gaps, (presses, sleeps) => {
        const { edges, end } = edgesOf(presses);
        expect(playAsleep(edges, ticksOf(end, sleeps))).toBe(presses.length);
      }),
    );
  });

  test('never counts twice for one press, however long somebody sleeps', () => {
    const gaps = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.array(byFinger, { maxLength: 6 }), gaps, (presses, sleeps) => {
        const { edges, end } = edgesOf(presses);
        expect(playAsleep(edges, ticksOf(end, sleeps))).toBeLessThanOrEqual(presses.length);
      }),
    );
  });

  test('is not lost when it is pressed for 15 ms only', () => {
    const { changes } = play(
      keyContact(false, 0, QUIET),
      [
        { raw: true, at: 100 },
        { raw: false, at: 115 },
      ],
      200,
    );
    expect(changes).toEqual([
      { closed: true, at: 100 },
      { closed: false, at: 135 },
    ]);
  });

  test('is not lost when it is open again before anybody has looked', () => {
    const { changes } = play(keyContact(false, 0, QUIET), [{ raw: false, at: 100 }], 200);
    expect(changes.map(({ closed }) => closed)).toEqual([true, false]);
  });

  test('that is down at the start is stuck: not pressed until it has been released', () => {
    const edges = [
      { raw: false, at: 50 },
      { raw: true, at: 55 },
      { raw: false, at: 60 },
      { raw: true, at: 200 },
    ];
    const { contact, changes } = play(keyContact(true, 0, QUIET), edges, 210);
    expect(changes).toEqual([{ closed: true, at: 200 }]);
    expect(contact.stuck).toBe(false);
  });

  test('is not pressed by an edge from before it was first looked at', () => {
    expect(play(keyContact(false, 0, QUIET), [{ raw: false, at: 1 }], 200).changes).toEqual([]);
  });
});

describe('a hook', () => {
  test('that chatters for a second moves once, and once more if it ends where it began', () => {
    const chatter = fc.array(fc.double({ min: 0.5, max: 99, noNaN: true }), {
      minLength: 20,
      maxLength: 400,
    });
    fc.assert(
      fc.property(chatter, (gaps) => {
        let at = 0;
        const edges = gaps.map((gap, index) => {
          at += gap;
          return { raw: index % 2 === 0, at };
        });
        const { changes } = play(hookContact(false, 0, 100), edges, at + 100);
        const endsUp = edges.at(-1)?.raw === true;
        expect(changes.map(({ closed }) => closed)).toEqual(endsUp ? [true] : [true, false]);
      }),
    );
  });

  test('is not lifted by an edge after which it lies as before', () => {
    const edges = [100, 101, 5_000].map((at) => ({ raw: false, at }));
    expect(play(hookContact(false, 0, 100), edges, 9_000).changes).toEqual([]);
  });

  test('is believed as it stands at the start', () => {
    const { changes } = play(hookContact(true, 0, 100), [{ raw: false, at: 50 }], 200);
    expect(changes).toEqual([{ closed: false, at: 150 }]);
  });
});
