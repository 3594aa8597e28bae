import { describe, expect, test } from 'vitest';
import { Rig } from './testing/rig.ts';

describe('open lines that want somebody’s eye', () => {
  test('blink on a lamp of their own, slowly, in step since they came up, and on no other', () => {
    const rig = Rig.ready();
    rig.send({ type: 'openLines', waiting: true });
    const { since } = rig.view.lamps.message;
    expect(rig.view.lamps.message.pattern).toBe('waiting');
    rig.wait(10_000);
    rig.send({ type: 'openLines', waiting: true });
    expect(rig.view.lamps.message).toEqual({ pattern: 'waiting', since });
    expect([rig.view.lamps.hold.pattern, rig.view.buzzer.pattern]).toEqual(['off', 'silent']);
    rig.send({ type: 'openLines', waiting: false });
    expect(rig.view.lamps.message.pattern).toBe('off');
  });

  test('never touch the cues of whoever waits', () => {
    const rig = Rig.ready();
    rig.holds('a');
    rig.wait(31_000);
    const before = rig.view;
    rig.send({ type: 'openLines', waiting: true });
    expect(rig.view.lamps.hold).toEqual(before.lamps.hold);
    expect(rig.view.buzzer).toEqual(before.buzzer);
  });
});
