import { describe, expect, test } from 'vitest';
import { DEFAULT_HOLD } from './index.ts';
import { Rig, SETTINGS } from './testing/rig.ts';

/** Caller `a` has just been put on hold for the first time, at moment 0. */
function holding(settings = SETTINGS): Rig {
  const rig = Rig.ready(settings);
  rig.holds('a');
  return rig;
}

/** Takes the line back, says a word for `spoken` ms, and puts the caller on hold again. */
function checkIn(rig: Rig, spoken = 5_000): void {
  rig.press('hold');
  rig.wait(spoken);
  rig.press('hold');
}

describe('A13: when a check-in is due', () => {
  test('30 s after the caller is first put on hold', () => {
    expect(holding().due('a')).toBe(30_000);
  });

  test('30 s after Transfer put the caller on hold, whoever is called meanwhile', () => {
    const rig = Rig.ready();
    rig.talksWith('a');
    rig.press('transfer');
    expect(rig.due('a')).toBe(30_000);
    rig.wait(3_000);
    rig.press('speed1');
    rig.answers('out1');
    expect(rig.due('a')).toBe(30_000);
  });

  test('then 60 s after each new hold', () => {
    const rig = holding();
    rig.wait(30_000);
    checkIn(rig, 7_000);
    expect(rig.due('a')).toBe(30_000 + 7_000 + 60_000);
    expect(rig.waitOf('a')).toMatchObject({ checkIn: 2, spokenTo: 1, missed: 0 });
  });

  test('60 s after the last due moment if nobody took the line back: 30, 90, 150 s', () => {
    const rig = holding();
    rig.wait(89_999);
    expect([rig.due('a'), rig.results]).toEqual([30_000, []]);
    rig.wait(1);
    expect([rig.due('a'), rig.results]).toEqual([90_000, ['1 missed']]);
    rig.wait(60_000);
    expect([rig.due('a'), rig.results]).toEqual([150_000, ['1 missed', '2 missed']]);
  });

  test('a desk that slept through three due moments knows each of them when it wakes', () => {
    const rig = holding();
    rig.now += 215_000;
    rig.send({ type: 'time' });
    expect(rig.results).toEqual(['1 missed', '2 missed', '3 missed']);
    expect(rig.due('a')).toBe(210_000);
    expect(rig.view.buzzer).toMatchObject({ pattern: 'escalated', since: 1_000_000 + 150_000 });
  });

  test('ten check-ins taken at their moments lie exactly 60 s apart', () => {
    const rig = holding();
    for (let count = 1; count <= 10; count += 1) {
      rig.wait((rig.due('a') ?? 0) - rig.elapsed);
      checkIn(rig, 0);
    }
    expect(rig.due('a')).toBe(30_000 + 10 * 60_000);
    const dues = rig.of('checkInMade').map(({ due, takenBack }) => takenBack - due);
    expect(dues).toEqual(Array(10).fill(0));
  });
});

