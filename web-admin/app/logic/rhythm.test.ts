import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LAMP_RHYTHMS } from '../../../device/ports/patterns.ts';
import { isLit, periodOf, untilChange } from './rhythm.ts';

const repeating = Object.values(LAMP_RHYTHMS).filter((rhythm) => rhythm.again);
/** Away from the edges by more than a double's rounding. */
const elapsed = fc.integer({ min: 0, max: 10_000_000 }).map((ms) => ms + 0.25);

describe('a lamp', () => {
  it('is dark when off and lit without end when in use', () => {
    expect(isLit(LAMP_RHYTHMS.off, 1_000)).toBe(false);
    expect(untilChange(LAMP_RHYTHMS.off, 1_000)).toBe(Number.POSITIVE_INFINITY);
    expect(isLit(LAMP_RHYTHMS.inUse, 1e12)).toBe(true);
    expect(untilChange(LAMP_RHYTHMS.inUse, 1e12)).toBe(Number.POSITIVE_INFINITY);
  });

  it('begins lit and follows its steps', () => {
    const seen = [0, 249, 250, 499, 500, 749, 750, 1_499, 1_500].map((ms) => isLit(LAMP_RHYTHMS.ringing, ms));
    expect(seen).toEqual([true, true, false, false, true, true, false, false, true]);
  });

  it('keeps as it is until the change it tells, and is the other way right after', () => {
    fc.assert(
      fc.property(fc.constantFrom(...repeating), elapsed, (rhythm, at) => {
        const rest = untilChange(rhythm, at);
        expect(rest).toBeGreaterThan(0);
        expect(isLit(rhythm, at + rest - 0.1)).toBe(isLit(rhythm, at));
        expect(isLit(rhythm, at + rest + 0.1)).toBe(!isLit(rhythm, at));
      }),
    );
  });

  it('is the same one round later', () => {
    fc.assert(
      fc.property(fc.constantFrom(...repeating), elapsed, (rhythm, at) => {
        expect(isLit(rhythm, at + periodOf(rhythm))).toBe(isLit(rhythm, at));
      }),
    );
  });
});
