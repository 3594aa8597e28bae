import type { CallView, DeskView, WaitView } from '../../device/desk/view.ts';
import type { CueLevel, Instant, LampPattern, Moment } from '../../device/desk/words.ts';
import { NO_PROGRESS } from '../../device/guide/practice/progress.ts';
import { SCENARIO_WORDS } from '../../device/guide/practice/scenario-words.ts';
import type { CallDetail, CallRow } from '../../device/register/rows.ts';
import type { UnitStatus } from '../../web-admin/api.ts';

/** A wall time that a test can name: Saturday 21 November 2026, 14:05 in the browser's time zone (UTC). */
export const WALL = Date.UTC(2026, 10, 21, 14, 5);

const REPEAT = 60_000;

export const STATUS: UnitStatus = {
  version: '0.1.0',
  unitName: 'Cabinet des Tilleuls',
  language: 'fr',
  deadLetters: 0,
  crmSilentSince: null,
  openLines: { late: 0, closing: 0 },
  lineName: 'Secrétariat',
  hold: { first: 30_000, repeat: REPEAT, grace: 5_000 },
  speedKeys: [
    { key: 1, name: 'Dr Marchand', number: '201' },
    { key: 2, name: 'Dr Lefèvre', number: '202' },
    { key: 3, name: 'Infirmière', number: '203' },
    { key: 4, name: 'Laboratoire', number: '0199001020' },
  ],
  ownPanel: false,
  practice: null,
};

export const PRACTICE: UnitStatus = {
  ...STATUS,
  practice: {
    callers: [
      { name: 'Mme Garnier', number: '0199000001', state: 'idle' },
      { name: 'M. Petit', number: '0199000002', state: 'ringing' },
    ],
    lesson: {
      voice: 'spoken',
      heard: false,
      progress: NO_PROGRESS,
      next: 'appointment',
      current: null,
      words: SCENARIO_WORDS,
    },
  },
};

const off = { pattern: 'off', since: 0 } as const;

export function emptyView(now: Moment): DeskView {
  return {
    moment: now,
    hook: 'down',
    dialled: '',
    reasonChoice: null,
    mutedUntil: null,
    lamps: { line1: off, line2: off, line3: off, line4: off, hold: off, fault: off, message: off },
    buzzer: { pattern: 'silent', since: 0 },
    calls: [],
    lineUp: true,
    panelConnected: true,
    registerFault: null,
  };
}

const NAMES = [
  ['Mme Garnier', '0199000001'],
  ['Anne-Sophie de La Rochefoucauld-Montmorency, laboratoire Nord', '0199000002'],
  ['M. Petit', '0199000003'],
  [null, '0199000004'],
  [null, null],
  ['Pharmacie du Marché', '0199000006'],
] as const;

/** A call of the `index`th invented person. */
export function call(index: number, now: Moment, part: Partial<CallView> = {}): CallView {
  const [name, number] = NAMES[index % NAMES.length] ?? [null, null];
  return {
    call: `s1-${index + 1}`,
    slot: index < 4 ? ((index + 1) as 1 | 2 | 3 | 4) : null,
    direction: 'incoming',
    peer: { name, number },
    internal: false,
    consultationFor: null,
    state: 'talking',
    since: { at: now.at - 40_000, wall: now.wall - 40_000 },
    heldByPeer: false,
    transferringTo: null,
    outcome: null,
    reason: null,
    wait: null,
    ...part,
  };
}

/** A caller on hold whose check-in is due in `left` ms; negative when past due. The level follows from it. */
export function waiting(index: number, now: Moment, left: number, part: Partial<WaitView> = {}): CallView {
  const due = now.at + left;
  const started = { at: due - 30_000, wall: now.wall + left - 30_000 };
  const wait: WaitView = {
    wait: `s1-${index + 1}w1`,
    started,
    checkIn: 1 + (part.spokenTo ?? 0),
    due,
    dueFrom: part.spokenTo || part.missed ? due - REPEAT : started.at,
    level: levelFor(left),
    continuesUntil: null,
    spokenTo: 0,
    missed: 0,
    lastOutcome: null,
    ...part,
  };
  return call(index, now, { state: 'held', since: started, wait });
}

function levelFor(left: number): CueLevel {
  if (left > 5_000) return 'waiting';
  if (left > 0) return 'approaching';
  return left > -5_000 ? 'due' : 'overdue';
}

function lamp(pattern: LampPattern, since: Instant) {
  return { pattern, since };
}

export type Scene = 'empty' | 'ringing' | 'ordinary' | 'speaking' | 'crowded' | 'faults';
export const SCENES: readonly Scene[] = ['empty', 'ringing', 'ordinary', 'speaking', 'crowded', 'faults'];

/** What the desk shows in each scene at `now`. */
export function scene(name: Scene, now: Moment): DeskView {
  const view = emptyView(now);
  switch (name) {
    case 'empty':
      return view;
    case 'ringing':
      return {
        ...view,
        calls: [call(0, now, { state: 'ringing', since: now }), waiting(2, now, 21_000)],
        lamps: { ...view.lamps, line1: lamp('ringing', now.at), line3: lamp('waiting', now.at) },
        buzzer: { pattern: 'ringing', since: now.at },
      };
    case 'ordinary':
      return ordinary(view, now);
    case 'speaking':
      return speaking(view, now);
    case 'crowded':
      return crowded(view, now);
    case 'faults':
      return {
        ...ordinary(view, now),
        lineUp: false,
        panelConnected: false,
        registerFault: { code: 'Register_DiskFull', message: 'The disk is full.' },
        lamps: { ...view.lamps, fault: lamp('fault', now.at), hold: lamp('alarm', now.at) },
      };
  }
}

