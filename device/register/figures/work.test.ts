import { readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ANNE, monday } from '../follow-up/testing/office.ts';
import { MIGRATIONS } from '../migrations/index.ts';
import { openRegister } from '../opening.ts';
import { Clearing } from '../personal-data/clearing.ts';
import { DEFAULT_RETENTION } from '../personal-data/personal-data.ts';
import { callEnded, ORIGIN } from '../testing/facts.ts';
import { RegisterWriter } from '../writer.ts';
import { dayOf } from './day.ts';
import { ALL, makeTotals, practice, told } from './testing/practice.ts';

/** ms: on a machine that may be busy. */
const PATIENCE = 60_000;
const PAGE = 4096;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MONDAY = { from: '2031-02-03', to: '2031-02-03' };
const TUESDAY = { from: '2031-02-04', to: '2031-02-04' };

describe('the figures of follow-ups', () => {
  it('count one on the day on which it was made, open until it is done', () => {
    const { rig, promise, change, work } = practice();
    const [one, other] = [promise(), promise()];
    change('followUp.finish', one, { result: 'dit' });
    expect(work()).toMatchObject({ followUps: 2, doneSameDay: 1, doneLater: 0, open: 1 });
    rig.now = monday(9, 0, 1);
    rig.writer.minute(rig.now);
    expect(work(MONDAY)).toMatchObject({ followUps: 2, doneSameDay: 1, doneLater: 0, open: 1 });
    change('followUp.finish', other, { result: 'dit' });
    expect(work(MONDAY)).toMatchObject({ followUps: 2, doneSameDay: 1, doneLater: 1, open: 0 });
    rig.writer.minute(rig.now);
    expect(work(MONDAY)).toMatchObject({ followUps: 2, doneSameDay: 1, doneLater: 1, open: 0 });
    expect(work(TUESDAY).followUps).toBe(0);
  });

  it('take back what is opened again, days after its day was counted', () => {
    const { rig, promise, change, work } = practice();
    const id = promise();
    change('followUp.finish', id, { result: 'dit' });
    rig.now = monday(9, 0, 5);
    makeTotals(rig.writer, rig.now);
    change('followUp.reopen', id);
    expect(work(MONDAY)).toMatchObject({ followUps: 1, doneSameDay: 0, open: 1 });
    makeTotals(rig.writer, rig.now);
    expect(work(MONDAY)).toMatchObject({ followUps: 1, doneSameDay: 0, open: 1 });
  });

  it('leave one that is carried to another day on its own', () => {
    const { rig, promise, change, work } = practice();
    const id = promise();
    change('followUp.postpone', id, { to: '2031-02-06', reason: 'fermé' });
    rig.now = monday(9, 0, 3);
    rig.writer.minute(rig.now);
    expect(work(MONDAY)).toMatchObject({ followUps: 1, open: 1 });
    change('followUp.finish', id, { result: 'dit' });
    expect(work(MONDAY)).toMatchObject({ followUps: 1, doneLater: 1, open: 0 });
  });

  it('count two causes in one call once, and none that was withdrawn', () => {
    const { rig, work } = practice();
    rig.call('s1-1', 'callBack');
    rig.outcome('s1-1', 'interrupted');
    expect(work()).toMatchObject({ followUps: 1, open: 1 });
    makeTotals(rig.writer, rig.now);
    rig.outcome('s1-1', 'satisfied');
    expect(work().followUps).toBe(0);
    makeTotals(rig.writer, rig.now);
    expect(work().followUps).toBe(0);
  });
});

describe('the figures of messages', () => {
  it('tell one acknowledged in time from one acknowledged late, and a correction is waited for anew', () => {
    const { rig, write, change, work } = practice();
    const [one, other] = [write(), write()];
    write({ send: false });
    change('message.told', one, { how: 'phone' });
    expect(work()).toMatchObject({ messages: 2, acknowledgedInTime: 1, notAcknowledged: 1 });
    rig.now = monday(9, 0, 2);
    makeTotals(rig.writer, rig.now);
    change('message.told', other, { how: 'phone' });
    expect(work(MONDAY)).toMatchObject({ messages: 2, acknowledgedInTime: 1, acknowledgedLate: 1 });
    makeTotals(rig.writer, rig.now);
    expect(work(MONDAY)).toMatchObject({ messages: 2, acknowledgedInTime: 1, acknowledgedLate: 1 });
    change('message.add', one, { text: 'encore' });
    expect(work(MONDAY)).toMatchObject({ acknowledgedInTime: 0, acknowledgedLate: 1, notAcknowledged: 1 });
  });
});

