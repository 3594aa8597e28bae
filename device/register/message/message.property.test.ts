import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monday, Office } from '../follow-up/testing/office.ts';
import { MESSAGE_KINDS, type MessageState } from './message.ts';
import { messageQueries } from './message-queries.ts';
import { FORMS, sending } from './testing/forms.ts';
import { houseWithDoctor } from './testing/house.ts';

/** ms: on a machine that may be busy. */
const PATIENCE = 60_000;

/** Something of any shape in the place of any part of a form. */
const broken = fc
  .tuple(fc.constantFrom(...MESSAGE_KINDS), fc.constantFrom(...Object.keys(sending('other'))), fc.anything())
  .map(([kind, part, value]) => ({ ...sending('other'), kind, [part]: value }));

describe('a form of any shape', () => {
  it(
    'is taken or refused with its faults, and never fails otherwise',
    () => {
      const rig = new Office();
      fc.assert(
        fc.property(fc.oneof(fc.anything(), broken), (input) => {
          const answer = rig.ask('message.save', input);
          if (!answer.ok) expect(answer.code).toMatch(/^(Register_NotValid|Message_\w+)$/);
        }),
        { numRuns: 300 },
      );
    },
    PATIENCE,
  );
});

const steps = fc.array(
  fc.constantFrom('save', 'draft', 'see', 'acknowledge', 'told', 'add', 'discard', 'minute' as const),
  { minLength: 1, maxLength: 25, size: 'large' },
);

const NEXT: Readonly<Record<MessageState, readonly MessageState[]>> = {
  draft: ['draft', 'sent', 'discarded'],
  written: [],
  sent: ['sent', 'seen', 'acknowledged'],
  seen: ['seen', 'acknowledged', 'sent'],
  acknowledged: ['acknowledged', 'sent'],
  discarded: ['discarded', 'draft', 'sent'],
};

describe('a message, whatever is done to it in whatever order', () => {
  it(
    'goes from state to state as it may, keeps every event, and its text once it was seen',
    () => {
      fc.assert(
        fc.property(steps, (deeds) => {
          const { rig, doctor, to, one } = houseWithDoctor();
          const first = rig.done<{ id: string }>('message.save', sending('other', { ...to, send: false }));
          const { id } = first;
          for (const [at, deed] of deeds.entries()) {
            const before = one(id);
            if (before === null) throw new Error('a message never goes');
            const { version } = before;
            rig.now = monday(10, at * 10);
            const form = { ...FORMS.other, ...to, draft: 'd-1', version, text: `text ${at}` };
            if (deed === 'save') rig.ask('message.save', { ...form, send: true });
            else if (deed === 'draft') rig.ask('message.save', { ...form, send: false });
            else if (deed === 'see' || deed === 'acknowledge') rig.ask(`message.${deed}`, { id }, doctor);
            else if (deed === 'told') rig.ask('message.told', { id, version, how: 'phone' });
            else if (deed === 'add') rig.ask('message.add', { id, version, text: 'more' });
            else if (deed === 'discard') rig.ask('message.discard', { id, version });
            else rig.writer.minute(rig.now);
            const after = one(id);
            if (after === null) throw new Error('a message never goes');
            expect([before.state, deed, NEXT[before.state].includes(after.state)]).toEqual([
              before.state,
              deed,
              true,
            ]);
            expect(after.events.slice(0, before.events.length)).toEqual(before.events);
            const wasSeen = before.events.some(({ type }) => type === 'seen' || type === 'acknowledged');
            if (wasSeen) expect(after.text).toBe(before.text);
            if (after.version === before.version) expect(after).toEqual(before);
            expect(after.closed !== null).toBe(['acknowledged', 'discarded'].includes(after.state));
          }
          expect(rig.read(messageQueries, (queries) => queries.open('')).length).toBeLessThan(2);
        }),
        { numRuns: 40 },
      );
    },
    PATIENCE,
  );
});