describe('A13: the cues of one wait', () => {
  test.each([
    [0, 'waiting', 'silent'],
    [24_999, 'waiting', 'silent'],
    [25_000, 'approaching', 'silent'],
    [29_999, 'approaching', 'silent'],
    [30_000, 'due', 'due'],
    [34_999, 'due', 'due'],
    [35_000, 'overdue', 'overdue'],
    [89_999, 'overdue', 'overdue'],
    [90_000, 'due', 'due'],
    [95_000, 'overdue', 'overdue'],
    [149_999, 'overdue', 'overdue'],
    [150_000, 'escalated', 'escalated'],
    [400_000, 'escalated', 'escalated'],
  ])('%d ms: hold lamp %s, buzzer %s', (ms, lamp, buzzer) => {
    const rig = holding();
    rig.wait(ms);
    expect([rig.holdLamp, rig.view.lamps.line1.pattern, rig.buzzer]).toEqual([lamp, lamp, buzzer]);
  });

  test('each begins at its own moment, so that whoever shows it later is in step', () => {
    const rig = holding();
    rig.wait(215_000);
    expect(rig.heard.filter(({ at }) => at > 0)).toEqual([
      { at: 30_000, pattern: 'due', since: 30_000 },
      { at: 35_000, pattern: 'overdue', since: 35_000 },
      { at: 90_000, pattern: 'due', since: 90_000 },
      { at: 95_000, pattern: 'overdue', since: 95_000 },
      { at: 150_000, pattern: 'escalated', since: 150_000 },
    ]);
  });

  test.each([10_000, 26_000, 31_000, 50_000, 200_000])('taken back at %d ms, all stop at once', (ms) => {
    const rig = holding();
    rig.wait(ms);
    rig.press('hold');
    expect([rig.holdLamp, rig.view.lamps.line1.pattern, rig.buzzer]).toEqual(['off', 'inUse', 'silent']);
  });

  test.each([10_000, 31_000, 50_000, 200_000])('the caller gone at %d ms, all stop at once', (ms) => {
    const rig = holding();
    rig.wait(ms);
    rig.ends('a');
    expect([rig.holdLamp, rig.view.lamps.line1.pattern, rig.buzzer]).toEqual(['off', 'off', 'silent']);
  });

  test('they go on until the line shows that the caller is back: asking is not enough', () => {
    const rig = holding();
    rig.wait(31_000);
    rig.line.slow = true;
    rig.press('hold');
    expect([rig.holdLamp, rig.buzzer]).toEqual(['due', 'due']);
    rig.runLine();
    expect([rig.holdLamp, rig.buzzer]).toEqual(['off', 'silent']);
  });

  test('escalation is said once, by the second missed check-in', () => {
    const rig = holding();
    rig.wait(300_000);
    expect(rig.of('waitEscalated').map(({ missed, moment }) => [missed, moment.at - 1_000_000])).toEqual([
      [2, 150_000],
    ]);
  });

  test('spoken to, an escalated caller is an ordinary one again, and may be escalated anew', () => {
    const rig = holding();
    rig.wait(160_000);
    checkIn(rig, 1_000);
    expect([rig.level('a'), rig.waitOf('a')?.missed]).toEqual(['waiting', 0]);
    rig.wait(60_000 + 60_000);
    expect([rig.level('a'), rig.waitOf('a')?.missed]).toEqual(['due', 1]);
    rig.wait(60_000);
    expect(rig.of('waitEscalated')).toHaveLength(2);
    expect(rig.level('a')).toBe('escalated');
  });

  test('all lengths can be set', () => {
    const hold = {
      ...DEFAULT_HOLD,
      first: 10_000,
      repeat: 20_000,
      notice: 2_000,
      grace: 1_000,
      escalateAfter: 1,
    };
    const rig = holding({ ...SETTINGS, hold });
    const levels = [7_999, 1, 2_000, 1_000, 19_000].map((ms) => {
      rig.wait(ms);
      return rig.level('a');
    });
    expect(levels).toEqual(['waiting', 'approaching', 'due', 'overdue', 'escalated']);
  });

  test('a notice longer than the wait is there from its beginning, not from before', () => {
    const rig = holding({ ...SETTINGS, hold: { ...DEFAULT_HOLD, first: 3_000 } });
    expect(rig.view.lamps.hold).toEqual({ pattern: 'approaching', since: 1_000_000 });
  });
});

describe('A13: the result of a check-in', () => {
  test.each([
    [0, '1 early'],
    [29_999, '1 early'],
    [30_000, '1 onTime'],
    [35_000, '1 onTime'],
    [35_001, '1 late'],
    [89_999, '1 late'],
  ])('taken back at %d ms: %s', (ms, result) => {
    const rig = holding();
    rig.wait(ms);
    rig.press('hold');
    expect(rig.results).toEqual([result]);
    expect(rig.of('checkInMade')[0]).toMatchObject({
      due: 1_030_000,
      takenBack: 1_000_000 + ms,
      checkIn: 1,
      wait: 's-1w1',
    });
  });

  test('taken back at 90 s, the first is missed and the second on time', () => {
    const rig = holding();
    rig.wait(90_000);
    rig.press('hold');
    expect(rig.results).toEqual(['1 missed', '2 onTime']);
  });

  test('the same at 90 s if nobody had woken the desk in between', () => {
    const rig = holding();
    rig.now += 90_000;
    rig.press('hold');
    expect(rig.results).toEqual(['1 missed', '2 onTime']);
  });

  test.each([
    [29_999, 'void'],
    [30_000, 'missed'],
    [80_000, 'missed'],
  ])('gone at %d ms without a word: %s', (ms, result) => {
    const rig = holding();
    rig.wait(ms);
    rig.ends('a');
    expect(rig.results).toEqual([`1 ${result}`]);
    expect(rig.of('waitEnded')).toMatchObject([{ why: 'gone' }]);
  });

  test('gone while being spoken to: the check-in was made, and the wait is over by it', () => {
    const rig = holding();
    rig.wait(31_000);
    rig.press('hold');
    rig.ends('a');
    expect(rig.results).toEqual(['1 onTime']);
    expect(rig.of('waitEnded')).toMatchObject([{ why: 'takenBack', last: null }]);
  });
});

