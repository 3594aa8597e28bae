import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KEYS } from '../../../device/ports/index.ts';
import { encodeLine, PANEL_READS } from './codec.ts';
import {
  beatBody,
  DARK,
  helloBody,
  PANEL_KEYS,
  readBeat,
  readHello,
  readMove,
  showBody,
} from './messages.ts';

const HELLO = '1EEF 1 1.0.0 F2A1 k24l4b1 U 810000';

describe('what lines say', () => {
  test('a hello is answered with who the panel is, how its hook stands and which keys are held', () => {
    expect(readHello(HELLO, 0x1eef)).toEqual({
      protocol: 1,
      firmware: '1.0.0',
      flashCrc: 0xf2a1,
      capabilities: 'k24l4b1',
      hook: 'up',
      held: ['hold', 'mute'],
    });
  });

  test('the answer to another hello, or half of one, is none', () => {
    expect(readHello(HELLO, 0x1eee)).toBeNull();
    for (let length = 0; length < HELLO.length; length += 1) {
      expect(readHello(HELLO.slice(0, length), 0x1eef)).toBeNull();
    }
  });

  test('a show tells each pattern and how long it has been shown, whole rounds left out', () => {
    const shown = {
      lamps: { ...DARK.lamps, hold: { pattern: 'due', since: 1_000 }, fault: { pattern: 'fault', since: 0 } },
      buzzer: { pattern: 'due', since: 1_000 },
    } as const;
    // 40 ms into the eighth round of the lamp; the double beep is over long ago.
    expect(showBody(shown, 1_000 + 7 * 300 + 40)).toBe('S00C4400C445002890C442085C');
  });

  test('a beat tells the first four due moments from now, by the panel\u2019s own clock', () => {
    expect(beatBody([1_500, 31_000], 1_000, 1)).toBe('B0001F4007530');
    expect(beatBody([11_000], 1_000, 1.005)).toBe('B002742');
    expect(beatBody([1, 2, 3, 4, 5], 0, 1)).toBe('B000001000002000003000004');
  });

  test('a moment just passed is now, one long passed or too far off is not told', () => {
    expect(beatBody([990], 1_000, 1)).toBe('B000000');
    expect(beatBody([-1, 20_000_000], 1_000, 1)).toBe('B');
  });

  test('every request fits into what the panel reads', () => {
    const instant = fc.double({ min: 0, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(fc.array(instant, { maxLength: 8 }), instant, (moments, now) => {
        for (const body of [helloBody(0xffff), beatBody(moments, now, 1.03), showBody(DARK, now)]) {
          expect(encodeLine({ kind: '?', number: 255, body }).length).toBeLessThanOrEqual(PANEL_READS);
          expect(body).toMatch(/^[HBS][0-9A-F]*$/);
        }
      }),
    );
  });

  test('the keys are 24 different ones that the desk knows', () => {
    expect(new Set(PANEL_KEYS).size).toBe(24);
    expect(PANEL_KEYS.filter((key) => !KEYS.includes(key))).toEqual([]);
  });

  test('moves of keys and hook are read, and nothing else', () => {
    expect(readMove('P10')).toEqual({ type: 'pressed', key: 'hold' });
    expect(readMove('R17')).toEqual({ type: 'released', key: 'mute' });
    expect(readMove('HU')).toEqual({ type: 'hook', hook: 'up' });
    for (const body of ['', 'P', 'P18', 'PFF', 'X00', 'H', 'P1', 'P100']) expect(readMove(body)).toBeNull();
    expect([readBeat('0000002A'), readBeat('2A'), readBeat('')]).toEqual([42, null, null]);
  });
});
