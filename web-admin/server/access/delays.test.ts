import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { Delays } from './delays.ts';

const MINUTE = 60_000;
let now: number;
let delays: Delays;

beforeEach(() => {
  now = 1_000;
  delays = new Delays(() => now);
});

function fail(times: number, account = 'anne', address = 'a'): void {
  for (let time = 0; time < times; time++) delays.failed(account, address);
}

describe('whoever fails to log in', () => {
  it('may try three times more at once, then waits 1 s, 2 s, 4 s ... 30 s at most', () => {
    const waits = Array.from({ length: 12 }, () => {
      fail(1);
      return delays.wait('anne', 'a');
    });
    expect(waits.slice(0, 9)).toEqual([0, 0, 0, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000]);
    expect(Math.max(...waits)).toBe(30_000);
  });

  it('is free again 15 min after the last failure', () => {
    fail(20);
    now += 15 * MINUTE;
    expect(delays.wait('anne', 'a')).toBe(0);
    fail(1);
    expect(delays.wait('anne', 'a')).toBe(0);
  });

  it('is slowed down on other accounts too, by 10 s at most', () => {
    for (let name = 0; name < 40; name++) fail(1, `name${name}`);
    expect(delays.wait('somebody', 'a')).toBe(10_000);
    expect(delays.wait('somebody', 'b')).toBe(0);
  });
});

describe('whoever is attacked', () => {
  it('waits 5 s at most elsewhere, and not at all where they have logged in before', () => {
    delays.succeeded('anne', 'home');
    for (let address = 0; address < 500; address++) fail(3, 'anne', `bot${address}`);
    expect(delays.wait('anne', 'elsewhere')).toBe(5_000);
    expect(delays.wait('anne', 'home')).toBe(0);
  });

  it('is never locked out, whatever anybody does, and no step is ever endless', () => {
    const act = fc.record({
      account: fc.constantFrom('anne', 'zoe'),
      address: fc.constantFrom('a', 'b', 'c'),
      what: fc.constantFrom('fail', 'succeed', 'early'),
      passed: fc.nat(60_000),
    });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 200 }), (acts) => {
        now = 0;
        delays = new Delays(() => now);
        for (const { account, address, what, passed } of acts) {
          now += passed;
          const wait = delays.wait(account, address);
          expect(wait).toBeGreaterThanOrEqual(0);
          expect(wait).toBeLessThanOrEqual(30_000);
          if (what === 'fail' && wait === 0) delays.failed(account, address);
          if (what === 'succeed' && wait === 0) delays.succeeded(account, address);
        }
        now += 30_000;
        for (const account of ['anne', 'zoe']) expect(delays.wait(account, 'a')).toBe(0);
      }),
    );
  });
});
