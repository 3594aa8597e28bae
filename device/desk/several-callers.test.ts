import { describe, expect, test } from 'vitest';
import { Rig, START } from './testing/rig.ts';

/** `a` on hold since 0 s, `b` since 10 s; the handset is up and nobody is on the line. */
function twoWait(): Rig {
  const rig = Rig.ready();
  rig.holds('a');
  rig.wait(10_000);
  rig.holds('b');
  return rig;
}

/** The due moments that the panel was told last, in ms since the rig began. */
function toldOf(rig: Rig): readonly number[] {
  const told = rig.effects.findLast((effect) => effect.type === 'dueMoments')?.moments ?? [];
  return told.map((moment) => moment - START);
}

describe('B5: several callers wait at once', () => {
  test('each has their own clock', () => {
    const rig = twoWait();
    expect([rig.due('a'), rig.due('b')]).toEqual([30_000, 40_000]);
    rig.wait(22_000);
    expect([rig.level('a'), rig.level('b')]).toEqual(['due', 'waiting']);
  });

  test('the panel is told the next due moment of each, earliest first, and of nobody who is spoken with', () => {
    const rig = twoWait();
    expect(toldOf(rig)).toEqual([30_000, 40_000]);
    rig.wait(20_000);
    expect(toldOf(rig)).toEqual([40_000, 90_000]);
    rig.press('hold');
    expect(toldOf(rig)).toEqual([40_000]);
    rig.ends('b');
    expect(toldOf(rig)).toEqual([]);
  });

  test('Hold takes back the one due first, then the other, and puts on hold in between', () => {
    const rig = twoWait();
    const from = rig.commands.length;
    rig.press('hold', 'hold', 'hold');
    expect(rig.asked(from)).toEqual(['resume a', 'hold a', 'resume b']);
  });

  test('the one due first is not always the one who has waited longest', () => {
    const rig = twoWait();
    rig.press('hold');
    rig.wait(1_000);
    rig.press('hold');
    expect([rig.due('a'), rig.due('b')]).toEqual([71_000, 40_000]);
    rig.hook('down');
    rig.hook('up');
    expect(rig.asked().at(-1)).toBe('resume b');
  });

  test('the lamps show each, the hold lamp the most urgent', () => {
    const rig = twoWait();
    rig.wait(26_000);
    const { line1, line2, hold } = rig.view.lamps;
    expect([line1.pattern, line2.pattern, hold.pattern]).toEqual(['overdue', 'approaching', 'overdue']);
  });

  test('the buzzer plays the most urgent, and begins it again for each who becomes due', () => {
    const rig = twoWait();
    rig.wait(40_000);
    expect(rig.heard.filter(({ at }) => at > 10_000)).toEqual([
      { at: 30_000, pattern: 'due', since: 30_000 },
      { at: 35_000, pattern: 'overdue', since: 35_000 },
      { at: 40_000, pattern: 'overdue', since: 40_000 },
      { at: 45_000, pattern: 'overdue', since: 45_000 },
    ]);
  });

  test('two who become due within the grace of the first are both heard', () => {
    const rig = Rig.ready();
    rig.holds('a');
    rig.wait(2_000);
    rig.holds('b');
    rig.wait(31_000);
    const sounds = rig.heard.filter(({ at }) => at > 2_000);
    expect(sounds.map(({ at, pattern }) => [at, pattern])).toEqual([
      [30_000, 'due'],
      [32_000, 'due'],
    ]);
  });

  test('a due moment is heard while another caller is escalated', () => {
    const rig = Rig.ready();
    rig.holds('a');
    rig.wait(155_000);
    rig.holds('b');
    rig.wait(30_000);
    expect(rig.heard.at(-1)).toEqual({ at: 185_000, pattern: 'escalated', since: 185_000 });
    expect(rig.level('b')).toBe('due');
  });

  test('when the most urgent is taken back, the next most urgent is played as from its own beginning', () => {
    const rig = twoWait();
    rig.wait(32_000);
    rig.press('hold');
    expect(rig.level('a')).toBeNull();
    expect(rig.view.buzzer).toEqual({ pattern: 'due', since: 1_000_000 + 40_000 });
    expect(rig.holdLamp).toBe('due');
  });

  test('one who leaves changes nothing for the other', () => {
    const rig = twoWait();
    rig.ends('a');
    expect([rig.due('b'), rig.view.lamps.line1.pattern, rig.holdLamp]).toEqual([40_000, 'off', 'waiting']);
  });

  test('another call is taken by its line key while somebody waits', () => {
    const rig = Rig.ready();
    rig.holds('a');
    rig.rings('b');
    rig.press('line2');
    expect([rig.call('b').state, rig.level('a')]).toEqual(['talking', 'waiting']);
  });

  test('a line key puts whoever is on the line on hold first, and the next key means the one picked', () => {
    const rig = twoWait();
    rig.press('line2');
    rig.line.slow = true;
    const from = rig.commands.length;
    rig.press('line1', 'callBack');
    rig.hook('down');
    expect(rig.asked(from)).toEqual(['hold b', 'resume a', 'hangUp a']);
    expect(rig.of('outcomeSet')).toMatchObject([{ call: 's-1', outcome: 'callBack' }]);
  });

  test('each gets a place while there are four; the fifth has none but waits, is cued and is taken back', () => {
    const rig = Rig.ready();
    for (const caller of ['a', 'b', 'c', 'd', 'e']) {
      rig.holds(caller);
      rig.wait(1_000);
    }
    expect(rig.view.calls.map(({ slot }) => slot)).toEqual([1, 2, 3, 4, null]);
    expect(rig.due('e')).toBe(34_000);
    for (const caller of ['a', 'b', 'c', 'd']) rig.ends(caller);
    rig.wait(29_000);
    expect([rig.holdLamp, rig.buzzer]).toEqual(['due', 'due']);
    rig.press('hold');
    expect(rig.call('e').state).toBe('talking');
  });

  test('a place that falls free goes to the next call', () => {
    const rig = twoWait();
    rig.ends('a');
    rig.rings('c');
    expect(rig.call('c').slot).toBe(1);
  });

  test('the handset answers who rings before it takes back who waits', () => {
    const rig = Rig.ready();
    rig.holds('a');
    rig.hook('down');
    rig.rings('b');
    rig.hook('up');
    expect(rig.asked().at(-1)).toBe('answer b');
  });

  test('of two who ring, the handset answers who has rung longest', () => {
    const rig = Rig.ready();
    rig.rings('a');
    rig.rings('b');
    rig.hook('up');
    expect(rig.asked()).toEqual(['answer a']);
    expect([rig.buzzer, rig.view.lamps.line2.pattern]).toEqual(['ringing', 'ringing']);
  });
});

