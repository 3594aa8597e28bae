import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Effect, Fact } from './index.ts';
import { nextMoment, step } from './index.ts';
import { EMPTY_LEDGER, evolve } from './ledger.ts';
import { situationOf } from './situation.ts';
import { history, perform } from './testing/histories.ts';
import { Rig, SETTINGS } from './testing/rig.ts';
import { LAMPS } from './words.ts';

/** Ten times as many behind ./scripts/test --long. */
const RUNS = process.env.GARDEFIL_TEST_LONG ? 100_000 : 10_000;
const LIMIT = { timeout: 12 * RUNS };

/** Holds after each deed of every history. A check says what is wrong, or null: `expect` in the inner loop costs minutes. */
function always(name: string, wrong: (rig: Rig) => string | null): void {
  test(name, LIMIT, () => {
    fc.assert(
      fc.property(history, (deeds) => {
        const rig = Rig.ready();
        for (const deed of deeds) {
          perform(rig, deed);
          const fault = wrong(rig);
          if (fault !== null) throw new Error(`after ${deed.do}: ${fault}`);
        }
      }),
      { numRuns: RUNS },
    );
  });
}

/** Holds at the end of every history. Each beginning of a history is one, so no moment is left out. */
function inTheEnd(name: string, check: (rig: Rig) => void): void {
  test(name, LIMIT, () => {
    fc.assert(
      fc.property(history, (deeds) => {
        const rig = Rig.ready();
        for (const deed of deeds) perform(rig, deed);
        check(rig);
      }),
      { numRuns: RUNS },
    );
  });
}

const waiting = (rig: Rig) =>
  rig.state.ledger.calls.flatMap(({ wait }) =>
    wait?.phase.type === 'waiting' ? [{ ...wait.phase, escalated: wait.missed >= 2 }] : [],
  );

always('nobody is on hold without a running clock, save the recipient of a transfer', (rig) => {
  const forgotten = rig.state.ledger.calls.find(
    (call) => call.state === 'held' && call.consultationFor === null && call.wait?.phase.type !== 'waiting',
  );
  return forgotten ? `${forgotten.lineCall} is forgotten` : null;
});

always('no caller waits past a due moment without a cue, and none is slept through', (rig) => {
  const next = nextMoment(rig.state, rig.now) ?? Number.POSITIVE_INFINITY;
  const muted = rig.state.mutedUntil !== null;
  for (const { due, escalated } of waiting(rig)) {
    if (due > rig.now && next > due) return 'a due moment is slept through';
    if (due > rig.now) continue;
    if (!['due', 'overdue', 'escalated', 'alarm'].includes(rig.holdLamp)) return `hold lamp ${rig.holdLamp}`;
    if (rig.buzzer === 'silent' && !muted) return 'silent though due';
    if (rig.buzzer !== 'escalated' && escalated) return `escalated, but ${rig.buzzer}`;
    const { pattern, since } = rig.state.shown.buzzer;
    if (!muted && !escalated && pattern !== 'alarm' && since < due) return 'this due moment was not heard';
  }
  return null;
});

always('no cue comes early, or without a caller to whom it belongs', (rig) => {
  const all = waiting(rig);
  const due = all.some((wait) => wait.due <= rig.now);
  if (['due', 'overdue'].includes(rig.buzzer) && !due) return `${rig.buzzer} though nobody is due`;
  if (rig.buzzer === 'escalated' && !all.some(({ escalated }) => escalated)) return 'nobody is escalated';
  if (rig.buzzer === 'alarm' && rig.state.hook === 'up') return 'alarm with the handset up';
  if (all.length === 0 && rig.holdLamp !== 'off') return `hold lamp ${rig.holdLamp} for nobody`;
  return null;
});

always('what the panel was told is what the desk shows', (rig) => {
  const lamp = rig.effects.findLast((effect) => effect.type === 'lamp' && effect.lamp === 'hold');
  const buzzer = rig.effects.findLast((effect) => effect.type === 'buzzer');
  const told = (effect: Effect | undefined) => (effect && 'cue' in effect ? effect.cue.pattern : null);
  if ((told(lamp) ?? 'off') !== rig.holdLamp) return `told ${told(lamp)}, shows ${rig.holdLamp}`;
  return (told(buzzer) ?? 'silent') === rig.buzzer ? null : `told ${told(buzzer)}, plays ${rig.buzzer}`;
});

