import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openRegisterReader } from './queries.ts';
import type { CallDetail } from './rows.ts';
import { callEnded, callStarted, FactMaker, heldCall, ORIGIN, WALL_AT_0 } from './testing/facts.ts';
import { memoryFolder } from './testing/folder.ts';
import { histories, type Session } from './testing/histories.ts';
import { modelOf } from './testing/model.ts';
import { readTables } from './testing/tables.ts';
import { RegisterWriter } from './writer.ts';

/** ms: these make hundreds of files, on a machine that may be busy. */
const PATIENCE = 60_000;

function write(file: string, sessions: readonly Session[], batch = 1_000): void {
  for (const { facts, ...origin } of sessions) {
    const writer = new RegisterWriter(file, origin);
    for (let from = 0; from < facts.length; from += batch) writer.write(facts.slice(from, from + batch));
    writer.close();
  }
}

function detail(file: string, call: string): CallDetail | null {
  const reader = openRegisterReader(file);
  const found = reader.call(call);
  reader.close();
  return found;
}

function withFile(run: (file: string) => void): void {
  run(join(memoryFolder(), 'register.db'));
}

describe('the register of a call', () => {
  it('has its ring, talk and hold times, its segments, and every check-in with due, taken back, result and outcome', () => {
    withFile((file) => {
      write(file, [{ ...ORIGIN, facts: heldCall(new FactMaker(), 's1-1') }]);
      const wall = (seconds: number) => WALL_AT_0 + seconds * 1000;
      expect(detail(file, 's1-1')).toEqual({
        key: 1,
        call: 's1-1',
        line: 'desk',
        direction: 'incoming',
        number: '0199001234',
        name: 'Mme Marin',
        contact: null,
        internal: false,
        consultationFor: null,
        started: wall(0),
        answered: wall(5),
        ended: wall(55),
        endedBy: 'peer',
        endReason: 'hungUp',
        outcome: 'message',
        reason: null,
        grave: false,
        aggressive: false,
        note: null,
        noteVersion: 0,
        ringTime: 5_000,
        talkTime: 19_000,
        holdTime: 31_000,
        checkIns: ['onTime'],
        segments: [
          { kind: 'ring', started: wall(0), ended: wall(5), duration: 5_000 },
          { kind: 'talk', started: wall(5), ended: wall(15), duration: 10_000 },
          { kind: 'hold', started: wall(15), ended: wall(46), duration: 31_000 },
          { kind: 'talk', started: wall(46), ended: wall(55), duration: 9_000 },
        ],
        waits: [
          {
            wait: 's1-1w1',
            started: wall(15),
            ended: wall(55),
            why: 'takenBack',
            escalated: false,
            checkIns: [
              {
                checkIn: 1,
                due: wall(45),
                takenBack: wall(46),
                lateness: 1_000,
                result: 'onTime',
                outcome: 'message',
              },
            ],
          },
        ],
      });
    });
  });

  it('takes durations from the monotonic clock when the wall clock steps by ten years', () => {
    withFile((file) => {
      const tenYears = 10 * 365 * 24 * 3_600_000;
      const facts = heldCall(new FactMaker(), 's1-1').map((fact, index) =>
        index < 3 ? fact : { ...fact, moment: { at: fact.moment.at, wall: fact.moment.wall - tenYears } },
      );
      write(file, [{ ...ORIGIN, facts }]);
      expect(detail(file, 's1-1')).toMatchObject({ ringTime: 5_000, talkTime: 19_000, holdTime: 31_000 });
    });
  });

  it('calls the talk with a recipient a consultation', () => {
    withFile((file) => {
      const maker = new FactMaker();
      const facts = [
        maker.at(0, { ...callStarted('s1-2'), direction: 'outgoing', consultationFor: 's1-1' }),
        maker.at(4_000, { type: 'callAnswered', call: 's1-2' }),
        maker.at(9_000, callEnded('s1-2')),
      ];
      write(file, [{ ...ORIGIN, facts }]);
      const found = detail(file, 's1-2');
      expect(found?.segments.map(({ kind, duration }) => [kind, duration])).toEqual([
        ['ring', 4_000],
        ['consultation', 5_000],
      ]);
      expect(found).toMatchObject({ talkTime: 5_000, consultationFor: 's1-1' });
    });
  });

  it('says of an open call how long each part took up to its last fact', () => {
    withFile((file) => {
      write(file, [{ ...ORIGIN, facts: heldCall(new FactMaker(), 's1-1').slice(0, 6) }]);
      expect(detail(file, 's1-1')).toMatchObject({ ended: null, holdTime: 31_000, talkTime: 10_000 });
    });
  });

  it(
    'is what a simple model says, whatever facts come, lost, doubled or out of order',
    () => {
      fc.assert(
        fc.property(histories, (sessions) =>
          withFile((file) => {
            write(file, sessions);
            const reader = openRegisterReader(file);
            for (const [id, expected] of modelOf(sessions)) expect(reader.call(id)).toMatchObject(expected);
            expect(reader.calls({ from: 0, to: Infinity }, { limit: 500 })).toHaveLength(
              modelOf(sessions).size,
            );
            reader.close();
          }),
        ),
        { numRuns: 400 },
      );
    },
    PATIENCE,
  );

  it(
    'is the same when the tables are made again from the journal',
    () => {
      fc.assert(
        fc.property(histories, (sessions) =>
          withFile((file) => {
            write(file, sessions);
            const before = readTables(file);
            const writer = new RegisterWriter(file, ORIGIN);
            writer.rebuild();
            writer.close();
            expect(readTables(file)).toEqual(before);
          }),
        ),
        { numRuns: 60 },
      );
    },
    PATIENCE,
  );

  it(
    'is the same when facts are sent again, and however they are batched',
    () => {
      fc.assert(
        fc.property(histories, fc.integer({ min: 1, max: 7 }), (sessions, batch) =>
          withFile((file) => {
            write(file, sessions);
            const before = readTables(file);
            write(file, sessions, batch);
            expect(readTables(file)).toEqual(before);
            write(`${file}2`, sessions, batch);
            expect(readTables(`${file}2`)).toEqual(before);
          }),
        ),
        { numRuns: 40 },
      );
    },
    PATIENCE,
  );
});
