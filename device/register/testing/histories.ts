import fc from 'fast-check';
import type { Fact, FactBody } from '../../desk/facts.ts';
import {
  CALL_FLAGS,
  CHECK_IN_OUTCOMES,
  type Duration,
  END_REASONS,
  type Instant,
  OUTCOMES,
} from '../../desk/words.ts';
import type { Origin } from '../writer.ts';
import { callStarted, WALL_AT_0 } from './facts.ts';

/** What one run of the daemon recorded. */
export interface Session extends Origin {
  readonly facts: readonly Fact[];
}

type Making = (now: Instant) => FactBody;

const CALLS = ['s1-1', 's1-2'];
const call = fc.constantFrom(...CALLS);
const wait = fc.tuple(call, fc.constantFrom(1, 1, 2)).map(([id, number]) => `${id}w${number}`);
const checkIn = fc.integer({ min: 1, max: 2 });
const off = fc.integer({ min: -20_000, max: 60_000 });

const ofCall = (type: 'callRang' | 'callAnswered' | 'callHeld' | 'peerHeld' | 'peerResumed') =>
  call.map(
    (id): Making =>
      () => ({ type, call: id }),
  );

const waiting = fc
  .tuple(fc.constantFrom('waitStarted' as const, 'waitContinued' as const), wait, checkIn, off)
  .map(
    ([type, id, number, due]): Making =>
      (now) => {
        return { type, wait: id, call: id.replace(/w\d+$/, ''), checkIn: number, due: now + due };
      },
  );

const made = fc
  .tuple(wait, checkIn, off, fc.constantFrom('early' as const, 'onTime' as const, 'late' as const))
  .map(
    ([id, number, due, result]): Making =>
      (now) => {
        return { type: 'checkInMade', wait: id, checkIn: number, due: now + due, takenBack: now, result };
      },
  );

const waitEnded = fc
  .tuple(
    wait,
    fc.constantFrom('takenBack' as const, 'transferred' as const, 'gone' as const),
    fc.option(checkIn),
  )
  .map(
    ([id, why, number]): Making =>
      (now) => {
        const last = number === null ? null : { checkIn: number, due: now - 1, result: 'missed' as const };
        return { type: 'waitEnded', wait: id, why, last };
      },
  );

/** Facts in any order at all: what is lost, comes twice or makes no sense must do no harm. */
const making: fc.Arbitrary<Making> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(call, fc.option(call)).map(
      ([id, consultationFor]): Making =>
        () => {
          return { ...callStarted(id), consultationFor };
        },
    ),
  },
  { weight: 2, arbitrary: ofCall('callAnswered') },
  { weight: 2, arbitrary: ofCall('callHeld') },
  ofCall('callRang'),
  ofCall('peerHeld'),
  ofCall('peerResumed'),
  {
    weight: 2,
    arbitrary: call.map(
      (id): Making =>
        () => ({ type: 'callResumed', call: id, behindUs: false }),
    ),
  },
  { weight: 4, arbitrary: waiting },
  { weight: 2, arbitrary: made },
  {
    weight: 2,
    arbitrary: fc.tuple(wait, checkIn, off).map(
      ([id, number, due]): Making =>
        (now) => {
          return {
            type: 'checkInMissed',
            wait: id,
            checkIn: number,
            due: now + due,
            nextDue: now + due + 60_000,
          };
        },
    ),
  },
  fc.tuple(wait, checkIn, fc.constantFrom(...CHECK_IN_OUTCOMES)).map(
    ([id, number, outcome]): Making =>
      () => {
        return { type: 'checkInOutcomeSet', wait: id, checkIn: number, outcome };
      },
  ),
  wait.map(
    (id): Making =>
      () => ({ type: 'waitEscalated', wait: id, missed: 2 }),
  ),
  { weight: 2, arbitrary: waitEnded },
  fc.tuple(call, fc.constantFrom(...OUTCOMES)).map(
    ([id, outcome]): Making =>
      () => {
        return { type: 'outcomeSet', call: id, outcome };
      },
  ),
  fc.tuple(call, fc.constantFrom('result', null)).map(
    ([id, reason]): Making =>
      () => {
        return { type: 'reasonSet', call: id, reason };
      },
  ),
  fc.tuple(call, fc.constantFrom(...CALL_FLAGS), fc.boolean()).map(
    ([id, flag, on]): Making =>
      () => {
        return { type: 'callFlagged', call: id, flag, on };
      },
  ),
  fc.tuple(call, fc.constantFrom(...END_REASONS)).map(
    ([id, reason]): Making =>
      () => {
        return { type: 'callEnded', call: id, by: 'peer', reason, detail: 'BYE "<b>\u202e' };
      },
  ),
  fc.constant<Making>(() => ({ type: 'lineDown', detail: 'gone' })),
);

const step = fc.record({ after: fc.integer({ min: 0, max: 70_000 }), make: making });

function session(
  origin: Origin,
  start: Instant,
  steps: readonly { after: Duration; make: Making }[],
): Session {
  let at = start;
  const facts = steps.map(({ after, make }, index): Fact => {
    at += after;
    return { ...make(at), sequence: index + 1, moment: { at, wall: WALL_AT_0 + at } };
  });
  return { ...origin, facts };
}

/** Two runs of the daemon, of one boot or of two, with facts about the same few calls. */
export const histories: fc.Arbitrary<readonly Session[]> = fc
  .tuple(fc.array(step, { maxLength: 40 }), fc.array(step, { maxLength: 25 }), fc.boolean())
  .map(([first, second, sameBoot]) => {
    const before = session({ session: 's1', boot: 'boot1' }, 1_000, first);
    const resumed = sameBoot ? (before.facts.at(-1)?.moment.at ?? 1_000) : 10;
    return [before, session({ session: 's2', boot: sameBoot ? 'boot1' : 'boot2' }, resumed, second)];
  });
