import { expect, test } from 'vitest';
import { processorTime, processorTimeOf, residentMegabytes, residentOf } from './proc.ts';

test('resident memory is read in MB', () => {
  expect(residentOf('Name:\tnode\nVmPeak:\t  900000 kB\nVmRSS:\t   41016 kB\nThreads:\t7\n')).toBeCloseTo(
    42.0,
    1,
  );
});

test('a status without VmRSS is an error, never 0 MB', () => {
  expect(() => residentOf('Name:\tkthreadd\n')).toThrow('VmRSS');
});

test('processor time is user and system time, whatever the process is called', () => {
  const stat = '4242 (a) (b c) S 1 4242 4242 0 -1 4194304 2031 0 0 0 31 7 0 0 20 0 7 0 88 700 1000';
  expect(processorTimeOf(stat)).toBe(380);
});

test('a line of another kind is an error', () => {
  expect(() => processorTimeOf('4242 (node) S 1')).toThrow('proc(5)');
});

test('a running process can be read', () => {
  expect(residentMegabytes(process.pid)).toBeGreaterThan(1);
  expect(processorTime(process.pid)).toBeGreaterThanOrEqual(0);
});
