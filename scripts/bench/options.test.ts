import { expect, test } from 'vitest';
import { helpText, readOptions, WrongUse } from './options.ts';

const parts = ['cues', 'page'];

test('everything is measured when nothing is asked for', () => {
  expect(readOptions([], parts)).toEqual({ quick: false, help: false, long: false, only: [] });
});

test('parts may be picked, and the run shortened or lengthened', () => {
  expect(readOptions(['--only', 'page', '--only=cues', '--quick', '--long'], parts)).toEqual({
    quick: true,
    help: false,
    long: true,
    only: ['page', 'cues'],
  });
});

test('a part that is not there is refused with those that are', () => {
  expect(() => readOptions(['--only', 'tea'], parts)).toThrow('There are: cues, page');
});

test.each([['--fast'], ['page'], ['--only']])('%s is wrong use', (arg) => {
  expect(() => readOptions([arg], parts)).toThrow(WrongUse);
});

test('the help names every part', () => {
  expect(helpText([{ name: 'page', title: 'The size of the page' }])).toMatch(/page +The size of the page/);
});
