import { describe, expect, test } from 'vitest';
import type { LineCall } from './index.ts';
import { Rig } from './testing/rig.ts';

/** `a` has had one check-in and waits again since 40 s, `b` waits since 50 s, `c` is on the line. */
function shift(): Rig {
  const rig = Rig.ready();
  rig.holds('a');
  rig.wait(30_000);
  rig.press('hold');
  rig.wait(10_000);
  rig.press('hold');
  rig.wait(10_000);
  rig.holds('b');
  rig.wait(5_000);
  rig.talksWith('c');
  rig.wait(1_000);
  return rig;
}

const cuesFrom = (rig: Rig, from: number) => rig.heard.filter(({ at }) => at > from);

describe('the daemon is started again in the same boot', () => {
  test.each([0, 800, 30_000])('%d ms later, every wait goes on to the millisecond', (downFor) => {
    const steady = shift();
    const restarted = shift();
    steady.wait(downFor);
    restarted.restart('sameBoot', downFor);
    const from = restarted.elapsed;
    for (const rig of [steady, restarted]) rig.wait(150_000);
    expect([restarted.due('a'), restarted.due('b')]).toEqual([steady.due('a'), steady.due('b')]);
    expect(restarted.results).toEqual(steady.results);
    expect(cuesFrom(restarted, from)).toEqual(cuesFrom(steady, from));
    expect(restarted.view.lamps).toEqual(steady.view.lamps);
  });

  test('check-ins missed while it was down are missed, once each', () => {
    const rig = Rig.ready();
    rig.holds('a');
    rig.restart('sameBoot', 160_000);
    expect([rig.results, rig.level('a')]).toEqual([['1 missed', '2 missed'], 'escalated']);
    expect(rig.view.buzzer).toEqual({ pattern: 'escalated', since: 1_150_000 });
  });

  test('a check-in that was being made goes on: held in time, the wait is the same', () => {
    const rig = Rig.ready();
    rig.holds('a');
    rig.wait(30_000);
    rig.press('hold');
    rig.restart('sameBoot', 5_000);
    rig.press('hold');
    expect([rig.waitOf('a')?.wait, rig.due('a')]).toEqual(['s-1w1', 95_000]);
  });

  test('new calls get names of their own', () => {
    const rig = Rig.ready();
    rig.holds('a');
    rig.restart('sameBoot');
    rig.rings('b');
    expect(rig.state.ledger.calls.map(({ id }) => id)).toEqual(['s-1', 's2-1']);
  });

  test('a consultation is still one, and the transfer can be made', () => {
    const rig = Rig.ready();
    rig.talksWith('a');
    rig.press('speed1', 'transfer');
    rig.answers('out1');
    rig.restart('sameBoot', 1_000);
    rig.hook('down');
    expect(rig.asked().at(-1)).toBe('transferAttended a to out1');
  });

  test('a transfer whose end nobody heard gives the caller back', () => {
    const rig = Rig.ready();
    rig.talksWith('a');
    rig.press('speed1', 'transfer');
    rig.line.slow = true;
    rig.hook('down');
    rig.restart('sameBoot', 1_000);
    expect([rig.of('transferFailed').length, rig.buzzer]).toEqual([1, 'alarm']);
  });

  test('a call that ended meanwhile is closed as interrupted', () => {
    const rig = Rig.ready();
    rig.holds('a');
    rig.line.calls.clear();
    rig.restart('sameBoot', 3_000);
    expect(rig.of('outcomeSet')).toMatchObject([{ call: 's-1', outcome: 'interrupted' }]);
    expect([rig.results, rig.buzzer]).toEqual([['1 void'], 'silent']);
  });

  test('a line that does not come up within a minute has lost its calls', () => {
    const rig = Rig.ready();
    rig.holds('a');
    const other = new Rig({ ...rig.state.settings, session: 's2' });
    other.send({ type: 'recovered', facts: rig.facts, sameBoot: true });
    other.wait(59_999);
    expect(other.of('callEnded')).toEqual([]);
    other.wait(1);
    expect(other.of('callEnded')).toMatchObject([{ call: 's-1', reason: 'lost' }]);
  });

  test('a recipient whose caller had gone before is an ordinary call', () => {
    const rig = Rig.ready();
    rig.talksWith('a');
    rig.press('speed1', 'transfer');
    rig.answers('out1');
    rig.press('hold');
    rig.ends('a');
    rig.restart('sameBoot', 1_000);
    expect([rig.call('out1').consultationFor, rig.due('out1')]).toEqual([null, 30_000]);
    rig.press('hold');
    expect(rig.call('out1').state).toBe('talking');
  });

  test('nothing was open: nothing is lost, and the keys mean nobody of before', () => {
    const rig = Rig.ready();
    rig.talksWith('a');
    rig.ends('a');
    rig.restart('sameBoot');
    rig.press('satisfied');
    rig.wait(120_000);
    expect(rig.of('outcomeSet')).toEqual([]);
    expect(rig.of('callEnded')).toHaveLength(1);
  });
});

