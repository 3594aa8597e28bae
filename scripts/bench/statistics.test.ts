import fc from 'fast-check';
import { expect, test } from 'vitest';
import { median, quantile, summarize } from './statistics.ts';

const values = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 });

test('a quantile is a value that occurred, and the share asked for does not exceed it', () => {
  fc.assert(
    fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (all, q) => {
      const value = quantile(all, q);
      expect(all).toContain(value);
      expect(all.filter((other) => other <= value).length).toBeGreaterThanOrEqual(q * all.length);
      expect(all.filter((other) => other < value).length).toBeLessThan(Math.max(1, q * all.length));
    }),
  );
});

test('a thousand waits: the 990th is the p99, the last is the p99.9 only of more than a thousand', () => {
  const thousand = Array.from({ length: 1000 }, (_, index) => index + 1).reverse();
  expect(summarize(thousand)).toEqual({ count: 1000, min: 1, p50: 500, p99: 990, p999: 999, max: 1000 });
});

test('of one value everything is that value', () => {
  expect(summarize([7])).toEqual({ count: 1, min: 7, p50: 7, p99: 7, p999: 7, max: 7 });
  expect(median([7])).toBe(7);
});

test('nothing measured is an error, never a zero', () => {
  expect(() => summarize([])).toThrow(RangeError);
});

test('the values are left in their order', () => {
  const all = [3, 1, 2];
  summarize(all);
  expect(all).toEqual([3, 1, 2]);
});
