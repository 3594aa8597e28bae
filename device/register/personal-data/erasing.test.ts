import { copyFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { FactBody } from '../../desk/facts.ts';
import { callStarted, FactMaker, heldCall } from '../testing/facts.ts';
import { personalDataQueries } from './personal-data-queries.ts';
import { at, callsOnDays, openTestRegister, tracesOf } from './testing/test-register.ts';

const NUMBER = '01 99 00 12 34';
const TRACES = ['0199001234', '4321009913', 'Marin', 'belle-mère'];

type Register = ReturnType<typeof openTestRegister>;

/** Signs the day of the first call with what is open, and has that dealt with afterwards. */
function signFirstDay({ db, ask, writer }: Register, note = ''): void {
  const seen = db.prepare('SELECT id FROM follow_up WHERE closed IS NULL').pluck().all();
  const day = db
    .prepare(`SELECT date(${at(0)} / 1000, 'unixepoch', 'localtime')`)
    .pluck()
    .get();
  expect(ask('day.close', { day, seen, note })).toMatchObject({ ok: true });
  writer.within((open) => open.exec(`UPDATE follow_up SET closed = ${at(0)}, state = 'done'`));
}

const closings = ({ values }: Register) => values('SELECT content FROM day_closing').join();
const daysKept = (numbers: number) => ({ numbers, calls: 365, messages: 365 });

describe('whoever is erased', () => {
  it('is in no signed day any more; the line itself stays', () => {
    const register = openTestRegister(callsOnDays(0));
    signFirstDay(register);
    expect(closings(register)).toContain('Mme Marin');
    register.ask('person.erase', { number: NUMBER });
    expect(JSON.parse(closings(register))).toMatchObject([{ kind: 'writeMessage', name: null }]);
    expect(tracesOf(TRACES, register.file)).toEqual([]);
  });

  it('is found by the keyed hash when their numbers are cleared already', () => {
    const register = openTestRegister(callsOnDays(0));
    register.writer.minute(at(40));
    const { person } = personalDataQueries(register.db);
    expect(person(NUMBER)).toMatchObject({ calls: [{ call: 's1-1', number: null }], counts: { calls: 1 } });
    expect(person('01 99 00 12 35')).toMatchObject({ counts: { calls: 0 } });
    register.writer.within((open) => open.exec("UPDATE follow_up SET closed = 1, state = 'done'"));
    expect(register.ask('person.erase', { number: NUMBER })).toMatchObject({ ok: true, value: { calls: 1 } });
    expect(person(NUMBER)).toMatchObject({ counts: { calls: 0, followUps: 0 } });
    expect(register.values('SELECT number_hash FROM call')).toEqual([null]);
  });

  it('leaves no trace in any file: 40 days after a call, a transfer, a signed day and a damaged register', () => {
    const other = { ...callStarted('s1-2'), peer: { number: '0199005678', name: null } };
    const transfers: readonly FactBody[] = [
      other,
      { type: 'transferAsked', call: 's1-2', to: '0199001234' },
      { type: 'transferFailed', call: 's1-2', detail: '486 Busy 0199001234' },
      { type: 'callEnded', call: 's1-2', by: 'peer', reason: 'hungUp', detail: '' },
    ];
    const maker = new FactMaker();
    const facts = [...heldCall(maker, 's1-1'), ...transfers.map((body) => maker.at(60_000, body))];
    const register = openTestRegister(facts);
    const { file, ask, writer } = register;
    expect(ask('settings.save', { name: 'retention', value: daysKept(35) })).toMatchObject({ ok: true });
    ask('call.setNote', { call: 's1-1', note: 'pour sa belle-mère', version: 0 });
    signFirstDay(register, 'Mme Marin rappelle demain');
    writer.within(() => copyFileSync(file, `${file}.damaged-2031-03-03T20-00-00.000Z`));
    copyFileSync(`${file}-wal`, `${file}.damaged-2031-03-03T20-00-00.000Z-wal`);
    expect(tracesOf(['Marin'], file)).not.toEqual([]);
    writer.minute(at(40));
    expect(ask('person.erase', { number: NUMBER })).toMatchObject({ ok: true });
    expect(tracesOf(TRACES, file)).toEqual([]);
  });

  it('by hundreds of calls is erased part by part, and each answer says what is left', () => {
    const maker = new FactMaker();
    const calls = Array.from({ length: 300 }, (_, index) => heldCall(maker, `s1-${index}`, index * 60_000));
    const register = openTestRegister(calls.flat());
    register.writer.within((open) => open.exec("UPDATE follow_up SET closed = 1, state = 'done'"));
    const left = () => {
      const answer = register.ask('person.erase', { number: NUMBER });
      return answer.ok ? (answer.value as { left: number }).left : answer;
    };
    expect([left(), left(), left()]).toEqual([350, 100, 0]);
    expect(register.values('SELECT count(*) FROM call WHERE tail IS NOT NULL')).toEqual([0]);
    expect(tracesOf(TRACES, register.file)).toEqual([]);
  });
});

describe('a number that somebody typed', () => {
  const save = ({ ask }: Register, draft: string, number: string, version = 0) => {
    const to = { recipient: null, name: 'Dr Roux', caller: 'Mme Marin', number, call: null };
    const said = { kind: 'other', text: 'belle-mère', details: { purpose: '' }, promised: null };
    const input = { draft, version, ...to, ...said, collectFrom: null, send: false };
    expect(ask('message.save', input)).toMatchObject({ ok: true });
  };
  const count = ({ db }: Register) => personalDataQueries(db).person(NUMBER)?.counts.messages;

  it('is found at once, and after its tail was worked out, in any notation', () => {
    const register = openTestRegister([]);
    const numbers = ['01.99.00.12.34', '+33 1 99 00 12 34', '0033 199001234', '01 99 00 12 35', ''];
    for (const [index, number] of numbers.entries()) save(register, `d-${index}`, number);
    expect(count(register)).toBe(3);
    register.writer.minute(at(0));
    expect(register.values('SELECT count(*) FROM message WHERE tail IS NULL AND number IS NOT NULL')).toEqual(
      [0],
    );
    expect(count(register)).toBe(3);
  });

  it('is found as the country reads it that the house has chosen since', () => {
    const register = openTestRegister([]);
    save(register, 'd-1', '33 123 45 67');
    register.writer.minute(at(0));
    const found = () => personalDataQueries(register.db).person('+221 33 123 45 67')?.counts.messages;
    expect(found()).toBe(0);
    for (const country of ['BE', 'SN'])
      expect(register.ask('settings.save', { name: 'country', value: country })).toMatchObject({ ok: true });
    expect(found()).toBe(1);
    register.writer.minute(at(0));
    expect(found()).toBe(1);
  });

  it('is found as it was corrected, and no more as it was', () => {
    const register = openTestRegister([]);
    save(register, 'd-1', NUMBER);
    register.writer.minute(at(0));
    expect(count(register)).toBe(1);
    save(register, 'd-1', '01 99 00 12 35', 1);
    expect(count(register)).toBe(0);
  });
});

describe('what is known of one number', () => {
  it('is shown by its newest, and counted whole', () => {
    const maker = new FactMaker();
    const calls = Array.from({ length: 250 }, (_, index) => heldCall(maker, `s1-${index}`, index * 60_000));
    const { person } = personalDataQueries(openTestRegister(calls.flat()).db);
    const found = person(NUMBER);
    expect(found?.counts).toEqual({ calls: 250, messages: 0, followUps: 250, contacts: 0 });
    expect([found?.calls.length, found?.calls[0]?.call, found?.followUps.length]).toEqual([
      200,
      's1-249',
      200,
    ]);
    expect(found?.open).toBe(250);
  });
});
