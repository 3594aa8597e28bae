import { describe, expect, it } from 'vitest';
import { callStarted } from '../testing/facts.ts';
import { monday, Office } from './testing/office.ts';

describe('a line is opened by the unit itself', () => {
  it('when the caller wants to be called back: due the same day, with number and name', () => {
    const office = new Office();
    office.fact(callStarted('s1-1'));
    office.outcome('s1-1', 'callBack');
    expect(office.open).toMatchObject([
      {
        kind: 'callBack',
        state: 'open',
        call: 's1-1',
        name: 'Mme Marin',
        number: '0199001234',
        due: '2031-02-03',
      },
    ]);
  });

  it('after closing time: due on the next opening day', () => {
    const office = new Office();
    office.now = monday(19, 5, 4);
    office.call('s1-1', 'callBack');
    expect(office.open).toMatchObject([{ due: '2031-02-10' }]);
  });

  it('when a caller left who waited, and not when they rang in vain', () => {
    const office = new Office();
    office.fact(callStarted('s1-1'));
    office.fact({ type: 'waitStarted', wait: 's1-1w1', call: 's1-1', checkIn: 1, due: 5 });
    office.outcome('s1-1', 'abandoned');
    office.fact(callStarted('s1-2'));
    office.outcome('s1-2', 'abandoned');
    expect(office.open).toMatchObject([{ kind: 'abandoned', call: 's1-1' }]);
  });

  it('when the line or the unit failed, and not for the call to a recipient', () => {
    const office = new Office();
    office.fact(callStarted('s1-1'));
    office.fact({ ...callStarted('s1-2'), consultationFor: 's1-1' });
    office.outcome('s1-1', 'interrupted');
    office.outcome('s1-2', 'interrupted');
    expect(office.open).toMatchObject([{ kind: 'interrupted', call: 's1-1' }]);
  });

  it('when a message was left that nobody has written yet', () => {
    const office = new Office();
    office.call('s1-1', 'message');
    expect(office.open).toMatchObject([{ kind: 'writeMessage', call: 's1-1' }]);
  });

  it.each(['satisfied', 'transferred', 'commercial'] as const)('and not for a call that is %s', (outcome) => {
    const office = new Office();
    office.call('s1-1', outcome);
    expect(office.open).toEqual([]);
  });

  it('even if the beginning of the call was lost', () => {
    const office = new Office();
    office.outcome('s1-9', 'callBack');
    expect(office.open).toMatchObject([{ kind: 'callBack', call: 's1-9', name: null, number: null }]);
  });

  it('once, however often the outcome is given, sent again, or the unit restarted', () => {
    const office = new Office();
    office.call('s1-1', 'callBack');
    office.outcome('s1-1', 'callBack');
    office.restart();
    office.outcome('s1-1', 'callBack');
    expect(office.open).toMatchObject([{ call: 's1-1', version: 1 }]);
  });

  it('and stays when the tables of the calls are made again', () => {
    const office = new Office();
    office.call('s1-1', 'callBack');
    const before = office.open;
    office.writer.rebuild();
    expect(office.open).toEqual(before);
  });
});

describe('an outcome and its line', () => {
  it('are written in one transaction: both or none', () => {
    const office = new Office();
    office.call('s1-1', null);
    office.writer.within((db) =>
      db.exec(
        "CREATE TEMP TRIGGER full BEFORE INSERT ON follow_up BEGIN SELECT RAISE(ABORT, 'disk full'); END",
      ),
    );
    office.outcome('s1-1', 'callBack');
    const outcome = () =>
      office.writer.within((db) => db.prepare('SELECT outcome FROM call').pluck().get() as string | null);
    expect([outcome(), office.open.length]).toEqual([null, 0]);
    office.writer.within((db) => db.exec('DROP TRIGGER full'));
    office.outcome('s1-1', 'callBack');
    expect([outcome(), office.open.length]).toEqual(['callBack', 1]);
  });
});

