import { describe, expect, test } from 'vitest';
import { Rig } from './testing/rig.ts';

describe('the line opens a held call behind us', () => {
  test('no check-in is made, the clock runs on, and the cues with it', () => {
    const rig = Rig.ready();
    rig.holds('a');
    rig.wait(31_000);
    rig.observe({ type: 'resumed', call: 'a', behindUs: true });
    expect([rig.results, rig.due('a'), rig.holdLamp, rig.buzzer]).toEqual([[], 30_000, 'due', 'due']);
    rig.observe({ type: 'held', call: 'a' });
    expect([rig.due('a'), rig.waitOf('a')?.checkIn]).toEqual([30_000, 1]);
    expect(rig.of('callResumed')).toMatchObject([{ behindUs: true }]);
  });

  test('a transfer under way stays one: no alarm with the handset down', () => {
    const rig = Rig.ready();
    rig.talksWith('a');
    rig.press('speed1', 'transfer');
    rig.line.slow = true;
    rig.hook('down');
    rig.observe(...rig.line.opensBehindUs('a'));
    expect([rig.call('a').transferringTo, rig.buzzer]).toEqual(['21', 'silent']);
  });

  test('taken back in that very moment, the caller is spoken to: check-in made, cues off', () => {
    const rig = Rig.ready();
    rig.holds('a');
    rig.wait(31_000);
    rig.observe({ type: 'resumed', call: 'a', behindUs: true });
    rig.press('hold');
    rig.observe({ type: 'resumed', call: 'a', behindUs: false });
    expect([rig.results, rig.holdLamp, rig.buzzer]).toEqual([['1 onTime'], 'off', 'silent']);
  });

  test('with the handset down, the alarm goes on as it began', () => {
    const rig = Rig.ready();
    rig.holds('a');
    rig.hook('down');
    rig.wait(2_000);
    rig.observe({ type: 'resumed', call: 'a', behindUs: true });
    expect(rig.view.buzzer).toEqual({ pattern: 'alarm', since: 1_000_000 });
  });

  test('since when the caller is on hold does not change', () => {
    const rig = Rig.ready();
    rig.holds('a');
    rig.wait(5_000);
    rig.observe(...rig.line.opensBehindUs('a'));
    expect(rig.call('a').since.at).toBe(1_000_000);
  });
});

describe('a command that the line refuses', () => {
  function refusing(rig: Rig, deed: () => void): void {
    rig.line.slow = true;
    deed();
    const refused = rig.line.refuse();
    if (refused) rig.observe(refused);
    rig.line.slow = false;
  }

  test('hold: the caller hears everything still, so the receptionist must hear of it', () => {
    const rig = Rig.ready();
    rig.talksWith('a');
    refusing(rig, () => rig.press('hold'));
    expect([rig.buzzer, rig.view.lamps.line1.pattern]).toEqual(['returned', 'ringing']);
    expect([rig.call('a').state, rig.call('a').wait]).toEqual(['talking', null]);
    rig.press('hold');
    expect(rig.level('a')).toBe('waiting');
  });

  test('resume: the caller goes on waiting, and Hold asks again', () => {
    const rig = Rig.ready();
    rig.holds('a');
    refusing(rig, () => rig.press('hold'));
    expect([rig.buzzer, rig.level('a'), rig.due('a')]).toEqual(['returned', 'waiting', 30_000]);
    rig.press('hold');
    expect([rig.buzzer, rig.call('a').state]).toEqual(['silent', 'talking']);
  });

  test('answer: the caller rings on, and the handset put down and lifted asks again', () => {
    const rig = Rig.ready();
    rig.rings('a');
    refusing(rig, () => rig.hook('up'));
    expect(rig.buzzer).toBe('returned');
    rig.hook('down');
    expect(rig.buzzer).toBe('ringing');
    rig.hook('up');
    expect(rig.call('a').state).toBe('talking');
  });

  test('one about a call that is gone meanwhile changes nothing', () => {
    const rig = Rig.ready();
    rig.talksWith('a');
    rig.line.slow = true;
    rig.press('hold');
    rig.ends('a');
    rig.runLine();
    expect([rig.buzzer, rig.state.ledger.calls]).toEqual(['silent', []]);
  });

  test('one that the line never answers is asked again after 6 s', () => {
    const rig = Rig.ready();
    rig.talksWith('a');
    rig.line.slow = true;
    rig.press('hold');
    rig.wait(5_999);
    rig.press('hold');
    expect(rig.asked()).toEqual(['answer a', 'hold a']);
    rig.wait(1);
    rig.press('hold');
    expect(rig.asked()).toEqual(['answer a', 'hold a', 'hold a']);
  });
});

