import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { SerialBench, type Wire } from '../firmware-bridge/panel/avr/testing/bench.ts';
import { buildFirmware } from '../firmware-bridge/panel/avr/testing/firmware-image.ts';
import { decodeLine, encodeLine } from '../firmware-bridge/panel/serial/codec.ts';
import { PANEL_KEYS } from '../firmware-bridge/panel/serial/messages.ts';

/** What the cable does to the two of them, on the real firmware in virtual time. */
const image = buildFirmware();
const LONG = process.env.GARDEFIL_TEST_LONG === '1';
let bench: SerialBench;

beforeEach(async () => {
  bench = new SerialBench(image.bytes);
  await bench.start();
  bench.run(30);
  bench.events.length = 0;
});

/** Chance that is the same in each run. */
function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Bits flipped and bytes lost, each with that probability for a byte. */
function noisy(probability: number, chance: () => number): Wire {
  return (bytes) =>
    bytes.flatMap((byte) => {
      if (chance() < probability) return [byte ^ (1 << Math.floor(chance() * 8))];
      return chance() < probability ? [] : [byte];
    });
}

describe('each line gets exactly one answer', () => {
  const answersTo = (text: string): string[] => {
    bench.heard.length = 0;
    bench.inject(Buffer.from(`${text}\n`, 'latin1'));
    bench.run(30);
    return bench.heard.map((line) => {
      const { kind, number, body } = decodeLine(line) ?? { kind: 'noise', number: null, body: line };
      return `${kind}${number ?? '--'}${body}`;
    });
  };

  beforeEach(() => {
    bench.kill();
  });

  test.each([
    ['a beat', encodeLine({ kind: '?', number: 7, body: 'B' }), /^=7[0-9A-F]{8}$/],
    ['a beat with a moment', encodeLine({ kind: '?', number: 8, body: 'B0003E8' }), /^=8[0-9A-F]{8}$/],
    ['a beat with half a moment', encodeLine({ kind: '?', number: 9, body: 'B0003' }), /^!9 arguments$/],
    [
      'a show with a pattern too many',
      encodeLine({ kind: '?', number: 9, body: `S${'A0000'.repeat(5)}` }),
      /^!9 arguments$/,
    ],
    ['a show that is too short', encodeLine({ kind: '?', number: 9, body: 'S00000' }), /^!9 arguments$/],
    ['what it does not know', encodeLine({ kind: '?', number: 255, body: 'X' }), /^!255 unknown$/],
    ['nothing asked', encodeLine({ kind: '?', number: 1, body: '' }), /^!1 unknown$/],
    ['another protocol version', encodeLine({ kind: '?', number: 2, body: 'H020001' }), /^!2 version 1$/],
    ['a wrong check sum', '?07B*0000', /^!-- sum$/],
    ['no check sum', 'hello', /^!-- sum$/],
    ['a line of 49 characters', 'x'.repeat(49), /^!-- long$/],
    ['a line of 5,000 characters', 'x'.repeat(5_000), /^!-- long$/],
  ])('%s', (_, text, answer) => {
    const wait = text.length > 100 ? 500 : 0;
    bench.heard.length = 0;
    if (wait > 0) {
      bench.inject(Buffer.from(text.slice(0, -1), 'latin1'));
      bench.run(wait);
    }
    expect(answersTo(wait > 0 ? text.slice(-1) : text)).toEqual([expect.stringMatching(answer)]);
  });

  test('whatever the line is', () => {
    const byte = fc.integer({ min: 0, max: 255 }).filter((value) => value !== 10);
    const garbage = fc
      .array(byte, { minLength: 1, maxLength: 70 })
      .map((bytes) => Buffer.from(bytes).toString('latin1'));
    const spoken = fc
      .string({ maxLength: 30 })
      .map((body) => encodeLine({ kind: '?', number: 3, body: body.replace(/\n/g, '') }));
    fc.assert(
      fc.property(fc.oneof(garbage, spoken), (text) => {
        expect(answersTo(text)).toHaveLength(1);
      }),
      { numRuns: 150 },
    );
  });

  test('an empty line is none, and an acknowledgement wants none', () => {
    expect(answersTo('')).toEqual([]);
    expect(answersTo(encodeLine({ kind: '=', number: 5, body: '' }))).toEqual([]);
  });
});

