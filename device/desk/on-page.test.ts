import { describe, expect, test } from 'vitest';
import { Rig } from './testing/rig.ts';

describe('the page gives an outcome', () => {
  test.each(['satisfied', 'message', 'callBack', 'commercial'] as const)('%s to an open call', (outcome) => {
    const rig = Rig.ready();
    rig.talksWith('a');
    expect(rig.ask({ type: 'setOutcome', call: 's-1', outcome })).toBeNull();
    expect(rig.of('outcomeSet')).toMatchObject([{ call: 's-1', outcome }]);
  });

  test('to one who waits, by name', () => {
    const rig = Rig.ready();
    rig.holds('a');
    rig.talksWith('b');
    expect(rig.ask({ type: 'setOutcome', call: 's-1', outcome: 'callBack' })).toBeNull();
    expect([rig.call('a').outcome, rig.call('b').outcome]).toEqual(['callBack', null]);
  });

  test('to the call that has just ended', () => {
    const rig = Rig.ready();
    rig.talksWith('a');
    rig.ends('a');
    expect(rig.ask({ type: 'setOutcome', call: 's-1', outcome: 'satisfied' })).toBeNull();
  });

  test('not to one that ended ten minutes ago: how long after is for the register to say', () => {
    const rig = Rig.ready();
    rig.talksWith('a');
    rig.ends('a');
    rig.wait(600_000);
    expect(rig.ask({ type: 'setOutcome', call: 's-1', outcome: 'satisfied' })?.code).toBe('Desk_NoSuchCall');
  });

  test.each(['nobody', '', '__proto__', 's-1'])('not to %j, which is no such call', (call) => {
    const rig = Rig.ready();
    const facts = rig.facts.length;
    const refusal = rig.ask({ type: 'setOutcome', call, outcome: 'satisfied' });
    expect(refusal?.code).toBe('Desk_NoSuchCall');
    expect(refusal?.message).toContain(call);
    expect(rig.facts).toHaveLength(facts);
  });
});

describe('the page gives the outcome of a check-in', () => {
  test.each(['message', 'callBack'] as const)('%s: of the check-in and of the call', (outcome) => {
    const rig = Rig.ready();
    rig.holds('a');
    rig.press('hold');
    expect(rig.ask({ type: 'setCheckInOutcome', wait: 's-1w1', outcome })).toBeNull();
    expect(rig.of('checkInOutcomeSet')).toMatchObject([{ wait: 's-1w1', checkIn: 1, outcome }]);
    expect(rig.call('a').outcome).toBe(outcome);
  });

  test('keeps waiting, clicked twice, asks the line once', () => {
    const rig = Rig.ready();
    rig.holds('a');
    rig.press('hold');
    rig.line.slow = true;
    for (let click = 0; click < 2; click += 1) {
      rig.ask({ type: 'setCheckInOutcome', wait: 's-1w1', outcome: 'keepsWaiting' });
    }
    expect(rig.line.pending).toEqual([{ type: 'hold', call: 'a' }]);
  });

  test('not while the caller waits, nor of a wait that is not there', () => {
    const rig = Rig.ready();
    rig.holds('a');
    for (const wait of ['s-1w1', 's-1w2', 'none']) {
      const refusal = rig.ask({ type: 'setCheckInOutcome', wait, outcome: 'keepsWaiting' });
      expect(refusal?.code).toBe('Desk_NoSuchWait');
    }
    expect(rig.asked()).toEqual(['answer a', 'hold a']);
  });

  test('not of a wait that is over by 30 s of talk', () => {
    const rig = Rig.ready();
    rig.holds('a');
    rig.press('hold');
    rig.wait(30_001);
    const refusal = rig.ask({ type: 'setCheckInOutcome', wait: 's-1w1', outcome: 'keepsWaiting' });
    expect(refusal?.code).toBe('Desk_NoSuchWait');
  });
});

