import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { englishNumber, frenchNumber } from './numbers.ts';
import { readEnglish, readFrench } from './testing/read-words.ts';

describe('numbers in words', () => {
  it.each([
    [0, 'zéro'],
    [17, 'dix-sept'],
    [21, 'vingt et un'],
    [70, 'soixante-dix'],
    [71, 'soixante et onze'],
    [80, 'quatre-vingts'],
    [81, 'quatre-vingt-un'],
    [91, 'quatre-vingt-onze'],
    [100, 'cent'],
    [200, 'deux cents'],
    [280, 'deux cent quatre-vingts'],
    [1999, 'mille neuf cent quatre-vingt-dix-neuf'],
    [80_000, 'quatre-vingt mille'],
    [200_001, 'deux cent mille un'],
  ])('say %i in French as "%s"', (value, words) => {
    expect(frenchNumber(value)).toBe(words);
  });

  it.each([
    [71, 'Belgium', 'septante et un'],
    [85, 'Belgium', 'quatre-vingt-cinq'],
    [99, 'Belgium', 'nonante-neuf'],
    [85, 'Switzerland', 'huitante-cinq'],
  ] as const)('say %i as in %s: "%s"', (value, tens, words) => {
    expect(frenchNumber(value, { tens })).toBe(words);
  });

  it.each([
    [40, 'forty'],
    [99, 'ninety-nine'],
    [105, 'one hundred and five'],
    [2026, 'two thousand and twenty-six'],
  ])('say %i in English as "%s"', (value, words) => {
    expect(englishNumber(value)).toBe(words);
  });

  it('can be read back, whatever the number', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999_999 }),
        fc.constantFrom('France', 'Belgium', 'Switzerland'),
        (n, tens) => {
          expect(readFrench(frenchNumber(n, { tens }))).toBe(n);
          expect(readFrench(frenchNumber(n, { tens, feminine: true }))).toBe(n);
          expect(readEnglish(englishNumber(n))).toBe(n);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it.each([-1, 1.5, 1_000_000, Number.NaN])('are refused for %d', (value) => {
    expect(() => frenchNumber(value)).toThrow(RangeError);
    expect(() => englishNumber(value)).toThrow(RangeError);
  });
});
