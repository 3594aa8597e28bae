import { describe, expect, test } from 'vitest';
import { DIGITS, KEYS, type Key, SLOTS, SPEED_NUMBERS } from './index.ts';
import { KEY_ROWS, type KeyRow, rowOf } from './keys.ts';
import { SITUATIONS, situationOf } from './situation.ts';
import type { Rig } from './testing/rig.ts';
import { rigIn, SCENES, type Scene } from './testing/situations.ts';

/**
 * What is to be observed of a key, and nothing else: commands to the line, facts (with +), the number entered, mute and
 * what the buzzer plays from then on. A cell that is not there: nothing at all changes.
 */
type Cells = Readonly<Partial<Record<Scene, readonly string[]>>>;

const SCENE_NAMES = Object.keys(SCENES) as readonly Scene[];

const each = (scenes: readonly Scene[], observed: readonly string[]): Cells =>
  Object.fromEntries(scenes.map((scene) => [scene, observed]));

/** Where a number can be entered: everywhere but while somebody is being called. */
const WITH_KEYPAD: readonly Scene[] = [
  'idle',
  'ringing',
  'forsaking',
  'dialTone',
  'ringingOffHook',
  'waitingOnly',
  'talking',
];
const TRANSFERRING: readonly Scene[] = [
  'consulting, recipient rings',
  'consulting, recipient answered',
  'swapped, recipient rings',
  'swapped, recipient on hold',
];

/** Where an outcome and a reason are somebody's. */
const IN_HAND: readonly Scene[] = ['talking', ...TRANSFERRING];

/** # with no number entered is a row of its own, and so are the figures, * and # after it. */
type AfterHash = 'reasonFigure' | 'reasonUndo';
type WithoutNumber = Exclude<KeyRow, AfterHash | 'hash'>;
type WithNumber = Exclude<KeyRow, AfterHash | 'firstHash'>;

const answered = ['answer a', '+callAnswered', 'buzzer silent'];
const takenBack = ['resume a', '+callResumed', '+checkInMade'];
const takenBackFromRecipient = ['hold out1', 'resume a', '+callHeld', '+callResumed', '+checkInMade'];
const heldAnew = ['hold a', '+callHeld', '+waitStarted'];
const called = (number: string) => [`dial ${number}`, '+callStarted', '+callRang'];
const recipientDropped = ['hangUp out1', '+callEnded'];

const gone = ['+transferAsked', '+callEnded', '+waitEnded', '+callEnded', '+outcomeSet'];
const transferredOnAnswer = ['+transferAsked'];
const heldUntilAnswer = ['hold a', '+transferAsked', '+callHeld', '+checkInOutcomeSet', '+waitContinued'];
const transferredAttended = ['transferAttended a to out1', ...gone];
const transferMade: Cells = {
  'consulting, recipient rings': transferredOnAnswer,
  'consulting, recipient answered': transferredAttended,
  'swapped, recipient rings': heldUntilAnswer,
  'swapped, recipient on hold': transferredAttended,
};

const leavesOrCalls: Cells = {
  ...each(['talking', 'consulting, recipient rings', 'consulting, recipient answered'], ['+outcomeSet']),
  ...each(
    ['swapped, recipient rings', 'swapped, recipient on hold'],
    ['hangUp out1', '+outcomeSet', '+checkInOutcomeSet', '+callEnded'],
  ),
};
const muted: Cells = {
  ...each(SCENE_NAMES, ['muted']),
  ...each(['ringing', 'forsaking', 'ringingOffHook'], ['muted', 'buzzer silent']),
};

const WITHOUT_NUMBER: Readonly<Record<WithoutNumber, Cells>> = {
  hookUp: { ringing: answered, forsaking: [...takenBack, 'buzzer silent'] },
  hookDown: {
    waitingOnly: ['buzzer alarm'],
    dialling: ['hangUp out1', '+callEnded'],
    talking: ['hangUp a', '+callEnded'],
    ...transferMade,
  },
  hold: {
    waitingOnly: takenBack,
    talking: heldAnew,
    'consulting, recipient rings': takenBack,
    'consulting, recipient answered': takenBackFromRecipient,
    'swapped, recipient rings': ['hold a', '+callHeld', '+checkInOutcomeSet', '+waitContinued'],
    'swapped, recipient on hold': [
      'hold a',
      'resume out1',
      '+callHeld',
      '+checkInOutcomeSet',
      '+waitContinued',
      '+callResumed',
    ],
  },
  transfer: { talking: heldAnew, ...transferMade },
  digit: each(WITH_KEYPAD, ['number 5']),
  star: { ...each(WITH_KEYPAD, ['number *']), ...each(TRANSFERRING, recipientDropped) },
  firstHash: each(IN_HAND, ['reason begun']),
  speed: {
    ...each(['idle', 'ringing', 'forsaking', 'ringingOffHook', 'talking'], ['number 22']),
    ...each(['dialTone', 'waitingOnly'], called('22')),
  },
  line: {
    ringingOffHook: answered,
    waitingOnly: takenBack,
    'consulting, recipient rings': takenBack,
    'consulting, recipient answered': takenBackFromRecipient,
  },
  message: leavesOrCalls,
  callBack: leavesOrCalls,
  satisfied: each(['talking', ...TRANSFERRING], ['+outcomeSet']),
  mute: muted,
};

