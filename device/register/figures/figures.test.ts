import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Fact, FactBody } from '../../desk/facts.ts';
import { MIGRATIONS } from '../migrations/index.ts';
import { openRegister } from '../opening.ts';
import { Clearing } from '../personal-data/clearing.ts';
import { DEFAULT_RETENTION } from '../personal-data/personal-data.ts';
import { callEnded, callStarted, FactMaker, heldCall, ORIGIN, WALL_AT_0 } from '../testing/facts.ts';
import { memoryFolder } from '../testing/folder.ts';
import { RegisterWriter } from '../writer.ts';
import { dayOf, spanOf } from './day.ts';
import { keptShare } from './figures.ts';
import { figuresQuery } from './figures-queries.ts';

const DAY = 24 * 60 * 60 * 1000;
/** ms: on a machine that may be busy. */
const PATIENCE = 60_000;
const PAGE = 4096;
const ALL = { from: '0000-01-01', to: '9999-12-31' };
/** The calls of these tests begin in March. */
const WHOLE_MONTHS = { from: '2031-03-01', to: '2031-05-31' };

function register() {
  const file = join(memoryFolder(), 'register.db');
  const writer = new RegisterWriter(file, ORIGIN);
  const db = new Database(file, { readonly: true });
  onTestFinished(() => {
    db.close();
    writer.close();
  });
  const figures = figuresQuery(db);
  return { file, writer, db, figures };
}

/** Opens the register of an older program after it was given the calls of another one. */
function withRowsOf(from: string, file: string): RegisterWriter {
  const old = new Database(file);
  old.exec(`ATTACH '${from}' AS newer`);
  for (const table of ['journal', 'call', 'segment', 'wait', 'check_in'])
    old.exec(`INSERT INTO main.${table} SELECT * FROM newer.${table}`);
  old.close();
  const writer = new RegisterWriter(file, { session: 's2', boot: 'boot1' });
  onTestFinished(() => writer.close());
  return writer;
}

/** What is as old as that after the first call goes, as the settings of a new register have it. */
function clear(writer: RegisterWriter, days: number): void {
  writer.within((db) => new Clearing(db).round(WALL_AT_0 + days * DAY, DEFAULT_RETENTION));
}

/** Calls that begin so many ms after the first, numbered as one history. */
function callsAt(starts: readonly number[]): Fact[] {
  const maker = new FactMaker();
  return starts.flatMap((start, at) => heldCall(maker, `s1-${at + 1}`, start));
}

