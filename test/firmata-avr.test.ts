import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  BUZZER_RHYTHMS,
  type BuzzerPattern,
  type Key,
  LAMP_RHYTHMS,
  type Lamp,
  type LampPattern,
  type PanelEvent,
  RED_PATTERNS,
  type Rhythm,
} from '../device/ports/index.ts';
import { FirmataPanel, type FirmataSettings } from '../firmware-bridge/panel/firmata/index.ts';
import { rhythmAt } from '../firmware-bridge/panel/pattern-player.ts';
import { standardFirmata, Uno } from './support/firmata-uno.ts';

// The board, the panel and the test go by the board's time, which keeps step with real time. Sleeps are how long we look.

const KEY_PINS = { hold: 3, transfer: 4, message: 7, callBack: 8, satisfied: 12, mute: 14, line1: 15 };
const LAMP_PINS = { line1: 11, line2: 17, line3: 18, hold: 9, fault: 13 };
const RED_HOLD_PIN = 10;
const HOOK_PIN = 2;
const BUZZER_PIN = 6;

const settings: FirmataSettings = {
  device: 'an Uno in avr8js',
  hook: HOOK_PIN,
  hookClosedWhen: 'down',
  keys: { ...KEY_PINS, mute: 'A0', line1: 'A1' },
  lamps: { ...LAMP_PINS, line2: 'A3', line3: 'A4', hold: { amber: LAMP_PINS.hold, red: RED_HOLD_PIN } },
  buzzer: { pin: BUZZER_PIN, kind: 'active' },
};

/** ms. The wire, the board's own loop, and this process's. */
const TOLERANCE = 25;
/** ms. */
const LOOK = 1000;

const hex = standardFirmata();
if (hex === null) {
  describe.skip('a Firmata panel on a real board (missing: npm pack avrgirl-arduino@5.0.1, needs the network)', () => {
    test('is not run', () => undefined);
  });
} else {
  describe('a Firmata panel on the StandardFirmata of its makers', () => onBoard(hex));
  describe('another Firmata panel', () => aloneOnBoard(hex));
}

