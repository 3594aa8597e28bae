import { describe, expect, test } from 'vitest';
import { situationOf } from './situation.ts';
import { Rig } from './testing/rig.ts';

/** `a` is on hold since 0 s, the recipient (21) rings. */
function recipientRings(): Rig {
  const rig = Rig.ready();
  rig.talksWith('a');
  rig.press('speed1', 'transfer');
  return rig;
}

function recipientAnswered(): Rig {
  const rig = recipientRings();
  rig.wait(4_000);
  rig.answers('out1');
  return rig;
}

const since = (rig: Rig, deed: () => void): readonly string[] => {
  const from = rig.commands.length;
  deed();
  return rig.asked(from);
};
const situation = (rig: Rig) => situationOf(rig.state, rig.now);

describe('A10-A12: putting a caller through', () => {
  test('Transfer with a number: the caller on hold, the recipient called for them', () => {
    const rig = recipientRings();
    expect(rig.asked().slice(1)).toEqual(['hold a', 'dial 21']);
    expect(rig.call('out1')).toMatchObject({ consultationFor: 's-1', peer: { number: '21' }, wait: null });
  });

  test.each(['transfer', 'digit#'] as const)('Transfer, number, %s calls the recipient as well', (key) => {
    const rig = Rig.ready();
    rig.talksWith('a');
    rig.press('transfer', 'digit2', 'digit1', key);
    expect(rig.call('out1').consultationFor).toBe('s-1');
  });

  test('after Transfer, a number entered is not called before it is confirmed: it may be half', () => {
    const rig = Rig.ready();
    rig.talksWith('a');
    rig.press('transfer', 'digit2');
    rig.wait(10_000);
    expect(rig.commands.some(({ type }) => type === 'dial')).toBe(false);
  });

  test('Transfer without a number means that caller, even if another one was put on hold since', () => {
    const rig = Rig.ready();
    rig.talksWith('a');
    rig.press('transfer');
    rig.wait(1_000);
    rig.rings('b');
    rig.press('line2', 'hold', 'speed1');
    expect(rig.call('out1').consultationFor).toBe('s-1');
  });

  test('without it, the recipient is called for the caller who was put on hold last', () => {
    const rig = Rig.ready();
    rig.holds('a');
    rig.wait(1_000);
    rig.holds('b');
    rig.wait(60_000);
    rig.press('speed1');
    expect(rig.call('out1').consultationFor).toBe('s-2');
  });

  test('hook down while the recipient rings: put through when they answer, and no alarm', () => {
    const rig = recipientRings();
    expect(since(rig, () => rig.hook('down'))).toEqual([]);
    rig.wait(5_000);
    expect(since(rig, () => rig.answers('out1'))).toEqual(['transferAttended a to out1']);
    expect(rig.of('outcomeSet')).toMatchObject([{ call: 's-1', outcome: 'transferred' }]);
    expect(rig.of('waitEnded')).toMatchObject([{ why: 'transferred', last: { result: 'void' } }]);
    expect(rig.heard.map(({ pattern }) => pattern)).not.toContain('alarm');
  });

  test('hook down after the recipient answered: attended', () => {
    const rig = recipientAnswered();
    expect(since(rig, () => rig.hook('down'))).toEqual(['transferAttended a to out1']);
    expect(rig.state.ledger.calls).toEqual([]);
    expect([rig.buzzer, rig.holdLamp]).toEqual(['silent', 'off']);
  });

  test('the handset down before the line has begun to call: the transfer is made, and no alarm before it', () => {
    const rig = Rig.ready();
    rig.talksWith('a');
    rig.line.slow = true;
    rig.press('speed1', 'transfer');
    rig.observe({ type: 'held', call: 'a' });
    rig.hook('down');
    expect(rig.buzzer).toBe('silent');
    rig.runLine();
    expect(rig.of('transferAsked')).toHaveLength(1);
    rig.answers('out1');
    rig.runLine();
    expect(rig.asked().at(-1)).toBe('transferAttended a to out1');
    expect(rig.heard.map(({ pattern }) => pattern)).not.toContain('alarm');
  });

  test('Transfer pressed twice makes one transfer', () => {
    const rig = recipientAnswered();
    rig.line.slow = true;
    expect(since(rig, () => rig.press('transfer', 'transfer'))).toEqual(['transferAttended a to out1']);
  });

  test('after due without a word, the check-in of a caller put through is missed', () => {
    const rig = recipientRings();
    rig.wait(31_000);
    rig.hook('down');
    rig.answers('out1');
    expect(rig.results).toEqual(['1 missed']);
  });

  test('the one clock runs through hold, call, ringing and answer', () => {
    const rig = recipientAnswered();
    rig.wait(26_000);
    expect([rig.due('a'), rig.level('a'), rig.buzzer]).toEqual([30_000, 'due', 'due']);
  });

  test('a recipient has no clock, on hold or not', () => {
    const rig = recipientAnswered();
    rig.press('hold');
    rig.wait(200_000);
    expect([rig.call('out1').state, rig.call('out1').wait, rig.holdLamp]).toEqual(['held', null, 'off']);
    expect(rig.view.lamps.line2.pattern).toBe('waiting');
  });
});

