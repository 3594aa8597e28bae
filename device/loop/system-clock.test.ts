import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SystemClock } from './system-clock.ts';

/** Timers that end late by a share of what they sleep, as Linux makes them, or early by a little, as Node does. */
class SlackTimers {
  now = 5_000;
  readonly slept: number[] = [];
  private timer: { run: () => void; after: number } | null = null;

  private readonly error: (after: number) => number;

  constructor(error: (after: number) => number) {
    this.error = error;
  }

  readonly parts = {
    monotonic: () => this.now,
    wall: () => 0,
    setTimer: (run: () => void, after: number) => {
      this.slept.push(after);
      this.timer = { run, after };
      return this.timer;
    },
    clearTimer: (timer: unknown) => {
      if (this.timer === timer) this.timer = null;
    },
  };

  /** Lets the one timer that is set end; false if none is. */
  elapse(): boolean {
    const timer = this.timer;
    if (!timer) return false;
    this.timer = null;
    this.now += Math.max(0.01, timer.after + this.error(timer.after));
    timer.run();
    return true;
  }
}

function lateness(wait: number, error: (after: number) => number): number {
  const timers = new SlackTimers(error);
  const clock = new SystemClock(timers.parts);
  const due = timers.now + wait;
  let rang: number | null = null;
  clock.setAlarm(due, () => {
    rang = timers.now;
  });
  while (rang === null && timers.elapse());
  return (rang ?? Number.NaN) - due;
}

test('an alarm is never early, and late only by the slack of its last short sleep', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 120_000, noNaN: true }),
      fc.double({ min: 0, max: 0.005, noNaN: true }),
      fc.double({ min: 0, max: 0.9, noNaN: true }),
      (wait, slack, hasty) => {
        const late = lateness(wait, (after) => after * slack - hasty);
        expect(late).toBeGreaterThanOrEqual(0);
        expect(late).toBeLessThanOrEqual(0.25);
      },
    ),
  );
});

test('a minute is slept in three parts: most of it, most of what is left, the short rest', () => {
  const timers = new SlackTimers(() => 0);
  new SystemClock(timers.parts).setAlarm(timers.now + 60_000, () => {});
  while (timers.elapse());
  expect(timers.slept).toEqual([59_400, 580, 20]);
});

test('a new alarm replaces the one before, and null clears it', () => {
  const timers = new SlackTimers(() => 0);
  const clock = new SystemClock(timers.parts);
  const rang: string[] = [];
  clock.setAlarm(timers.now + 10, () => rang.push('first'));
  clock.setAlarm(timers.now + 20, () => rang.push('second'));
  while (timers.elapse());
  expect(rang).toEqual(['second']);
  clock.setAlarm(timers.now + 10, () => rang.push('third'));
  clock.setAlarm(null, () => rang.push('never'));
  expect(timers.elapse()).toBe(false);
  expect(rang).toEqual(['second']);
});

test('the real clock is that of the machine since boot, and its alarm rings after its moment', async () => {
  const clock = new SystemClock();
  const due = clock.now().at + 3;
  // Real time: this is the one test that the timers of Node are really used.
  const rang = await new Promise<number>((resolve) => clock.setAlarm(due, () => resolve(clock.now().at)));
  expect(rang).toBeGreaterThanOrEqual(due);
});