function ordinary(view: DeskView, now: Moment): DeskView {
  const consulted = call(1, now, {
    direction: 'outgoing',
    state: 'dialling',
    peer: { name: null, number: '201' },
    internal: true,
    consultationFor: 's1-1',
  });
  return {
    ...view,
    hook: 'up',
    dialled: '201',
    calls: [
      waiting(0, now, 3_400),
      consulted,
      waiting(2, now, 41_000, { spokenTo: 1, lastOutcome: 'keepsWaiting' }),
    ],
    lamps: {
      ...view.lamps,
      line1: lamp('approaching', now.at - 1_600),
      line2: lamp('inUse', now.at),
      line3: lamp('waiting', now.at),
      hold: lamp('approaching', now.at - 1_600),
    },
  };
}

function speaking(view: DeskView, now: Moment): DeskView {
  const spoken = waiting(0, now, 0, {
    due: null,
    level: null,
    spokenTo: 2,
    checkIn: 2,
    lastOutcome: 'keepsWaiting',
    continuesUntil: now.at + 24_000,
  });
  return {
    ...view,
    hook: 'up',
    calls: [{ ...spoken, state: 'talking', since: now }, waiting(2, now, 12_000)],
    lamps: {
      ...view.lamps,
      line1: lamp('inUse', now.at),
      line3: lamp('waiting', now.at),
      hold: lamp('waiting', 0),
    },
  };
}

function crowded(view: DeskView, now: Moment): DeskView {
  return {
    ...view,
    hook: 'up',
    calls: [
      waiting(0, now, -1_200),
      waiting(1, now, -7_000, { spokenTo: 3, lastOutcome: 'callBack' }),
      waiting(2, now, -5_000, { missed: 2, level: 'escalated', spokenTo: 1, lastOutcome: 'keepsWaiting' }),
      waiting(3, now, 4_000),
      waiting(4, now, 25_000),
      waiting(5, now, 58_000, { spokenTo: 1, lastOutcome: 'keepsWaiting' }),
    ],
    lamps: {
      line1: lamp('due', now.at - 1_200),
      line2: lamp('overdue', now.at - 2_000),
      line3: lamp('escalated', now.at - 5_000),
      line4: lamp('approaching', now.at - 1_000),
      hold: lamp('escalated', now.at - 5_000),
      fault: off,
      message: off,
    },
    buzzer: { pattern: 'escalated', since: now.at - 5_000 },
  };
}

const RESULTS = [[], ['onTime'], ['early', 'late'], ['onTime', 'onTime', 'missed', 'void'], []] as const;
const OUTCOMES = [
  'satisfied',
  'transferred',
  'message',
  'callBack',
  'commercial',
  'abandoned',
  null,
] as const;

/** `count` calls of one day, newest first. */
export function registerRows(count: number, newest: number): readonly CallRow[] {
  return Array.from({ length: count }, (_, index) => {
    const [name, number] = NAMES[index % NAMES.length] ?? [null, null];
    const started = newest - index * 60_000;
    const answered = index % 7 === 5 ? null : started + 6_000;
    return {
      key: count - index,
      call: `s0-${count - index}`,
      line: 'Secrétariat',
      direction: index % 5 === 4 ? 'outgoing' : 'incoming',
      number,
      name,
      contact: null,
      internal: false,
      consultationFor: null,
      started,
      answered,
      ended: started + 95_000,
      endedBy: index % 2 ? 'peer' : 'desk',
      endReason: answered === null ? 'noAnswer' : 'hungUp',
      outcome: OUTCOMES[index % OUTCOMES.length] ?? null,
      reason: null,
      grave: false,
      aggressive: false,
      note: null,
      noteVersion: 0,
      ringTime: 6_000,
      talkTime: answered === null ? 0 : 54_000,
      holdTime: (index % 5) * 17_000,
      checkIns: RESULTS[index % RESULTS.length] ?? [],
    };
  });
}

export function detailOf(row: CallRow): CallDetail {
  const at = row.started;
  return {
    ...row,
    segments: [
      { kind: 'ring', started: at, ended: at + 6_000, duration: 6_000 },
      { kind: 'talk', started: at + 6_000, ended: at + 26_000, duration: 20_000 },
      { kind: 'hold', started: at + 26_000, ended: at + 61_000, duration: 35_000 },
      { kind: 'talk', started: at + 61_000, ended: at + 95_000, duration: 34_000 },
    ],
    waits: [
      {
        wait: `${row.call}w1`,
        started: at + 26_000,
        ended: at + 95_000,
        why: 'takenBack',
        escalated: false,
        checkIns: [
          {
            checkIn: 1,
            due: at + 56_000,
            takenBack: at + 54_000,
            lateness: -2_000,
            result: 'early',
            outcome: 'keepsWaiting',
          },
          {
            checkIn: 2,
            due: at + 90_000,
            takenBack: at + 101_000,
            lateness: 11_000,
            result: 'late',
            outcome: null,
          },
          { checkIn: 3, due: at + 150_000, takenBack: null, lateness: null, result: 'missed', outcome: null },
        ],
      },
    ],
  };
}
