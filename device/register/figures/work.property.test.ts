import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANNE, BORIS, monday } from '../follow-up/testing/office.ts';
import { Clearing } from '../personal-data/clearing.ts';
import { dayOf } from './day.ts';
import { makeTotals, practice } from './testing/practice.ts';

/** ms: on a machine that may be busy. */
const PATIENCE = 60_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const NUMBERS = ['01 99 00 12 34', '01 99 00 12 35', ''];
const OUTCOMES = ['callBack', 'interrupted', 'satisfied', 'message'] as const;
const MANAGER = { ...ANNE, role: 'manager' } as const;

type House = ReturnType<typeof practice>;
interface Chosen {
  /** Chooses the message, the follow-up, the number, the person, the outcome. */
  readonly which: number;
  readonly days: number;
}

/** What can happen to a register; what is not possible at that moment is refused, and nothing happens. */
const DEEDS: Readonly<Record<string, (house: House, chosen: Chosen) => unknown>> = {
  promise: (house, { which }) => house.promise(numberOf(which)),
  write: (house, { which }) => house.write({ number: numberOf(which) }),
  draft: (house, { which }) => house.write({ number: numberOf(which), send: false }),
  call: ({ rig }, { which }) => rig.call(`s1-${which}`, outcomeOf(which)),
  dial: ({ rig }, { which }) => rig.dial(`s1-${which}`, '0199001234'),
  outcome: ({ rig }, { which }) => rig.outcome(`s1-${which % 5}`, outcomeOf(which)),
  take: (house, { which }) => house.change('followUp.take', followUpOf(house, which), {}, actorOf(which)),
  finish: (house, { which }) =>
    house.change('followUp.finish', followUpOf(house, which), { result: 'dit' }, actorOf(which)),
  reopen: (house, { which }) => house.change('followUp.reopen', followUpOf(house, which)),
  postpone: (house, { which, days }) => {
    const to = { to: dayOf(house.rig.now + days * DAY), reason: 'fermé' };
    return house.change('followUp.postpone', followUpOf(house, which), to);
  },
  told: (house, { which }) =>
    house.change('message.told', messageOf(house, which), { how: 'phone' }, actorOf(which)),
  add: (house, { which }) => house.change('message.add', messageOf(house, which), { text: 'encore' }),
  see: (house, { which }) => house.rig.ask('message.see', { id: messageOf(house, which) }, house.doctor),
  send: (house, { which }) => house.writeAgain(messageOf(house, which)),
  discard: (house, { which }) => house.change('message.discard', messageOf(house, which)),
  erase: ({ rig }, { which }) => rig.ask('person.erase', { number: numberOf(which) }, MANAGER),
  clear: ({ rig }, { days }) => {
    const retention = { numbers: 30, calls: 90, messages: 3 * (1 + days) };
    rig.writer.within((db) => new Clearing(db).round(rig.now, retention));
  },
  minute: ({ rig }) => rig.writer.minute(rig.now),
};

const numberOf = (which: number) => NUMBERS[which % NUMBERS.length] ?? '';
const outcomeOf = (which: number) => OUTCOMES[which % OUTCOMES.length] ?? 'callBack';
const actorOf = (which: number) => (which % 2 === 0 ? ANNE : BORIS);
const messageOf = ({ idsOf }: House, which: number) => oneOf(idsOf('message'), which);
const followUpOf = ({ idsOf }: House, which: number) => oneOf(idsOf('follow_up'), which);
const oneOf = (ids: readonly string[], which: number) => ids[which % ids.length] ?? 'none';

const KINDS = [
  ...(['acknowledgedInTime', 'acknowledgedLate', 'doneLater', 'doneSameDay'] as const),
  ...(['followUps', 'messages', 'notAcknowledged', 'open'] as const),
  ...(['callBacks', 'callBacksDone', 'calledBack'] as const),
];

const history = fc.array(
  fc.record({
    deed: fc.constantFrom(...Object.keys(DEEDS)),
    which: fc.nat(9),
    days: fc.nat(9),
    /** Before the deed. */
    hours: fc.integer({ min: 0, max: 30 }),
    /** What is asked for after it: so many days from the first one on. */
    from: fc.nat(20),
  }),
  { minLength: 15, maxLength: 45, size: 'large' },
);

describe('after any history', () => {
  it(
    'the totals of messages, follow-ups and people are what the rows say, those that are gone as well',
    () => {
      const seen = new Set<string>();
      fc.assert(
        fc.property(history, (deeds) => {
          const house = practice();
          for (const { deed, from, hours, ...chosen } of deeds) {
            house.rig.now += hours * HOUR;
            DEEDS[deed]?.(house, chosen);
            const work = house.work();
            for (const kind of KINDS) if (work[kind] > 0) seen.add(kind);
            house.work({
              from: dayOf(monday(12, 0, from)),
              to: dayOf(monday(12, 0, from + chosen.days)),
            });
          }
          makeTotals(house.rig.writer, house.rig.now);
          house.work();
        }),
        { numRuns: 60 },
      );
      expect([...seen].sort()).toEqual(KINDS.toSorted());
    },
    PATIENCE,
  );
});