describe('an outcome that is changed', () => {
  it('takes the line back, which is kept in its history', () => {
    const office = new Office();
    office.call('s1-1', 'callBack');
    const [row] = office.open;
    office.outcome('s1-1', 'satisfied');
    expect(office.open).toEqual([]);
    expect(office.followUp(row?.id ?? '')).toMatchObject({
      state: 'withdrawn',
      events: [{ type: 'opened' }, { type: 'withdrawn', text: 'satisfied' }],
    });
  });

  it('opens the same line again, due today', () => {
    const office = new Office();
    office.call('s1-1', 'callBack');
    const [row] = office.open;
    office.outcome('s1-1', 'satisfied');
    office.now = monday(9, 0, 1);
    office.outcome('s1-1', 'callBack');
    expect(office.open).toMatchObject([{ id: row?.id, state: 'open', due: '2031-02-04' }]);
  });

  it('says so of a line that is about something else now', () => {
    const office = new Office();
    office.call('s1-1', 'callBack');
    office.outcome('s1-1', 'message');
    expect(office.open).toMatchObject([{ kind: 'writeMessage', version: 2 }]);
  });
});

describe('calling back', () => {
  const started = () => {
    const office = new Office();
    office.call('s1-1', 'callBack', '+33199001234');
    const id = office.open[0]?.id ?? '';
    return { office, id };
  };

  it('is linked to the line whatever the notation, by click or by key, and the line stays open while it lasts', () => {
    const { office, id } = started();
    office.dial('s1-2', '01 99 00 12 34');
    expect(office.open).toMatchObject([{ id, calls: 1, lastCalled: monday(10) }]);
  });

  it.each(['satisfied', 'transferred', 'message', 'commercial'] as const)(
    'closes it when it ends %s',
    (outcome) => {
      const { office, id } = started();
      office.dial('s1-2', '0199001234');
      office.outcome('s1-2', outcome);
      expect(office.followUp(id)).toMatchObject({ state: 'done', result: outcome });
      expect(office.open.map(({ kind }) => kind)).toEqual(outcome === 'message' ? ['writeMessage'] : []);
    },
  );

  it('is in the name of whoever took the line', () => {
    const { office, id } = started();
    office.done('followUp.take', { id, version: 1 });
    office.dial('s1-2', '0199001234');
    office.outcome('s1-2', 'satisfied');
    expect(office.followUp(id)?.events.at(-1)).toMatchObject({ type: 'done', actorName: 'Anne' });
  });

  it('leaves it open, and opens no second one, when the caller is to be called back once more', () => {
    const { office, id } = started();
    office.dial('s1-2', '0199001234');
    office.outcome('s1-2', 'callBack');
    expect(office.open.map((row) => row.id)).toEqual([id]);
  });

  it('opens it again when its outcome is changed after all', () => {
    const { office, id } = started();
    office.dial('s1-2', '0199001234');
    office.outcome('s1-2', 'satisfied');
    office.outcome('s1-2', 'callBack');
    expect(office.open).toMatchObject([{ id, state: 'open' }]);
  });

  it('that nobody answers is a try, and the line stays open', () => {
    const { office, id } = started();
    office.dial('s1-2', '0199001234', false);
    office.fact({ type: 'callEnded', call: 's1-2', by: 'desk', reason: 'hungUp', detail: '' });
    expect(office.open).toMatchObject([{ id, calls: 1 }]);
    expect(office.followUp(id)?.events.map(({ type }) => type)).toEqual(['opened', 'called', 'notReached']);
  });

  it.each([
    ['CI', '07 12 34 56 78', '+225 07 12 34 56 78', '27 12 34 56 78'],
    ['US', '(514) 555-0100', '+1 514 555 0100', '414-555-0100'],
    ['CA', '514-555-0100', '15145550100', '438-555-0100'],
    ['ML', '+223 20 21 23 45', '20212345', '20212346'],
    ['TG', '0022822212345', '22 21 23 45', '22 21 23 54'],
    ['FR', '01 99 00 12 34', '+33 (0)1 99 00 12 34', '02 61 91 12 34'],
    ['SN', '33 821 00 01', '00221338210001', '30 821 00 01'],
    ['FR', '+225 07 12 34 56 78', '002250712345678', '+225 27 12 34 56 78'],
  ])(
    'from %s closes the line of %s by a call to %s, and none by one to %s',
    (country, number, same, other) => {
      const office = new Office();
      office.done('settings.save', { name: 'country', value: country });
      office.call('s1-1', 'callBack', number);
      office.dial('s1-2', other);
      office.outcome('s1-2', 'satisfied');
      expect(office.open).toMatchObject([{ call: 's1-1', calls: 0 }]);
      office.dial('s1-3', same);
      office.outcome('s1-3', 'satisfied');
      expect(office.open).toEqual([]);
    },
  );

  it('goes by the country of today, also for a call that came before it was set', () => {
    const office = new Office();
    office.call('s1-1', 'callBack', '20212345');
    office.done('settings.save', { name: 'country', value: 'ML' });
    office.dial('s1-2', '+223 20 21 23 45');
    expect(office.open).toMatchObject([{ calls: 1 }]);
  });

  it('is linked to a line whose number somebody typed, and within the house by the same few digits', () => {
    const office = new Office();
    const typed = { draft: 'd-1', call: null, caller: '', note: 'x' };
    office.done('followUp.promise', { ...typed, number: '+33 1 99 00 12 34' });
    office.done('followUp.promise', { ...typed, draft: 'd-2', number: '21' });
    office.dial('s1-2', '0199001234');
    office.dial('s1-3', '121');
    office.dial('s1-4', '21');
    expect(office.open.map(({ calls }) => calls)).toEqual([1, 1]);
  });

  it('settles every line of that number, and none of another or of a withheld one', () => {
    const { office } = started();
    office.call('s1-3', 'callBack', '0199001234');
    office.call('s1-4', 'callBack', '0199005678');
    office.call('s1-5', 'callBack', null);
    office.dial('s1-6', '0199001234');
    office.outcome('s1-6', 'satisfied');
    expect(office.open.map(({ call }) => call)).toEqual(['s1-4', 's1-5']);
  });

  it('is not what happens when the caller rings again: who promised a call says what became of it', () => {
    const { office, id } = started();
    office.now = monday(11);
    office.call('s1-2', 'satisfied');
    office.call('s1-9', 'satisfied', '0199005678');
    expect(office.open).toMatchObject([{ id, calls: 0, rangAgain: monday(11) }]);
    office.call('s1-3', 'callBack');
    expect(office.open.map(({ call }) => call)).toEqual(['s1-1', 's1-3']);
    office.dial('s1-4', '0199001234');
    office.outcome('s1-4', 'satisfied');
    expect(office.open).toEqual([]);
  });

  it('that nobody answered is done by the next one that somebody does', () => {
    const { office, id } = started();
    office.dial('s1-2', '0199001234', false);
    office.fact({ type: 'callEnded', call: 's1-2', by: 'desk', reason: 'hungUp', detail: '' });
    office.outcome('s1-2', 'callBack');
    expect(office.open).toMatchObject([{ id, calls: 1 }]);
    office.dial('s1-3', '0199001234');
    office.outcome('s1-3', 'satisfied');
    expect(office.followUp(id)).toMatchObject({ state: 'done', calls: 2, result: 'satisfied' });
  });

  it('is not what a call to a recipient does', () => {
    const { office, id } = started();
    office.fact({
      ...callStarted('s1-2'),
      direction: 'outgoing',
      consultationFor: 's1-1',
      peer: { number: '0199001234', name: null },
    });
    expect(office.open).toMatchObject([{ id, calls: 0 }]);
  });
});
