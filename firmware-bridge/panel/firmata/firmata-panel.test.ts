import { describe, expect, test, vi } from 'vitest';
import { panelContract } from '../contract.ts';
import { FirmataPanel } from './firmata-panel.ts';
import type { FirmataSettings } from './settings.ts';
import { FirmataBench, SETTINGS } from './testing/bench.ts';
import type { Character } from './testing/fake-board.ts';

panelContract('firmata, on a fake board', () => new FirmataBench());

async function started(settings: FirmataSettings = SETTINGS): Promise<FirmataBench> {
  const bench = new FirmataBench(settings);
  await bench.panel.start(() => undefined);
  return bench;
}

const faultLamp = ({ board }: FirmataBench) => board.changes.filter(({ pin }) => pin === 13).at(-1)?.level;

describe('a Firmata board', () => {
  test('shows in red what is urgent, on a lamp of two colours', async () => {
    const { panel, board } = await started();
    panel.lamp('hold', { pattern: 'inUse', since: 0 });
    expect([board.level(9), board.level(10)]).toEqual([true, false]);
    panel.lamp('hold', { pattern: 'fault', since: 0 });
    expect([board.level(9), board.level(10)]).toEqual([false, true]);
  });

  test('blinks its lamps in step, whenever each was told', async () => {
    const { panel, board, virtual } = await started();
    const since = virtual.now;
    panel.lamp('line1', { pattern: 'approaching', since });
    virtual.advance(730);
    panel.lamp('line2', { pattern: 'approaching', since });
    const from = virtual.now;
    virtual.advance(5000);
    const times = (pin: number) =>
      board.changes.filter((c) => c.pin === pin && c.at > from).map(({ at }) => at);
    expect(times(11).length).toBeGreaterThan(10);
    expect(times(11)).toEqual(times(17));
  });

  test('plays a tone on a bare piezo, and voltage on a buzzer', async () => {
    const passive = await started();
    expect(passive.board.modeOf(6)).toBe(3);
    const active = await started({ ...SETTINGS, buzzer: { pin: 4, kind: 'active' }, keys: { hold: 3 } });
    expect(active.board.modeOf(4)).toBe(1);
    active.panel.buzzer({ pattern: 'overdue', since: active.virtual.now });
    expect(active.plays()).toBe('overdue');
  });

  test('counts a bouncing press once, at its first edge', async () => {
    const { board, events, virtual } = await started();
    for (const closed of [true, false, true, false, true]) {
      board.close(3, closed);
      virtual.advance(1);
    }
    expect(events.slice(1)).toEqual([{ type: 'pressed', key: 'hold' }]);
  });

  test('says of a key that is stuck down at start that it is, and does not count it before it was let go', async () => {
    const bench = new FirmataBench();
    bench.press('transfer');
    await bench.panel.start(() => undefined);
    expect(bench.log.at(1)?.text).toContain('keys.transfer is down since the panel was connected');
    expect(faultLamp(bench)).toBe(true);
    bench.release('transfer');
    expect(faultLamp(bench)).toBe(false);
    expect(bench.events).toEqual([{ type: 'connected', hook: 'down' }]);
    bench.press('transfer');
    expect(bench.events.at(-1)).toEqual({ type: 'pressed', key: 'transfer' });
  });

  test('whose hook chatters for a second says so, lights the fault lamp until it is quiet, and goes on', async () => {
    const bench = await started();
    for (let n = 0; n < 200; n += 1) {
      bench.board.close(2, n % 2 === 0);
      bench.virtual.advance(5);
    }
    expect(bench.log.at(-1)?.text).toContain('the contact of the hook chatters');
    expect(faultLamp(bench)).toBe(true);
    expect(bench.events.filter(({ type }) => type === 'hook').length).toBeLessThanOrEqual(2);
    bench.press('hold');
    expect(bench.events.at(-1)).toEqual({ type: 'pressed', key: 'hold' });
    bench.virtual.advance(1_000);
    expect(faultLamp(bench)).toBe(false);
  });

  test.each([
    [100, 10],
    [50, 20],
  ])('whose hook has %i edges, %i ms apart, says so whenever it begins', async (edges, apart) => {
    for (let phase = 0; phase < 1_000; phase += 100) {
      const bench = await started();
      // Lifted and hung up before: those edges are not of the burst.
      for (const closed of [false, true]) bench.board.close(2, closed);
      bench.virtual.advance(phase);
      for (let n = 0; n < edges; n += 1) {
        bench.board.close(2, n % 2 !== 0);
        bench.virtual.advance(apart);
      }
      expect([phase, bench.log.at(-1)?.text, faultLamp(bench)]).toEqual([
        phase,
        expect.stringContaining('the contact of the hook chatters'),
        true,
      ]);
    }
  });

  test('whose hook bounces as it is lifted, hung up and lifted within a second does not say so', async () => {
    const bench = await started();
    const notes = bench.log.length;
    for (const closed of [false, true, false]) {
      for (let n = 0; n <= 8; n += 1) bench.board.close(2, n % 2 === 0 ? closed : !closed);
      bench.virtual.advance(300);
    }
    expect(bench.log.slice(notes)).toEqual([]);
  });

  test('whose name other boards have too says so, and shows it', async () => {
    const bench = new FirmataBench(SETTINGS, '2 boards share the name');
    await bench.panel.start(() => undefined);
    expect(bench.log.at(-1)).toEqual({
      level: 'warning',
      code: 'Firmata_SharedName',
      text: '2 boards share the name',
    });
    expect(faultLamp(bench)).toBe(true);
    bench.panel.lamp('fault', { pattern: 'alarm', since: 0 });
    expect(bench.shows('fault')).toBe('alarm');
    bench.panel.lamp('fault', { pattern: 'off', since: 0 });
    expect(faultLamp(bench)).toBe(true);
  });

  test('takes the hook the other way round where its contact closes when it is lifted', async () => {
    const bench = new FirmataBench({ ...SETTINGS, hookClosedWhen: 'up' });
    await bench.panel.start(() => undefined);
    expect(bench.events).toEqual([{ type: 'connected', hook: 'up' }]);
  });

  test('of before 2016, without a mode for pull-ups, reads its keys too', async () => {
    const bench = new FirmataBench();
    bench.board.inputModes = [0];
    await bench.panel.start(() => undefined);
    for (const [key] of Object.entries(SETTINGS.keys))
      expect(bench.events).not.toContainEqual({ type: 'pressed', key });
    bench.press('callBack');
    expect(bench.events.at(-1)).toEqual({ type: 'pressed', key: 'callBack' });
    // Its lamps are on the port of the key: writing them must leave the pull-up on.
    bench.panel.lamp('fault', { pattern: 'inUse', since: 0 });
    bench.release('callBack');
    expect(bench.events.at(-1)).toEqual({ type: 'released', key: 'callBack' });
  });
});

