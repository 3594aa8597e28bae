import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact } from '../desk/facts.ts';
import { openRegisterReader, type RegisterReader } from './queries.ts';
import { setAside } from './salvage.ts';
import { callEnded, callStarted, FactMaker, heldCall, ORIGIN, WALL_AT_0 } from './testing/facts.ts';
import { memoryFolder } from './testing/folder.ts';
import { RegisterWriter } from './writer.ts';

const ALWAYS = { from: 0, to: Number.POSITIVE_INFINITY };

function write(file: string, facts: readonly Fact[], session = 's1'): void {
  const writer = new RegisterWriter(file, { ...ORIGIN, session });
  writer.write(facts);
  writer.close();
}

function withReader<T>(facts: readonly Fact[], run: (reader: RegisterReader, file: string) => T): T {
  const file = join(memoryFolder(), 'register.db');
  write(file, facts);
  const reader = openRegisterReader(file);
  try {
    return run(reader, file);
  } finally {
    reader.close();
  }
}

/** Calls that started at these moments, in s; the journal has them in this order. */
function callsAt(...seconds: readonly number[]): Fact[] {
  const maker = new FactMaker();
  return seconds.map((second, index) => maker.at(second * 1000, callStarted(`s1-${index + 1}`)));
}

const names = (rows: readonly { readonly call: string }[]) => rows.map(({ call }) => call);

describe('calls of a period', () => {
  it('are those that started in it, newest first, the end of the period not included', () => {
    withReader(callsAt(0, 10, 20, 30), (reader) => {
      const period = { from: WALL_AT_0 + 10_000, to: WALL_AT_0 + 30_000 };
      expect(names(reader.calls(period, { limit: 10 }))).toEqual(['s1-3', 's1-2']);
    });
  });

  it('come page by page, each call once, whatever the clock did and however many start at once', () => {
    const starts = fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 20 });
    fc.assert(
      fc.property(starts, fc.integer({ min: 1, max: 5 }), (seconds, limit) =>
        withReader(callsAt(...seconds), (reader) => {
          const whole = reader.calls(ALWAYS, { limit: 500 });
          const paged = [];
          for (let page = reader.calls(ALWAYS, { limit }); ; ) {
            paged.push(...page);
            const last = page.at(-1);
            if (last === undefined) break;
            page = reader.calls(ALWAYS, { limit, before: last.key });
          }
          expect(paged).toEqual(whole);
          expect(whole.map(({ started }) => started)).toEqual(
            seconds.map((second) => WALL_AT_0 + second * 1000).sort((a, b) => b - a),
          );
        }),
      ),
      { numRuns: 60 },
    );
  }, 60_000);

  it('stay on their pages while new calls come in', () => {
    withReader(callsAt(0, 10, 20), (reader, file) => {
      const before = reader.calls(ALWAYS, { limit: 1 })[0]?.key ?? 0;
      write(file, [new FactMaker().at(40_000, callStarted('s2-1'))], 's2');
      expect(names(reader.calls(ALWAYS, { limit: 5, before }))).toEqual(['s1-2', 's1-1']);
    });
  });

  it('after a key that is not there are none', () => {
    withReader(callsAt(0), (reader) => expect(reader.calls(ALWAYS, { limit: 5, before: 99 })).toEqual([]));
  });

  it('have no more than 500 to a page', () => {
    withReader(callsAt(...Array.from({ length: 510 }, (_, index) => index)), (reader) => {
      expect(reader.calls(ALWAYS, { limit: 10_000 })).toHaveLength(500);
    });
  });
});