always('what the panel was told of the time to come is the due moments of those who wait', (rig) => {
  const told = rig.effects.findLast((effect) => effect.type === 'dueMoments')?.moments ?? [];
  const coming = waiting(rig).map(({ due }) => (due > rig.now ? due : due + 60_000));
  const wanted = coming.sort((a, b) => a - b);
  if (told.some((moment) => moment <= rig.now)) return `told of ${told}, which is not to come`;
  return `${told}` === `${wanted}` ? null : `told ${told}, waiting for ${wanted}`;
});

always('looked at again in the same moment, nothing more has come to pass', (rig) => {
  const { effects } = step(rig.state, { type: 'time' }, rig.moment);
  const next = nextMoment(rig.state, rig.now);
  if (next !== null && next <= rig.now) return 'asks to be woken in the past';
  return effects.length === 0 ? null : JSON.stringify(effects);
});

always('a figure is waited for only while it can be of a reason, and at most 5 s', (rig) => {
  const { reasonFor, dialled } = rig.state;
  if (reasonFor === null) return null;
  if (dialled !== '') return `number ${dialled} while a reason is chosen`;
  return rig.now - reasonFor.at < 5_000 ? null : 'a figure is waited for too long';
});

inTheEnd('every reason is one of the house’s, of a call that there was, or is taken back', (rig) => {
  for (const [index, fact] of rig.facts.entries()) {
    if (fact.type !== 'reasonSet') continue;
    expect([null, ...SETTINGS.reasons]).toContain(fact.reason);
    const before = rig.facts.slice(0, index);
    expect(before.some((other) => other.type === 'callStarted' && other.call === fact.call)).toBe(true);
  }
});

always('with the handset down, no line is opened and nobody is called', (rig) => {
  const opening = rig.commands.find(({ type }) => type === 'resume' || type === 'answer' || type === 'dial');
  const asked = rig.state.hook === 'down' && opening !== undefined;
  rig.commands.length = 0;
  return asked ? opening.type : null;
});

inTheEnd('replaying the journal gives the same calls and waits', (rig) => {
  const replayed = rig.facts.reduce(evolve, EMPTY_LEDGER);
  expect(replayed.calls).toEqual(rig.state.ledger.calls);
  if (rig.state.ledger.lastEnded !== null) expect(replayed.lastEnded).toEqual(rig.state.ledger.lastEnded);
});

inTheEnd('facts are plain data, numbered from 1 without gaps in each session', (rig) => {
  expect(rig.facts.every(isPlain)).toBe(true);
  let last = 0;
  for (const { sequence } of rig.facts) {
    expect(sequence === last + 1 || sequence === 1).toBe(true);
    last = sequence;
  }
});

/** What JSON keeps whole: no undefined, no NaN, nothing with a life of its own. */
function isPlain(value: unknown): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return false;
  return Object.values(value).every(isPlain);
}

inTheEnd('each check-in has exactly one result', (rig) => {
  const results = resultsByCheckIn(rig.facts);
  for (const count of results.values()) expect(count).toBe(1);
  for (const { wait } of rig.state.ledger.calls) {
    if (wait?.phase.type === 'waiting') expect(results.has(`${wait.id}/${wait.phase.checkIn}`)).toBe(false);
  }
  for (const [wait, last] of lastCheckIns(rig.facts)) {
    for (let checkIn = 1; checkIn < last; checkIn += 1) expect(results.get(`${wait}/${checkIn}`)).toBe(1);
  }
});

