import fc from 'fast-check';
import { CHECK_IN_OUTCOMES, CHOSEN_OUTCOMES, KEYS, nextMoment } from '../index.ts';
import type { Rig } from './rig.ts';

const YEAR = 365.25 * 24 * 3600 * 1000;

const kinds = {
  wait: { ms: fc.integer({ min: 0, max: 40_000 }) },
  waitLong: { ms: fc.integer({ min: 55_000, max: 130_000 }) },
  waitForNext: {},
  ring: { call: fc.constantFrom('a', 'b', 'c', 'd', 'e') },
  end: { pick: fc.nat(9) },
  recipientAnswers: { pick: fc.nat(9) },
  press: { key: fc.constantFrom(...KEYS) },
  pressOften: { key: fc.constantFrom('hold', 'hold', 'hold', 'transfer', 'speed1', 'digit*') },
  reason: { figure: fc.constantFrom('digit1', 'digit3', 'digit9', 'digit*', 'digit#') },
  hook: { up: fc.boolean() },
  lineWorks: {},
  lineRefuses: {},
  slow: { slow: fc.boolean() },
  refusesTransfers: { yes: fc.boolean() },
  behindUs: { pick: fc.nat(9) },
  lineDown: {},
  lineUp: {},
  restart: { how: fc.constantFrom('sameBoot', 'reboot'), downFor: fc.integer({ min: 0, max: 100_000 }) },
  wallStep: { years: fc.integer({ min: -10, max: 10 }) },
  outcome: { pick: fc.nat(9), outcome: fc.constantFrom(...CHOSEN_OUTCOMES) },
  checkInOutcome: { outcome: fc.constantFrom(...CHECK_IN_OUTCOMES) },
  takeBack: { pick: fc.nat(9) },
  callNumber: { number: fc.constantFrom('21', '+33199001234') },
} as const;

type Kinds = typeof kinds;
type Drawn<Fields> = {
  readonly [Name in keyof Fields]: Fields[Name] extends fc.Arbitrary<infer T> ? T : never;
};
export type Deed = { [Name in keyof Kinds]: { readonly do: Name } & Drawn<Kinds[Name]> }[keyof Kinds];

/** How often each comes. A line that is slow, down or refuses is the exception, or no history gets far. */
const WEIGHTS: Readonly<Record<keyof Kinds, number>> = {
  wait: 6,
  waitLong: 3,
  waitForNext: 5,
  ring: 3,
  end: 2,
  recipientAnswers: 3,
  press: 5,
  pressOften: 16,
  reason: 2,
  hook: 4,
  lineWorks: 4,
  lineRefuses: 1,
  slow: 1,
  refusesTransfers: 1,
  behindUs: 2,
  lineDown: 1,
  lineUp: 2,
  restart: 1,
  wallStep: 1,
  outcome: 2,
  checkInOutcome: 3,
  takeBack: 1,
  callNumber: 2,
};

const deedOf = (name: keyof Kinds): fc.Arbitrary<Deed> =>
  fc.record({ do: fc.constant(name), ...kinds[name] }) as fc.Arbitrary<unknown> as fc.Arbitrary<Deed>;

/** What may happen at a desk, in any order. */
const deed = fc.oneof(
  ...(Object.keys(kinds) as (keyof Kinds)[]).map((name) => ({
    weight: WEIGHTS[name],
    arbitrary: deedOf(name),
  })),
);

const talk: readonly Deed[] = [
  { do: 'ring', call: 'a' },
  { do: 'hook', up: true },
];
const consult: readonly Deed[] = [...talk, { do: 'press', key: 'speed1' }, { do: 'press', key: 'transfer' }];
const holdOn: Deed = { do: 'press', key: 'hold' };

/** Most histories begin in the thick of it, so that many check-ins, swaps and transfers are reached. */
const beginning = fc.constantFrom<readonly Deed[]>(
  [],
  [...talk, holdOn],
  [...talk, holdOn, { do: 'waitLong', ms: 100_000 }],
  [...talk, holdOn, { do: 'ring', call: 'b' }, { do: 'press', key: 'line2' }, holdOn],
  consult,
  [...consult, { do: 'recipientAnswers', pick: 1 }, holdOn],
);

export const history: fc.Arbitrary<readonly Deed[]> = fc
  .tuple(beginning, fc.array(deed, { minLength: 1, maxLength: 26, size: 'max' }))
  .map(([first, rest]) => [...first, ...rest]);

/** Does it at the rig. What makes no sense at that moment does nothing, or is refused. */
export function perform(rig: Rig, what: Deed): void {
  const { calls } = rig.state.ledger;
  const onLine = (pick: number): string =>
    [...rig.line.calls.keys()][pick % Math.max(1, rig.line.calls.size)] ?? '';
  const known = (pick: number): string => calls[pick % Math.max(1, calls.length)]?.id ?? 'nobody';
  switch (what.do) {
    case 'wait':
    case 'waitLong':
      return rig.wait(what.ms);
    case 'waitForNext':
      return rig.wait((nextMoment(rig.state, rig.now) ?? rig.now) - rig.now);
    case 'ring':
      return rig.rings(what.call);
    case 'end':
      return rig.ends(onLine(what.pick));
    case 'recipientAnswers':
      return rig.answers(onLine(what.pick));
    case 'press':
    case 'pressOften':
      return rig.press(what.key);
    case 'reason':
      return rig.press('digit#', what.figure);
    case 'hook':
      return rig.hook(what.up ? 'up' : 'down');
    case 'takeBack':
      rig.ask({ type: 'takeBack', call: known(what.pick) });
      return;
    case 'callNumber':
      rig.ask({ type: 'callNumber', number: what.number });
      return;
    case 'outcome':
      rig.ask({ type: 'setOutcome', call: known(what.pick), outcome: what.outcome });
      return;
    case 'checkInOutcome': {
      const spokenTo = calls.find(({ wait }) => wait?.phase.type === 'spokenTo');
      rig.ask({ type: 'setCheckInOutcome', wait: spokenTo?.wait?.id ?? 'none', outcome: what.outcome });
      return;
    }
    case 'wallStep':
      rig.wallStep += what.years * YEAR;
      return;
    default:
      return performOnLine(rig, what, onLine);
  }
}

type LineDeed = Extract<
  Deed,
  {
    do:
      | 'lineWorks'
      | 'lineRefuses'
      | 'slow'
      | 'refusesTransfers'
      | 'behindUs'
      | 'lineDown'
      | 'lineUp'
      | 'restart';
  }
>;

function performOnLine(rig: Rig, what: LineDeed, onLine: (pick: number) => string): void {
  switch (what.do) {
    case 'lineWorks':
      return rig.runLine();
    case 'lineRefuses': {
      const event = rig.line.refuse();
      return event ? rig.observe(event) : undefined;
    }
    case 'slow':
      rig.line.slow = what.slow;
      return;
    case 'refusesTransfers':
      rig.line.refusesTransfers = what.yes;
      return;
    case 'behindUs':
      return rig.observe(...rig.line.opensBehindUs(onLine(what.pick)));
    case 'lineDown':
      return rig.lineDown();
    case 'lineUp':
      return rig.lineUp();
    case 'restart':
      return rig.restart(what.how, what.downFor);
  }
}
