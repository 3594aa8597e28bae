import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallView, DeskView, WaitView } from '../../../device/desk/view.ts';
import { CUE_LEVELS } from '../../../device/desk/words.ts';
import { callerOnTheLine, currentCalls, lookOf, owedSince, waitingInOrder } from './waits.ts';

const REPEAT = 60_000;

const WAIT: WaitView = {
  wait: 'c1w1',
  started: { at: 0, wall: 0 },
  checkIn: 1,
  due: 30_000,
  dueFrom: 0,
  level: 'waiting',
  continuesUntil: null,
  spokenTo: 0,
  missed: 0,
  lastOutcome: null,
};

const CALL: CallView = {
  call: 'c1',
  slot: 1,
  direction: 'incoming',
  peer: { name: null, number: null },
  internal: false,
  consultationFor: null,
  state: 'held',
  since: { at: 0, wall: 0 },
  heldByPeer: false,
  transferringTo: null,
  outcome: null,
  reason: null,
  wait: WAIT,
};

function viewOf(calls: readonly CallView[]): DeskView {
  const off = { pattern: 'off', since: 0 } as const;
  return {
    moment: { at: 0, wall: 0 },
    hook: 'down',
    dialled: '',
    reasonChoice: null,
    mutedUntil: null,
    lamps: { line1: off, line2: off, line3: off, line4: off, hold: off, fault: off, message: off },
    buzzer: { pattern: 'silent', since: 0 },
    calls,
    lineUp: true,
    panelConnected: true,
    registerFault: null,
  };
}

const instants = fc.double({ min: 0, max: 1e9, noNaN: true });
const waits: fc.Arbitrary<WaitView> = fc
  .record({
    dueFrom: instants,
    length: fc.double({ min: 0, max: 120_000, noNaN: true }),
    level: fc.option(fc.constantFrom(...CUE_LEVELS)),
    missed: fc.nat(5),
  })
  .map(({ dueFrom, length, level, missed }) => ({ ...WAIT, dueFrom, due: dueFrom + length, level, missed }));

describe('the look of a wait', () => {
  it('is a full ring at the start, a half ring half way, an empty one at due', () => {
    expect(lookOf(WAIT, 0, REPEAT)).toEqual({ state: 'waiting', fraction: 1, seconds: 30, late: false });
    expect(lookOf(WAIT, 15_000, REPEAT)).toMatchObject({ fraction: 0.5, seconds: 15 });
    expect(lookOf(WAIT, 30_000, REPEAT)).toMatchObject({ fraction: 0, seconds: 0 });
  });

  it('fills again past due and says how late', () => {
    const due: WaitView = { ...WAIT, level: 'due' };
    expect(lookOf(due, 32_500, REPEAT)).toMatchObject({ state: 'due', seconds: 2, late: true });
    expect(lookOf({ ...due, level: 'overdue' }, 60_000, REPEAT)).toMatchObject({
      fraction: 0.5,
      seconds: 30,
    });
  });

  it('counts from the first check-in that nobody made, however many were missed', () => {
    const missed: WaitView = { ...WAIT, due: 150_000, missed: 2, level: 'escalated' };
    expect(lookOf(missed, 155_000, REPEAT)).toMatchObject({ state: 'escalated', fraction: 1, seconds: 125 });
  });

  it('stays overdue when the unit says due again after a missed check-in', () => {
    expect(lookOf({ ...WAIT, due: 90_000, missed: 1, level: 'due' }, 90_100, REPEAT).state).toBe('overdue');
  });

  it('is never due before the unit says so, whatever the time', () => {
    fc.assert(
      fc.property(waits, instants, (wait, now) => {
        const look = lookOf(wait, now, REPEAT);
        expect(look.late).toBe(
          wait.level === 'due' || wait.level === 'overdue' || wait.level === 'escalated',
        );
      }),
    );
  });

  it('always has a fraction of 0..1 and whole seconds from 0 on', () => {
    fc.assert(
      fc.property(waits, instants, (wait, now) => {
        const { fraction, seconds } = lookOf(wait, now, REPEAT);
        expect(fraction).toBeGreaterThanOrEqual(0);
        expect(fraction).toBeLessThanOrEqual(1);
        expect(Number.isInteger(seconds) && seconds >= 0).toBe(true);
      }),
    );
  });

  it('only ever empties before due, and only ever fills after', () => {
    fc.assert(
      fc.property(waits, instants, fc.nat(100_000), (wait, now, later) => {
        const first = lookOf(wait, now, REPEAT);
        const second = lookOf(wait, now + later, REPEAT);
        if (first.state === 'spokenTo') return;
        if (first.late) expect(second.fraction).toBeGreaterThanOrEqual(first.fraction);
        else expect(second.fraction).toBeLessThanOrEqual(first.fraction);
      }),
    );
  });
});

describe('the order of the waits', () => {
  it('is earliest due first, for any number of callers in any order', () => {
    fc.assert(
      fc.property(fc.array(waits, { maxLength: 8 }), (all) => {
        const calls = all.map((wait, index) => ({ ...CALL, call: `c${index}`, wait }));
        const order = waitingInOrder(viewOf(calls), REPEAT).map((call) => owedSince(call.wait, REPEAT));
        expect(order).toEqual(order.toSorted((a, b) => a - b));
        expect(order).toHaveLength(calls.length);
      }),
    );
  });

  it('puts a caller with missed check-ins before one who is due for the first time', () => {
    const missed = { ...CALL, call: 'missed', wait: { ...WAIT, due: 90_000, missed: 1 } };
    const due = { ...CALL, call: 'due', wait: { ...WAIT, due: 80_000 } };
    expect(waitingInOrder(viewOf([due, missed]), REPEAT).map(({ call }) => call)).toEqual(['missed', 'due']);
  });

  it('shows each call either among the waits or among the current calls, never in both', () => {
    const spoken = {
      ...CALL,
      call: 'spoken',
      state: 'talking',
      wait: { ...WAIT, due: null, level: null },
    } as const;
    const view = viewOf([CALL, spoken, { ...CALL, call: 'new', state: 'ringing', wait: null }]);
    expect(waitingInOrder(view, REPEAT).map(({ call }) => call)).toEqual(['c1']);
    expect(currentCalls(view).map(({ call }) => call)).toEqual(['spoken', 'new']);
  });
});

describe('the caller on the line', () => {
  it('is the one who is talking, and not the recipient of a consultation call', () => {
    const recipient = { ...CALL, call: 'r', state: 'talking', consultationFor: 'c1', wait: null } as const;
    expect(callerOnTheLine(viewOf([CALL, recipient]))).toBeNull();
    const caller = { ...CALL, call: 'c2', state: 'talking', wait: null } as const;
    expect(callerOnTheLine(viewOf([recipient, caller]))?.call).toBe('c2');
  });
});
