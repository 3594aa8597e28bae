import { expect, test } from 'vitest';
import { amount, type Figure, figureCells, isKept, ratio } from './figures.ts';

const lateness: Figure = {
  promise: 'P1',
  what: 'cue, idle',
  unit: 'ms',
  measured: 1.25,
  yardstick: { what: 'C program', value: 0.5 },
  limit: { what: 'when idle', value: 5 },
};

test('a promise is kept up to its limit, the limit included', () => {
  expect(isKept(lateness)).toBe(true);
  expect(isKept({ ...lateness, measured: 5 })).toBe(true);
  expect(isKept({ ...lateness, measured: 5.01 })).toBe(false);
});

test('a row shows figure, yardstick and promise, each with its ratio', () => {
  expect(figureCells(lateness)).toEqual([
    'P1',
    'cue, idle',
    '1.25 ms',
    'C program: 0.50 ms',
    '2.50 x',
    'when idle: 5.00 ms',
    '0.25 x',
    'kept',
  ]);
});

test('what was not kept is said plainly', () => {
  expect(figureCells({ ...lateness, measured: 6 }).at(-1)).toBe('**not kept**');
});

test('a figure without a yardstick leaves its two cells empty', () => {
  expect(figureCells({ ...lateness, yardstick: null }).slice(3, 5)).toEqual(['', '']);
});

test('a figure of an emulated machine has no promise to keep', () => {
  expect(isKept({ ...lateness, measured: 600, limit: null })).toBe(true);
  expect(figureCells({ ...lateness, limit: null }).slice(5)).toEqual(['', '', '']);
});

test('three digits count', () => {
  expect([amount(0.1234, 'ms'), amount(12.34, 'MB'), amount(1234.5, '')]).toEqual([
    '0.12 ms',
    '12.3 MB',
    '1235',
  ]);
});

test('nothing is so many times nothing', () => {
  expect(ratio(1, 0)).toBe('');
});