describe('a draft that was thrown away', () => {
  it('is no message in any figure, whenever it was', () => {
    const { rig, db, write, change, work } = practice();
    change('message.discard', write({ send: false }));
    const [later] = [write({ send: false })];
    expect(work().messages).toBe(0);
    makeTotals(rig.writer, rig.now);
    change('message.discard', later ?? '');
    expect(db.prepare("SELECT count(*) FROM message WHERE state = 'discarded'").pluck().get()).toBe(2);
    expect(work()).toMatchObject({ messages: 0, notAcknowledged: 0 });
    makeTotals(rig.writer, rig.now);
    expect(work()).toMatchObject({ messages: 0, notAcknowledged: 0 });
  });
});

describe('the figures of people who are to be called back', () => {
  it('tell how many there were, for how many somebody called, and how many are dealt with', () => {
    const { rig, work } = practice();
    for (const at of [1, 2, 3, 4]) rig.call(`s1-${at}`, 'callBack', `019900000${at}`);
    expect(work()).toMatchObject({ callBacks: 4, calledBack: 0, callBacksDone: 0 });
    makeTotals(rig.writer, rig.now);
    rig.now = monday(9, 0, 1);
    rig.dial('s1-5', '0199000001');
    rig.outcome('s1-5', 'satisfied');
    rig.dial('s1-6', '0199000002', false);
    rig.fact(callEnded('s1-6'));
    rig.outcome('s1-4', 'satisfied');
    expect(work()).toMatchObject({ callBacks: 3, calledBack: 2, callBacksDone: 1 });
    makeTotals(rig.writer, rig.now);
    expect(work(MONDAY)).toMatchObject({ callBacks: 3, calledBack: 2, callBacksDone: 1 });
    rig.writer.within((open) => new Clearing(open).round(rig.now + 91 * DAY, DEFAULT_RETENTION));
    expect(work(MONDAY)).toMatchObject({ callBacks: 3, calledBack: 2, callBacksDone: 1 });
  });
});

