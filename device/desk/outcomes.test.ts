import { describe, expect, test } from 'vitest';
import { Rig } from './testing/rig.ts';

const outcomes = (rig: Rig) => rig.of('outcomeSet').map(({ call, outcome }) => [call, outcome]);

describe('A8: what became of a call, in one press', () => {
  test.each(['satisfied', 'message', 'callBack'] as const)('%s while talking', (key) => {
    const rig = Rig.ready();
    rig.talksWith('a');
    rig.press(key);
    expect(outcomes(rig)).toEqual([['s-1', key]]);
    expect(rig.view.calls[0]?.outcome).toBe(key);
  });

  test('after hanging up it means the caller one has just spoken with', () => {
    const rig = Rig.ready();
    rig.talksWith('a');
    rig.hook('down');
    rig.wait(20_000);
    rig.press('satisfied');
    expect(outcomes(rig)).toEqual([['s-1', 'satisfied']]);
  });

  test('also while the next one rings, and also when that one gave up', () => {
    const rig = Rig.ready();
    rig.talksWith('a');
    rig.hook('down');
    rig.rings('b');
    rig.press('satisfied');
    rig.ends('b');
    rig.press('message');
    expect(outcomes(rig)).toEqual([
      ['s-1', 'satisfied'],
      ['s-2', 'abandoned'],
      ['s-1', 'message'],
    ]);
  });

  test('for ten minutes after it ended: later it means nobody', () => {
    const rig = Rig.ready();
    rig.talksWith('a');
    rig.hook('down');
    rig.wait(599_999);
    rig.press('callBack');
    rig.wait(1);
    rig.press('satisfied');
    expect(outcomes(rig)).toEqual([['s-1', 'callBack']]);
  });

  test('with others waiting it could mean anyone: it means nobody', () => {
    const rig = Rig.ready();
    rig.holds('a');
    rig.talksWith('b');
    rig.hook('down');
    rig.press('satisfied');
    expect(outcomes(rig)).toEqual([]);
  });

  test('during a consultation it means the caller, never the recipient', () => {
    const rig = Rig.ready();
    rig.talksWith('a');
    rig.press('speed1', 'transfer');
    rig.answers('out1');
    rig.press('satisfied');
    expect(outcomes(rig)).toEqual([['s-1', 'satisfied']]);
  });

  test('after a recipient has hung up it does not mean them', () => {
    const rig = Rig.ready();
    rig.talksWith('a');
    rig.press('speed1', 'transfer');
    rig.answers('out1');
    rig.ends('a');
    rig.ends('out1');
    rig.press('message');
    expect(outcomes(rig).at(-1)).toEqual(['s-2', 'message']);
  });

  test('the last one counts', () => {
    const rig = Rig.ready();
    rig.talksWith('a');
    rig.press('message', 'satisfied');
    rig.ends('a');
    expect(outcomes(rig)).toEqual([
      ['s-1', 'message'],
      ['s-1', 'satisfied'],
    ]);
  });
});

describe('what the line shows without anyone saying it', () => {
  test('nobody answered: abandoned', () => {
    const rig = Rig.ready();
    rig.rings('a');
    rig.ends('a');
    expect(outcomes(rig)).toEqual([['s-1', 'abandoned']]);
  });

  test('left on hold: abandoned', () => {
    const rig = Rig.ready();
    rig.holds('a');
    rig.ends('a');
    expect(outcomes(rig)).toEqual([['s-1', 'abandoned']]);
  });

  test('left on hold after a message was taken: the message counts', () => {
    const rig = Rig.ready();
    rig.talksWith('a');
    rig.press('message', 'hold');
    rig.ends('a');
    expect(outcomes(rig)).toEqual([['s-1', 'message']]);
  });

  test.each(['desk', 'peer'])('hung up by the %s after a talk: nobody has said', (by) => {
    const rig = Rig.ready();
    rig.talksWith('a');
    if (by === 'desk') rig.hook('down');
    else rig.ends('a');
    expect([outcomes(rig), rig.of('callEnded')[0]?.by]).toEqual([[], by]);
  });

  test('put through: transferred, even if something else was said before', () => {
    const rig = Rig.ready();
    rig.talksWith('a');
    rig.press('message', 'speed1', 'transfer', 'transfer');
    rig.answers('out1');
    expect(outcomes(rig)).toEqual([
      ['s-1', 'message'],
      ['s-1', 'transferred'],
    ]);
  });

  test('a call of our own that nobody answers is nobody’s', () => {
    const rig = Rig.ready();
    rig.hook('up');
    rig.press('speed1');
    rig.ends('out1');
    expect(outcomes(rig)).toEqual([]);
  });

  test('a caller whom the desk turns away has not abandoned anything', () => {
    const rig = Rig.ready();
    rig.rings('a');
    rig.observe({ type: 'ended', call: 'a', by: 'desk', reason: 'refused', detail: '' });
    expect(outcomes(rig)).toEqual([]);
  });
});
