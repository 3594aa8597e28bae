import { describe, expect, it } from 'vitest';
import { sending } from '../message/testing/forms.ts';
import { followUpQueries } from './follow-up-queries.ts';
import { BORIS, monday, Office } from './testing/office.ts';

function withLine() {
  const office = new Office();
  office.call('s1-1', 'callBack');
  const id = office.open[0]?.id ?? '';
  return { office, id };
}

const promise = { draft: 'd-1', call: null, caller: 'M. Roux', number: '01 99 00 55 66', note: 'Le prix ?' };

describe('"I will find out"', () => {
  it('makes a line of its own, due today, with what was promised and whom to call', () => {
    const office = new Office();
    expect(office.done('followUp.promise', promise)).toMatchObject({ due: '2031-02-03' });
    expect(office.open).toMatchObject([
      { kind: 'findOut', name: 'M. Roux', number: '01 99 00 55 66', note: 'Le prix ?' },
    ]);
  });

  it('is there once, however often it is sent', () => {
    const office = new Office();
    const first = office.done('followUp.promise', promise);
    expect(office.done('followUp.promise', promise)).toEqual(first);
    expect(office.open).toHaveLength(1);
  });

  it('takes what was changed when it is sent again after an answer that was lost', () => {
    const office = new Office();
    const first = office.done('followUp.promise', promise);
    const again = {
      ...promise,
      call: 's1-1',
      caller: 'Mme Roux',
      number: '21',
      note: 'Le prix et le délai ?',
    };
    expect(office.done('followUp.promise', again)).toEqual(first);
    expect(office.open).toMatchObject([
      { call: 's1-1', name: 'Mme Roux', number: '21', note: 'Le prix et le délai ?', version: 2 },
    ]);
    const events = office.followUp(office.open[0]?.id ?? '')?.events;
    expect(events).toMatchObject([{ type: 'opened' }, { type: 'changed', text: 'Le prix ?' }]);
  });

  it('that is done already takes no other words: it is said, and nothing typed is dropped in silence', () => {
    const office = new Office();
    const { id } = office.done<{ id: string }>('followUp.promise', promise);
    office.done('followUp.finish', { id, version: 1, result: 'x' });
    expect(office.ask('followUp.promise', { ...promise, note: 'Le délai ?' })).toMatchObject({
      ok: false,
      code: 'FollowUp_Closed',
    });
    expect(office.done('followUp.promise', promise)).toMatchObject({ id });
  });

  it.each(['before', 'after'])(
    'is the one line of its call: the outcome "call back", given %s it, opens no second one',
    (when) => {
      const office = new Office();
      office.call('s1-1', when === 'before' ? 'callBack' : null);
      office.done('followUp.promise', { ...promise, call: 's1-1' });
      office.outcome('s1-1', 'callBack');
      expect(office.open.map(({ kind }) => kind)).toEqual(['findOut']);
      office.outcome('s1-1', 'satisfied');
      expect(office.open.map(({ kind }) => kind)).toEqual(['findOut']);
      office.outcome('s1-1', 'message');
      expect(office.open.map(({ kind }) => kind).sort()).toEqual(['findOut', 'writeMessage']);
    },
  );

  it('is settled by the call in which the caller is told, as any call back', () => {
    const office = new Office();
    office.call('s1-1', 'callBack');
    office.done('followUp.promise', { ...promise, call: 's1-1', number: '' });
    office.dial('s1-2', '01 99 00 12 34');
    office.outcome('s1-2', 'satisfied');
    expect(office.open).toEqual([]);
    office.outcome('s1-1', 'callBack');
    expect(office.open).toMatchObject([{ kind: 'callBack', call: 's1-1' }]);
  });

  it('has name and number from its call where they were not typed', () => {
    const office = new Office();
    office.call('s1-1', 'satisfied');
    office.done('followUp.promise', { ...promise, call: 's1-1', caller: '', number: '' });
    expect(office.open).toMatchObject([{ number: '0199001234' }]);
  });

  it.each([
    ['note', ''],
    ['note', 'x'.repeat(100_000)],
    ['note', 3],
    ['number', '<b>0199</b>'],
    ['caller', 'x'.repeat(121)],
    ['draft', null],
  ])('is refused with %s %j, and nothing is written', (field, value) => {
    const office = new Office();
    const answer = office.ask('followUp.promise', { ...promise, [field]: value });
    expect(answer).toMatchObject({ ok: false, faults: [{ path: field }] });
    expect(office.open).toEqual([]);
  });

  it('keeps HTML as the text that it is', () => {
    const office = new Office();
    office.done('followUp.promise', { ...promise, note: '<script>alert(1)</script>' });
    expect(office.open[0]?.note).toBe('<script>alert(1)</script>');
  });
});