describe('the totals of messages and follow-ups', () => {
  it('have a draft on the day on which it was begun, once it is written', () => {
    const { rig, write, writeAgain, work } = practice();
    const id = write({ send: false, recipient: null });
    makeTotals(rig.writer, rig.now);
    expect(work().messages).toBe(0);
    rig.now = monday(9, 0, 1);
    writeAgain(id, { recipient: null });
    expect(work(MONDAY)).toMatchObject({ messages: 1, notAcknowledged: 1 });
    makeTotals(rig.writer, rig.now);
    expect(work(MONDAY)).toMatchObject({ messages: 1, notAcknowledged: 1 });
  });

  it('are the same after somebody was erased: they tell nothing of them', () => {
    const { rig, db, promise, write, change, work } = practice();
    const number = '01 99 00 12 34';
    change('followUp.finish', promise(number), { result: 'dit' });
    change('message.told', write({ number }), { how: 'phone' });
    promise();
    makeTotals(rig.writer, rig.now);
    const before = work();
    expect(before).toMatchObject({ messages: 1, followUps: 2 });
    const erased = rig.done('person.erase', { number }, { ...ANNE, role: 'manager' });
    expect(erased).toMatchObject({ messages: 1, followUps: 1 });
    expect(db.prepare('SELECT count(*) FROM message').pluck().get()).toBe(0);
    expect(work()).toEqual(before);
    makeTotals(rig.writer, rig.now);
    expect(work()).toEqual(before);
  });

  it('are the same when what they count is not kept any longer, also when something of that day changes later', () => {
    const { rig, db, promise, write, change, work } = practice();
    change('followUp.finish', promise(), { result: 'dit' });
    change('message.told', write(), { how: 'phone' });
    const survivor = write();
    promise();
    makeTotals(rig.writer, rig.now);
    const before = told(db, ALL);
    expect(before.people).toMatchObject([{ messagesWritten: 2, followUpsDone: 1 }]);
    rig.now += 91 * DAY;
    rig.writer.within((open) => new Clearing(open).round(rig.now, DEFAULT_RETENTION));
    expect(db.prepare('SELECT count(*) FROM message').pluck().get()).toBe(1);
    expect(told(db, ALL)).toEqual(before);
    makeTotals(rig.writer, rig.now);
    expect(told(db, ALL)).toEqual(before);
    change('message.told', survivor, { how: 'phone' });
    const late = { messages: 2, acknowledgedInTime: 1, acknowledgedLate: 1, notAcknowledged: 0 };
    expect(work()).toMatchObject(late);
    makeTotals(rig.writer, rig.now);
    expect(work()).toMatchObject({ ...late, followUps: 2, doneSameDay: 1, open: 1 });
  });

  it('keep nothing of anybody by name, once the rows are gone, where nobody has turned that on', () => {
    const { rig, db, promise, change } = practice();
    rig.done('settings.save', { name: 'personFigures', value: false }, { ...ANNE, role: 'manager' });
    change('followUp.finish', promise(), { result: 'dit' });
    rig.writer.within((open) => new Clearing(open).round(rig.now + 91 * DAY, DEFAULT_RETENTION));
    makeTotals(rig.writer, rig.now);
    expect(told(db, ALL).people).toEqual([]);
    expect(told(db, ALL).work).toMatchObject({ followUps: 1, doneSameDay: 1 });
  });

  it.each(['Europe/Paris', 'Africa/Cairo', 'America/Havana', 'Asia/Gaza'])(
    'have the local days of %s, through every change of its clock',
    (zone) => {
      const before = process.env.TZ;
      process.env.TZ = zone;
      onTestFinished(() => {
        if (before === undefined) delete process.env.TZ;
        else process.env.TZ = before;
      });
      const { rig, db, work } = practice();
      const insert = `INSERT INTO follow_up (id, cause, version, kind, state, note, made, due, closed, result)
        VALUES (?, ?, 1, 'findOut', 'done', '', ?, '', ?, '')`;
      const first = Date.UTC(2025, 0, 1);
      rig.writer.within((open) => {
        for (let at = 0; at < 365 * 24; at += 1) {
          const made = first + (at + 0.5) * HOUR;
          open.prepare(insert).run(`f-${at}`, `c-${at}`, made, made + HOUR);
        }
      });
      const all = work();
      expect(all.followUps).toBe(365 * 24);
      makeTotals(rig.writer, rig.now);
      expect(work()).toEqual(all);
      const days = new Map<string, number>();
      for (let at = 0; at < 365 * 24; at += 1) {
        const day = dayOf(first + (at + 0.5) * HOUR);
        days.set(day, (days.get(day) ?? 0) + 1);
      }
      const totals = db.prepare<[], [string, number]>('SELECT day, followUps FROM figure_follow_up').raw();
      expect(totals.all()).toEqual([...days]);
    },
    PATIENCE,
  );

  it('are made of what an older register has', () => {
    const { rig, db, promise, write, change, work } = practice();
    const id = promise();
    rig.now = monday(9, 0, 1);
    write();
    rig.now = monday(9, 0, 2);
    change('followUp.take', id);
    const figures = work();
    const file = `${rig.file}-old`;
    const old = new Database(file);
    for (const sql of MIGRATIONS.slice(0, 10)) old.exec(sql);
    old.pragma('user_version = 10');
    old.exec(`ATTACH '${rig.file}' AS newer`);
    for (const table of ['message', 'message_event', 'follow_up', 'follow_up_event']) {
      const columns = (old.pragma(`main.table_info(${table})`) as { name: string }[])
        .map(({ name }) => name)
        .join(', ');
      old.exec(`INSERT INTO main.${table} (${columns}) SELECT ${columns} FROM newer.${table}`);
    }
    old.close();
    const writer = new RegisterWriter(file, { session: 's2', boot: 'boot1' });
    expect(writer.within((open) => told(open, ALL))).toEqual({ work: figures, people: told(db, ALL).people });
    makeTotals(writer, rig.now);
    expect(writer.within((open) => told(open, ALL).work)).toEqual(figures);
    const days =
      'SELECT day FROM figure_message UNION SELECT day FROM figure_follow_up UNION SELECT day FROM figure_person';
    expect(writer.within((open) => open.prepare(days).all())).toHaveLength(3);
    writer.close();
  });

  it.each(['segment', 'figure_follow_up', 'work_to_count'])(
    'are those of the rows that a register with a damaged table %s still gives',
    (damaged) => {
      const { rig, db, promise, change, write } = practice();
      for (let at = 0; at < 20; at += 1) change('followUp.finish', promise(), { result: 'dit' });
      write();
      makeTotals(rig.writer, rig.now);
      rig.now = monday(9, 0, 1);
      promise();
      const before = told(db, ALL);
      const page = Number(
        db.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(damaged),
      );
      db.close();
      rig.writer.close();
      const bytes = readFileSync(rig.file);
      writeFileSync(rig.file, bytes.fill(0xa5, (page - 1) * PAGE, page * PAGE));
      // As after a power cut: the file is looked through.
      writeFileSync(`${rig.file}-wal`, Buffer.alloc(32));
      const { writer, notice } = openRegister({ ...ORIGIN, session: 's2', file: rig.file });
      onTestFinished(() => writer.close());
      expect(notice?.code).toBe('Register_Damaged');
      expect(writer.within((open) => told(open, ALL))).toEqual(before);
      makeTotals(writer, rig.now);
      expect(writer.within((open) => told(open, ALL))).toEqual(before);
    },
  );
});
