import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { figuresQuery } from '../figures/figures-queries.ts';
import { personalDataQueries } from './personal-data-queries.ts';
import { at, callsOnDays, openTestRegister as register } from './testing/test-register.ts';

const ALL = { from: '0000-01-01', to: '9999-12-31' };

describe('what is old', () => {
  it('loses number, name and note after 30 days; a keyed hash tells calls of one number from others', () => {
    const { writer, ask, values } = register(callsOnDays(0, 1, 40));
    ask('call.setNote', { call: 's1-1', note: 'pour sa mère', version: 0 });
    writer.minute(at(45));
    expect(values('SELECT number FROM call ORDER BY key')).toEqual([null, null, '0199001234']);
    expect(values('SELECT name FROM call ORDER BY key')).toEqual([null, null, 'Mme Marin']);
    expect(values('SELECT note FROM call_detail')).toEqual([]);
    const [one, other, recent] = values('SELECT number_hash FROM call ORDER BY key');
    expect(one).toMatch(/^[\w-]{43}$/);
    expect([other, recent]).toEqual([one, null]);
    expect(values("SELECT count(*) FROM journal WHERE body LIKE '%Marin%'")).toEqual([1]);
  });

  it('is gone after 90 days, and stays in the totals of its day', () => {
    const { writer, db, values } = register(callsOnDays(0, 1, 80));
    writer.minute(at(5));
    const before = figuresQuery(db)(ALL);
    for (let round = 0; round < 3; round += 1) writer.minute(at(100));
    expect(values('SELECT id FROM call')).toEqual(['s1-3']);
    expect(values('SELECT DISTINCT call FROM journal')).toEqual(['s1-3']);
    expect(values('SELECT count(*) FROM check_in')).toEqual([1]);
    expect(figuresQuery(db)(ALL)).toEqual(before);
  });

  it('stays as long as the clock of the unit is not trusted, and the register says since when', () => {
    const { writer, db, clock, values } = register(callsOnDays(0));
    clock.trusted = false;
    writer.minute(at(4000));
    writer.minute(at(4001));
    expect(values('SELECT number FROM call')).toEqual(['0199001234']);
    expect(personalDataQueries(db).retention()).toEqual({ ran: null, held: at(4000) });
    clock.trusted = true;
    writer.minute(at(45));
    expect(values('SELECT number FROM call')).toEqual([null]);
    expect(personalDataQueries(db).retention()).toEqual({ ran: at(45), held: null });
  });

  it('stays as long as the manager says', () => {
    const { writer, ask, values } = register(callsOnDays(0));
    const retention = { numbers: 60, calls: 365, messages: 90 };
    expect(ask('settings.save', { name: 'retention', value: retention })).toMatchObject({ ok: true });
    writer.minute(at(45));
    expect(values('SELECT number FROM call')).toEqual(['0199001234']);
    writer.minute(at(61));
    expect(values('SELECT number FROM call')).toEqual([null]);
  });

  it('goes in rounds of 500 calls, so that nothing waits for it', () => {
    const { writer, values } = register(
      callsOnDays(...Array.from({ length: 600 }, (_, index) => index / 1000)),
    );
    const left = () => values('SELECT count(*) FROM call WHERE number IS NOT NULL');
    writer.minute(at(45));
    expect(left()).toEqual([100]);
    writer.minute(at(45));
    expect(left()).toEqual([0]);
  });
});

describe('one person', () => {
  it('is found by their number in any notation: calls, notes, messages, follow-ups', () => {
    const { db, ask } = register(callsOnDays(0));
    ask('call.setNote', { call: 's1-1', note: 'pour sa mère', version: 0 });
    const { person } = personalDataQueries(db);
    for (const number of ['0199001234', '01 99 00 12 34', '+33 1 99 00 12 34', '0033199001234'])
      expect(person(number)?.calls).toMatchObject([
        { call: 's1-1', name: 'Mme Marin', note: 'pour sa mère' },
      ]);
    expect(person('01 99 00 12 35')?.calls).toEqual([]);
    expect(person('Mme Marin')).toBeNull();
  });

  it('is erased whole, and nothing of it is left in the file', () => {
    const { file, writer, db, ask, values } = register(callsOnDays(0));
    ask('call.setNote', { call: 's1-1', note: 'pour sa belle-mère', version: 0 });
    writer.within((open) => open.exec("UPDATE follow_up SET closed = 1, state = 'done'"));
    expect(ask('person.erase', { number: '01 99 00 12 34' })).toMatchObject({
      ok: true,
      value: { calls: 1 },
    });
    expect(values('SELECT number FROM call')).toEqual([null]);
    expect(personalDataQueries(db).person('01 99 00 12 34')).toMatchObject({ calls: [], followUps: [] });
    for (const part of [file, `${file}-wal`]) {
      const bytes = readFileSync(part);
      for (const trace of ['Marin', '0199001234', 'belle-mère']) expect(bytes.includes(trace)).toBe(false);
    }
  });

  it('is not erased while somebody must still deal with something of theirs', () => {
    const { writer, ask, values } = register(callsOnDays(0));
    writer.within((open) => open.exec("UPDATE follow_up SET closed = NULL, state = 'open'"));
    const open = values('SELECT count(*) FROM follow_up');
    expect(open).not.toEqual([0]);
    expect(ask('person.erase', { number: '0199001234' })).toMatchObject({
      ok: false,
      code: 'Person_StillOpen',
    });
    expect(values('SELECT number FROM call')).toEqual(['0199001234']);
  });

  it('is erased by nobody without the audit log knowing, which never has the number', () => {
    const { writer, ask, values } = register(callsOnDays(0));
    writer.within((open) => open.exec("UPDATE follow_up SET closed = 1, state = 'done'"));
    ask('person.erase', { number: '0199001234' });
    expect(values('SELECT what FROM audit')).toContain('person.erase');
    expect(values("SELECT count(*) FROM audit WHERE record LIKE '%0199%'")).toEqual([0]);
  });
});
