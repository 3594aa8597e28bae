import { expect, test } from 'vitest';
import { onProcessor, processorTime, residentMegabytes, residentOf } from './proc.ts';

test('resident memory is read in MB', () => {
  expect(residentOf('Name:\tnode\nVmPeak:\t  900000 kB\nVmRSS:\t   41016 kB\nThreads:\t7\n')).toBeCloseTo(
    42.0,
    1,
  );
});

test('a status without VmRSS is an error, never 0 MB', () => {
  expect(() => residentOf('Name:\tkthreadd\n')).toThrow('VmRSS');
});

test('time on a processor is the first number, ns become ms', () => {
  expect(onProcessor('1234567 890 12\n')).toBeCloseTo(1.234567);
});

test.each(['', '\n', 'none'])('%j is no schedstat', (text) => {
  expect(() => onProcessor(text)).toThrow('schedstat');
});

test('a running process can be read', () => {
  expect(residentMegabytes(process.pid)).toBeGreaterThan(1);
  expect(processorTime(process.pid)).toBeGreaterThan(0);
});
