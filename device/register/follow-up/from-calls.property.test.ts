import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FactBody } from '../../desk/facts.ts';
import { OUTCOMES, type Outcome } from '../../desk/words.ts';
import { ReaderConnection } from '../reader-connection.ts';
import { callEnded, callStarted, FactMaker } from '../testing/facts.ts';
import { memoryFolder } from '../testing/folder.ts';
import { histories, type Session } from '../testing/histories.ts';
import { RegisterWriter } from '../writer.ts';
import { followUpQueries } from './follow-up-queries.ts';

/** ms: these make hundreds of files, on a machine that may be busy. */
const PATIENCE = 60_000;
const SETTLING: readonly Outcome[] = ['satisfied', 'transferred', 'message', 'commercial'];

interface Line {
  kind: string;
  state: 'open' | 'done' | 'withdrawn';
  closedBy: string | null;
}

/** Which lines there must be after these facts, told in the plainest way: by call. All calls have one number. */
function modelOf(sessions: readonly Session[]): Map<string, Line> {
  const known = new Map<string, { consultation: boolean; waited: boolean }>();
  const lines = new Map<string, Line>();
  const tried = new Map<string, Line[]>();
  for (const fact of sessions.flatMap(({ facts }) => facts)) {
    if (fact.type === 'callStarted' && !known.has(fact.call)) {
      known.set(fact.call, { consultation: fact.consultationFor !== null, waited: false });
    }
    if (fact.type === 'callStarted' && fact.direction === 'outgoing' && fact.consultationFor === null) {
      const mine = [...lines].filter(([call, { kind, state }]) => {
        return call !== fact.call && known.has(call) && state === 'open' && kind !== 'writeMessage';
      });
      const before = tried.get(fact.call) ?? [];
      tried.set(fact.call, [...new Set([...before, ...mine.map(([, line]) => line)])]);
    }
    if (fact.type === 'waitStarted' || fact.type === 'waitContinued') {
      const call = known.get(fact.call);
      if (call) call.waited = true;
    }
    if (fact.type === 'outcomeSet') setOutcome(fact.call, fact.outcome);
  }
  return lines;

  function setOutcome(call: string, outcome: Outcome): void {
    const { consultation = false, waited = false } = known.get(call) ?? {};
    if (consultation) return;
    const settles = SETTLING.includes(outcome);
    const mine = tried.get(call) ?? [];
    for (const line of mine) {
      if (settles && line.state === 'open') Object.assign(line, { state: 'done', closedBy: call });
      else if (!settles && line.closedBy === call) Object.assign(line, { state: 'open', closedBy: null });
    }
    const goesOn = mine.some(({ state }) => state === 'open');
    const opens = outcome === 'callBack' || outcome === 'interrupted' || (outcome === 'abandoned' && waited);
    const kind = outcome === 'message' ? 'writeMessage' : opens && !goesOn ? outcome : null;
    const own = lines.get(call);
    if (kind === null) {
      if (own?.state === 'open') own.state = 'withdrawn';
    } else if (own === undefined) lines.set(call, { kind, state: 'open', closedBy: null });
    else if (own.state !== 'done' || own.kind !== kind)
      Object.assign(own, { kind, state: 'open', closedBy: null });
  }
}

const call = fc.constantFrom('s1-1', 's1-2', 's3-1', 's3-2', 's3-3');
const started = fc.record({ call, direction: fc.constantFrom('incoming' as const, 'outgoing' as const) });
const outcomeSet = fc.record({ call, outcome: fc.constantFrom(...OUTCOMES) });
const bodies: fc.Arbitrary<FactBody> = fc.oneof(
  {
    weight: 3,
    arbitrary: started.map((of): FactBody => ({ ...callStarted(of.call), direction: of.direction })),
  },
  { weight: 4, arbitrary: outcomeSet.map((of): FactBody => ({ type: 'outcomeSet', ...of })) },
  call.map((id): FactBody => ({ type: 'waitStarted', wait: `${id}w1`, call: id, checkIn: 1, due: 5 })),
  call.map((id): FactBody => ({ type: 'callAnswered', call: id })),
  call.map((id): FactBody => callEnded(id)),
);

/** After any history at all, a session in which calls are made back and outcomes are given and changed. */
const sessionsWithCallsBack = fc
  .tuple(histories, fc.array(bodies, { minLength: 6, maxLength: 40, size: 'large' }))
  .map(([sessions, last]): readonly Session[] => {
    const maker = new FactMaker();
    const facts = last.map((body, at) => maker.at(3_000_000 + at * 1_000, body));
    return [...sessions, { session: 's3', boot: 'boot3', facts }];
  });

function write(file: string, sessions: readonly Session[], batch: number): void {
  for (const { facts, ...origin } of sessions) {
    const writer = new RegisterWriter(file, origin);
    for (let from = 0; from < facts.length; from += batch) writer.write(facts.slice(from, from + batch));
    writer.close();
  }
}

/** Every follow-up with its history, without what chance gave it. */
function linesIn(file: string) {
  const connection = new ReaderConnection(file);
  const queries = connection.statements(followUpQueries);
  if (queries === null) throw new Error('the register cannot be read');
  const rows = [...queries.open(), ...queries.closedIn(0, Number.MAX_SAFE_INTEGER)];
  const lines = rows.map((row) => ({ ...queries.one(row.id), id: '' }));
  connection.close();
  return lines.sort((a, b) => ((a.call ?? '') < (b.call ?? '') ? -1 : 1));
}

describe('the lines that calls leave open', () => {
  it(
    'are what a simple model says, whatever facts come, lost, doubled or out of order; sent again and restarted, the same',
    () => {
      let seen = 0;
      fc.assert(
        fc.property(sessionsWithCallsBack, fc.integer({ min: 1, max: 9 }), (sessions, batch) => {
          const file = join(memoryFolder(), 'register.db');
          write(file, sessions, batch);
          const lines = linesIn(file);
          const told = lines.map(({ call, kind, state }) => [call, { kind, state }]);
          const model = [...modelOf(sessions)].map(([call, { kind, state }]) => [call, { kind, state }]);
          expect(Object.fromEntries(told)).toEqual(Object.fromEntries(model));
          expect(told).toHaveLength(model.length);
          seen += lines.length;
          write(file, sessions, 1_000);
          const writer = new RegisterWriter(file, { session: 's4', boot: 'boot3' });
          writer.rebuild();
          writer.close();
          expect(linesIn(file)).toEqual(lines);
        }),
        { numRuns: 120 },
      );
      expect(seen).toBeGreaterThan(120);
    },
    PATIENCE,
  );
});
