import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BUZZER_RHYTHMS, LAMP_RHYTHMS } from '../../device/ports/index.ts';
import { VirtualTime } from '../line/simulated/virtual-time.ts';
import { type PanelTime, PatternPlayer, rhythmAt } from './pattern-player.ts';

function rig(start = 0) {
  const virtual = new VirtualTime(start);
  const changes: [number, boolean][] = [];
  const time: PanelTime = { now: () => virtual.now, after: (ms, action) => virtual.after(ms, action) };
  const player = new PatternPlayer(time, (on) => changes.push([virtual.now, on]));
  return { virtual, changes, player };
}

describe('a pattern player', () => {
  test('changes the output at each step, and from the top again', () => {
    const { virtual, changes, player } = rig();
    player.play(LAMP_RHYTHMS.waiting, 0);
    virtual.advance(3500);
    expect(changes).toEqual([
      [0, true],
      [1000, false],
      [2000, true],
      [3000, false],
    ]);
  });

  test('comes in late in step with those who began in time', () => {
    const { virtual, changes, player } = rig(2300);
    player.play(LAMP_RHYTHMS.waiting, 0);
    virtual.advance(1000);
    expect(changes).toEqual([
      [2300, true],
      [3000, false],
    ]);
  });

  test('plays once what is not played again', () => {
    const { virtual, changes, player } = rig();
    player.play(BUZZER_RHYTHMS.due, 0);
    virtual.advance(60_000);
    expect(changes.map(([at]) => at)).toEqual([0, 150, 300, 450]);
  });

  test('holds a beep of every 10 s to its moment, over an hour', () => {
    const { virtual, changes, player } = rig();
    player.play(BUZZER_RHYTHMS.overdue, 0);
    virtual.advance(3_600_000);
    expect(changes.at(-1)).toEqual([3_600_000, true]);
  });

  test('says nothing twice: one steady pattern after another leaves the output alone', () => {
    const { changes, player } = rig();
    player.play(LAMP_RHYTHMS.inUse, 0);
    player.play(LAMP_RHYTHMS.fault, 0);
    player.play(LAMP_RHYTHMS.off, 0);
    expect(changes).toEqual([
      [0, true],
      [0, false],
    ]);
  });

  test('changes nothing after it was stopped', () => {
    const { virtual, changes, player } = rig();
    player.play(LAMP_RHYTHMS.alarm, 0);
    player.stop();
    virtual.advance(5000);
    expect(changes).toEqual([[0, true]]);
  });

  test('waits for a rhythm that begins later', () => {
    const { virtual, changes, player } = rig();
    player.play(LAMP_RHYTHMS.inUse, 70);
    virtual.advance(100);
    expect(changes).toEqual([[70, true]]);
  });
});

test('a rhythm is on and off just as its steps say, at any time', () => {
  const steps = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 2, maxLength: 8 });
  const evenSteps = steps.map((list) => (list.length % 2 === 0 ? list : list.slice(1)));
  fc.assert(
    fc.property(evenSteps, fc.integer({ min: 0, max: 100_000 }), (list, elapsed) => {
      const line = list.flatMap((step, index) => new Array<boolean>(step).fill(index % 2 === 0));
      const { on, left } = rhythmAt({ steps: list, again: true }, elapsed);
      expect(on).toBe(line[elapsed % line.length]);
      expect(left).toBeGreaterThan(0);
      expect(rhythmAt({ steps: list, again: true }, elapsed + left).on).toBe(!on);
    }),
  );
});
