import { describe, expect, it } from 'vitest';
import { BORIS, monday } from '../follow-up/testing/office.ts';
import { MailQueue } from '../mail/mail-queue.ts';
import type { Saved } from './message.ts';
import { localTime } from './message-dates.ts';
import { FORMS, person, sending } from './testing/forms.ts';
import { houseWithDoctor } from './testing/house.ts';

const allowed = 'a day to come';

describe('the open line about a message that is late', () => {
  function lateHouse() {
    const house = houseWithDoctor();
    const { rig, doctor, to } = house;
    const { id } = rig.done<Saved>('message.save', sending('other', to));
    rig.writer.minute(monday(12));
    expect(rig.open).toMatchObject([{ kind: 'message', message: id }]);
    const seen = () => rig.done<Saved>('message.see', { id }, doctor).version;
    return { ...house, id, seen };
  }

  it('is gone once it was added to and then acknowledged', () => {
    const { rig, doctor, id, seen } = lateHouse();
    rig.now = monday(14);
    rig.done('message.add', { id, version: seen(), text: 'Le genou droit' });
    rig.done('message.acknowledge', { id }, doctor);
    expect(rig.open).toEqual([]);
  });

  it('is gone once it was written anew and then acknowledged', () => {
    const { rig, doctor, to, id, one } = lateHouse();
    rig.now = monday(14);
    const version = one(id)?.version;
    rig.done('message.save', sending('other', { ...to, version, text: 'Le genou droit' }));
    rig.done('message.acknowledge', { id }, doctor);
    expect(rig.open).toEqual([]);
  });

  it('is one line, also when its correction is late as well', () => {
    const { rig, doctor, id, seen } = lateHouse();
    rig.now = monday(14);
    rig.done('message.add', { id, version: seen(), text: 'Le genou droit' });
    expect(rig.open).toEqual([]);
    rig.writer.minute(monday(16));
    expect(rig.open).toMatchObject([{ kind: 'message', message: id }]);
    rig.done('message.acknowledge', { id }, doctor);
    expect(rig.open).toEqual([]);
  });
});

describe('the open line about a mail that was refused', () => {
  it('is opened again when it was dealt with, and the message is late all the same', () => {
    const { rig } = houseWithDoctor();
    const entry = person({ email: 'lambert@example.test' });
    const { id: recipient } = rig.done<Saved>('directory.save', { id: null, version: 0, entry });
    rig.done<Saved>('message.save', sending('other', { recipient }));
    rig.writer.within((db) => {
      const queue = new MailQueue({ db, newId: (prefix) => `${prefix}-1` });
      const mail = queue.first();
      if (mail !== null) queue.markRefused(mail, 'the server refuses it with 550', rig.now);
    });
    const [line] = rig.open;
    rig.done('followUp.finish', { id: line?.id, version: line?.version, result: 'Laissé sur son bureau' });
    expect(rig.open).toEqual([]);
    rig.writer.minute(monday(12));
    expect(rig.open).toMatchObject([{ id: line?.id, kind: 'message' }]);
  });
});

describe('a message that is sent again by a page that had no answer', () => {
  it('kept as a draft and then passed on: it is passed on', () => {
    const { rig, to, one } = houseWithDoctor();
    const { id } = rig.done<Saved>('message.save', sending('other', { ...to, send: false }));
    expect(rig.done<Saved>('message.save', sending('other', to)).id).toBe(id);
    expect(one(id)).toMatchObject({ state: 'sent' });
  });

  it.each([
    ['recipient', null],
    ['caller', 'M. Roux'],
    ['number', '01 99 00 00 07'],
    ['promised', monday(17)],
    ['collectFrom', '2031-02-14'],
    ['call', 's1-1'],
  ])('with another %s: that is what stands there', (part, value) => {
    const { rig, to, one } = houseWithDoctor();
    const { id } = rig.done<Saved>('message.save', sending('prescription', to));
    rig.done('message.save', sending('prescription', { ...to, [part]: value }));
    expect(one(id)).toMatchObject({ [part]: value });
  });

  it('with another recipient’s name: it is for that one', () => {
    const { rig, one } = houseWithDoctor();
    const { id } = rig.done<Saved>('message.save', sending('other'));
    rig.done('message.save', sending('other', { name: 'Dr Marin' }));
    expect(one(id)).toMatchObject({ name: 'Dr Marin' });
  });

  it('and that others have a hand in meanwhile: it is told so, with the message’s id', () => {
    const { rig, one } = houseWithDoctor();
    const { id, version } = rig.done<Saved>('message.save', sending('other'));
    rig.done('message.save', sending('other', { version, text: 'de Boris' }), BORIS);
    expect(rig.ask('message.save', sending('other', { caller: 'M. Roux' }))).toMatchObject({
      code: 'Message_Changed',
      faults: [
        { path: 'version', allowed: '2' },
        { path: 'id', allowed: id },
      ],
    });
    expect(one(id)).toMatchObject({ text: 'de Boris' });
  });

  it('as it is there: it is answered as the first time, with no step more', () => {
    const { rig, to, one } = houseWithDoctor();
    const first = rig.done<Saved>('message.save', sending('specialist', to));
    rig.now = monday(11);
    rig.done('message.save', sending('specialist', to));
    expect(one(first.id)?.events).toHaveLength(2);
  });
});