describe('a Firmata board that is not what it should be', () => {
  test.each([
    ['silent', 'the board says nothing: load StandardFirmata onto it'],
    ['babbling', 'the board speaks another protocol'],
    ['hidingCapabilities', 'does not say what its pins can do'],
    ['hidingPins', 'the board does not say how its pins stand (hook)'],
  ] as [Character, string][])(
    '%s: is lost with the reason, and tried until it is mended',
    async (character, why) => {
      const bench = new FirmataBench();
      bench.board.character = character;
      await bench.panel.start(() => undefined);
      expect(bench.events).toEqual([{ type: 'lost', detail: expect.stringContaining(why) }]);
      expect(bench.log.at(-1)?.code).toBe('Firmata_NoFirmware');
      await bench.pass(60_000);
      expect(bench.events.length).toBe(1);
      expect(bench.board.openings).toBeGreaterThan(2);
      bench.board.character = 'honest';
      await bench.pass(20_000);
      expect(bench.events.at(-1)).toEqual({ type: 'connected', hook: 'down' });
    },
  );

  test('hangs: is lost after 2 s, also while its wire stays open', async () => {
    const bench = await started();
    const { board, events } = bench;
    board.hang();
    await bench.pass(2600);
    expect(events.at(-1)).toEqual({ type: 'lost', detail: expect.stringContaining('not answered for 2 s') });
    await bench.pass(5000);
    expect(events.at(-1)).toEqual({ type: 'connected', hook: 'down' });
  });

  test('starts anew by itself: is lost, and set up again', async () => {
    const bench = await started();
    const { board, events } = bench;
    board.restart();
    await bench.pass(10_000);
    expect(events.map(({ type }) => type)).toEqual(['connected', 'lost', 'connected']);
    expect(board.modeOf(3)).toBe(11);
  });

  test('says what it must not: nothing throws, nothing is pressed', async () => {
    const { board, events, virtual } = await started();
    const odd = [
      [0xf0, 0x6e, 99, 1, 1, 0xf7],
      [0xf0, 0x6a, ...new Array<number>(100).fill(3), 0xf7],
      [0xf0, 0x73, 0x73, 0xf7],
      [0xf0, 0x79, 0xf7],
      [0x9f, 127, 1],
      [0xf0, ...new Array<number>(9000).fill(1)],
    ];
    for (const bytes of odd) board.say(bytes);
    virtual.advance(3000);
    expect(events.length).toBe(1);
  });

  test('is tried ever less often, at most every 5 s', async () => {
    const bench = new FirmataBench();
    bench.unplug();
    await bench.panel.start(() => undefined);
    bench.virtual.advance(60_000);
    expect(bench.board.openings).toBeGreaterThan(12);
    expect(bench.board.openings).toBeLessThan(20);
    expect(bench.events.map(({ type }) => type)).toEqual(['lost']);
    expect(bench.log.length).toBe(1);
  });

  test('unplugged 300 times it comes back within 3 s each, and johnny-five has made nothing anew', async () => {
    const bench = await started();
    for (let round = 0; round < 300; round += 1) {
      bench.unplug();
      bench.board.plugIn();
      bench.virtual.advance(3000);
      expect(bench.events.at(-1)?.type).toBe('connected');
    }
    expect(bench.boardsMade).toBe(1);
  });
});

