import { describe, expect, it } from 'vitest';
import { periodOf } from './period.ts';

/** Around it the clocks of many countries are changed. */
const NOW = new Date(2026, 2, 30, 9, 15).getTime();

const ends = (...parts: string[]) => {
  const { name, days } = periodOf(parts, NOW);
  return [name, days[0], days.at(-1), days.length];
};

describe('a period of figures', () => {
  it.each([
    [['1'], ['1', '2026-03-30', '2026-03-30', 1]],
    [['7'], ['7', '2026-03-24', '2026-03-30', 7]],
    [['365'], ['365', '2025-03-31', '2026-03-30', 365]],
    [['month'], ['month', '2026-03-01', '2026-03-30', 30]],
    [['lastMonth'], ['lastMonth', '2026-02-01', '2026-02-28', 28]],
    [
      ['2025-12-24', '2026-01-02'],
      ['dates', '2025-12-24', '2026-01-02', 10],
    ],
    [
      ['2026-01-02', '2025-12-24'],
      ['dates', '2025-12-24', '2026-01-02', 10],
    ],
    [
      ['2026-03-30', '2026-03-30'],
      ['dates', '2026-03-30', '2026-03-30', 1],
    ],
  ])('that the address names as %s has these days', (parts, expected) => {
    expect(ends(...parts)).toEqual(expected);
  });

  it('is the last 30 days where the address says nothing that can be understood', () => {
    for (const parts of [[], ['week'], ['dates'], ['2026-03-01'], ['2026-02-30', '2026-03-01'], ['', 'x']])
      expect(ends(...parts)).toEqual(['30', '2026-03-01', '2026-03-30', 30]);
  });

  it('has the months of the year before in January', () => {
    const { days } = periodOf(['lastMonth'], new Date(2026, 0, 31, 23).getTime());
    expect([days[0], days.at(-1)]).toEqual(['2025-12-01', '2025-12-31']);
  });

  it('has ten years at most, from its first day on', () => {
    expect(ends('1990-01-01', '2026-01-01')).toEqual(['dates', '1990-01-01', '2000-01-08', 3660]);
  });
});