describe('the line goes down', () => {
  test('and comes up with its calls: who waits has waited all the while, who talks talks on', () => {
    const rig = Rig.ready();
    rig.holds('a');
    rig.talksWith('b');
    rig.lineDown();
    rig.wait(31_000);
    expect([rig.level('a'), rig.buzzer, rig.view.lineUp]).toEqual(['due', 'due', false]);
    rig.lineUp();
    expect([rig.due('a'), rig.results, rig.call('b').state]).toEqual([30_000, [], 'talking']);
    expect(rig.of('callEnded')).toEqual([]);
  });

  test.each(['ring', 'talk', 'hold'])('in %s and comes up without the call: interrupted', (when) => {
    const rig = Rig.ready();
    rig.rings('a');
    if (when !== 'ring') rig.hook('up');
    if (when === 'hold') rig.press('hold');
    rig.lineDown();
    rig.wait(2_000);
    rig.line.calls.clear();
    rig.lineUp();
    expect(rig.of('callEnded')).toMatchObject([{ by: 'line', reason: 'lost' }]);
    expect(rig.of('outcomeSet')).toMatchObject([{ outcome: 'interrupted' }]);
    expect(rig.of('waitEnded')).toMatchObject(when === 'hold' ? [{ why: 'interrupted' }] : []);
    expect([rig.state.ledger.calls, rig.holdLamp, rig.buzzer]).toEqual([[], 'off', 'silent']);
  });

  test('an outcome given before stays when the call is lost', () => {
    const rig = Rig.ready();
    rig.talksWith('a');
    rig.press('message');
    rig.line.calls.clear();
    rig.lineUp();
    expect(rig.of('outcomeSet').map(({ outcome }) => outcome)).toEqual(['message']);
  });

  test('for a minute: its calls are lost, at the minute and not before', () => {
    const rig = Rig.ready();
    rig.holds('a');
    rig.lineDown();
    rig.wait(59_999);
    expect(rig.of('callEnded')).toEqual([]);
    rig.wait(1);
    expect(rig.of('callEnded')).toMatchObject([{ reason: 'lost', detail: 'the line did not come back' }]);
    expect([rig.holdLamp, rig.buzzer]).toEqual(['off', 'silent']);
  });

  test('said twice: the minute counts from the first, and it is one fact', () => {
    const rig = Rig.ready();
    rig.holds('a');
    rig.lineDown();
    rig.wait(40_000);
    rig.lineDown();
    rig.wait(20_000);
    expect([rig.of('lineDown').length, rig.of('callEnded').length]).toEqual([1, 1]);
  });

  test('and up in time: the minute does not strike later', () => {
    const rig = Rig.ready();
    rig.talksWith('a');
    rig.lineDown();
    rig.wait(59_000);
    rig.lineUp();
    rig.wait(60_000);
    expect(rig.of('callEnded')).toEqual([]);
  });

  test('for over a minute, and then the call is there after all: a new row, due now', () => {
    const rig = Rig.ready();
    rig.holds('a');
    rig.lineDown();
    rig.wait(61_000);
    rig.lineUp();
    expect([rig.call('a').id, rig.due('a'), rig.buzzer]).toEqual(['s-2', 61_000, 'due']);
  });

  test('a caller found open who was on hold is put on hold again, and their clock runs on', () => {
    const rig = Rig.ready();
    rig.holds('a');
    rig.lineDown();
    rig.wait(10_000);
    const onLine = rig.line.calls.get('a');
    if (onLine) onLine.state = 'open';
    rig.lineUp();
    expect(rig.asked().at(-1)).toBe('hold a');
    expect([rig.due('a'), rig.results, rig.call('a').state]).toEqual([30_000, [], 'held']);
  });

  test('a caller found on hold who was spoken with has a clock from now on', () => {
    const rig = Rig.ready();
    rig.talksWith('a');
    rig.lineDown();
    rig.wait(10_000);
    const onLine = rig.line.calls.get('a');
    if (onLine) onLine.state = 'held';
    rig.lineUp();
    expect(rig.due('a')).toBe(40_000);
  });

  test('a caller who rang and is found open was answered meanwhile', () => {
    const rig = Rig.ready();
    rig.rings('a');
    rig.lineDown();
    const onLine = rig.line.calls.get('a');
    if (onLine) onLine.state = 'open';
    rig.lineUp();
    expect([rig.of('callAnswered').length, rig.call('a').state]).toEqual([1, 'talking']);
  });

  test('a caller who rang and still rings is there as before', () => {
    const rig = Rig.ready();
    rig.rings('a');
    rig.lineDown();
    rig.lineUp();
    expect([rig.call('a').state, rig.buzzer, rig.state.ledger.calls.length]).toEqual([
      'ringing',
      'ringing',
      1,
    ]);
  });

  test('in the middle of a transfer, and the caller is still there: given back with a cue', () => {
    const rig = Rig.ready();
    rig.talksWith('a');
    rig.press('speed1', 'transfer');
    rig.line.slow = true;
    rig.hook('down');
    rig.lineDown();
    rig.wait(2_000);
    rig.lineUp();
    expect([rig.call('a').transferringTo, rig.buzzer, rig.view.lamps.line1.pattern]).toEqual([
      null,
      'alarm',
      'ringing',
    ]);
    rig.hook('up');
    expect(rig.asked().at(-1)).toBe('resume a');
  });

  test('in the middle of a dial: that number is forgotten, and another can be called', () => {
    const rig = Rig.ready();
    rig.hook('up');
    rig.line.slow = true;
    rig.press('speed1');
    rig.lineDown();
    rig.lineUp();
    rig.press('speed2');
    expect(rig.asked()).toEqual(['dial 21', 'dial 22']);
  });
});