describe('all calls of a period', () => {
  it('come in chunks, oldest first, and other work is let in between', async () => {
    const file = join(memoryFolder(), 'register.db');
    write(file, callsAt(...Array.from({ length: 450 }, (_, index) => index)));
    const reader = openRegisterReader(file);
    const sizes: number[] = [];
    const calls: string[] = [];
    let turns = 0;
    const count = () => {
      turns += 1;
      if (sizes.length < 3) setImmediate(count);
    };
    setImmediate(count);
    for await (const chunk of reader.chunks(ALWAYS)) {
      sizes.push(chunk.length);
      calls.push(...names(chunk));
    }
    reader.close();
    expect(sizes).toEqual([200, 200, 50]);
    expect(calls).toEqual(Array.from({ length: 450 }, (_, index) => `s1-${index + 1}`));
    expect(turns).toBeGreaterThanOrEqual(2);
  });
});

describe('totals of a period', () => {
  it('count calls, answered, missed and left on hold, and the share of check-ins kept', () => {
    const maker = new FactMaker();
    const at = (second: number, body: Parameters<FactMaker['at']>[1]) => maker.at(second * 1000, body);
    const facts = [
      ...heldCall(maker, 's1-1'),
      at(60, callStarted('s1-2')),
      at(70, callEnded('s1-2')),
      at(80, callStarted('s1-3')),
      at(81, { type: 'callAnswered', call: 's1-3' }),
      at(82, { type: 'callHeld', call: 's1-3' }),
      at(82, { type: 'waitStarted', wait: 's1-3w1', call: 's1-3', checkIn: 1, due: 112_000 }),
      at(172, { type: 'checkInMissed', wait: 's1-3w1', checkIn: 1, due: 112_000, nextDue: 172_000 }),
      at(173, {
        type: 'waitEnded',
        wait: 's1-3w1',
        why: 'gone',
        last: { checkIn: 2, due: 172_000, result: 'void' },
      }),
      at(173, { type: 'outcomeSet', call: 's1-3', outcome: 'abandoned' }),
      at(173, callEnded('s1-3')),
      at(180, { ...callStarted('s1-4'), direction: 'outgoing' }),
      at(181, { ...callStarted('s1-5'), direction: 'outgoing', consultationFor: 's1-1' }),
    ];
    withReader(facts, (reader) => {
      expect(reader.totals(ALWAYS)).toEqual({
        calls: 4,
        incoming: 3,
        answered: 2,
        missed: 1,
        abandonedOnHold: 1,
        checkIns: { early: 0, onTime: 1, late: 0, missed: 1, void: 1 },
        kept: 0.5,
      });
      expect(reader.totals({ from: 0, to: 1 })).toMatchObject({ calls: 0, kept: null });
    });
  });
});

describe('the reader', () => {
  it('finds nothing while there is no register, and everything as soon as there is', async () => {
    const file = join(memoryFolder(), 'register.db');
    const reader = openRegisterReader(file);
    expect(reader.calls(ALWAYS, { limit: 5 })).toEqual([]);
    expect(reader.call('s1-1')).toBeNull();
    expect(reader.totals(ALWAYS)).toMatchObject({ calls: 0, kept: null });
    expect((await reader.chunks(ALWAYS).next()).done).toBe(true);
    write(file, callsAt(0));
    expect(names(reader.calls(ALWAYS, { limit: 5 }))).toEqual(['s1-1']);
    reader.close();
  });

  it('sees each commit of a writer that is at work', () => {
    const file = join(memoryFolder(), 'register.db');
    const writer = new RegisterWriter(file, ORIGIN);
    const reader = openRegisterReader(file);
    for (const [index, fact] of callsAt(0, 1, 2).entries()) {
      writer.write([fact]);
      expect(reader.calls(ALWAYS, { limit: 5 })).toHaveLength(index + 1);
    }
    reader.close();
    writer.close();
  });

  it('reads the fresh file after a damaged one was set aside', () => {
    withReader(callsAt(0, 1), (reader, file) => {
      expect(reader.calls(ALWAYS, { limit: 5 })).toHaveLength(2);
      setAside(file, Date.UTC(2031, 2, 3));
      expect(reader.calls(ALWAYS, { limit: 5 })).toEqual([]);
      write(file, callsAt(5));
      expect(names(reader.calls(ALWAYS, { limit: 5 }))).toEqual(['s1-1']);
    });
  });
});