describe('Hold pressed again before the line has done it', () => {
  test('twice quickly: the line is asked once, and does not open again', () => {
    const rig = Rig.ready();
    rig.talksWith('a');
    rig.line.slow = true;
    rig.press('hold', 'hold', 'hold');
    expect(rig.line.pending).toEqual([{ type: 'hold', call: 'a' }]);
    rig.runLine();
    expect(rig.level('a')).toBe('waiting');
  });

  test('twice quickly to take back: the caller is taken back and held, not left where nobody knows', () => {
    const rig = Rig.ready();
    rig.holds('a');
    rig.line.slow = true;
    rig.press('hold', 'hold');
    rig.runLine();
    expect([rig.call('a').state, rig.results]).toEqual(['held', ['1 early']]);
  });
});

describe('the handset down while someone waits', () => {
  test('alarms at once, without waiting for due, and lifting it takes that caller back', () => {
    const rig = Rig.ready();
    rig.holds('a');
    rig.wait(3_000);
    rig.hook('down');
    expect(rig.view.lamps.hold).toEqual({ pattern: 'alarm', since: 1_003_000 });
    expect(rig.view.buzzer).toEqual({ pattern: 'alarm', since: 1_003_000 });
    rig.wait(25_000);
    expect(rig.view.buzzer).toEqual({ pattern: 'alarm', since: 1_003_000 });
    rig.hook('up');
    expect([rig.call('a').state, rig.holdLamp, rig.buzzer]).toEqual(['talking', 'off', 'silent']);
  });

  test('after a talk with somebody else, too', () => {
    const rig = Rig.ready();
    rig.holds('a');
    rig.talksWith('b');
    expect(rig.buzzer).toBe('silent');
    rig.hook('down');
    expect([rig.buzzer, rig.asked().at(-1)]).toEqual(['alarm', 'hangUp b']);
  });

  test('the alarm ends with the last one who waits', () => {
    const rig = twoWait();
    rig.hook('down');
    rig.ends('a');
    expect(rig.buzzer).toBe('alarm');
    rig.ends('b');
    expect([rig.buzzer, rig.holdLamp]).toEqual(['silent', 'off']);
  });

  test('the clock runs on under the alarm: escalated is heard through it', () => {
    const rig = Rig.ready();
    rig.holds('a');
    rig.hook('down');
    rig.wait(150_000);
    expect([rig.buzzer, rig.holdLamp, rig.view.lamps.line1.pattern]).toEqual([
      'escalated',
      'alarm',
      'escalated',
    ]);
  });
});