describe('events that should not come', () => {
  test('about calls that nobody knows change nothing', () => {
    const rig = Rig.ready();
    const before = rig.view;
    const call = 'nobody';
    rig.observe(
      { type: 'ringing', call },
      { type: 'established', call },
      { type: 'held', call },
      { type: 'resumed', call, behindUs: false },
      { type: 'resumed', call, behindUs: true },
      { type: 'heldByPeer', call },
      { type: 'resumedByPeer', call },
      { type: 'transferFailed', call, detail: '' },
      { type: 'ended', call, by: 'peer', reason: 'hungUp', detail: '' },
    );
    expect([rig.view, rig.facts.length]).toEqual([before, 1]);
  });

  test('twice: the second changes nothing', () => {
    const rig = Rig.ready();
    rig.holds('a');
    const facts = rig.facts.length;
    rig.observe({ type: 'held', call: 'a' }, { type: 'established', call: 'a' });
    rig.observe({
      type: 'incoming',
      call: 'a',
      line: 'line',
      peer: { number: null, name: null },
      internal: false,
    });
    expect([rig.facts.length, rig.state.ledger.calls.length]).toEqual([facts, 1]);
  });

  test('the same name on the line again after its call has ended is a new call', () => {
    const rig = Rig.ready();
    rig.talksWith('a');
    rig.ends('a');
    rig.rings('a');
    expect(rig.call('a').id).toBe('s-2');
  });

  test('a call that we did not dial is nobody’s consultation', () => {
    const rig = Rig.ready();
    rig.talksWith('a');
    const peer = { number: '99', name: null };
    rig.observe({ type: 'outgoing', call: 'x', line: 'line', peer, request: null });
    expect(rig.call('x')).toMatchObject({ consultationFor: null, peer });
  });

  test('put on hold by the peer is shown, and starts no clock of ours', () => {
    const rig = Rig.ready();
    rig.talksWith('a');
    rig.observe({ type: 'heldByPeer', call: 'a' });
    expect([rig.view.calls[0]?.heldByPeer, rig.call('a').wait]).toEqual([true, null]);
    rig.observe({ type: 'resumedByPeer', call: 'a' });
    expect(rig.view.calls[0]?.heldByPeer).toBe(false);
  });

  test.each([
    '<script>alert(1)</script>',
    '"; DROP TABLE calls; --',
    '\u202Etxt.exe',
    '__proto__',
    'constructor',
    'x'.repeat(200),
    '',
  ])('whatever the peer calls itself is data: %j', (text) => {
    const rig = Rig.ready();
    const peer = { number: text, name: text };
    const call = text;
    rig.line.calls.set(call, {
      call,
      line: text,
      direction: 'incoming',
      peer,
      internal: false,
      state: 'ringing',
    });
    rig.observe({ type: 'incoming', call, line: text, peer, internal: false });
    rig.hook('up');
    rig.press('hold');
    rig.wait(30_000);
    rig.press('hold');
    expect(rig.results).toEqual(['1 onTime']);
    expect(rig.view.calls[0]).toMatchObject({ call: 's-1', peer });
    rig.ends(call);
    expect(rig.state.ledger.calls).toEqual([]);
  });
});
