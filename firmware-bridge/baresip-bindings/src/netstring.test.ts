import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Decoded, encodeNetstring, NetstringDecoder } from './netstring.ts';
import { BARESIP_1_0_0, BARESIP_1_1_0 } from './testing/captured.ts';

const frame = (text: string): Decoded => ({ kind: 'frame', text });
const garbage = (bytes: number): Decoded => ({ kind: 'garbage', bytes });

function decode(bytes: Buffer, sizes: readonly number[] = [], maxLength = 1_000): Decoded[] {
  const decoder = new NetstringDecoder({ maxLength });
  const decoded: Decoded[] = [];
  let at = 0;
  for (const size of [...sizes, bytes.length]) {
    decoded.push(...decoder.push(bytes.subarray(at, at + size)));
    at += size;
  }
  return decoded;
}

function frames(decoded: readonly Decoded[]): string[] {
  return decoded.flatMap((one) => (one.kind === 'frame' ? [one.text] : []));
}

function thrownAway(decoded: readonly Decoded[]): number {
  return decoded.reduce((sum, one) => sum + (one.kind === 'garbage' ? one.bytes : 0), 0);
}

describe('encoding a frame', () => {
  it('counts bytes, not characters', () => {
    expect(encodeNetstring('{"n":"Zoé"}').toString()).toBe('12:{"n":"Zoé"},');
  });

  it('encodes an empty text', () => {
    expect(encodeNetstring('').toString()).toBe('0:,');
  });
});

describe('decoding frames', () => {
  it('gives one whole frame', () => {
    expect(decode(Buffer.from('5:hello,'))).toEqual([frame('hello')]);
  });

  it('gives two frames that came in one chunk, in order', () => {
    expect(decode(Buffer.from('5:hello,3:you,'))).toEqual([frame('hello'), frame('you')]);
  });

  it('gives an empty frame', () => {
    expect(decode(Buffer.from('0:,'))).toEqual([frame('')]);
  });

  it('gives captured frames whichever byte they are split at', () => {
    const texts = [...Object.values(BARESIP_1_0_0), BARESIP_1_1_0.incoming];
    for (const text of texts) {
      const bytes = encodeNetstring(text);
      for (let split = 0; split <= bytes.length; split += 1) {
        expect(frames(decode(bytes, [split], 5_000))).toEqual([text]);
      }
    }
  });

  it('puts a character together again that was split between chunks', () => {
    const bytes = encodeNetstring('€😀');
    for (let split = 0; split <= bytes.length; split += 1) {
      expect(decode(bytes, [split])).toEqual([frame('€😀')]);
    }
  });

  it('waits for the rest and says nothing meanwhile', () => {
    const decoder = new NetstringDecoder();
    expect(decoder.push(Buffer.from('5:hel'))).toEqual([]);
    expect(decoder.push(Buffer.from('lo'))).toEqual([]);
    expect(decoder.push(Buffer.from(','))).toEqual([frame('hello')]);
    expect(decoder.held).toBe(0);
  });
});

describe('bytes that are no frame', () => {
  it('are counted and left behind: garbage first', () => {
    expect(decode(Buffer.from('\r\nHTTP,5:hello,'))).toEqual([garbage(7), frame('hello')]);
  });

  it('do not hide the good frame after a bad one', () => {
    expect(frames(decode(Buffer.from('5:hello;5:world,')))).toEqual(['world']);
  });

  it('include a length without digits and a length with a letter in it', () => {
    expect(decode(Buffer.from(':5x:2:ok,'))).toEqual([garbage(4), frame('ok')]);
  });

  it('include leading zeros, which netstrings do not have', () => {
    expect(decode(Buffer.from('005:hello,'))).toEqual([garbage(2), frame('hello')]);
  });

  it('include an announced length over the limit, however many digits it has', () => {
    const decoded = decode(Buffer.from(`1001:x\n99999999999999999999:y\n${'2:ok,'.repeat(300)}`));
    expect(frames(decoded)).toEqual(Array(300).fill('ok'));
    expect(thrownAway(decoded)).toBe('1001:x\n99999999999999999999:y\n'.length);
  });

  it('give a false length that fits its chance, then let go of the frames behind it', () => {
    const decoded = decode(Buffer.from(`20:${'5:hello,'.repeat(3)}`), [10]);
    expect(frames(decoded)).toEqual(['hello', 'hello', 'hello']);
  });

  it('are told as they come, so that endless noise is never kept', () => {
    const decoder = new NetstringDecoder({ maxLength: 100 });
    let told = 0;
    for (let i = 0; i < 200; i += 1) told += thrownAway(decoder.push(Buffer.alloc(1_000, 'noise')));
    expect(told).toBe(200_000);
    expect(decoder.held).toBe(0);
  });
});

describe('any input', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 40 });
  const sizes = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 40 });

  it('any frames come out as they went in, however they are split', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 8 }), sizes, (texts, split) => {
        const bytes = Buffer.concat(texts.map(encodeNetstring));
        expect(decode(bytes, split)).toEqual(texts.map(frame));
      }),
    );
  });

  it('noise without digits before and between frames costs no frame', () => {
    const noise = fc.string({ maxLength: 20 }).map((chars) => chars.replace(/[0-9]/gu, '#'));
    fc.assert(
      fc.property(fc.array(fc.tuple(noise, text), { maxLength: 6 }), sizes, (pairs, split) => {
        const bytes = Buffer.concat(
          pairs.flatMap(([junk, good]) => [Buffer.from(junk), encodeNetstring(good)]),
        );
        const decoded = decode(bytes, split);
        expect(frames(decoded)).toEqual(pairs.map(([, good]) => good));
        expect(thrownAway(decoded)).toBe(pairs.reduce((sum, [junk]) => sum + Buffer.byteLength(junk), 0));
      }),
    );
  });

  it('any bytes are held only up to the limit and cost nothing but themselves', () => {
    const anyBytes = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc.string({ unit: fc.constantFrom('1', '0', '9', ':', ',', 'x'), maxLength: 400 }).map(Buffer.from),
    );
    fc.assert(
      fc.property(fc.array(anyBytes, { maxLength: 5 }), (chunks) => {
        const decoder = new NetstringDecoder({ maxLength: 50 });
        for (const chunk of chunks) {
          decoder.push(Buffer.from(chunk));
          expect(decoder.held).toBeLessThanOrEqual(50 + 3);
        }
        // Whatever came before, after a full limit of noise the next frame is read.
        const after = decoder.push(Buffer.concat([Buffer.alloc(60, '\n'), encodeNetstring('ok')]));
        expect(frames(after).at(-1)).toBe('ok');
      }),
      { numRuns: 500 },
    );
  });

  it('how the bytes are split makes no difference', () => {
    const tricky = fc.string({ unit: fc.constantFrom('1', '2', '0', ':', ',', 'x'), maxLength: 60 });
    fc.assert(
      fc.property(tricky, sizes, (chars, split) => {
        const bytes = Buffer.from(chars);
        const whole = decode(bytes, [], 30);
        const pieces = decode(bytes, split, 30);
        expect(frames(pieces)).toEqual(frames(whole));
        expect(thrownAway(pieces)).toBe(thrownAway(whole));
      }),
      { numRuns: 1_000 },
    );
  });
});
