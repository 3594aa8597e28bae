import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crc16, decodeLine, encodeLine, type Line, PANEL_SENDS } from './codec.ts';

const line: fc.Arbitrary<Line> = fc.record({
  kind: fc.constantFrom('?', '=', '!'),
  number: fc.option(fc.integer({ min: 0, max: 255 })),
  body: fc.string({ maxLength: 60 }).filter((body) => /^[ -~]*$/.test(body)),
});

describe('the lines of the protocol', () => {
  test('the check sum is CRC-16/IBM-3740', () => {
    expect(crc16(Buffer.from('123456789'))).toBe(0x29b1);
  });

  test('are written as PROTOCOL.md shows', () => {
    expect(encodeLine({ kind: '?', number: 7, body: 'B007530' })).toBe('?07B007530*C4BC');
    expect(decodeLine('?01H011EEF*5E57')).toEqual({ kind: '?', number: 1, body: 'H011EEF' });
    expect(decodeLine(encodeLine({ kind: '!', number: null, body: ' sum' }))?.number).toBeNull();
  });

  test('come back as they were written', () => {
    fc.assert(
      fc.property(line, (each) => {
        expect(decodeLine(encodeLine(each))).toEqual(each);
      }),
    );
  });

  test('with up to three bits flipped are never taken for lines', () => {
    const flips = fc.array(fc.nat({ max: 10_000 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(line, flips, (each, places) => {
        const text = encodeLine(each);
        const bytes = Buffer.from(text, 'latin1');
        for (const place of new Set(places.map((any) => any % (bytes.length * 8)))) {
          bytes.writeUInt8(bytes.readUInt8(place >> 3) ^ (1 << (place & 7)), place >> 3);
        }
        expect(decodeLine(bytes.toString('latin1'))).toBeNull();
      }),
      { numRuns: 2_000 },
    );
  });

  test('are not made of anything else: no text crashes the reader, and one byte less or more is no line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(decodeLine(text)).toBeNull();
      }),
    );
    fc.assert(
      fc.property(line, fc.nat({ max: 200 }), (each, any) => {
        const text = encodeLine(each);
        const place = any % text.length;
        expect(decodeLine(text.slice(0, place) + text.slice(place + 1))).toBeNull();
      }),
      // One in 65,536 has the right check sum by chance: these have not.
      { seed: 7 },
    );
  });

  test('that are too long are none, even with the right check sum', () => {
    expect(decodeLine(encodeLine({ kind: '?', number: 1, body: 'x'.repeat(PANEL_SENDS) }))).toBeNull();
  });
});