describe('A13: a check-in while the recipient rings', () => {
  test('Hold goes to the caller, Hold again back to the recipient, who rings on', () => {
    const rig = recipientRings();
    rig.wait(30_000);
    expect(since(rig, () => rig.press('hold'))).toEqual(['resume a']);
    expect([situation(rig), rig.results, rig.buzzer]).toEqual(['swapped', ['1 onTime'], 'silent']);
    rig.wait(5_000);
    expect(since(rig, () => rig.press('hold'))).toEqual(['hold a']);
    expect([situation(rig), rig.due('a'), rig.call('out1').state]).toEqual([
      'consulting',
      95_000,
      'dialling',
    ]);
  });

  test('with a recipient who has answered, each is on hold while the other is spoken to', () => {
    const rig = recipientAnswered();
    expect(since(rig, () => rig.press('hold'))).toEqual(['hold out1', 'resume a']);
    expect(since(rig, () => rig.press('hold'))).toEqual(['hold a', 'resume out1']);
  });

  test('a recipient who answers in the middle of it puts the caller on hold: the wait goes on', () => {
    const rig = recipientRings();
    rig.wait(30_000);
    rig.press('hold');
    rig.answers('out1');
    expect([situation(rig), rig.due('a'), rig.waitOf('a')?.checkIn]).toEqual(['consulting', 90_000, 2]);
  });

  test.each(['message', 'callBack'] as const)('%s: nobody is put through any more', (key) => {
    const rig = recipientRings();
    rig.press('hold');
    expect(since(rig, () => rig.press(key))).toEqual(['hangUp out1']);
    expect([situation(rig), rig.buzzer]).toEqual(['talking', 'silent']);
  });

  test('message while the recipient is on the line is kept, and the recipient stays', () => {
    const rig = recipientAnswered();
    expect(since(rig, () => rig.press('message'))).toEqual([]);
    expect(rig.call('a').outcome).toBe('message');
  });

  test('the star key gives the recipient up; the caller waits on, with no cue of a failure', () => {
    const rig = recipientRings();
    expect(since(rig, () => rig.press('digit*'))).toEqual(['hangUp out1']);
    expect([situation(rig), rig.due('a'), rig.buzzer]).toEqual(['waitingOnly', 30_000, 'silent']);
  });
});