test('a key that is held while the board is pulled out leaves no timer of johnny-five running', async () => {
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
  const bench = await started();
  const before = timers();
  bench.press('hold');
  expect(timers()).toBeGreaterThan(before);
  bench.unplug();
  // johnny-five lets a Button go 7 ms after its edge.
  await vi.waitFor(() => expect(timers()).toBeLessThanOrEqual(before));
  await bench.panel.stop();
});

describe('the wiring', () => {
  test.each([
    [
      'a pin that stands for two',
      { keys: { hold: 3, transfer: 3 } },
      'pin 3 stands for keys.hold and for keys.transfer',
    ],
    ['the hook on the pin of a lamp', { hook: 13 }, 'pin 13 stands for hook and for lamps.fault'],
    ['the serial line', { keys: { hold: 0 } }, "pin 0 (keys.hold) is the board's serial line"],
    [
      'an analog pin by both its names',
      { keys: { hold: 14, mute: 'A0' } },
      'pin 14 stands for keys.hold and for keys.mute',
    ],
    [
      'a pin that the board has not',
      { keys: { hold: 40 } },
      'pin 40 (keys.hold) is not a digital input on this board',
    ],
    ['an analog pin that it has not', { keys: { hold: 'A9' } }, 'pin A9 (keys.hold) is not a digital input'],
    [
      'a bare piezo on a pin without PWM',
      { buzzer: { pin: 'A4', kind: 'passive' } },
      'pin A4 (buzzer) is not an output with PWM',
    ],
  ] as [string, Partial<FirmataSettings>, string][])('%s', async (_, change, why) => {
    const bench = new FirmataBench({ ...SETTINGS, ...change });
    await bench.panel.start(() => undefined);
    expect(bench.events).toEqual([{ type: 'lost', detail: expect.stringContaining(why) }]);
    bench.panel.lamp('hold', { pattern: 'due', since: 1 });
    bench.panel.buzzer({ pattern: 'due', since: 1 });
    await bench.panel.stop();
  });
});

test('johnny-five takes neither the signals nor the terminal of the process', async () => {
  const taken = () => ({
    signals: process.eventNames().map((name) => [String(name), process.listenerCount(name)]),
    stdin: process.stdin.eventNames().map((name) => [String(name), process.stdin.listenerCount(name)]),
    flowing: process.stdin.readableFlowing,
    encoding: process.stdin.readableEncoding,
  });
  const written: unknown[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((...words) => written.push(words));
  const before = taken();
  const bench = await started();
  await new Promise(setImmediate);
  expect(taken()).toEqual(before);
  await bench.panel.stop();
  expect(taken()).toEqual(before);
  log.mockRestore();
  expect(written).toEqual([]);
});

test('a unit without johnny-five says so, and goes on', async () => {
  const events: unknown[] = [];
  const load = () => Promise.reject(new Error("Cannot find package 'johnny-five'"));
  const panel = new FirmataPanel({ settings: SETTINGS, load });
  await panel.start((event) => events.push(event));
  expect(events).toEqual([{ type: 'lost', detail: "Cannot find package 'johnny-five'" }]);
  await panel.stop();
});
