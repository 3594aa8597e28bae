import { describe, expect, it } from 'vitest';
import type { FactBody } from '../../desk/facts.ts';
import { callStarted, FactMaker } from '../testing/facts.ts';
import { at, openTestRegister, tracesOf } from './testing/test-register.ts';

const DAY = 24 * 60 * 60 * 1000;
const DOCTOR = '0199000021';
const WITHHELD = { number: null, name: null };

/** A call on that day that was to be put through, and ended in words of the line. */
function transferred(maker: FactMaker, day: number, call: string, peer: object = {}) {
  const start = callStarted(call);
  const bodies: FactBody[] = [
    { ...start, peer: { ...start.peer, ...peer } },
    { type: 'callRecognised', call, lineCall: 'sip-of-the-provider' },
    { type: 'transferAsked', call, to: DOCTOR },
    { type: 'transferFailed', call, detail: `486 Busy ${DOCTOR}` },
    { type: 'callEnded', call, by: 'peer', reason: 'hungUp', detail: `BYE from 0199001234` },
  ];
  return bodies.map((body, index) => maker.at(day * DAY + index, body));
}

/** Of which calls the journal still has such words. */
const saidOf = ({ values }: ReturnType<typeof openTestRegister>) =>
  values(
    `SELECT DISTINCT call FROM journal WHERE body LIKE '%019900%' OR body LIKE '%provider%' ORDER BY call`,
  );

describe('what facts say of numbers', () => {
  it('goes when the numbers of calls go, also of a call whose caller withheld theirs', () => {
    const maker = new FactMaker();
    const register = openTestRegister([
      ...transferred(maker, 0, 's1-1'),
      ...transferred(maker, 1, 's1-2', WITHHELD),
      ...transferred(maker, 40, 's1-3'),
    ]);
    register.writer.minute(at(45));
    expect(saidOf(register)).toEqual(['s1-3']);
    expect(register.values('SELECT count(*) FROM journal')).toEqual([15]);
    expect(register.values('SELECT number_hash IS NULL FROM call ORDER BY key')).toEqual([0, 1, 1]);
    register.writer.rebuild();
    expect(register.values('SELECT count(*) FROM call WHERE ended IS NOT NULL')).toEqual([3]);
  });

  it('stays as long as the manager says', () => {
    const register = openTestRegister(transferred(new FactMaker(), 0, 's1-1'));
    register.ask('settings.save', { name: 'retention', value: { numbers: 60, calls: 90, messages: 90 } });
    register.writer.minute(at(45));
    expect(saidOf(register)).toEqual(['s1-1']);
    register.writer.minute(at(61));
    expect(saidOf(register)).toEqual([]);
  });

  it('goes with the caller who is erased', () => {
    const maker = new FactMaker();
    const register = openTestRegister([
      ...transferred(maker, 0, 's1-1'),
      ...transferred(maker, 0, 's1-2', { number: '0199005678' }),
    ]);
    register.writer.within((db) => db.exec("UPDATE follow_up SET closed = 1, state = 'done'"));
    expect(register.ask('person.erase', { number: '01 99 00 12 34' })).toMatchObject({ ok: true });
    expect(saidOf(register)).toEqual(['s1-2']);
  });

  it('goes with the recipient who is erased, whoever had called', () => {
    const register = openTestRegister(transferred(new FactMaker(), 0, 's1-1'));
    register.writer.within((db) => db.exec("UPDATE follow_up SET closed = 1, state = 'done'"));
    expect(register.ask('person.erase', { number: '+33 1 99 00 00 21' })).toMatchObject({ ok: true });
    expect(tracesOf([DOCTOR], register.file)).toEqual([]);
    expect(register.values('SELECT number FROM call')).toEqual(['0199001234']);
  });
});
