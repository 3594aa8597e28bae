import { describe, expect, test } from 'vitest';
import { Rig } from './testing/rig.ts';

describe('numbers and whom they are for', () => {
  test('a number entered for a caller who hangs up is not called by itself', () => {
    const rig = Rig.ready();
    rig.talksWith('a');
    rig.press('digit2', 'digit1');
    rig.wait(10_000);
    rig.ends('a');
    expect(rig.view.dialled).toBe('');
    rig.wait(10_000);
    rig.hook('down');
    expect(rig.asked()).toEqual(['answer a']);
  });

  test('a number that was being dialled when somebody rang in between is called 4 s after they gave up', () => {
    const rig = Rig.ready();
    rig.hook('up');
    rig.press('digit2');
    rig.rings('a');
    rig.wait(10_000);
    rig.ends('a');
    rig.wait(3_999);
    expect(rig.asked()).toEqual([]);
    rig.wait(1);
    expect(rig.asked()).toEqual(['dial 2']);
  });

  test('a caller taken back is not the one meant by Transfer any more', () => {
    const rig = Rig.ready();
    rig.talksWith('a');
    rig.press('transfer', 'hold', 'hold');
    rig.wait(1_000);
    rig.rings('b');
    rig.press('line2', 'hold', 'digit2', 'digit1', 'transfer');
    expect(rig.call('out1').consultationFor).toBe('s-2');
  });

  test('a caller opened behind us and held again is not the last one put on hold', () => {
    const rig = Rig.ready();
    rig.holds('a');
    rig.wait(1_000);
    rig.holds('b');
    rig.wait(1_000);
    rig.observe(...rig.line.opensBehindUs('a'));
    rig.press('speed1');
    expect(rig.call('out1').consultationFor).toBe('s-2');
  });

  test('a plain call that is being given up does not keep the next caller from being answered', () => {
    const rig = Rig.ready();
    rig.hook('up');
    rig.press('speed1');
    rig.line.slow = true;
    rig.hook('down');
    rig.rings('a');
    rig.hook('up');
    expect(rig.asked()).toEqual(['dial 21', 'hangUp out1', 'answer a']);
  });

  test('the handset down before the line has begun a plain call: it is given up', () => {
    const rig = Rig.ready();
    rig.hook('up');
    rig.line.slow = true;
    rig.press('speed1');
    rig.hook('down');
    rig.runLine();
    expect(rig.asked()).toEqual(['dial 21', 'hangUp out1']);
    expect(rig.state.ledger.calls).toEqual([]);
  });

  test('a dial that the line never answers is forgotten after 6 s, and another one can be made', () => {
    const rig = Rig.ready();
    rig.hook('up');
    rig.line.slow = true;
    rig.press('speed1', 'speed2');
    expect(rig.asked()).toEqual(['dial 21']);
    rig.hook('down');
    rig.wait(6_000);
    rig.hook('up');
    rig.press('speed2');
    expect(rig.asked()).toEqual(['dial 21', 'dial 22']);
  });
});