describe('an open line', () => {
  it('is taken, given back, done with a result, and each step has its name and time', () => {
    const { office, id } = withLine();
    office.done('followUp.take', { id, version: 1 });
    expect(office.open).toMatchObject([{ state: 'taken', takenName: 'Anne' }]);
    office.done('followUp.giveBack', { id, version: 2 });
    office.now = monday(11);
    office.done('followUp.finish', { id, version: 3, result: 'Rendez-vous pris' }, BORIS);
    expect(office.open).toEqual([]);
    expect(office.followUp(id)).toMatchObject({
      state: 'done',
      result: 'Rendez-vous pris',
      closed: monday(11),
      events: [
        { type: 'opened', actor: 'unit' },
        { type: 'taken', actorName: 'Anne', at: monday(10) },
        { type: 'givenBack', actorName: 'Anne' },
        { type: 'done', actorName: 'Boris', at: monday(11), text: 'Rendez-vous pris' },
      ],
    });
  });

  it('that was done can be opened again', () => {
    const { office, id } = withLine();
    office.done('followUp.finish', { id, version: 1, result: 'x' });
    office.done('followUp.reopen', { id, version: 2 });
    expect(office.open).toMatchObject([{ id, state: 'open', result: '' }]);
  });

  it('is put off with a reason, to the next opening day if the house is closed then', () => {
    const { office, id } = withLine();
    const saturday = { id, version: 1, to: '2031-02-08', reason: 'Absent cette semaine' };
    expect(office.done('followUp.postpone', saturday)).toEqual({ version: 2, due: '2031-02-10' });
    expect(office.followUp(id)?.events.at(-1)).toMatchObject({ text: 'Absent cette semaine' });
  });

  it.each(['2031-02-02', '2031-02-30', '2032-12-01', 'tomorrow', 20310205])('is not put off to %s', (to) => {
    const { office, id } = withLine();
    const answer = office.ask('followUp.postpone', { id, version: 1, to, reason: 'x' });
    expect(answer).toMatchObject({ ok: false, faults: [{ path: 'to' }] });
    expect(office.open).toMatchObject([{ due: '2031-02-03' }]);
  });

  it('is not put off without a reason', () => {
    const { office, id } = withLine();
    const answer = office.ask('followUp.postpone', { id, version: 1, to: '2031-02-05', reason: ' ' });
    expect(answer).toMatchObject({ ok: false, faults: [{ path: 'reason' }] });
  });

  it('belongs to the first of two who take it: the second one is told who has it', () => {
    const { office, id } = withLine();
    office.done('followUp.take', { id, version: 1 }, BORIS);
    expect(office.ask('followUp.take', { id, version: 1 })).toMatchObject({
      ok: false,
      code: 'FollowUp_Changed',
      message: expect.stringContaining('Boris has it'),
    });
  });

  it('that is not there, or closed, is said to be so', () => {
    const { office, id } = withLine();
    expect(office.ask('followUp.take', { id: 'f-none', version: 1 })).toMatchObject({
      code: 'FollowUp_NotThere',
    });
    office.outcome('s1-1', 'satisfied');
    expect(office.ask('followUp.take', { id, version: 2 })).toMatchObject({ code: 'FollowUp_Closed' });
    expect(office.ask('followUp.reopen', { id, version: 2 })).toMatchObject({ code: 'FollowUp_NotDone' });
  });

  it('is looked for among those that were closed in a time', () => {
    const { office, id } = withLine();
    office.now = monday(16);
    office.done('followUp.finish', { id, version: 1, result: 'x' });
    const closedIn = (from: number, to: number) =>
      office.read(followUpQueries, (queries) => queries.closedIn(from, to).map((row) => row.id));
    expect(closedIn(monday(0), monday(0, 0, 1))).toEqual([id]);
    expect(closedIn(monday(0), monday(16))).toEqual([]);
  });
});

