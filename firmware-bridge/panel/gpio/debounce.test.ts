import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Contact,
  type ContactChange,
  edge,
  hookContact,
  keyContact,
  pass,
  settlesAt,
} from './debounce.ts';

const QUIET = 20;

interface Edge {
  readonly raw: boolean;
  readonly at: number;
}

/** Plays the edges, with or without a timer that wakes in between, and passes time to the end. */
function play(contact: Contact, edges: readonly Edge[], end: number, punctual = true) {
  const changes: ContactChange[] = [];
  const take = (debounced: { contact: Contact; changes: readonly ContactChange[] }) => {
    contact = debounced.contact;
    changes.push(...debounced.changes);
  };
  for (const { raw, at } of edges) {
    const settles = settlesAt(contact);
    if (punctual && settles !== null && settles <= at) take(pass(contact, settles));
    take(edge(contact, raw, at));
  }
  take(pass(contact, end));
  return { contact, changes };
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
      fc.property(fc.array(press, { maxLength: 12 }), fc.boolean(), (presses, punctual) => {
        const { edges, first, last, end } = edgesOf(presses);
        const { changes } = play(keyContact(false, 0, QUIET), edges, end, punctual);
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

  test('is believed as it stands at the start', () => {
    const { changes } = play(hookContact(true, 0, 100), [{ raw: false, at: 50 }], 200);
    expect(changes).toEqual([{ closed: false, at: 150 }]);
  });
});