/** The number 12 has been entered before. */
const WITH_NUMBER: Readonly<Record<WithNumber, Cells>> = {
  hookUp: {
    idle: [...called('12'), 'number none'],
    ringing: ['answer a', '+callAnswered', 'number none', 'buzzer silent'],
    forsaking: [...takenBack, 'buzzer silent'],
  },
  hookDown: {
    dialTone: ['number none'],
    ringingOffHook: ['number none'],
    waitingOnly: ['number none', 'buzzer alarm'],
    talking: ['hangUp a', '+callEnded', 'number none'],
  },
  hold: { waitingOnly: takenBack, talking: heldAnew },
  transfer: {
    ...each(['dialTone', 'waitingOnly'], [...called('12'), 'number none']),
    talking: ['hold a', 'dial 12', '+callHeld', '+waitStarted', '+callStarted', '+callRang', 'number none'],
  },
  digit: each(WITH_KEYPAD, ['number 125']),
  star: each(WITH_KEYPAD, ['number 12*']),
  hash: {
    ...each(['idle', 'ringing', 'forsaking', 'ringingOffHook', 'talking'], ['number 12#']),
    ...each(['dialTone', 'waitingOnly'], [...called('12'), 'number none']),
  },
  speed: {
    ...each(['idle', 'ringing', 'forsaking', 'ringingOffHook', 'talking'], ['number 22']),
    ...each(['dialTone', 'waitingOnly'], [...called('22'), 'number none']),
  },
  line: {
    ringingOffHook: ['answer a', '+callAnswered', 'number none', 'buzzer silent'],
    waitingOnly: takenBack,
  },
  message: { talking: ['+outcomeSet'] },
  callBack: { talking: ['+outcomeSet'] },
  satisfied: { talking: ['+outcomeSet'] },
  mute: muted,
};

const KEY_OF: Readonly<Partial<Record<KeyRow, Key>>> = {
  digit: 'digit5',
  star: 'digit*',
  hash: 'digit#',
  firstHash: 'digit#',
  reasonFigure: 'digit2',
  reasonUndo: 'digit#',
  speed: 'speed2',
  line: 'line1',
};

function operate(rig: Rig, row: KeyRow): void {
  if (row === 'hookUp') rig.hook('up');
  else if (row === 'hookDown') rig.hook('down');
  else rig.press(KEY_OF[row] ?? (row as Key));
}

function observe(rig: Rig, row: KeyRow): readonly string[] {
  const before = { view: rig.view, commands: rig.commands.length, facts: rig.facts.length };
  operate(rig, row);
  const { dialled, mutedUntil, buzzer, reasonChoice } = rig.view;
  return [
    ...rig.asked(before.commands),
    ...rig.facts.slice(before.facts).map((fact) => `+${fact.type}`),
    ...(dialled === before.view.dialled ? [] : [`number ${dialled || 'none'}`]),
    ...(mutedUntil === before.view.mutedUntil ? [] : ['muted']),
    ...(buzzer.pattern === before.view.buzzer.pattern ? [] : [`buzzer ${buzzer.pattern}`]),
    ...(Boolean(reasonChoice) === Boolean(before.view.reasonChoice)
      ? []
      : [reasonChoice ? 'reason begun' : 'reason ended']),
  ];
}

/** All that can be seen of the desk, save how the hook stands. */
const seen = (rig: Rig) => ({ ...rig.view, hook: null });

const rowsOf = <Table extends object>(table: Table) => Object.keys(table) as (KeyRow & keyof Table)[];

describe.each(SCENE_NAMES)('%s', (scene) => {
  test('is what it is called', () => {
    const rig = rigIn(scene);
    expect(situationOf(rig.state, rig.now)).toBe(SCENES[scene].situation);
  });

  test.each(rowsOf(WITHOUT_NUMBER))('%s', (row) => {
    const rig = rigIn(scene);
    const before = seen(rig);
    const expected = WITHOUT_NUMBER[row][scene] ?? [];
    expect(observe(rig, row)).toEqual(expected);
    if (expected.length === 0) expect(seen(rig)).toEqual(before);
  });
});

