import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  BUZZER_RHYTHMS,
  type BuzzerPattern,
  type Cue,
  LAMP_RHYTHMS,
  type LampPattern,
  RED_PATTERNS,
} from '../device/ports/index.ts';
import { SerialBench } from '../firmware-bridge/panel/avr/testing/bench.ts';
import { buildFirmware } from '../firmware-bridge/panel/avr/testing/firmware-image.ts';
import { worstEdge } from '../firmware-bridge/panel/avr/testing/rhythm.ts';
import { crc16 } from '../firmware-bridge/panel/serial/index.ts';
import { PANEL_KEYS, PANEL_LAMPS } from '../firmware-bridge/panel/serial/messages.ts';

/** The real firmware, built here, in an emulated ATmega328P, beside the real driver, in virtual time. */
const image = buildFirmware();
let bench: SerialBench;

beforeEach(async () => {
  bench = new SerialBench(image.bytes);
  await bench.start();
  bench.run(30);
  bench.events.length = 0;
});

const names = () => bench.events.map((event) => ('key' in event ? `${event.type} ${event.key}` : event.type));

describe('the firmware', () => {
  test('fits with room to spare', () => {
    const [flash = 0, , ram = 0] = [...image.size.matchAll(/\d+/g)].map(Number);
    console.log(`firmware: ${image.size}`);
    expect(flash).toBeLessThan(16_000);
    expect(ram).toBeLessThan(1_024);
  });

  test('says which image it is: the one that was built', () => {
    expect(bench.driver.hello).toMatchObject({
      protocol: 1,
      flashCrc: crc16(image.bytes),
      capabilities: 'k24l4b1',
    });
  });

  test('starts anew by its watchdog timer when its time stands still, and is told everything again', () => {
    bench.driver.lamp('hold', { pattern: 'waiting', since: bench.now });
    bench.run(200);
    const TCCR0B = 0x45;
    bench.panelBoard.board.poke(TCCR0B, 0);
    bench.run(1_500);
    expect(bench.panelBoard.board.watchdogResets).toBe(1);
    expect(names()).toEqual(['lost', 'connected']);
    expect(bench.panelBoard.lampIsOn('hold')).toBe(false);
  });

  test('does not start anew by itself (20 s; an hour with GARDEFIL_TEST_LONG=1)', {
    timeout: 600_000,
  }, () => {
    bench.run(Number(process.env.GARDEFIL_TEST_LONG ?? 0) ? 3_600_000 : 20_000);
    expect([bench.panelBoard.board.watchdogResets, bench.driver.noise, names()]).toEqual([0, 0, []]);
  });
});

