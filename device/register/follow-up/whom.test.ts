import { describe, expect, it } from 'vitest';
import { person, sending } from '../message/testing/forms.ts';
import { followUpQueries } from './follow-up-queries.ts';
import { monday, Office } from './testing/office.ts';

const known = (office: Office, name: string, number: string) =>
  office.done<{ id: string }>('directory.save', {
    id: null,
    version: 0,
    entry: person({ name, numbers: [{ label: '', number }] }),
  }).id;

const closingLines = (office: Office) =>
  office.read(followUpQueries, (queries) => queries.lines('2031-02-03'));

describe('a line', () => {
  it('names a caller whom the directory knows, before what the line says of them; also in what is signed', () => {
    const office = new Office();
    known(office, 'Mme Roche', '+33 1 99 00 12 34');
    office.call('s1-1', 'callBack', '0199001234');
    expect(office.open).toMatchObject([{ name: 'Mme Roche', number: '0199001234' }]);
    office.done('day.close', { day: '2031-02-03', seen: office.open.map(({ id }) => id), note: '' });
    expect(office.day.signed?.open).toMatchObject([{ name: 'Mme Roche' }]);
  });

  it('names all of those who share a number', () => {
    const office = new Office();
    known(office, 'Mme Roche', '0199001234');
    known(office, 'M. Roche', '01 99 00 12 34');
    office.call('s1-1', 'callBack', '0199001234');
    expect(office.open[0]?.name?.split(' / ').sort()).toEqual(['M. Roche', 'Mme Roche']);
  });

  it('has the name that somebody typed, if they did', () => {
    const office = new Office();
    known(office, 'Mme Roche', '0199001234');
    office.call('s1-1', 'satisfied');
    office.done('followUp.promise', {
      draft: 'd-1',
      call: 's1-1',
      caller: 'Zoé Roche',
      number: '',
      note: 'x',
    });
    expect(office.open).toMatchObject([{ name: 'Zoé Roche', number: '0199001234' }]);
  });

  it('names who the directory knows by a number that somebody typed', () => {
    const office = new Office();
    known(office, 'Mme Roche', '0199001234');
    const typed = { draft: 'd-1', call: null, caller: '', number: '+33 1 99 00 12 34', note: 'x' };
    office.done('followUp.promise', typed);
    expect(office.open).toMatchObject([{ name: 'Mme Roche', number: '+33 1 99 00 12 34' }]);
    expect(closingLines(office)).toMatchObject([{ name: 'Mme Roche' }]);
  });
});

describe('a line about a message that was not acknowledged', () => {
  function unanswered(changed: (lambert: string) => object) {
    const office = new Office();
    const lambert = known(office, 'Dr Lambert', '01 99 00 55 66');
    office.call('s1-1', 'message', '0199001234');
    const message = office.done<{ id: string; version: number }>(
      'message.save',
      sending('other', { call: 's1-1', ...changed(lambert) }),
    );
    office.now = monday(12);
    office.writer.minute(office.now);
    return { office, message };
  }
  const toLambert = (recipient: string) => ({ recipient });

  it('says whom to tell, on which number, and who left it; not the number of the caller', () => {
    const { office, message } = unanswered(toLambert);
    expect(office.open).toMatchObject([
      {
        kind: 'message',
        name: 'Dr Lambert',
        number: '01 99 00 55 66',
        message: message.id,
        messageFrom: 'Mme Petit',
      },
    ]);
    expect(closingLines(office)).toMatchObject([{ id: message.id, name: 'Dr Lambert (Mme Petit)' }]);
  });

  it('has no number for a recipient who is not in the directory', () => {
    const { office } = unanswered(() => ({ name: 'Le remplaçant' }));
    expect(office.open).toMatchObject([{ name: 'Le remplaçant', number: null }]);
  });

  it('is settled from the line: told by telephone or in person', () => {
    const { office, message } = unanswered(toLambert);
    const [line] = office.open;
    office.dial('s1-2', '0199005566');
    office.done('message.told', { id: message.id, version: line?.messageVersion, how: 'phone' });
    expect(office.open).toEqual([]);
    expect(office.followUp(line?.id ?? '')).toMatchObject({ state: 'withdrawn', result: 'acknowledged' });
  });

  it('leaves alone that the caller is to be called back', () => {
    const { office } = unanswered(toLambert);
    office.call('s1-2', 'callBack', '0199001234');
    office.dial('s1-3', '0199005566');
    office.outcome('s1-3', 'satisfied');
    expect(office.open.map(({ kind, calls }) => [kind, calls])).toEqual([
      ['message', 0],
      ['callBack', 0],
    ]);
  });

  it('is one line of the closing list before and after its time', () => {
    const office = new Office();
    const { id } = office.done<{ id: string }>('message.save', sending('other'));
    expect(closingLines(office)).toMatchObject([{ id, kind: 'unacknowledged' }]);
    office.now = monday(12);
    office.writer.minute(office.now);
    expect(closingLines(office)).toMatchObject([{ id, kind: 'message' }]);
  });
});
