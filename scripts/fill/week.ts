import type { Fact, FactBody } from '../../device/desk/facts.ts';
import type { Outcome, WallTime } from '../../device/desk/words.ts';

const SECOND = 1000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Session of the first week: every id of it begins so. */
export const FIRST = 'w0';

export const FIRST_NAMES: readonly string[] = [
  'Camille',
  'Dominique',
  'Claude',
  'Andrea',
  'Sacha',
  'Noa',
  'Alix',
  'Maxime',
];
export const LAST_NAMES: readonly string[] = [
  'Marin',
  'Petit',
  'Garnier',
  'Roche',
  'Dupré',
  'Lacroix',
  'Benoît',
  'Fontaine',
  'Mercier',
];
const REASONS = ['appointment', 'prescription', 'result', 'information', null, null];
const OUTCOMES: readonly (Outcome | null)[] = [
  'satisfied',
  'satisfied',
  'satisfied',
  'message',
  'callBack',
  'commercial',
  null,
];

/** Numbers from 0 to 1, the same ones for the same seed (mulberry32). */
export function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * The facts of one invented week from Monday `monday` (local midnight) on: `calls` calls between 8 h and 19 h of its first
 * five days, a fifth of them with a wait, one in fifteen not answered.
 */
export function weekOfFacts(calls: number, monday: WallTime, seed: number): Fact[] {
  const chance = chances(seed);
  const starts = Array.from({ length: calls }, () => {
    const day = Math.floor(chance() * 5);
    return day * DAY + 8 * HOUR + chance() * 11 * HOUR;
  }).sort((one, other) => one - other);
  const facts: Fact[] = [];
  for (const [at, start] of starts.entries()) {
    for (const [after, body] of oneCall(`${FIRST}-${at + 1}`, start, chance)) {
      const instant = start + after;
      facts.push({ ...body, sequence: facts.length + 1, moment: { at: instant, wall: monday + instant } });
    }
  }
  return facts;
}

type Timed = readonly [after: number, body: FactBody];

function oneCall(call: string, start: number, chance: () => number): Timed[] {
  const pick = <Value>(values: readonly Value[]) => values[Math.floor(chance() * values.length)] as Value;
  const ring = 2 * SECOND + chance() * 18 * SECOND;
  const peer = {
    number: `019900${String(Math.floor(chance() * 10_000)).padStart(4, '0')}`,
    name: chance() < 0.5 ? `${pick(FIRST_NAMES)} ${pick(LAST_NAMES)}` : null,
  };
  const begun: Timed = [
    0,
    {
      ...{ type: 'callStarted', call, lineCall: call, line: pick(['Ligne 1', 'Ligne 2']), slot: 1 },
      ...{ direction: 'incoming', peer, internal: false, consultationFor: null },
    },
  ];
  const ended = (after: number): Timed => [
    after,
    { type: 'callEnded', call, by: 'peer', reason: 'hungUp', detail: '' },
  ];
  if (chance() < 1 / 15) return [begun, ended(ring)];
  const talked = ring + 10 * SECOND + chance() * 120 * SECOND;
  const [waited, waiting] = chance() < 0.2 ? oneWait(call, start, talked, chance) : [talked, []];
  const over = waited + 5 * SECOND;
  const reason = pick(REASONS);
  const outcome = pick(OUTCOMES);
  return [
    begun,
    [ring, { type: 'callAnswered', call }],
    ...waiting,
    ...(reason ? [[over, { type: 'reasonSet', call, reason }] as const] : []),
    ...(outcome ? [[over, { type: 'outcomeSet', call, outcome }] as const] : []),
    ended(over),
  ];
}

/** A hold of one check-in: early, on time or late. When it is over, and its facts. */
function oneWait(call: string, start: number, held: number, chance: () => number): [number, Timed[]] {
  const wait = `${call}w1`;
  const due = held + 30 * SECOND;
  const back = due - 8 * SECOND + chance() * 20 * SECOND;
  const late = back - due;
  const result = late < 0 ? 'early' : late <= 5 * SECOND ? 'onTime' : 'late';
  const made = { wait, checkIn: 1, due: start + due, takenBack: start + back, result } as const;
  return [
    back + 20 * SECOND,
    [
      [held, { type: 'callHeld', call }],
      [held, { type: 'waitStarted', wait, call, checkIn: 1, due: start + due }],
      [back, { type: 'callResumed', call, behindUs: false }],
      [back, { type: 'checkInMade', ...made }],
      [back + 20 * SECOND, { type: 'waitEnded', wait, why: 'takenBack', last: null }],
    ],
  ];
}