describe('the figures', () => {
  it('of a day that goes on are counted from its calls', () => {
    const { writer, figures } = register();
    writer.write(callsAt([0, 60_000]));
    const { total, days, lines, hours, lateness } = figures(ALL);
    expect(total).toEqual({
      calls: 2,
      incoming: 2,
      answered: 2,
      missed: 0,
      abandoned: 0,
      ringTime: 10_000,
      longestRing: 5_000,
      talkTime: 38_000,
      holdTime: 62_000,
      longestSilence: 31_000,
      callBacks: 0,
      checkIns: { early: 0, onTime: 2, late: 0, missed: 0, void: 0 },
    });
    expect(days).toEqual([{ day: dayOf(WALL_AT_0), ...total }]);
    expect(lines).toEqual([{ line: 'desk', ...total }]);
    expect(hours).toHaveLength(1);
    expect(lateness).toEqual([{ from: 0, count: 2 }]);
    expect(keptShare(total.checkIns)).toBe(1);
  });

  it('are the same whether days are still counted from the calls or from their totals', () => {
    const starts = fc.array(fc.integer({ min: 0, max: 20 * DAY }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(starts, (starts) => {
        const { writer, db, figures } = register();
        writer.write(callsAt(starts.toSorted((one, other) => one - other)));
        const before = figures(ALL);
        for (let minute = 0; minute < 3; minute += 1) writer.minute(WALL_AT_0 + 22 * DAY);
        expect(db.prepare('SELECT count(*) FROM day_to_count').pluck().get()).toBe(0);
        expect(db.prepare('SELECT sum(calls) FROM figure_call').pluck().get()).toBe(starts.length);
        expect(figures(ALL)).toEqual(before);
      }),
      { numRuns: 30 },
    );
  });

  it(
    'are the same whether they are put together from days, from months, or from the calls',
    () => {
      const day = fc.integer({ min: 0, max: 150 });
      const starts = fc.array(fc.integer({ min: 0, max: 150 * DAY }), { minLength: 5, maxLength: 25 });
      fc.assert(
        fc.property(
          starts,
          fc.array(fc.tuple(day, day), { maxLength: 8 }),
          fc.nat(24),
          (starts, spans, which) => {
            const { writer, figures } = register();
            const calls = callsAt(starts.toSorted((one, other) => one - other));
            writer.write(calls);
            const ranges = spans.map(([from, days]) => ({
              from: dayOf(WALL_AT_0 + from * DAY),
              to: dayOf(WALL_AT_0 + (from + days) * DAY),
            }));
            const all = () => [ALL, WHOLE_MONTHS, ...ranges].map(figures);
            const minutes = () => {
              for (let minute = 0; minute < 4; minute += 1) writer.minute(WALL_AT_0 + 200 * DAY);
            };
            const fromCalls = all();
            minutes();
            expect(all()).toEqual(fromCalls);
            const call = `s1-${1 + (which % starts.length)}`;
            const moment = { at: 200 * DAY, wall: WALL_AT_0 + 100 * DAY };
            const sequence = calls.length + 1;
            writer.write([{ type: 'outcomeSet', call, outcome: 'callBack', sequence, moment }]);
            const changed = all();
            expect(changed).not.toEqual(fromCalls);
            minutes();
            expect(all()).toEqual(changed);
          },
        ),
        { numRuns: 20 },
      );
    },
    PATIENCE,
  );

  it('of a month are there when its calls are gone, also when its days are counted anew', () => {
    const { writer, figures } = register();
    writer.write(callsAt([0, DAY, 40 * DAY]));
    writer.minute(WALL_AT_0 + 60 * DAY);
    const before = [ALL, WHOLE_MONTHS].map(figures);
    clear(writer, 120);
    expect(writer.within((db) => db.prepare('SELECT count(*) FROM call').pluck().get())).toBe(1);
    expect([ALL, WHOLE_MONTHS].map(figures)).toEqual(before);
    writer.within((db) => db.exec(`INSERT OR IGNORE INTO day_to_count SELECT DISTINCT day FROM figure_call`));
    expect([ALL, WHOLE_MONTHS].map(figures)).toEqual(before);
    writer.minute(WALL_AT_0 + 61 * DAY);
    expect([ALL, WHOLE_MONTHS].map(figures)).toEqual(before);
  });

  it('of a day of which some calls are gone follow what is said of the others, and so do those of days never counted', () => {
    const { writer, figures } = register();
    const HOUR = 3_600_000;
    const facts = callsAt([0, HOUR, 2 * HOUR, 9 * HOUR + 3_570_000]);
    writer.write(facts);
    const before = figures(ALL);
    clear(writer, 90 + 1.5 / 24);
    expect(writer.within((db) => db.prepare('SELECT count(*) FROM call').pluck().get())).toBe(2);
    expect(figures(ALL)).toEqual(before);
    writer.minute(WALL_AT_0 + 60 * DAY);
    expect(figures(ALL)).toEqual(before);
    const said = { type: 'outcomeSet', call: 's1-3', outcome: 'callBack' } as const;
    const moment = { at: 91 * DAY, wall: WALL_AT_0 + 91 * DAY };
    writer.write([{ ...said, sequence: facts.length + 1, moment }]);
    const changed = { ...before.total, callBacks: 1 };
    expect(figures(ALL).total).toEqual(changed);
    writer.minute(WALL_AT_0 + 92 * DAY);
    expect(figures(ALL).total).toEqual(changed);
    clear(writer, 200);
    writer.minute(WALL_AT_0 + 200 * DAY);
    expect(figures(ALL).total).toEqual(changed);
    expect(figures(ALL).lateness).toEqual(before.lateness);
  });

  it('tell who left on hold and who left while it rang, whatever is said of the calls before or after', () => {
    const { writer, figures } = register();
    const maker = new FactMaker();
    const left = (call: string, start: number, before: FactBody[] = [], after: FactBody[] = []) => {
      const bodies: FactBody[] = [
        ...[callStarted(call), { type: 'callAnswered', call } as const, ...before],
        ...[{ type: 'callHeld', call } as const],
        { type: 'waitStarted', wait: `${call}w1`, call, checkIn: 1, due: start + 34_000 },
        { type: 'waitEnded', wait: `${call}w1`, why: 'gone', last: null },
        ...[callEnded(call), ...after],
      ];
      return bodies.map((body, at) => maker.at(start + at * 1000, body));
    };
    const callBack = (call: string) => ({ type: 'outcomeSet', call, outcome: 'callBack' }) as const;
    writer.write([
      ...left('s1-1', 0, [], [{ type: 'outcomeSet', call: 's1-1', outcome: 'abandoned' }, callBack('s1-1')]),
      ...left('s1-2', 60_000, [callBack('s1-2')]),
      ...[callStarted('s1-3'), callEnded('s1-3'), callBack('s1-3')].map((body, at) =>
        maker.at(120_000 + at, body),
      ),
      ...heldCall(maker, 's1-4', 180_000),
      maker.at(300_000, { type: 'outcomeSet', call: 's1-4', outcome: 'abandoned' }),
    ]);
    expect(figures(ALL).total).toMatchObject({
      calls: 4,
      answered: 3,
      abandoned: 2,
      missed: 1,
      callBacks: 3,
    });
    writer.minute(WALL_AT_0 + DAY);
    expect(figures(ALL).total).toMatchObject({ abandoned: 2, missed: 1 });
  });

  it('of days whose calls are gone stay in a register of an older program, and the others are counted anew', () => {
    const file = join(memoryFolder(), 'register.db');
    const old = new Database(file);
    for (const sql of MIGRATIONS.slice(0, 16)) old.exec(sql);
    old.pragma('user_version = 16');
    for (const day of ['2031-01-06', dayOf(WALL_AT_0)])
      old.exec(`INSERT INTO figure_call VALUES ('${day}', 9, 'desk', 7, 7, 7, 0, 3, 1.5, 1, 1, 1, 1, 0)`);
    old.exec(`INSERT INTO figure_lateness VALUES ('2031-01-06', 2, 5)`);
    old.close();
    // One call that is still there, as the older program wrote it.
    const was = register();
    was.writer.write(callsAt([0]));
    const writer = withRowsOf(was.file, file);
    for (let minute = 0; minute < 2; minute += 1) writer.minute(WALL_AT_0 + DAY);
    const { total, days, lateness } = writer.within((db) => figuresQuery(db)(ALL));
    expect(days.map(({ calls }) => calls)).toEqual([7, 1]);
    expect(total).toMatchObject({ calls: 8, abandoned: 3 });
    expect(lateness).toEqual([
      { from: 0, count: 1 },
      { from: 10, count: 5 },
    ]);
  });

  it('are saved from a damaged register, also where only the hours of each day could still be read', () => {
    const { file, writer, db, figures } = register();
    writer.write(callsAt([0, DAY, 40 * DAY]));
    writer.minute(WALL_AT_0 + 60 * DAY);
    const before = [ALL, WHOLE_MONTHS].map(figures);
    const pages = [
      'figure_call_day',
      'figure_call_month',
      'figure_check_in_day',
      'figure_check_in_month',
    ].map((table) =>
      Number(db.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(table)),
    );
    db.close();
    writer.close();
    const bytes = readFileSync(file);
    for (const page of pages) bytes.fill(0xa5, (page - 1) * PAGE, page * PAGE);
    writeFileSync(file, bytes);
    writeFileSync(`${file}-wal`, Buffer.alloc(32));
    const { writer: fresh, notice } = openRegister({ ...ORIGIN, session: 's2', file });
    onTestFinished(() => fresh.close());
    expect(notice?.code).toBe('Register_Damaged');
    expect(fresh.within((open) => [ALL, WHOLE_MONTHS].map(figuresQuery(open)))).toEqual(before);
  });

  it('follow what is said of a call days later', () => {
    const { writer, figures } = register();
    writer.write(callsAt([0]));
    writer.minute(WALL_AT_0 + 3 * DAY);
    const by = {
      actor: { id: 'u-1', name: 'Anne', role: 'manager' },
      moment: { at: 3 * DAY, wall: WALL_AT_0 + DAY },
    } as const;
    const outcome = { call: 's1-1', outcome: 'callBack' };
    expect(writer.ask({ command: 'call.setOutcome', input: outcome, by })).toMatchObject({ ok: true });
    expect(figures(ALL).total.callBacks).toBe(1);
    writer.minute(WALL_AT_0 + 4 * DAY);
    expect(figures(ALL).total.callBacks).toBe(1);
  });

  it('of a period leave out what began before or after it', () => {
    const { writer, figures } = register();
    writer.write(callsAt([0, DAY, 2 * DAY]));
    const second = dayOf(WALL_AT_0 + DAY);
    expect(figures({ from: second, to: second }).total.calls).toBe(1);
    expect(figures({ from: second, to: '9999-12-31' }).total.calls).toBe(2);
  });

  it('have no share of check-ins kept where there was none', () => {
    expect(keptShare(register().figures(ALL).total.checkIns)).toBeNull();
  });
});

describe('the figures of each person', () => {
  it('are nobody’s to see until a manager has turned them on', () => {
    const { writer, figures } = register();
    writer.write(callsAt([0]));
    const actor = { id: 'u-1', name: 'Anne', role: 'manager' } as const;
    const by = { actor, moment: { at: 60_000, wall: WALL_AT_0 + 60_000 } };
    const tell = (command: string, input: unknown) => writer.ask({ command, input, by });
    const promise = {
      draft: 'd-1',
      call: null,
      caller: 'Mme Roche',
      number: '',
      note: 'demander au laboratoire',
    };
    const made = tell('followUp.promise', promise);
    expect(made).toMatchObject({ ok: true });
    const { id } = (made as { value: { id: string } }).value;
    expect(tell('followUp.take', { id, version: 1 })).toMatchObject({ ok: true });
    expect(figures(ALL).people).toBeNull();
    expect(tell('settings.save', { name: 'personFigures', value: true })).toMatchObject({ ok: true });
    const anne = { name: 'Anne', messagesWritten: 0, followUpsTaken: 1, followUpsDone: 0 };
    expect(figures(ALL).people).toEqual([anne]);
    expect(figures(ALL).peopleSince).toEqual({ at: WALL_AT_0 + 60_000, by: null });
  });
});

describe('a local day', () => {
  it('ends where the next begins, through every change of the clock', () => {
    for (let at = Date.UTC(2026, 0, 1, 12); at < Date.UTC(2028, 0, 1); at += DAY) {
      const { day, from, to } = spanOf(dayOf(at));
      expect(from <= at && at < to).toBe(true);
      expect([dayOf(from), dayOf(to - 1)]).toEqual([day, day]);
      expect(dayOf(to)).not.toBe(day);
    }
  });
});
