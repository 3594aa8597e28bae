import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { at, callsOnDays, openTestRegister, tracesOf } from './testing/test-register.ts';

const CALL = { key: 's1-1', note: 'Mme Marin' };

function keep(register: ReturnType<typeof openTestRegister>, numbers: number, messages: number): void {
  const value = { numbers, calls: 3000, messages };
  expect(register.ask('settings.save', { name: 'retention', value })).toMatchObject({ ok: true });
}

function sign(register: ReturnType<typeof openTestRegister>): void {
  const day = register.values(`SELECT date(${at(0)} / 1000, 'unixepoch', 'localtime')`)[0];
  const seen = register.values('SELECT id FROM follow_up WHERE closed IS NULL');
  const input = { day, seen, note: 'Mme Marin rappelle' };
  expect(register.ask('day.close', input)).toMatchObject({ ok: true });
}

describe('names of callers', () => {
  it('stand in signed days as long as in calls, and no longer', () => {
    const register = openTestRegister(callsOnDays(0));
    keep(register, 30, 3000);
    sign(register);
    register.writer.minute(at(29));
    expect(register.values('SELECT content FROM day_closing').join()).toContain('Mme Marin');
    register.writer.minute(at(31));
    expect(register.values('SELECT content || note FROM day_closing')).toEqual(['[]']);
    expect(register.values('SELECT name FROM day_closing')).toEqual(['Anne']);
  });

  it('go from signed days before the messages go that they are found by', () => {
    const register = openTestRegister(callsOnDays(0));
    keep(register, 300, 20);
    sign(register);
    register.writer.minute(at(21));
    expect(register.values('SELECT content FROM day_closing')).toEqual(['[]']);
  });

  it('go with a note that was written when the number was cleared already', () => {
    const register = openTestRegister(callsOnDays(0));
    keep(register, 30, 90);
    register.ask('settings.save', { name: 'callsOpenFor', value: 366 });
    register.writer.minute(at(31));
    const note = { call: CALL.key, note: CALL.note, version: 0 };
    expect(register.ask('call.setNote', note, at(40))).toMatchObject({ ok: true });
    register.writer.minute(at(69));
    expect(register.values('SELECT note FROM call_detail')).toEqual([CALL.note]);
    register.writer.minute(at(71));
    expect(register.values('SELECT note FROM call_detail')).toEqual([]);
  });

  it('go from what the CRM was told, also where it took it only after the call was cleared', () => {
    const register = openTestRegister(callsOnDays(0));
    const told = () => register.values("SELECT count(*) FROM outbox_event WHERE body LIKE '%Marin%'");
    register.writer.minute(at(31));
    expect(told()).not.toEqual([0]);
    register.writer.within((db) => db.exec("UPDATE outbox_event SET state = 'sent'"));
    register.writer.minute(at(31));
    expect(told()).toEqual([0]);
  });
});

describe('a draft', () => {
  it('that nobody changed for as long as messages are kept goes; one that somebody works on stays', () => {
    const register = openTestRegister([]);
    const save = (draft: string, version: number, day: number, text = 'x') => {
      const to = { recipient: null, name: 'Dr Roux', caller: 'Mme Marin', number: '', call: null };
      const said = { kind: 'other', text, details: { purpose: '' }, promised: null, collectFrom: null };
      const input = { draft, version, ...to, ...said, send: false };
      expect(register.ask('message.save', input, at(day))).toMatchObject({ ok: true });
    };
    save('old', 0, 0);
    save('worked on', 0, 0);
    save('worked on', 1, 80, 'x, and y');
    register.writer.minute(at(89));
    expect(register.values('SELECT draft FROM message')).toHaveLength(2);
    register.writer.minute(at(91));
    expect(register.values('SELECT draft FROM message')).toEqual(['worked on']);
    expect(register.values("SELECT count(*) FROM message_event WHERE actor_name = 'Anne'")).toEqual([2]);
  });
});

describe('the write-ahead log', () => {
  const logOf = (file: string) => statSync(`${file}-wal`).size;
  /** One call, of which the CRM has been told. */
  const registerOfOld = () => {
    const register = openTestRegister(callsOnDays(0));
    register.writer.within((db) => db.exec("UPDATE outbox_event SET state = 'sent'"));
    return register;
  };

  it('has nothing left of what a minute cleared', () => {
    const { file, writer } = registerOfOld();
    expect(tracesOf(['Marin'], file)).toContain('Marin in register.db-wal');
    writer.minute(at(31));
    expect(tracesOf(['Marin', '0199001234'], file)).toEqual([]);
  });

  it('that somebody reads from is emptied as soon as they have done', () => {
    const { file, writer } = registerOfOld();
    const reader = new Database(file, { readonly: true });
    reader.exec('BEGIN; SELECT count(*) FROM call;');
    writer.minute(at(31));
    expect(logOf(file)).toBeGreaterThan(0);
    reader.exec('COMMIT');
    writer.minute(at(31));
    expect(tracesOf(['Marin', '0199001234'], file)).toEqual([]);
    reader.close();
  });

  it('is left alone while nothing is cleared', () => {
    const { file, writer } = openTestRegister(callsOnDays(0));
    writer.minute(at(1));
    writer.minute(at(2));
    expect(logOf(file)).toBeGreaterThan(0);
  });
});

describe('a register that was put aside', () => {
  const lists = (file: string) => readdirSync(dirname(file)).sort();
  const LIVE = ['register.db', 'register.db-shm', 'register.db-wal'];

  it('goes with its log once it is as old as numbers may be, damaged or replaced', () => {
    const { file, writer, clock } = openTestRegister([]);
    const aside = [
      ...['damaged-2031-03-03T14-00-00.000Z', 'damaged-2031-03-03T14-00-00.000Z-2'],
      ...['damaged-2031-03-03T14-00-00.000Z-wal', 'before-restore-20310303-140000'],
    ];
    for (const name of aside) writeFileSync(`${file}.${name}`, '');
    writer.minute(at(29));
    expect(lists(file)).toHaveLength(LIVE.length + aside.length);
    clock.trusted = false;
    writer.minute(at(31));
    expect(lists(file)).toHaveLength(LIVE.length + aside.length);
    clock.trusted = true;
    writer.minute(at(31));
    expect(lists(file)).toEqual(LIVE);
  });

  it('is not taken for one where somebody has named a file of their own', () => {
    const { file, writer } = openTestRegister([]);
    const own = ['register.db.damaged-by-me', 'other.db.damaged-2031-03-03T14-00-00.000Z', 'register.db.bak'];
    for (const name of own) writeFileSync(`${dirname(file)}/${name}`, '');
    writer.minute(at(31));
    expect(lists(file)).toEqual([...LIVE, ...own].sort());
  });
});

describe('a copy that a backup has left', () => {
  it('goes when the process is gone that made it, and not before', () => {
    const { file, writer, clock } = openTestRegister([]);
    clock.trusted = false;
    // The largest number a process can have is 2^22.
    const [gone, made] = [`${file}.copy-${2 ** 22 + 1}`, `${file}.restoring-${process.ppid}`];
    for (const name of [gone, `${gone}-journal`, made]) writeFileSync(name, '');
    writer.minute(at(0));
    expect([gone, `${gone}-journal`, made].map((name) => existsSync(name))).toEqual([false, false, true]);
  });
});
