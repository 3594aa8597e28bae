import { expect, test } from 'vitest';
import { crowdOf, lengthOf, lonesOf, pattern } from './pattern.ts';

test('a whole run has at least 1,000 check-ins, all of true 30 s and 60 s waits', () => {
  const { hold, checkIns } = pattern(false);
  expect(crowdOf(96, 12_000).flat().length * checkIns).toBeGreaterThanOrEqual(1000);
  expect([hold.first, hold.repeat]).toEqual([30_000, 60_000]);
});

test('no two cues of one desk coincide', () => {
  const { hold } = pattern(false);
  for (const chains of crowdOf(5, 12_000)) {
    const moments = chains
      .flatMap(({ offset }) => [-hold.notice, 0, hold.grace].map((part) => offset + hold.first + part))
      .sort((a, b) => a - b);
    const gaps = moments.slice(1).map((moment, index) => moment - (moments[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThan(1_000);
  }
});

test('half of the callers are taken back, half are not', () => {
  for (const chains of [crowdOf(6, 1).flat(), lonesOf(8, 1)])
    expect(chains.filter(({ again }) => again).length).toBe(chains.length / 2);
});

test('three check-ins end 150 s after the last hold', () => {
  expect(
    lengthOf(pattern(false), [
      { offset: 0, again: true },
      { offset: 7, again: true },
    ]),
  ).toBe(150_007);
});
