import type { Fact, FactBody } from '../../desk/facts.ts';
import type { CallId, Instant } from '../../desk/words.ts';
import type { Origin } from '../writer.ts';

/** 14:00 UTC on an invented day: what the wall clock of these tests says at instant 0. */
export const WALL_AT_0 = Date.UTC(2031, 2, 3, 14);

export const ORIGIN: Origin = { session: 's1', boot: 'boot1' };

/** Numbers facts as a desk does, at the instants it is told. */
export class FactMaker {
  #sequence = 0;

  at(at: Instant, body: FactBody): Fact {
    this.#sequence += 1;
    return { ...body, sequence: this.#sequence, moment: { at, wall: WALL_AT_0 + at } };
  }
}

export function callStarted(call: CallId): Extract<FactBody, { readonly type: 'callStarted' }> {
  return {
    type: 'callStarted',
    call,
    lineCall: `sip-${call}`,
    line: 'desk',
    slot: 1,
    direction: 'incoming',
    peer: { number: '0199001234', name: 'Mme Marin' },
    internal: false,
    consultationFor: null,
  };
}

export function callEnded(call: CallId): FactBody {
  return { type: 'callEnded', call, by: 'peer', reason: 'hungUp', detail: '' };
}

/** Rings 5 s, talks 10 s, waits 40 s with a check-in 1 s late, talks 9 s, ends: times in s after `start`. */
export function heldCall(maker: FactMaker, call: CallId, start: Instant = 0): Fact[] {
  const at = (seconds: number, body: FactBody) => maker.at(start + seconds * 1000, body);
  const wait = `${call}w1`;
  const due = start + 45_000;
  return [
    at(0, callStarted(call)),
    at(5, { type: 'callAnswered', call }),
    at(15, { type: 'callHeld', call }),
    at(15, { type: 'waitStarted', wait, call, checkIn: 1, due }),
    at(46, { type: 'callResumed', call, behindUs: false }),
    at(46, { type: 'checkInMade', wait, checkIn: 1, due, takenBack: due + 1000, result: 'onTime' }),
    at(46, { type: 'checkInOutcomeSet', wait, checkIn: 1, outcome: 'message' }),
    at(55, { type: 'waitEnded', wait, why: 'takenBack', last: null }),
    at(55, { type: 'outcomeSet', call, outcome: 'message' }),
    at(55, callEnded(call)),
  ];
}