describe('Mute', () => {
  test('silences the buzzer for 30 s, and no lamp', () => {
    const rig = Rig.ready();
    rig.holds('a');
    rig.wait(36_000);
    const { lamps } = rig.view;
    rig.press('mute');
    expect(rig.buzzer).toBe('silent');
    expect(rig.view.lamps).toEqual(lamps);
    rig.wait(29_999);
    expect(rig.buzzer).toBe('silent');
    rig.wait(1);
    expect([rig.buzzer, rig.view.mutedUntil]).toEqual(['overdue', null]);
  });

  test('pressed again, it begins anew', () => {
    const rig = Rig.ready();
    rig.press('mute');
    rig.wait(20_000);
    rig.press('mute');
    expect(rig.view.mutedUntil).toBe(1_050_000);
  });

  test('silences ringing, a caller given back, and the alarm', () => {
    const rig = Rig.ready();
    rig.press('mute');
    rig.rings('a');
    expect([rig.buzzer, rig.view.lamps.line1.pattern]).toEqual(['silent', 'ringing']);
    rig.hook('up');
    rig.press('hold');
    rig.hook('down');
    expect([rig.buzzer, rig.holdLamp]).toEqual(['silent', 'alarm']);
  });

  test('never an escalated caller, muted before or after', () => {
    const rig = Rig.ready();
    rig.holds('a');
    rig.wait(140_000);
    rig.press('mute');
    rig.wait(10_000);
    expect(rig.buzzer).toBe('escalated');
    rig.press('mute');
    expect(rig.buzzer).toBe('escalated');
  });

  test('leaves the lamp of a caller who was given back as it is', () => {
    const rig = Rig.ready();
    rig.talksWith('a');
    rig.press('speed1', 'transfer');
    rig.ends('out1');
    rig.press('mute');
    expect([rig.view.lamps.line1.pattern, rig.buzzer]).toEqual(['ringing', 'silent']);
  });
});

describe('the panel', () => {
  test('that is connected again is told everything again, and nothing that is off', () => {
    const rig = Rig.ready();
    rig.holds('a');
    rig.wait(31_000);
    rig.send({ type: 'panel', event: { type: 'lost', detail: 'unplugged' } });
    expect(rig.view.panelConnected).toBe(false);
    const effects = rig.send({ type: 'panel', event: { type: 'connected', hook: 'up' } });
    const told = effects.map((effect) => (effect.type === 'lamp' ? effect.lamp : effect.type));
    expect(told).toEqual(['line1', 'hold', 'buzzer', 'dueMoments']);
  });

  test('that comes back with its handset down while someone waits alarms', () => {
    const rig = Rig.ready();
    rig.holds('a');
    rig.send({ type: 'panel', event: { type: 'lost', detail: 'unplugged' } });
    rig.send({ type: 'panel', event: { type: 'connected', hook: 'down' } });
    expect(rig.buzzer).toBe('alarm');
  });

  test('the same cue is not told twice', () => {
    const rig = Rig.ready();
    rig.holds('a');
    rig.wait(31_000);
    expect(rig.send({ type: 'time' })).toEqual([]);
  });

  test('the fault lamp shows a line that is down and a register in trouble, until both are well', () => {
    const rig = Rig.ready();
    rig.lineDown();
    rig.send({ type: 'register', fault: { code: 'Register_Full', message: 'no room' } });
    rig.lineUp();
    expect([rig.view.lamps.fault.pattern, rig.view.registerFault?.code]).toEqual(['fault', 'Register_Full']);
    rig.send({ type: 'register', fault: null });
    expect(rig.view.lamps.fault.pattern).toBe('off');
  });
});