function onBoard(image: string): void {
  const uno = new Uno(image);
  const panel = new FirmataPanel({ settings, open: uno.open, time: uno.time });
  const events: PanelEvent[] = [];
  let startTook = 0;
  let heardAt = 0;

  beforeAll(async () => {
    uno.contact(HOOK_PIN, true);
    const begun = uno.time.now();
    await panel.start((event) => {
      heardAt = performance.now();
      events.push(event);
    });
    startTook = uno.time.now() - begun;
  });

  afterAll(async () => {
    await panel.stop();
    uno.off();
  });

  async function until(what: () => boolean, within: number): Promise<number> {
    const begun = uno.time.now();
    while (!what()) {
      if (uno.time.now() - begun > within) throw new Error(`not within ${within} ms: ${what}`);
      await uno.sleep(5);
    }
    return uno.time.now() - begun;
  }

  const has = (type: PanelEvent['type']) => () => events.some((event) => event.type === type);

  test('is connected when the board has blinked its version and told its name', () => {
    console.log(`StandardFirmata in avr8js: connected ${startTook.toFixed(0)} ms after the opening`);
    expect(events).toEqual([{ type: 'connected', hook: 'down' }]);
    expect(uno.changes.filter(({ pin }) => pin === 13).length).toBeGreaterThanOrEqual(4);
    expect(startTook).toBeGreaterThan(1500);
    expect(startTook).toBeLessThan(6000);
  });

  test('leaves every lamp dark and the buzzer silent', () => {
    const outputs = [...Object.values(LAMP_PINS), RED_HOLD_PIN, BUZZER_PIN];
    expect(outputs.filter((pin) => uno.level(pin))).toEqual([]);
  });

  test.each(Object.entries(KEY_PINS) as [Key, number][])('key %s: one press of 15 ms', async (key, pin) => {
    events.length = 0;
    uno.contact(pin, true);
    const took = await until(() => events.length > 0, 1000);
    await uno.sleep(15 - Math.min(15, took));
    uno.contact(pin, false);
    await until(() => events.length > 1, 1000);
    await uno.sleep(60);
    expect(events).toEqual([
      { type: 'pressed', key },
      { type: 'released', key },
    ]);
  });

  test('a key that bounces for 5 ms at both its edges is one press', async () => {
    events.length = 0;
    for (const closed of [true, false]) {
      for (let bounce = 0; bounce < 4; bounce += 1) {
        uno.contact(KEY_PINS.hold, bounce % 2 === 0 ? closed : !closed);
        await uno.sleep(1);
      }
      uno.contact(KEY_PINS.hold, closed);
      await uno.sleep(100);
    }
    expect(events).toEqual([
      { type: 'pressed', key: 'hold' },
      { type: 'released', key: 'hold' },
    ]);
  });

  test('several keys at once, on one port of the board and on others', async () => {
    events.length = 0;
    for (const pin of [3, 4, 8, 14]) uno.contact(pin, true);
    await until(() => events.length === 4, 1000);
    for (const pin of [3, 4, 8, 14]) uno.contact(pin, false);
    await until(() => events.length === 8, 1000);
    const pressed = events.flatMap((event) => (event.type === 'pressed' ? [event.key] : []));
    expect(pressed.sort()).toEqual(['callBack', 'hold', 'mute', 'transfer']);
  });

  test('a key that is held while a lamp of its port goes on and off is let go', async () => {
    events.length = 0;
    uno.contact(KEY_PINS.satisfied, true);
    await until(has('pressed'), 1000);
    for (const pattern of ['inUse', 'off'] as const) {
      panel.lamp('fault', { pattern, since: 0 });
      await uno.sleep(40);
    }
    uno.contact(KEY_PINS.satisfied, false);
    await until(has('released'), 1000);
  });

  test('the hook, also while it chatters', async () => {
    events.length = 0;
    for (let bounce = 0; bounce < 6; bounce += 1) {
      uno.contact(HOOK_PIN, bounce % 2 === 1);
      await uno.sleep(8);
    }
    uno.contact(HOOK_PIN, false);
    await uno.sleep(150);
    uno.contact(HOOK_PIN, true);
    await until(() => events.length > 1, 1000);
    expect(events).toEqual([
      { type: 'hook', hook: 'up' },
      { type: 'hook', hook: 'down' },
    ]);
  });

  test('tells a press, and shows a lamp, within 30 ms of real time in the middle of sixty', async () => {
    const presses: number[] = [];
    const lamps: number[] = [];
    for (let round = 0; round < 60; round += 1) {
      const on = round % 2 === 0;
      uno.changes.length = 0;
      events.length = 0;
      const begun = performance.now();
      uno.contact(KEY_PINS.hold, on);
      panel.lamp('line1', { pattern: on ? 'inUse' : 'off', since: 0 });
      await until(() => events.length > 0 && uno.changes.length > 0, 1000);
      presses.push(heardAt - begun);
      lamps.push((uno.changes[0]?.realAt ?? Number.NaN) - begun);
      await uno.sleep(30);
    }
    for (const [what, list] of [
      ['key to event', presses],
      ['lamp to pin', lamps],
    ] as const) {
      list.sort((a, b) => a - b);
      const [p50, p99, max] = [0.5, 0.99, 1].map((share) => list[Math.ceil(share * list.length) - 1] ?? 0);
      console.log(
        `Firmata, ${what}: p50 ${p50?.toFixed(1)}, p99 ${p99?.toFixed(1)}, max ${max?.toFixed(1)} ms`,
      );
      expect(p50).toBeLessThan(30);
    }
  });

  const lampPatterns = Object.keys(LAMP_RHYTHMS) as LampPattern[];
  const buzzerPatterns = Object.keys(BUZZER_RHYTHMS) as BuzzerPattern[];

  test.each(
    lampPatterns.map((lamp, index) => [lamp, buzzerPatterns[index % buzzerPatterns.length] ?? 'silent']),
  )('the lamps show %s and the buzzer plays %s on the pins', async (lampPattern, buzzerPattern) => {
    const pattern = lampPattern as LampPattern;
    const beeps = buzzerPattern as BuzzerPattern;
    for (const lamp of Object.keys(settings.lamps) as Lamp[]) panel.lamp(lamp, { pattern: 'off', since: 0 });
    panel.buzzer({ pattern: 'silent', since: 0 });
    await uno.sleep(60);
    // A repeated beep is looked at where it begins again.
    const back = beeps === 'overdue' ? 9400 : 130;
    const look = lookFrom(uno, uno.time.now());
    const lampSince = look.from - 130;
    for (const lamp of Object.keys(settings.lamps) as Lamp[]) panel.lamp(lamp, { pattern, since: lampSince });
    panel.buzzer({ pattern: beeps, since: look.from - back });
    await uno.sleep(LOOK);
    const holdPin = RED_PATTERNS.includes(pattern) ? RED_HOLD_PIN : LAMP_PINS.hold;
    for (const pin of [...Object.values({ ...LAMP_PINS, hold: holdPin })]) {
      look.expectRhythm(pin, LAMP_RHYTHMS[pattern], lampSince);
    }
    const otherHoldPin = RED_HOLD_PIN + LAMP_PINS.hold - holdPin;
    expect(look.changesOf(otherHoldPin)).toEqual([]);
    look.expectRhythm(BUZZER_PIN, BUZZER_RHYTHMS[beeps], look.from - back);
  });

  test('unplugged, it lets a pressed key go and says that it is lost; plugged in, it comes back dark', async () => {
    for (let round = 0; round < 2; round += 1) {
      events.length = 0;
      panel.lamp('hold', { pattern: 'inUse', since: 0 });
      uno.contact(KEY_PINS.hold, true);
      await until(has('pressed'), 1000);
      uno.unplug();
      await until(has('lost'), 3000);
      expect(events.map(({ type }) => type)).toEqual(['pressed', 'released', 'lost']);
      uno.contact(KEY_PINS.hold, false);
      uno.contact(HOOK_PIN, round % 2 !== 0);
      await uno.sleep(300);
      uno.plugIn();
      const took = await until(has('connected'), 8000);
      console.log(`StandardFirmata in avr8js: back ${took.toFixed(0)} ms after it was plugged in`);
      expect(events.at(-1)).toEqual({ type: 'connected', hook: round % 2 !== 0 ? 'down' : 'up' });
      expect(uno.level(LAMP_PINS.hold)).toBe(false);
    }
    events.length = 0;
    uno.contact(KEY_PINS.satisfied, true);
    await until(has('pressed'), 1000);
    uno.contact(KEY_PINS.satisfied, false);
    await until(has('released'), 1000);
  });

  test('a board that hangs is lost after 2 s, and is there again after its reset', async () => {
    events.length = 0;
    uno.freeze();
    const took = await until(has('lost'), 5000);
    expect(took).toBeGreaterThan(1400);
    expect(took).toBeLessThan(3500);
    expect(events).toEqual([{ type: 'lost', detail: 'the board has not answered for 2 s: check its cable' }]);
    await until(has('connected'), 8000);
  });

  test('one byte 255, as a stop action without Node can send it, silences and darkens the board', async () => {
    panel.buzzer({ pattern: 'alarm', since: uno.time.now() });
    panel.lamp('line1', { pattern: 'inUse', since: 0 });
    await uno.sleep(50);
    expect([uno.level(BUZZER_PIN), uno.level(LAMP_PINS.line1)]).toEqual([true, true]);
    // The daemon is silent from now on.
    panel.buzzer({ pattern: 'alarm', since: uno.time.now() - 100 });
    uno.receive(Uint8Array.of(0xff));
    await uno.sleep(50);
    expect([uno.level(BUZZER_PIN), uno.level(LAMP_PINS.line1)]).toEqual([false, false]);
    events.length = 0;
    uno.unplug();
    await until(has('lost'), 1000);
    uno.plugIn();
    await until(has('connected'), 8000);
  });

  test('after stop only the fault lamp is lit', async () => {
    panel.lamp('fault', { pattern: 'fault', since: 0 });
    panel.lamp('line1', { pattern: 'inUse', since: 0 });
    panel.buzzer({ pattern: 'alarm', since: uno.time.now() });
    await uno.sleep(50);
    expect(uno.level(BUZZER_PIN)).toBe(true);
    await panel.stop();
    await uno.sleep(50);
    const outputs = [...Object.values(LAMP_PINS), RED_HOLD_PIN, BUZZER_PIN];
    expect(outputs.filter((pin) => uno.level(pin))).toEqual([LAMP_PINS.fault]);
  });
}