describe('the page takes a caller back', () => {
  test('the one it names, though another is due first; whoever is on the line is put on hold', () => {
    const rig = Rig.ready();
    rig.holds('a');
    rig.holds('b');
    rig.talksWith('c');
    const from = rig.commands.length;
    expect(rig.ask({ type: 'takeBack', call: 's-2' })).toBeNull();
    expect(rig.asked(from)).toEqual(['hold c', 'resume b']);
  });

  test('not with the handset down: nobody would hear', () => {
    const rig = Rig.ready();
    rig.holds('a');
    rig.hook('down');
    const refusal = rig.ask({ type: 'takeBack', call: 's-1' });
    expect(refusal).toMatchObject({ code: 'Desk_HookDown', message: expect.stringContaining('lift it') });
    expect(rig.call('a').state).toBe('held');
  });

  test('not one who does not wait', () => {
    const rig = Rig.ready();
    rig.talksWith('a');
    for (const call of ['s-1', 'nobody']) {
      expect(rig.ask({ type: 'takeBack', call })?.code).toBe('Desk_NothingToTakeBack');
    }
  });
});

describe('the page calls a number of the directory', () => {
  const number = '0199001234';
  const call = (rig: Rig) => rig.ask({ type: 'callNumber', number });

  test('for the caller on the line, who is put on hold first: a transfer begins', () => {
    const rig = Rig.ready();
    rig.talksWith('a');
    const from = rig.commands.length;
    expect(call(rig)).toBeNull();
    expect(rig.asked(from)).toEqual(['hold a', `dial ${number}`]);
    expect(rig.view.calls.find(({ consultationFor }) => consultationFor)?.consultationFor).toBe('s-1');
  });

  test('for the caller who waits, when nobody is on the line', () => {
    const rig = Rig.ready();
    rig.holds('a');
    const from = rig.commands.length;
    expect(call(rig)).toBeNull();
    expect(rig.asked(from)).toEqual([`dial ${number}`]);
    expect(rig.view.calls.find(({ consultationFor }) => consultationFor)?.consultationFor).toBe('s-1');
  });

  test('on a free line, in place of what was entered before', () => {
    const rig = Rig.ready();
    rig.hook('up');
    rig.press('digit9');
    expect(call(rig)).toBeNull();
    expect(rig.asked()).toEqual([`dial ${number}`]);
  });

  test('with the handset down when it is lifted, and not before', () => {
    const rig = Rig.ready();
    expect(call(rig)).toBeNull();
    expect(rig.asked()).toEqual([]);
    expect(rig.view.dialled).toBe(number);
    rig.hook('up');
    expect(rig.asked()).toEqual([`dial ${number}`]);
  });

  test('not while another is being called, nor beside a recipient', () => {
    const rig = Rig.ready();
    rig.talksWith('a');
    rig.press('speed1', 'transfer');
    for (const answered of [false, true]) {
      if (answered) rig.answers('out1');
      const from = rig.commands.length;
      expect(call(rig)?.code).toBe('Desk_LineTaken');
      expect(rig.asked(from)).toEqual([]);
    }
  });
});

describe('what the page is shown', () => {
  test('the calls by their place, then those without one by their beginning', () => {
    const rig = Rig.ready();
    for (const caller of ['a', 'b', 'c', 'd', 'e', 'f']) {
      rig.rings(caller);
      rig.wait(1);
    }
    rig.ends('a');
    rig.rings('g');
    expect(rig.view.calls.map(({ peer, slot }) => [peer.name, slot])).toEqual([
      ['g', 1],
      ['b', 2],
      ['c', 3],
      ['d', 4],
      ['e', null],
      ['f', null],
    ]);
  });

  test('the ring of a wait empties from the hold, or from the due moment before, to the next one', () => {
    const rig = Rig.ready();
    rig.holds('a');
    expect(rig.waitOf('a')).toMatchObject({ dueFrom: 1_000_000, due: 1_030_000, continuesUntil: null });
    rig.wait(90_000);
    expect(rig.waitOf('a')).toMatchObject({ dueFrom: 1_030_000, due: 1_090_000, missed: 1 });
    rig.press('hold');
    expect(rig.waitOf('a')).toMatchObject({ due: null, level: null, continuesUntil: 1_120_000, spokenTo: 1 });
  });

  test('an internal call is shown as one (A5)', () => {
    const rig = Rig.ready();
    const peer = { number: '21', name: null };
    rig.observe({ type: 'incoming', call: 'a', line: 'line', peer, internal: true });
    expect(rig.view.calls[0]?.internal).toBe(true);
  });
});
