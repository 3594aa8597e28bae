import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Effect, Fact } from './index.ts';
import { CHECK_IN_OUTCOMES, CHOSEN_OUTCOMES, KEYS, nextMoment } from './index.ts';
import { EMPTY_LEDGER, evolve } from './ledger.ts';
import { Rig } from './testing/rig.ts';

/** What may happen at a desk, in any order. */
const deed = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 95_000 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('ring' as const),
      call: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('end' as const), pick: fc.nat(9) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('recipientAnswers' as const), pick: fc.nat(9) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('press' as const), key: fc.constantFrom(...KEYS) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('press' as const),
      key: fc.constantFrom('hold' as const, 'transfer' as const, 'speed1' as const),
    }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('hook' as const), up: fc.boolean() }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('lineWorks' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('lineRefuses' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('slow' as const), slow: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('behindUs' as const), pick: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('lineDown' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('lineUp' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('wallStep' as const), years: fc.integer({ min: -10, max: 10 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('outcome' as const),
      pick: fc.nat(9),
      outcome: fc.constantFrom(...CHOSEN_OUTCOMES),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('checkInOutcome' as const),
      outcome: fc.constantFrom(...CHECK_IN_OUTCOMES),
    }),
  },
);
type Deed = typeof deed extends fc.Arbitrary<infer Type> ? Type : never;

const YEAR = 365.25 * 24 * 3600 * 1000;

function perform(rig: Rig, deed: Deed): void {
  const lineCall = (pick: number): string =>
    [...rig.line.calls.keys()][pick % Math.max(1, rig.line.calls.size)] ?? '';
  switch (deed.do) {
    case 'wait':
      return rig.wait(deed.ms);
    case 'ring':
      return rig.rings(deed.call);
    case 'end':
      return rig.ends(lineCall(deed.pick));
    case 'recipientAnswers':
      return rig.answers(lineCall(deed.pick));
    case 'press':
      return rig.press(deed.key);
    case 'hook':
      return rig.hook(deed.up ? 'up' : 'down');
    case 'lineWorks':
      return rig.runLine();
    case 'lineRefuses': {
      const event = rig.line.refuse();
      return event ? rig.observe(event) : undefined;
    }
    case 'slow':
      rig.line.slow = deed.slow;
      return;
    case 'behindUs':
      return rig.observe(...rig.line.opensBehindUs(lineCall(deed.pick)));
    case 'lineDown':
      return rig.observe({ type: 'lineDown', detail: 'unplugged' });
    case 'lineUp':
      return rig.observe({
        type: 'lineUp',
        calls: [...rig.line.calls.values()].map((call) => ({ ...call })),
      });
    case 'wallStep':
      rig.wallStep += deed.years * YEAR;
      return;
    case 'outcome': {
      const call = rig.state.ledger.calls[deed.pick % Math.max(1, rig.state.ledger.calls.length)];
      rig.ask({ type: 'setOutcome', call: call?.id ?? 'nobody', outcome: deed.outcome });
      return;
    }
    case 'checkInOutcome': {
      const call = rig.state.ledger.calls.find(({ wait }) => wait?.phase.type === 'spokenTo');
      rig.ask({ type: 'setCheckInOutcome', wait: call?.wait?.id ?? 'none', outcome: deed.outcome });
    }
  }
}

const RUNS = 10_000;
/** Some histories begin in the thick of it, so that many check-ins and transfers are reached. */
const beginning = fc.constantFrom<readonly Deed[]>(
  [],
  [
    { do: 'ring', call: 'a' },
    { do: 'hook', up: true },
    { do: 'press', key: 'hold' },
  ],
  [
    { do: 'ring', call: 'a' },
    { do: 'hook', up: true },
    { do: 'press', key: 'speed1' },
    { do: 'press', key: 'transfer' },
  ],
);
const history = fc
  .tuple(beginning, fc.array(deed, { minLength: 1, maxLength: 40, size: 'max' }))
  .map(([first, rest]) => [...first, ...rest]);

function always(name: string, check: (rig: Rig) => void): void {
  test(name, { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(history, (deeds) => {
        const rig = Rig.ready();
        for (const deed of deeds) {
          perform(rig, deed);
          check(rig);
        }
      }),
      { numRuns: RUNS },
    );
  });
}

const waiting = (rig: Rig) =>
  rig.state.ledger.calls.flatMap(({ wait }) => (wait?.phase.type === 'waiting' ? [wait.phase] : []));

always('nobody is on hold without a running clock, save the recipient of a transfer', (rig) => {
  for (const call of rig.state.ledger.calls) {
    if (call.state === 'held' && call.consultationFor === null) expect(call.wait?.phase.type).toBe('waiting');
  }
});

always('no caller waits past a due moment without a cue, and none is slept through', (rig) => {
  const next = nextMoment(rig.state, rig.now) ?? Number.POSITIVE_INFINITY;
  for (const { due } of waiting(rig)) {
    if (due > rig.now) expect(next).toBeLessThanOrEqual(due);
    else expect(['due', 'overdue', 'escalated', 'alarm']).toContain(rig.holdLamp);
    if (due <= rig.now && rig.view.mutedUntil === null) expect(rig.buzzer).not.toBe('silent');
  }
});

always(
  'there is no cue without a waiting caller: it stops in the step in which the last one waits no more',
  (rig) => {
    if (waiting(rig).length > 0) return expect(rig.holdLamp).not.toBe('off');
    expect(rig.holdLamp).toBe('off');
    expect(['silent', 'ringing', 'returned']).toContain(rig.buzzer);
  },
);

always('what the panel was told is what the desk shows', (rig) => {
  const lamp = rig.effects.findLast((effect) => effect.type === 'lamp' && effect.lamp === 'hold');
  const buzzer = rig.effects.findLast((effect) => effect.type === 'buzzer');
  const told = (effect: Effect | undefined) => (effect && 'cue' in effect ? effect.cue : null);
  expect(told(lamp)?.pattern ?? 'off').toBe(rig.holdLamp);
  expect(told(buzzer)?.pattern ?? 'silent').toBe(rig.buzzer);
});

always('replaying the journal gives the same calls and waits', (rig) => {
  expect(rig.facts.reduce(evolve, EMPTY_LEDGER)).toEqual(rig.state.ledger);
});

always('facts are plain data, numbered from 1 without gaps', (rig) => {
  expect(JSON.parse(JSON.stringify(rig.facts.at(-1)))).toEqual(rig.facts.at(-1));
  expect(rig.facts.map((fact) => fact.sequence)).toEqual(rig.facts.map((_, index) => index + 1));
});

always('each check-in has exactly one result', (rig) => {
  const results = resultsByCheckIn(rig.facts);
  for (const count of results.values()) expect(count).toBe(1);
  for (const call of rig.state.ledger.calls) {
    const { wait } = call;
    if (wait?.phase.type === 'waiting') expect(results.has(`${wait.id}/${wait.phase.checkIn}`)).toBe(false);
  }
  for (const [wait, last] of lastCheckIns(rig.facts)) {
    for (let checkIn = 1; checkIn < last; checkIn += 1) expect(results.get(`${wait}/${checkIn}`)).toBe(1);
  }
});

function resultsByCheckIn(facts: readonly Fact[]): Map<string, number> {
  const results = new Map<string, number>();
  const count = (wait: string, checkIn: number) => {
    const key = `${wait}/${checkIn}`;
    results.set(key, (results.get(key) ?? 0) + 1);
  };
  for (const fact of facts) {
    if (fact.type === 'checkInMade' || fact.type === 'checkInMissed') count(fact.wait, fact.checkIn);
    if (fact.type === 'waitEnded' && fact.last) count(fact.wait, fact.last.checkIn);
  }
  return results;
}

function lastCheckIns(facts: readonly Fact[]): Map<string, number> {
  const last = new Map<string, number>();
  for (const fact of facts) {
    if (fact.type === 'waitStarted' || fact.type === 'waitContinued') last.set(fact.wait, fact.checkIn);
    if (fact.type === 'checkInMissed') last.set(fact.wait, fact.checkIn + 1);
  }
  return last;
}

test('steps of the wall clock by ten years change nothing but the labels', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(history, (deeds) => {
      const steady = Rig.ready();
      const stepped = Rig.ready();
      for (const deed of deeds) {
        if (deed.do !== 'wallStep') perform(steady, deed);
        perform(stepped, deed);
      }
      const unlabelled = (rig: Rig) =>
        JSON.stringify(rig.effects, (key, value) => (key === 'wall' ? undefined : value));
      expect(unlabelled(stepped)).toBe(unlabelled(steady));
    }),
    { numRuns: RUNS },
  );
});