describe('the end of the day', () => {
  it('has its list from half an hour before the last closing time', () => {
    const office = new Office();
    expect(office.day).toMatchObject({
      day: '2031-02-03',
      closes: monday(19),
      listFrom: monday(18, 30),
      signed: null,
      unsigned: null,
      nextDay: '2031-02-04',
    });
  });

  it('is signed with what is still open, by name; what is open heads the list of the next day', () => {
    const { office, id } = withLine();
    office.now = monday(18, 50);
    expect(office.done('day.close', { day: '2031-02-03', seen: [id], note: 'Ne répond pas' })).toEqual({
      number: 1,
    });
    office.now = monday(8, 0, 1);
    office.call('s1-2', 'callBack', '0199005678');
    expect(office.open.map(({ call }) => call)).toEqual(['s1-1', 's1-2']);
    expect(office.day).toMatchObject({ day: '2031-02-04', unsigned: null });
    expect(office.read(followUpQueries, (queries) => queries.closings(9))).toEqual([
      {
        day: '2031-02-03',
        number: 1,
        signed: monday(18, 50),
        name: 'Anne',
        note: 'Ne répond pas',
        open: [{ id, kind: 'callBack', name: '0199001234', due: '2031-02-03', takenName: null }],
      },
    ]);
  });

  it('is not signed for a line that came up meanwhile, nor for one that is settled', () => {
    const { office, id } = withLine();
    expect(office.ask('day.close', { day: '2031-02-03', seen: [], note: '' })).toMatchObject({
      ok: false,
      code: 'FollowUp_ListChanged',
      message: expect.stringContaining('1 came up, 0 are settled'),
    });
    office.outcome('s1-1', 'satisfied');
    expect(office.ask('day.close', { day: '2031-02-03', seen: [id], note: '' })).toMatchObject({
      message: expect.stringContaining('0 came up, 1 are settled'),
    });
  });

  it('leaves out what is put off with a reason', () => {
    const { office, id } = withLine();
    office.done('followUp.postpone', { id, version: 1, to: '2031-02-06', reason: 'x' });
    office.done('day.close', { day: '2031-02-03', seen: [], note: '' });
    expect(office.day.signed).toMatchObject({ open: [] });
  });

  it('may be signed again when something came up after it was', () => {
    const office = new Office();
    office.done('day.close', { day: '2031-02-03', seen: [], note: '' });
    office.call('s1-1', 'callBack');
    const seen = office.open.map(({ id }) => id);
    expect(office.done('day.close', { day: '2031-02-03', seen, note: '' }, BORIS)).toEqual({ number: 2 });
    expect(office.day.signed).toMatchObject({ name: 'Boris', number: 2 });
  });

  it('that was not signed says so on the next morning, until somebody signs it late', () => {
    const { office, id } = withLine();
    office.now = monday(8, 0, 1);
    expect(office.day.unsigned).toBe('2031-02-03');
    office.done('day.close', { day: '2031-02-03', seen: [id], note: 'signé le lendemain' });
    expect(office.day.unsigned).toBeNull();
  });

  it('that was signed, and after which a line came up that is open still, is to be signed on the next morning', () => {
    const { office, id } = withLine();
    office.now = monday(18, 40);
    office.done('day.close', { day: '2031-02-03', seen: [id], note: '' });
    office.now = monday(18, 50);
    office.call('s1-2', 'callBack', '0199005678');
    office.now = monday(8, 0, 1);
    expect(office.day.unsigned).toBe('2031-02-03');
    const seen = office.open.map((row) => row.id);
    office.done('day.close', { day: '2031-02-03', seen, note: '' });
    expect(office.day.unsigned).toBeNull();
  });

  it('that was signed is signed for good, whatever comes up, is drafted or opened again the next day', () => {
    const { office, id } = withLine();
    office.done('followUp.finish', { id, version: 1, result: 'x' });
    office.now = monday(18, 40);
    office.done('day.close', { day: '2031-02-03', seen: [], note: '' });
    office.now = monday(8, 0, 1);
    office.done('followUp.reopen', { id, version: 2 });
    office.done('message.save', sending('other', { send: false }));
    office.call('s1-2', 'callBack', '0199005678');
    expect(office.day.unsigned).toBeNull();
    expect(office.open).toMatchObject([
      { id, due: '2031-02-04' },
      { call: 's1-2', due: '2031-02-04' },
    ]);
  });

  it('is not asked for of a day before the unit was there, nor over a week-end', () => {
    const office = new Office();
    office.now = monday(9, 0, 5);
    office.call('s1-1', 'satisfied');
    office.now = monday(9, 0, 7);
    expect(office.day).toMatchObject({ day: '2031-02-10', unsigned: null });
  });

  it.each(['2031-02-04', '2031-02-31', 7])('is not signed ahead, nor for a day like %s', (day) => {
    const office = new Office();
    expect(office.ask('day.close', { day, seen: [], note: '' })).toMatchObject({
      ok: false,
      faults: [{ path: 'day' }],
    });
  });
});
