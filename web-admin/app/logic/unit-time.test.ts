import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf, learnTime, type UnitTime, untilNextSecond, wallOf } from './unit-time.ts';

const moment = (at: number) => ({ at, wall: 1_000_000 + at });

describe('the unit’s clock', () => {
  it('is known to within the fastest message', () => {
    const delays = fc.array(fc.integer({ min: 1, max: 1_500 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(delays, (all) => {
        let time: UnitTime | null = null;
        // The unit has been up for 7,000 ms longer than the page; a message a second.
        for (const [index, delay] of all.entries()) {
          const sent = 7_000 + index * 1_000;
          time = learnTime(time, moment(sent), sent - 7_000 + delay);
        }
        const error = 7_000 + 60_000 - instantOf(time as UnitTime, 60_000);
        expect(error).toBeGreaterThanOrEqual(Math.min(...all) - 1e-6);
        // What drift may have been over those seconds, and no more.
        expect(error).toBeLessThanOrEqual(Math.min(...all) + all.length * 0.2 + 1e-6);
      }),
    );
  });

  it('is taken anew when it stood still for longer than any message takes', () => {
    const before = learnTime(null, moment(10_000), 500);
    const after = learnTime(before, moment(11_000), 61_500);
    expect(instantOf(after, 61_500)).toBe(11_000);
  });

  it('labels with the wall time of the last message', () => {
    expect(wallOf(learnTime(null, moment(10_000), 500), 12_000)).toBe(1_012_000);
  });
});

describe('the next second', () => {
  it('changes the second counted from the phase, and nothing sooner does', () => {
    fc.assert(
      fc.property(fc.nat(1e9), fc.nat(1e9), (now, phase) => {
        const rest = untilNextSecond(now, phase);
        expect(rest).toBeGreaterThan(0);
        expect(rest).toBeLessThanOrEqual(1_000);
        const count = (at: number) => Math.floor((at - phase) / 1_000);
        expect(count(now + rest)).toBe(count(now) + 1);
      }),
    );
  });
});
