import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Fact } from '../../desk/facts.ts';
import { openRegister } from '../opening.ts';
import { FactMaker, heldCall, ORIGIN, WALL_AT_0 } from '../testing/facts.ts';
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
      const change = fc.record({
        call: fc.nat(24),
        outcome: fc.constantFrom('callBack' as const, 'abandoned' as const),
      });
      fc.assert(
        fc.property(
          starts,
          fc.array(fc.tuple(day, day), { maxLength: 8 }),
          change,
          (starts, spans, change) => {
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
            const call = `s1-${1 + (change.call % starts.length)}`;
            const moment = { at: 200 * DAY, wall: WALL_AT_0 + 100 * DAY };
            const sequence = calls.length + 1;
            writer.write([{ type: 'outcomeSet', call, outcome: change.outcome, sequence, moment }]);
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

  it('of a month are there when its calls are gone, until one of its days is counted anew', () => {
    const { writer, figures } = register();
    writer.write(callsAt([0, DAY, 40 * DAY]));
    writer.minute(WALL_AT_0 + 60 * DAY);
    const before = [ALL, WHOLE_MONTHS].map(figures);
    writer.within((db) => {
      for (const table of ['check_in', 'wait', 'segment', 'call']) db.exec(`DELETE FROM ${table}`);
    });
    expect([ALL, WHOLE_MONTHS].map(figures)).toEqual(before);
    writer.within((db) => db.exec(`INSERT INTO day_to_count VALUES ('${dayOf(WALL_AT_0)}')`));
    writer.minute(WALL_AT_0 + 61 * DAY);
    expect([ALL, WHOLE_MONTHS].map((days) => figures(days).total.calls)).toEqual([2, 2]);
    expect(figures(ALL).days).toHaveLength(2);
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