inTheEnd('every due moment and every result is the one that rule A13 names', (rig) => {
  const takenBack = new Map<string, { at: number; keeps: boolean }>();
  for (const fact of rig.facts) {
    const { at } = fact.moment;
    if (fact.type === 'waitStarted') expect([at, at + 30_000]).toContain(fact.due);
    if (fact.type === 'checkInMissed') {
      expect([fact.nextDue, at >= fact.nextDue]).toEqual([fact.due + 60_000, true]);
    }
    if (fact.type === 'checkInMade') {
      expect([fact.takenBack, fact.result]).toEqual([at, resultOf(at - fact.due)]);
      takenBack.set(fact.wait, { at, keeps: false });
    }
    if (fact.type === 'checkInOutcomeSet') {
      const spoken = takenBack.get(fact.wait);
      if (spoken) spoken.keeps = fact.outcome === 'keepsWaiting';
    }
    if (fact.type === 'waitContinued' && fact.due !== at) {
      const spoken = takenBack.get(fact.wait);
      expect(fact.due).toBe(at + 60_000);
      expect(spoken && (spoken.keeps || at <= spoken.at + 30_000)).toBe(true);
    }
    if (fact.type === 'waitEnded' && fact.last) {
      expect(fact.last.result).toBe(at >= fact.last.due ? 'missed' : 'void');
    }
  }
});

function resultOf(lateness: number): string {
  if (lateness < 0) return 'early';
  return lateness <= 5_000 ? 'onTime' : 'late';
}

inTheEnd('the handset put down and lifted brings back somebody who waits, whatever went before', (rig) => {
  rig.line.slow = false;
  rig.lineUp();
  rig.runLine();
  rig.hook('down');
  for (const call of [...rig.line.calls.values()]) if (call.state === 'ringing') rig.ends(call.call);
  rig.wait(6_000);
  const someoneWaits = rig.state.ledger.calls.some((call) => call.state === 'held' && call.wait !== null);
  rig.hook('up');
  if (someoneWaits) expect(rig.state.ledger.calls.map(({ state }) => state)).toContain('talking');
});

inTheEnd('when all have gone and the handset is down, the desk comes to rest', (rig) => {
  rig.line.slow = false;
  rig.lineUp();
  rig.runLine();
  rig.hook('down');
  for (const call of [...rig.line.calls.keys()]) rig.ends(call);
  rig.wait(60_000);
  expect(situationOf(rig.state, rig.now)).toBe('idle');
  expect([rig.state.ledger.calls, rig.state.asked]).toEqual([[], {}]);
  expect(Object.values(rig.view.lamps).map(({ pattern }) => pattern)).toEqual(LAMPS.map(() => 'off'));
  expect([rig.buzzer, nextMoment(rig.state, rig.now)]).toEqual(['silent', null]);
});

function resultsByCheckIn(facts: readonly Fact[]): Map<string, number> {
  const results = new Map<string, number>();
  const count = (wait: string, checkIn: number) => {
    const key = `${wait}/${checkIn}`;
    results.set(key, (results.get(key) ?? 0) + 1);
  };
  for (const fact of facts) {
    if (fact.type === 'checkInMade' || fact.type === 'checkInMissed') count(fact.wait, fact.checkIn);
    if (fact.type === 'waitEnded' && fact.last) count(fact.wait, fact.last.checkIn);
  }
  return results;
}

function lastCheckIns(facts: readonly Fact[]): Map<string, number> {
  const last = new Map<string, number>();
  for (const fact of facts) {
    if (fact.type === 'waitStarted' || fact.type === 'waitContinued') last.set(fact.wait, fact.checkIn);
    if (fact.type === 'checkInMissed') last.set(fact.wait, fact.checkIn + 1);
  }
  return last;
}

test('steps of the wall clock by ten years change nothing but the labels', LIMIT, () => {
  fc.assert(
    fc.property(history, (deeds) => {
      const steady = Rig.ready();
      const stepped = Rig.ready();
      for (const deed of deeds) {
        if (deed.do !== 'wallStep') perform(steady, deed);
        perform(stepped, deed);
      }
      const unlabelled = (rig: Rig) =>
        JSON.stringify(rig.effects, (key, value) => (key === 'wall' ? undefined : value));
      expect(unlabelled(stepped)).toBe(unlabelled(steady));
    }),
    { numRuns: RUNS },
  );
});