describe('a transfer that does not come about gives the caller back with a cue', () => {
  test('the recipient is busy', () => {
    const rig = recipientRings();
    rig.wait(2_000);
    rig.observe(...rig.line.ends('out1', 'busy'));
    expect(rig.of('transferFailed')).toMatchObject([{ call: 's-1', detail: 'busy' }]);
    expect(rig.view.buzzer).toEqual({ pattern: 'returned', since: 1_002_000 });
    expect(rig.view.lamps.line1.pattern).toBe('ringing');
    expect(since(rig, () => rig.press('hold'))).toEqual(['resume a']);
    expect([rig.buzzer, rig.view.lamps.line1.pattern]).toEqual(['silent', 'inUse']);
  });

  test('it is shown on the lamp of that caller and of nobody else', () => {
    const rig = Rig.ready();
    rig.holds('b');
    rig.talksWith('a');
    rig.press('speed1', 'transfer');
    rig.ends('out1');
    expect([rig.view.lamps.line2.pattern, rig.view.lamps.line1.pattern]).toEqual(['ringing', 'waiting']);
  });

  test('the cue ends when the caller leaves', () => {
    const rig = recipientRings();
    rig.ends('out1');
    rig.ends('a');
    expect([rig.buzzer, rig.view.lamps.line1.pattern]).toEqual(['silent', 'off']);
  });

  test('the cue ends with any key', () => {
    const rig = recipientRings();
    rig.ends('out1');
    rig.press('digit1');
    expect([rig.buzzer, rig.view.lamps.line1.pattern]).toEqual(['silent', 'waiting']);
  });

  test('a due check-in is more urgent than the cue', () => {
    const rig = recipientRings();
    rig.ends('out1');
    rig.wait(30_000);
    expect(rig.buzzer).toBe('due');
  });

  test('no cue while the caller is being spoken to: they are back already', () => {
    const rig = recipientRings();
    rig.press('hold');
    rig.ends('out1');
    expect([rig.buzzer, situation(rig)]).toEqual(['silent', 'talking']);
  });

  test('the line refuses to dial', () => {
    const rig = Rig.ready();
    rig.talksWith('a');
    rig.line.slow = true;
    rig.press('speed1', 'transfer');
    rig.observe({ type: 'held', call: 'a' });
    rig.line.next();
    const refused = rig.line.refuse();
    if (refused) rig.observe(refused);
    expect([rig.buzzer, rig.of('transferFailed')[0]?.detail]).toEqual(['returned', 'refused']);
  });

  test('a recipient who rings in vain after the handset is down: lifting it at due takes the caller back', () => {
    const rig = recipientRings();
    rig.hook('down');
    rig.wait(20_000);
    expect([rig.buzzer, situation(rig)]).toEqual(['silent', 'idle']);
    rig.wait(10_000);
    expect(rig.buzzer).toBe('due');
    expect(since(rig, () => rig.hook('up'))).toEqual(['resume a']);
    expect([rig.buzzer, situation(rig)]).toEqual(['silent', 'swapped']);
  });

  test('the next caller is answered while the recipient still rings: theirs gets through blindly', () => {
    const rig = recipientRings();
    rig.hook('down');
    rig.rings('b');
    expect(since(rig, () => rig.hook('up'))).toEqual(['hangUp out1', 'transferBlind a to 21', 'answer b']);
    expect(rig.of('outcomeSet')).toMatchObject([{ call: 's-1', outcome: 'transferred' }]);
  });

  test.each([
    ['declines', (rig: Rig) => rig.observe(...rig.line.ends('out1', 'busy'))],
    [
      'answers, and the line refuses the transfer',
      (rig: Rig) => {
        rig.line.refusesTransfers = true;
        rig.answers('out1');
      },
    ],
  ])(
    'the recipient %s after the handset is down: alarm at once, and lifting takes the caller back',
    (_, fails) => {
      const rig = recipientRings();
      rig.hook('down');
      fails(rig);
      expect(rig.of('transferFailed')).toMatchObject([{ call: 's-1' }]);
      expect([rig.buzzer, rig.holdLamp, rig.view.lamps.line1.pattern]).toEqual(['alarm', 'alarm', 'ringing']);
      expect(since(rig, () => rig.hook('up')).at(-1)).toBe('resume a');
      expect([rig.buzzer, rig.view.lamps.line1.pattern]).toEqual(['silent', 'inUse']);
    },
  );

  test('an attended one that fails leaves the recipient there: it can be tried again', () => {
    const rig = recipientAnswered();
    rig.line.refusesTransfers = true;
    rig.press('transfer');
    expect([situation(rig), rig.buzzer]).toEqual(['consulting', 'returned']);
    rig.line.refusesTransfers = false;
    rig.press('transfer');
    expect(rig.of('outcomeSet')).toMatchObject([{ outcome: 'transferred' }]);
  });

  test.each([false, true])(
    'an attended one fails after the handset is down, recipient on hold: %s',
    (onHold) => {
      const rig = recipientAnswered();
      if (onHold) rig.press('hold');
      rig.line.refusesTransfers = true;
      rig.hook('down');
      expect(rig.buzzer).toBe('alarm');
      expect(since(rig, () => rig.hook('up'))).toEqual(onHold ? ['resume a'] : ['hold out1', 'resume a']);
      expect([situation(rig), rig.buzzer]).toEqual(['swapped', 'silent']);
    },
  );

  test('and until the handset is lifted no key opens a line: the caller would talk to an empty desk', () => {
    const rig = recipientAnswered();
    rig.line.refusesTransfers = true;
    rig.hook('down');
    const keys = ['hold', 'line1', 'line2', 'speed1', 'digit#'] as const;
    expect(since(rig, () => rig.press(...keys))).toEqual([]);
    expect(rig.buzzer).toBe('alarm');
  });

  test('the line refuses the transfer itself', () => {
    const rig = recipientRings();
    rig.line.slow = true;
    rig.hook('down');
    rig.ends('out1');
    rig.line.next();
    const refused = rig.line.refuse();
    if (refused) rig.observe(refused);
    expect([rig.call('a').transferringTo, rig.buzzer]).toEqual([null, 'alarm']);
  });

  test('while the far end has not said: no alarm, and at due the caller can be taken back', () => {
    const rig = recipientRings();
    rig.line.slow = true;
    rig.hook('down');
    expect([rig.call('a').transferringTo, rig.buzzer, situation(rig)]).toEqual(['21', 'silent', 'idle']);
    rig.wait(30_000);
    expect(rig.buzzer).toBe('due');
    rig.hook('up');
    expect(rig.asked().at(-1)).toBe('resume a');
  });
});