describe('the time that was promised', () => {
  it('stays when a letter is corrected', () => {
    const { rig, one } = houseWithDoctor();
    const { id, version } = rig.done<Saved>('message.save', sending('other', { promised: monday(17) + 9 }));
    expect(one(id)?.promisedAt).toBe('2031-02-03T17:00');
    rig.done('message.save', sending('other', { version, text: 'x', promised: one(id)?.promisedAt }));
    expect(one(id)).toMatchObject({ text: 'x', promised: monday(17) + 9 });
  });

  it('is kept with a draft, as it was typed', () => {
    const { rig, one } = houseWithDoctor();
    const promised = '2031-02-06T15:30';
    const { id } = rig.done<Saved>('message.save', sending('other', { promised, send: false }));
    expect(one(id)).toMatchObject({ promised: monday(15, 30, 3), promisedAt: promised });
  });

  it('counts anew where it has passed when the message is corrected', () => {
    const { rig, one } = houseWithDoctor();
    const { id, version } = rig.done<Saved>('message.save', sending('other'));
    rig.now = monday(14);
    rig.done('message.save', sending('other', { version, text: 'x', promised: one(id)?.promisedAt }));
    expect(one(id)).toMatchObject({ promised: monday(16) });
  });

  it.each(['2031-02-03T09:59', '2031-03-07T10:00', '2031-13-01T10:00', 'soon'])(
    'is refused as %s at ten o’clock of that Monday',
    (promised) => {
      const { rig } = houseWithDoctor();
      const answer = rig.ask('message.save', sending('other', { promised }));
      expect(answer).toMatchObject({ code: 'Register_NotValid', faults: [{ path: 'promised' }] });
    },
  );

  it('may be more than a month away where the house is closed for so long', () => {
    const { rig, one } = houseWithDoctor();
    const holidays = Array.from({ length: 60 }, (_, at) => ({
      day: localTime(monday(12, 0, at)).slice(0, 10),
      name: 'fermé',
    }));
    rig.done('settings.save', { name: 'holidays', value: holidays });
    const { id } = rig.done<Saved>('message.save', sending('other'));
    expect(one(id)).toMatchObject({ promised: monday(10, 0, 60) });
  });
});

describe('a day that is asked for', () => {
  it.each(['2031-02-03', '2031-01-31'])(
    'is no day of collecting if it is %s on the third of February',
    (day) => {
      const { rig, open } = houseWithDoctor();
      expect(rig.ask('message.save', sending('prescription', { collectFrom: day }))).toMatchObject({
        faults: [{ path: 'collectFrom', allowed }],
      });
      expect(open()).toEqual([]);
    },
  );

  it('may have come when the message is corrected later', () => {
    const { rig, one } = houseWithDoctor();
    const { id, version, collectFrom } = rig.done<Saved>('message.save', sending('prescription'));
    expect(collectFrom).toBe('2031-02-04');
    rig.now = monday(9, 0, 1);
    rig.done('message.save', sending('prescription', { version, collectFrom, text: 'x' }));
    expect(one(id)).toMatchObject({ text: 'x', collectFrom: '2031-02-04' });
  });

  it('is counted when a draft is passed on, not when it is begun', () => {
    const { rig, one } = houseWithDoctor();
    const { id } = rig.done<Saved>('message.save', sending('prescription', { send: false }));
    expect(one(id)).toMatchObject({ collectFrom: null });
    rig.now = monday(9, 0, 3);
    rig.done('message.save', sending('prescription', { version: 1 }));
    expect(one(id)).toMatchObject({ collectFrom: '2031-02-07' });
  });

  it.each(['appointment', 'specialist'] as const)(
    'is no day of an appointment if it has passed: %s',
    (kind) => {
      const { rig } = houseWithDoctor();
      const on = (day: string) => ({ details: { ...FORMS[kind].details, day } });
      expect(rig.ask('message.save', sending(kind, on('2031-02-02')))).toMatchObject({
        faults: [{ path: 'details.day', allowed }],
      });
      expect(rig.ask('message.save', sending(kind, on('2031-02-03')))).toMatchObject({ ok: true });
    },
  );
});

describe('a draft that somebody else threw away', () => {
  it('is shown to be so, and then saved all the same: nothing that was typed is lost', () => {
    const { rig, one, open } = houseWithDoctor();
    const { id, version } = rig.done<Saved>('message.save', sending('other', { send: false }));
    rig.done('message.discard', { id, version }, BORIS);
    const again = sending('other', { version, text: 'Il rappelle' });
    const answer = rig.ask('message.save', again);
    expect(answer).toMatchObject({
      code: 'Message_Changed',
      message: expect.stringContaining('by Boris'),
      faults: [{ path: 'version', allowed: '2' }],
    });
    rig.done('message.save', { ...again, version: 2 });
    expect(one(id)).toMatchObject({ state: 'written', closed: null, text: 'Il rappelle' });
    expect(open()).toHaveLength(1);
  });
});