describe('keys and hook', () => {
  test('each of the 24 keys is told once, pressed and released, within 5 ms of its first edge', () => {
    for (const key of PANEL_KEYS) {
      bench.events.length = 0;
      bench.panelBoard.press(key);
      bench.run(5);
      expect(names()).toEqual([`pressed ${key}`]);
      bench.run(100);
      bench.panelBoard.release(key);
      bench.run(60);
      expect(names()).toEqual([`pressed ${key}`, `released ${key}`]);
    }
  });

  test('four keys at once are all told', () => {
    const keys = PANEL_KEYS.slice(16, 20);
    for (const key of keys) bench.panelBoard.press(key);
    bench.run(100);
    for (const key of keys) bench.panelBoard.release(key);
    bench.run(100);
    expect([...names()].sort()).toEqual(keys.flatMap((key) => [`pressed ${key}`, `released ${key}`]).sort());
  });

  test('a press of 15 ms is not lost, nor one of 3 ms, whenever it comes', () => {
    for (const length of [15, 3]) {
      for (let n = 0; n < 20; n += 1) {
        bench.events.length = 0;
        bench.panelBoard.press('transfer');
        bench.run(length);
        bench.panelBoard.release('transfer');
        bench.run(60 + n);
        expect(names()).toEqual(['pressed transfer', 'released transfer']);
      }
    }
  });

  test('a bounce never makes two', () => {
    const bounce = fc.array(fc.boolean(), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(bounce, bounce, (closing, opening) => {
        bench.events.length = 0;
        bouncing('hold', [true, ...closing, true], 1);
        bench.run(40);
        bouncing('hold', [false, ...opening, false], 1);
        bench.run(60);
        expect(names()).toEqual(['pressed hold', 'released hold']);
      }),
      { numRuns: 60 },
    );
  });

  function bouncing(key: 'hold', states: readonly boolean[], each: number): void {
    for (const closed of states) {
      if (closed) bench.panelBoard.press(key);
      else bench.panelBoard.release(key);
      bench.run(each);
    }
  }

  test('a hook that chatters for a second is lifted once, and put down once', () => {
    for (let n = 0; n < 50; n += 1) {
      bench.panelBoard.moveHook(n % 2 === 0 ? 'up' : 'down');
      bench.run(20);
    }
    bench.panelBoard.moveHook('up');
    bench.run(200);
    bench.panelBoard.moveHook('down');
    bench.run(200);
    expect(bench.events).toEqual([
      { type: 'hook', hook: 'up' },
      { type: 'hook', hook: 'down' },
    ]);
  });

  const phases = Array.from({ length: 10 }, (_, n) => 100 * n);
  test.each([
    [100, 10],
    [50, 20],
  ])('a hook with %i edges, %i ms apart, is told to chatter whenever it begins', async (edges, apart) => {
    for (const phase of phases) {
      const other = new SerialBench(image.bytes);
      await other.start();
      // Lifted and hung up before: those edges are not of the burst.
      for (const hook of ['up', 'down'] as const) {
        other.panelBoard.moveHook(hook);
        other.run(5);
      }
      other.run(phase);
      for (let n = 0; n < edges; n += 1) {
        other.panelBoard.moveHook(n % 2 === 0 ? 'up' : 'down');
        other.run(apart);
      }
      expect([phase, other.notes.at(-1)?.code, other.panelBoard.lampIsOn('fault')]).toEqual([
        phase,
        'Panel_HookChatters',
        true,
      ]);
    }
  });

  test('a hook that bounces as it is lifted, hung up and lifted within a second does not chatter', () => {
    for (const hook of ['up', 'down', 'up'] as const) {
      for (let n = 0; n <= 8; n += 1) {
        bench.panelBoard.moveHook((n % 2 === 0) === (hook === 'up') ? 'up' : 'down');
        bench.run(2);
      }
      bench.run(280);
    }
    expect(bench.notes.map(({ code }) => code)).toEqual(['Panel_Connected']);
    expect(bench.panelBoard.lampIsOn('fault')).toBe(false);
  });

  test('a hook that chatters at 200 edges a second is said to, until it has been quiet for a second', () => {
    for (let n = 0; n < 200; n += 1) {
      bench.panelBoard.moveHook(n % 2 === 0 ? 'up' : 'down');
      bench.run(5);
    }
    expect(bench.notes.at(-1)).toMatchObject({ code: 'Panel_HookChatters' });
    expect(bench.panelBoard.lampIsOn('fault')).toBe(true);
    bench.run(900);
    expect(bench.panelBoard.lampIsOn('fault')).toBe(true);
    bench.run(150);
    expect(bench.panelBoard.lampIsOn('fault')).toBe(false);
    expect(bench.events).toEqual([
      { type: 'hook', hook: 'up' },
      { type: 'hook', hook: 'down' },
    ]);
    bench.panelBoard.press('hold');
    bench.run(10);
    expect(names().at(-1)).toBe('pressed hold');
  });

  test('three keys at the corners of a rectangle never make a fourth', () => {
    for (const key of ['digit1', 'digit2', 'digit4'] as const) {
      bench.panelBoard.press(key);
      bench.run(30);
    }
    // What a keypad without diodes then shows.
    bench.panelBoard.press('digit5');
    bench.run(60);
    expect(names()).not.toContain('pressed digit5');
  });

  test('a key that is held down at the start is named, and told only once it is pressed anew', async () => {
    const other = new SerialBench(image.bytes);
    other.panelBoard.press('hold');
    await other.start();
    expect(other.notes).toMatchObject([{ code: 'Panel_Connected' }, { code: 'Panel_KeyStuck' }]);
    other.run(3_050);
    expect(other.panelBoard.lampIsOn('fault')).toBe(true);
    other.panelBoard.release('hold');
    other.run(60);
    expect(other.panelBoard.lampIsOn('fault')).toBe(false);
    other.panelBoard.press('hold');
    other.run(10);
    expect(other.events.map(({ type }) => type)).toEqual(['connected', 'pressed']);
  });
});

describe('patterns on the pins', () => {
  const LENGTH = 4_500;

  test.each(Object.keys(LAMP_RHYTHMS) as LampPattern[])('every lamp shows %s in its rhythm', (pattern) => {
    for (const lamp of PANEL_LAMPS) {
      bench.driver.lamp(lamp, { pattern, since: bench.now });
    }
    const told = bench.now;
    bench.run(20);
    const began = bench.now - told;
    const traces = new Map(PANEL_LAMPS.map((lamp) => [lamp, [] as boolean[]]));
    let red = false;
    bench.run(LENGTH, () => {
      for (const [lamp, trace] of traces) trace.push(bench.panelBoard.lampIsOn(lamp));
      red ||= bench.panelBoard.holdIsRed;
    });
    for (const trace of traces.values())
      expect(worstEdge(trace, LAMP_RHYTHMS[pattern], began)).toBeLessThan(12);
    const steady = LAMP_RHYTHMS[pattern].steps.length === 1;
    if (steady) expect([...traces.values()].flat()).not.toContain(false);
    expect(red).toBe(RED_PATTERNS.includes(pattern));
  });

  test.each(Object.keys(BUZZER_RHYTHMS) as BuzzerPattern[])(
    'the buzzer plays %s in its rhythm',
    (pattern) => {
      const cue: Cue<BuzzerPattern> = { pattern, since: bench.now };
      bench.driver.buzzer(cue);
      bench.run(20);
      const trace: boolean[] = [];
      bench.run(11_000, () => trace.push(bench.panelBoard.buzzerIsOn));
      expect(worstEdge(trace, BUZZER_RHYTHMS[pattern], 20)).toBeLessThan(12);
    },
  );

  test('a pattern told late is shown in step with its beginning', () => {
    bench.driver.lamp('line1', { pattern: 'ringing', since: bench.now - 7_600 });
    bench.run(20);
    const trace: boolean[] = [];
    bench.run(LENGTH, () => trace.push(bench.panelBoard.lampIsOn('line1')));
    expect(worstEdge(trace, LAMP_RHYTHMS.ringing, 7_620)).toBeLessThan(12);
  });

  test('is on the pin within 10 ms of being told, and gone as fast', () => {
    bench.driver.buzzer({ pattern: 'alarm', since: bench.now });
    bench.run(10);
    expect(bench.panelBoard.buzzerIsOn).toBe(true);
    bench.driver.buzzer({ pattern: 'silent', since: bench.now });
    bench.run(10);
    expect(bench.panelBoard.buzzerIsOn).toBe(false);
  });
});
