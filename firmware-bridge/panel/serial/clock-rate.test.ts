import { expect, test } from 'vitest';
import { ClockRate } from './clock-rate.ts';

function after(seconds: number, rate: number, jitter: (n: number) => number = () => 0): number {
  const clock = new ClockRate();
  for (let n = 0; n <= seconds * 2; n += 1)
    clock.observe(5_000 + n * 500, 70_000 + n * 500 * rate + jitter(n));
  return clock.rate;
}

test('is taken to be right for the first 10 s', () => {
  expect(after(9, 1.005)).toBe(1);
});

test('is known to 0.05 % after 20 s, whatever the line takes', () => {
  expect(Math.abs(after(20, 1.005, (n) => (n * 7) % 9) - 1.005)).toBeLessThan(0.0005);
  expect(Math.abs(after(60, 0.995) - 0.995)).toBeLessThan(0.000_01);
});

test('is not believed beyond 3 %, nor across a restart of the panel', () => {
  expect(after(60, 1.2)).toBe(1);
  const clock = new ClockRate();
  clock.observe(0, 900_000);
  clock.observe(60_000, 5);
  expect(clock.rate).toBe(1);
});
