import { beforeEach, expect, test } from 'vitest';
import { clearUpAtRest } from './rest.ts';

let work: number;
let idle: boolean;
let cleared: number;
let look: () => void;

beforeEach(() => {
  work = 0;
  idle = true;
  cleared = 0;
  clearUpAtRest({
    work: () => work,
    isIdle: () => idle,
    clearUp: () => {
      cleared += 1;
    },
    every: (_, run) => {
      look = run;
      return () => {};
    },
  });
});

test('what the start has left is cleared up', () => {
  look();
  expect(cleared).toBe(1);
});

test('a unit that has done nothing since is left alone', () => {
  for (let times = 0; times < 5; times += 1) look();
  expect(cleared).toBe(1);
});

test('no call is disturbed: it waits until nobody is there', () => {
  work = 10;
  idle = false;
  look();
  expect(cleared).toBe(0);
  idle = true;
  look();
  expect(cleared).toBe(1);
});

test('after each time of work it is done once more', () => {
  look();
  work = 5;
  look();
  look();
  expect(cleared).toBe(2);
});