describe('noise on the wire', () => {
  test.each([0.001, 0.01])(
    'bits flipped and bytes lost at %d each, both ways: every key press comes once',
    (probability) => {
      const chance = chanceFrom(11);
      bench.toBoard = noisy(probability, chance);
      bench.toHost = noisy(probability, chance);
      const pressed: string[] = [];
      for (let n = 0; n < 60; n += 1) {
        const key = PANEL_KEYS[n % PANEL_KEYS.length] ?? 'hold';
        pressed.push(`pressed ${key}`, `released ${key}`);
        bench.panelBoard.press(key);
        bench.run(100);
        bench.panelBoard.release(key);
        bench.run(150);
      }
      bench.run(500);
      expect(
        bench.events.map((event) => ('key' in event ? `${event.type} ${event.key}` : event.type)),
      ).toEqual(pressed);
      expect(bench.driver.noise).toBeGreaterThan(0);
    },
  );

  test('what is shown is right although lines are lost', () => {
    bench.toBoard = noisy(0.01, chanceFrom(5));
    for (let n = 0; n < 40; n += 1) {
      bench.driver.lamp('line1', { pattern: n % 2 === 0 ? 'inUse' : 'off', since: bench.now });
      bench.run(400);
      expect(bench.panelBoard.lampIsOn('line1')).toBe(n % 2 === 0);
    }
  });

  const size = LONG ? 10_000_000 : 300_000;
  test(`${size} bytes as of a wrong baud rate: nothing is made of them, and then all is well within 3 s`, {
    timeout: 1_800_000,
  }, () => {
    const chance = chanceFrom(99);
    const garbage = () => (chance() < 0.05 ? 10 : Math.floor(chance() * 256));
    for (let sent = 0; sent < size; sent += 1_000) {
      bench.inject(Array.from({ length: 500 }, garbage));
      bench.toHost = (bytes) => [...bytes, ...Array.from({ length: 9 }, garbage)];
      bench.run(55);
    }
    bench.toHost = (bytes) => bytes;
    while (bench.panelBoard.board.receiving > 0) bench.run(10);
    expect(bench.events.filter((event) => 'key' in event || event.type === 'hook')).toEqual([]);
    bench.run(3_000);
    bench.events.length = 0;
    bench.panelBoard.press('hold');
    bench.driver.lamp('line2', { pattern: 'inUse', since: bench.now });
    bench.run(20);
    expect(bench.events).toEqual([{ type: 'pressed', key: 'hold' }]);
    expect(bench.panelBoard.lampIsOn('line2')).toBe(true);
    expect(bench.panelBoard.board.watchdogResets).toBe(0);
  });
});

describe('the cable', () => {
  test('pulled 300 times, with and without the power, at any moment: back within 3 s each time', () => {
    const chance = chanceFrom(3);
    const times: number[] = [];
    for (let n = 0; n < 300; n += 1) {
      bench.run(Math.floor(chance() * 120));
      if (n % 3 === 0) bench.panelBoard.press('hold');
      bench.unplug(n % 2 === 0 ? 'cut' : 'kept');
      expect(bench.events.at(-1)?.type).toBe('lost');
      bench.panelBoard.release('hold');
      bench.run(Math.floor(chance() * 150));
      bench.plugIn();
      const began = bench.now;
      while (bench.events.at(-1)?.type !== 'connected' && bench.now - began < 5_000) bench.run(1);
      times.push(bench.now - began);
    }
    times.sort((a, b) => a - b);
    console.log(
      `cable pulled 300 times: back after ${times[150]} ms in the median, ${times.at(-1)} ms at most`,
    );
    expect(times.at(-1)).toBeLessThan(3_000);
    expect(bench.events.filter(({ type }) => type === 'lost')).toHaveLength(300);
    const moves = bench.events.filter((event) => 'key' in event).map(({ type }) => type);
    expect(moves.filter((type) => type === 'pressed')).toHaveLength(moves.length / 2);
  });

  test('broken without anybody noticing: lost after 2 s, on both sides, and back within 3 s of its repair', () => {
    bench.cut = true;
    bench.run(2_700);
    expect(bench.events).toMatchObject([{ type: 'lost' }]);
    bench.cut = false;
    bench.run(3_000);
    expect(bench.events).toMatchObject([{ type: 'lost' }, { type: 'connected' }]);
  });
});