describe('A13: one wait or two', () => {
  test.each([0, 15_000, 30_000])('held again after %d ms of talk, the same wait goes on', (spoken) => {
    const rig = holding();
    rig.wait(30_000);
    checkIn(rig, spoken);
    expect(rig.waitOf('a')).toMatchObject({ wait: 's-1w1', checkIn: 2 });
    expect(rig.due('a')).toBe(30_000 + spoken + 60_000);
  });

  test('held again after 30.001 s, a new wait starts with 30 s', () => {
    const rig = holding();
    rig.wait(30_000);
    checkIn(rig, 30_001);
    expect(rig.waitOf('a')).toMatchObject({ wait: 's-1w2', checkIn: 1, spokenTo: 0 });
    expect(rig.due('a')).toBe(30_000 + 30_001 + 30_000);
    expect(rig.of('waitEnded')).toMatchObject([{ wait: 's-1w1', why: 'takenBack', last: null }]);
  });

  test('the wait is over by itself once there has been talk for more than 30 s', () => {
    const rig = holding();
    rig.press('hold');
    rig.wait(30_000);
    expect(rig.waitOf('a')).not.toBeNull();
    rig.wait(1);
    expect(rig.waitOf('a')).toBeNull();
  });

  test('who keeps waiting goes on in the same wait, however long the talk was', () => {
    const rig = holding();
    rig.press('hold');
    rig.line.slow = true;
    rig.ask({ type: 'setCheckInOutcome', wait: 's-1w1', outcome: 'keepsWaiting' });
    expect(rig.waitOf('a')?.continuesUntil).toBeNull();
    rig.wait(45_000);
    rig.runLine();
    expect(rig.waitOf('a')).toMatchObject({ wait: 's-1w1', checkIn: 2 });
    expect(rig.due('a')).toBe(45_000 + 60_000);
  });
});

describe('A9: the three ways', () => {
  const outcomes = (rig: Rig) =>
    rig.of('checkInOutcomeSet').map(({ checkIn, outcome }) => [checkIn, outcome]);

  test('put on hold again without a word on it, the caller keeps waiting: at each check-in', () => {
    const rig = holding();
    for (let count = 1; count <= 3; count += 1) checkIn(rig);
    expect(outcomes(rig)).toEqual([
      [1, 'keepsWaiting'],
      [2, 'keepsWaiting'],
      [3, 'keepsWaiting'],
    ]);
  });

  test.each(['message', 'callBack'] as const)(
    '%s at a check-in is its outcome and that of the call',
    (key) => {
      const rig = holding();
      rig.press('hold', key);
      expect(outcomes(rig)).toEqual([[1, key]]);
      expect(rig.of('outcomeSet')).toMatchObject([{ call: 's-1', outcome: key }]);
    },
  );

  test('what was said at one check-in says nothing about the next', () => {
    const rig = holding();
    rig.press('hold', 'message', 'hold', 'hold');
    expect(rig.waitOf('a')?.lastOutcome).toBeNull();
    rig.press('hold');
    expect(outcomes(rig)).toEqual([
      [1, 'message'],
      [2, 'keepsWaiting'],
    ]);
  });

  test('keeps waiting, said on the page, puts the caller on hold in the same press', () => {
    const rig = holding();
    rig.press('hold');
    const refusal = rig.ask({ type: 'setCheckInOutcome', wait: 's-1w1', outcome: 'keepsWaiting' });
    expect(refusal).toBeNull();
    expect(rig.asked().at(-1)).toBe('hold a');
    expect([outcomes(rig), rig.level('a')]).toEqual([[[1, 'keepsWaiting']], 'waiting']);
  });

  test('message outside a check-in is the outcome of the call alone', () => {
    const rig = Rig.ready();
    rig.talksWith('a');
    rig.press('message');
    expect(outcomes(rig)).toEqual([]);
    expect(rig.of('outcomeSet')).toMatchObject([{ outcome: 'message' }]);
  });

  test('satisfied at a check-in says nothing about waiting', () => {
    const rig = holding();
    rig.press('hold', 'satisfied');
    expect(outcomes(rig)).toEqual([]);
  });
});