describe('during the consultation', () => {
  test('the caller leaves: the recipient becomes an ordinary call, and the handset ends it', () => {
    const rig = recipientAnswered();
    rig.ends('a');
    expect([situation(rig), rig.call('out1').consultationFor]).toEqual(['talking', null]);
    expect(since(rig, () => rig.hook('down'))).toEqual(['hangUp out1']);
    expect(rig.of('outcomeSet')).toMatchObject([{ call: 's-1', outcome: 'abandoned' }]);
  });

  test('the caller leaves while the recipient rings: the handset ends that call', () => {
    const rig = recipientRings();
    rig.ends('a');
    expect(situation(rig)).toBe('dialling');
    expect(since(rig, () => rig.hook('down'))).toEqual(['hangUp out1']);
  });

  test('the caller leaves while the recipient is on hold: the recipient has a clock now', () => {
    const rig = recipientAnswered();
    rig.press('hold');
    rig.ends('a');
    expect([situation(rig), rig.level('out1')]).toEqual(['waitingOnly', 'waiting']);
  });

  test('a third caller is taken: their keys are those of an ordinary talk, the consultation is there after', () => {
    const rig = recipientRings();
    rig.rings('c');
    rig.press('line3');
    expect(situation(rig)).toBe('talking');
    expect(since(rig, () => rig.press('hold'))).toEqual(['hold c']);
    expect(situation(rig)).toBe('consulting');
  });

  test('with a third caller on the line, Transfer does nothing: one transfer at a time', () => {
    const rig = recipientRings();
    rig.rings('c');
    rig.press('line3');
    expect(since(rig, () => rig.press('speed2', 'transfer'))).toEqual([]);
  });
});