describe.each(WITH_KEYPAD)('%s with a number entered', (scene) => {
  test.each(rowsOf(WITH_NUMBER))('%s', (row) => {
    const rig = rigIn(scene);
    rig.press('digit1', 'digit2');
    const before = seen(rig);
    const expected = WITH_NUMBER[row][scene] ?? [];
    expect(observe(rig, row)).toEqual(expected);
    if (expected.length === 0) expect(seen(rig)).toEqual(before);
  });
});

describe.each(IN_HAND)('%s after #', (scene) => {
  test.each(['reasonFigure', 'reasonUndo', 'reasonUndo by *'] as const)('%s', (row) => {
    const rig = rigIn(scene);
    rig.press('digit#');
    const expected = ['+reasonSet', 'reason ended'];
    expect(observe(rig, row === 'reasonUndo by *' ? 'star' : row)).toEqual(expected);
  });

  const after: readonly KeyRow[] = ['digit', 'star', 'firstHash'];
  // The handset is up already.
  const others = rowsOf(WITHOUT_NUMBER).filter((row) => row !== 'hookUp' && !after.includes(row));
  test.each(others)('%s does what it does without, and no figure is waited for any more', (row) => {
    const rig = rigIn(scene);
    rig.press('digit#');
    expect(observe(rig, row)).toEqual([...(WITHOUT_NUMBER[row][scene] ?? []), 'reason ended']);
  });
});

test('the scenes show every situation, and every key of a panel has a row', () => {
  const shown = new Set(Object.values(SCENES).map(({ situation }) => situation));
  expect(shown).toEqual(new Set(SITUATIONS));
  const call = { call: 's-1', at: 0 };
  const states = [
    { dialled: '', reasonFor: null },
    { dialled: '1', reasonFor: null },
    { dialled: '', reasonFor: call },
  ];
  const rows = states.flatMap((state) => KEYS.map((key) => rowOf(key, state)));
  expect(new Set<string>([...rows, 'hookUp', 'hookDown'])).toEqual(new Set<string>(KEY_ROWS));
});

describe('keys of one row', () => {
  test('each digit key enters its own digit', () => {
    const rig = rigIn('idle');
    for (const digit of DIGITS) rig.press(`digit${digit}`);
    expect(rig.view.dialled).toBe('0123456789*#');
  });

  test('each speed key calls its own number, and one without a number does nothing', () => {
    for (const number of SPEED_NUMBERS) {
      const rig = rigIn('dialTone');
      rig.press(`speed${number}`);
      expect(rig.asked()).toEqual(number <= 2 ? [`dial 2${number}`] : []);
    }
  });

  test('each line key takes back its own caller', () => {
    for (const slot of SLOTS) {
      const rig = rigIn('idle');
      for (const caller of ['c1', 'c2', 'c3', 'c4']) rig.holds(caller);
      rig.press(`line${slot}`);
      expect(rig.asked().at(-1)).toBe(`resume c${slot}`);
    }
  });
});

test('a line key pressed again before the line has answered asks no second time', () => {
  const rig = rigIn('ringingOffHook');
  rig.line.slow = true;
  rig.press('line1', 'line1');
  expect(rig.asked()).toEqual(['answer a']);
});

test('a key that is let go does nothing', () => {
  for (const scene of SCENE_NAMES) {
    const rig = rigIn(scene);
    const before = rig.view;
    for (const key of KEYS) rig.send({ type: 'panel', event: { type: 'released', key } });
    expect(rig.view).toEqual(before);
  }
});

test('a number takes 32 digits at most; what is beyond is left out', () => {
  const rig = rigIn('idle');
  for (let count = 0; count < 40; count += 1) rig.press(`digit${count === 31 ? '9' : '1'}`);
  expect(rig.view.dialled).toBe(`${'1'.repeat(31)}9`);
});

test('off hook with nobody there, the number is called 4 s after its last digit', () => {
  const rig = rigIn('dialTone');
  rig.press('digit1');
  rig.wait(3_999);
  rig.press('digit2');
  rig.wait(3_999);
  expect(rig.asked()).toEqual([]);
  rig.wait(1);
  expect(rig.asked()).toEqual(['dial 12']);
});

test('digits entered before a call are not the beginning of its transfer number', () => {
  const rig = rigIn('dialTone');
  rig.press('digit0');
  rig.rings('a');
  rig.press('line1', 'digit2', 'digit1', 'transfer');
  expect(rig.asked().at(-1)).toBe('dial 21');
});

test('digits that come after the number has been called are not the beginning of another one', () => {
  const rig = rigIn('dialTone');
  rig.line.slow = true;
  rig.press('speed1', 'digit5', 'speed2');
  expect([rig.asked(), rig.view.dialled]).toEqual([['dial 21'], '']);
});

test('on hook a number waits for the handset, however long', () => {
  const rig = rigIn('idle');
  rig.press('digit1');
  rig.wait(60_000);
  expect(rig.asked()).toEqual([]);
});