describe('the unit has been started anew', () => {
  test('whoever waits is due now, in the same wait, and the check-in keeps its number', () => {
    const rig = Rig.ready();
    rig.holds('a');
    rig.wait(30_000);
    rig.press('hold', 'hold');
    rig.wait(10_000);
    rig.restart('reboot');
    expect(rig.waitOf('a')).toMatchObject({ wait: 's-1w1', checkIn: 2, due: rig.now, level: 'due' });
    expect(rig.buzzer).toBe('due');
    rig.wait(3_000);
    rig.press('hold');
    expect(rig.results).toEqual(['1 onTime', '2 onTime']);
  });

  test('old instants count for nothing: no check-in is missed by the restart', () => {
    const rig = Rig.ready();
    rig.holds('a');
    rig.wait(20_000);
    rig.restart('reboot');
    rig.wait(59_999);
    expect(rig.results).toEqual([]);
    rig.wait(1);
    expect(rig.results).toEqual(['1 missed']);
  });

  test('who was escalated is so still, and the cue begins now', () => {
    const rig = Rig.ready();
    rig.holds('a');
    rig.wait(215_000);
    rig.restart('reboot');
    expect(rig.view.buzzer).toEqual({ pattern: 'escalated', since: rig.now });
    const begun = rig.now;
    rig.wait(70_000);
    expect(rig.view.buzzer).toEqual({ pattern: 'escalated', since: begun });
    expect(rig.of('waitEscalated')).toHaveLength(1);
  });

  test('who was being spoken with waits no more; held again, a new wait starts', () => {
    const rig = Rig.ready();
    rig.holds('a');
    rig.wait(31_000);
    rig.press('hold');
    rig.restart('reboot');
    expect(rig.of('waitEnded')).toMatchObject([{ why: 'takenBack', last: null }]);
    rig.press('hold');
    expect(rig.waitOf('a')).toMatchObject({ wait: 's-1w2', checkIn: 1, due: rig.now + 30_000 });
  });
});

describe('calls on the line that nobody knows of', () => {
  const found = (state: 'ringing' | 'open' | 'held') => {
    const rig = new Rig();
    rig.send({ type: 'panel', event: { type: 'connected', hook: 'up' } });
    const peer = { number: '0199000009', name: null };
    rig.line.calls.set('x', {
      call: 'x',
      line: 'line',
      direction: 'incoming',
      peer,
      internal: false,
      state,
    });
    rig.lineUp();
    return rig;
  };

  test('one on hold is due now: since when they wait nobody knows', () => {
    const rig = found('held');
    expect([rig.due('x'), rig.level('x'), rig.buzzer]).toEqual([0, 'due', 'due']);
    rig.press('hold');
    expect(rig.results).toEqual(['1 onTime']);
    rig.press('hold');
    expect(rig.waitOf('x')).toMatchObject({ wait: 's-1w1', checkIn: 2 });
  });

  test('one that is open is a talk', () => {
    const rig = found('open');
    expect([rig.call('x').state, rig.call('x').wait]).toEqual(['talking', null]);
  });

  test('one that rings rings', () => {
    expect(found('ringing').buzzer).toBe('ringing');
  });
});

describe('a line that names its calls anew after a restart', () => {
  const renamed = (rig: Rig, state: 'held' | 'open'): LineCall[] => {
    const [call] = rig.line.calls.values();
    return call ? [{ ...call, call: 'line1-5e1f', state }] : [];
  };

  test('goes on with the same call and the same wait, where only one can be meant', () => {
    const before = Rig.ready();
    before.talksWith('a');
    before.press('hold');
    const after = new Rig();
    after.now = before.now + 2_000;
    after.send({ type: 'recovered', facts: before.facts, sameBoot: true });
    after.observe({ type: 'lineUp', calls: renamed(before, 'held') });
    expect(after.view.calls).toHaveLength(1);
    expect(after.view.calls[0]).toMatchObject({ call: 's-1', wait: { due: before.now + 30_000 } });
    after.observe({ type: 'ended', call: 'line1-5e1f', by: 'peer', reason: 'hungUp', detail: '' });
    expect(after.of('callEnded')).toMatchObject([{ call: 's-1' }]);
  });

  test('takes two callers of the same number for new ones: nobody is given the history of another', () => {
    const before = Rig.ready();
    before.talksWith('a');
    before.press('hold');
    const after = new Rig();
    after.send({ type: 'recovered', facts: before.facts, sameBoot: true });
    const [found] = renamed(before, 'held');
    after.observe({ type: 'lineUp', calls: found ? [found, { ...found, call: 'line2-5e1f' }] : [] });
    expect(after.of('callRecognised')).toEqual([]);
    expect(after.view.calls.map(({ wait }) => wait?.due)).toEqual([after.now, after.now]);
  });
});

test('half a step in the journal, a hold without its wait, is mended when the line is back', () => {
  const before = Rig.ready();
  before.talksWith('a');
  before.press('hold');
  const after = new Rig();
  after.now = before.now;
  const facts = before.facts.filter(({ type }) => type !== 'waitStarted');
  after.send({ type: 'recovered', facts, sameBoot: true });
  after.observe({ type: 'lineUp', calls: [...before.line.calls.values()] });
  expect(after.view.calls[0]?.wait).toMatchObject({ checkIn: 1, due: after.now + 30_000 });
});