function aloneOnBoard(image: string): void {
  test('a bare piezo gets a tone from the timer of the board, with nothing on the wire meanwhile', async () => {
    const uno = new Uno(image);
    const panel = new FirmataPanel({
      settings: { ...settings, buzzer: { pin: BUZZER_PIN, kind: 'passive' } },
      open: uno.open,
      time: uno.time,
    });
    await panel.start(() => undefined);
    panel.buzzer({ pattern: 'ringing', since: uno.time.now() });
    await uno.sleep(50);
    uno.changes.length = 0;
    const begun = uno.time.now();
    await uno.sleep(200);
    const edges = uno.changes.filter(({ pin }) => pin === BUZZER_PIN).length;
    const hertz = edges / 2 / ((uno.time.now() - begun) / 1000);
    panel.buzzer({ pattern: 'silent', since: 0 });
    await uno.sleep(100);
    uno.changes.length = 0;
    await uno.sleep(50);
    expect(uno.changes.filter(({ pin }) => pin === BUZZER_PIN)).toEqual([]);
    await panel.stop();
    uno.off();
    console.log(`StandardFirmata in avr8js: a tone of ${hertz.toFixed(0)} Hz`);
    // 976 Hz, less what a busy machine takes from the emulator.
    expect(hertz).toBeGreaterThan(400);
    expect(hertz).toBeLessThan(1500);
  });
}

