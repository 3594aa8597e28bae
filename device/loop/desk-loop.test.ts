import { beforeEach, expect, test, vi } from 'vitest';
import { SimulatedLine, VirtualTime } from '../../firmware-bridge/line/simulated/index.ts';
import { VirtualPanel } from '../../firmware-bridge/panel/virtual/virtual-panel.ts';
import { DEFAULT_HOLD, type DeskView, type Fact, type Input } from '../desk/index.ts';
import type { Clock } from '../ports/index.ts';
import { DeskLoop } from './desk-loop.ts';

let time: VirtualTime;
let line: SimulatedLine;
let panel: VirtualPanel;
let facts: Fact[];
let views: DeskView[];
let failed: { input: Input; error: unknown }[];
let loop: DeskLoop;

function clockOf(virtual: VirtualTime): Clock {
  let cancel = () => {};
  return {
    now: () => ({ at: virtual.now, wall: virtual.now }),
    setAlarm(at, onAlarm) {
      cancel();
      cancel = at === null ? () => {} : virtual.after(Math.max(0, at - virtual.now), onAlarm);
    },
  };
}

beforeEach(async () => {
  time = new VirtualTime();
  line = new SimulatedLine({ timers: time, recipients: { 21: { does: 'answers', afterMs: 4_000 } } });
  panel = new VirtualPanel();
  facts = [];
  views = [];
  failed = [];
  loop = new DeskLoop({
    settings: { session: 's', hold: DEFAULT_HOLD, reasons: [], speedNumbers: { 1: '21' } },
    clock: clockOf(time),
    line,
    panel,
    record: (made) => facts.push(...made),
    onView: (view) => views.push(view),
    onFailedStep: (input, error) => failed.push({ input, error }),
  });
  await loop.start(null);
  time.advance(1);
});

function answerACaller() {
  const caller = line.caller({ number: '0199000001', name: 'Mme Odile Vasseur' });
  caller.ring();
  time.advance(2_000);
  panel.moveHook('up');
  time.advance(5_000);
  return caller;
}

test('a held caller is cued at 30 s, and the cue is off at once when they are taken back', () => {
  answerACaller();
  panel.press('hold');
  time.advance(29_990);
  expect(panel.lampPattern('hold')).toBe('approaching');
  expect(panel.buzzerPattern).toBe('silent');
  time.advance(20);
  expect([panel.lampPattern('hold'), panel.buzzerPattern]).toEqual(['due', 'due']);
  panel.release('hold');
  panel.press('hold');
  time.advance(1);
  expect([panel.lampPattern('hold'), panel.buzzerPattern]).toEqual(['off', 'silent']);
  expect(facts.find((fact) => fact.type === 'checkInMade')).toMatchObject({ checkIn: 1, result: 'onTime' });
});

test('a caller is put through to a recipient who answers', () => {
  answerACaller();
  panel.press('speed1');
  panel.press('transfer');
  time.advance(5_000);
  panel.moveHook('down');
  time.advance(10_000);
  expect(loop.view.calls).toEqual([]);
  expect(facts.filter((fact) => fact.type === 'outcomeSet')).toMatchObject([{ outcome: 'transferred' }]);
});

test('the fault lamp is on while the line is away', () => {
  expect(panel.lampPattern('fault')).toBe('off');
  line.unplug();
  expect(panel.lampPattern('fault')).toBe('fault');
  line.plugIn();
  time.advance(1);
  expect(panel.lampPattern('fault')).toBe('off');
});

test('a panel that comes back is told everything again', () => {
  answerACaller();
  panel.press('hold');
  time.advance(31_000);
  panel.unplug();
  time.advance(1_000);
  panel.plugIn();
  expect(panel.lampPattern('hold')).toBe('due');
});

test('the panel is told when the next check-in is due, and that none is once the caller is taken back', () => {
  const told = vi.spyOn(panel, 'dueMoments');
  answerACaller();
  const held = time.now;
  panel.press('hold');
  time.advance(5_000);
  panel.release('hold');
  panel.press('hold');
  time.advance(1);
  expect(told.mock.calls).toEqual([[[held + 30_000]], [[]]]);
});

test('every step shows the desk as it is then', () => {
  answerACaller();
  expect(views.at(-1)?.calls[0]).toMatchObject({ state: 'talking', peer: { number: '0199000001' } });
});

test('a fault in a step leaves the desk as it was, and it goes on', () => {
  const caller = answerACaller();
  loop.request(null as never);
  expect(failed).toHaveLength(1);
  caller.hangUp();
  time.advance(1);
  expect(loop.view.calls).toEqual([]);
});

test('after stop nothing moves any more', async () => {
  answerACaller();
  panel.press('hold');
  time.advance(1);
  await loop.stop();
  const before = facts.length;
  time.advance(120_000);
  expect(facts).toHaveLength(before);
  expect(panel.buzzerPattern).toBe('silent');
});

test('a key of the page counts as one of the panel that stands beside it', () => {
  answerACaller();
  loop.pageKey('pressed', 'hold');
  loop.pageKey('released', 'hold');
  time.advance(1_000);
  expect(loop.view.calls[0]?.state).toBe('held');
});

test('the hook of the page answers while the panel is lost, and is refused while it is there', () => {
  const caller = line.caller({ number: '0199000001', name: null });
  caller.ring();
  time.advance(1);
  expect(loop.pageHook('up')).toBe(false);
  expect(loop.view).toMatchObject({ hook: 'down', calls: [{ state: 'ringing' }] });
  panel.unplug();
  expect(loop.pageHook('up')).toBe(true);
  time.advance(1);
  expect(loop.view).toMatchObject({ hook: 'up', calls: [{ state: 'talking' }] });
  expect(loop.pageHook('down')).toBe(true);
  time.advance(1);
  expect(loop.view.calls).toEqual([]);
});

test('a panel that comes back says where its hook really is: no call is dropped for it', () => {
  line.caller({ number: '0199000001', name: null }).ring();
  time.advance(1);
  panel.unplug();
  loop.pageHook('up');
  time.advance(1);
  panel.plugIn();
  expect(loop.view).toMatchObject({ panelConnected: true, hook: 'down', calls: [{ state: 'talking' }] });
  panel.moveHook('up');
  panel.moveHook('down');
  time.advance(1);
  expect(loop.view.calls).toEqual([]);
});