interface Look {
  /** In the panel's time. */
  readonly from: number;
  changesOf(pin: number): [number, boolean][];
  expectRhythm(pin: number, rhythm: Rhythm, since: number): void;
}

/** What the pins do from now on, in the panel's time. */
function lookFrom(uno: Uno, from: number): Look {
  const changesOf = (pin: number): [number, boolean][] =>
    uno.changes
      .filter((change) => change.pin === pin && change.at >= from)
      .map(({ at, level }) => [at - from, level]);
  return {
    from,
    changesOf,
    expectRhythm(pin, rhythm, since) {
      const expected = changesOfRhythm(rhythm, from - since);
      const seen = changesOf(pin).filter(([at]) => at < LOOK - TOLERANCE || expected.length === 0);
      const wanted = expected.filter(([at]) => at < LOOK - 2 * TOLERANCE);
      expect(seen.slice(0, wanted.length).map(([, on]) => on)).toEqual(wanted.map(([, on]) => on));
      expect(seen.length).toBeLessThanOrEqual(expected.length);
      for (const [index, [at]] of wanted.entries()) {
        const late = (seen[index]?.[0] ?? Number.POSITIVE_INFINITY) - at;
        expect(Math.abs(late), `pin ${pin}, change ${index} at ${at} ms`).toBeLessThan(TOLERANCE);
      }
    },
  };
}

/** Changes of an output that was off, when the rhythm comes in `elapsed` ms after its beginning. */
function changesOfRhythm(rhythm: Rhythm, elapsed: number): [number, boolean][] {
  const changes: [number, boolean][] = [];
  let on = false;
  for (let at = 0; at < LOOK; ) {
    const now = rhythmAt(rhythm, elapsed + at);
    if (now.on !== on) changes.push([at, now.on]);
    on = now.on;
    at += now.left;
  }
  return changes;
}
