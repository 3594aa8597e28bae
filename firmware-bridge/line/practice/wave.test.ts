import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CALL_RATE, readWave, toCallRate, waveBytes, waveSamples, writeWave } from './wave.ts';

const tone = (hertz: number, rate: number, seconds = 0.5) =>
  Int16Array.from({ length: rate * seconds }, (_, n) =>
    Math.round(10_000 * Math.sin((2 * Math.PI * hertz * n) / rate)),
  );

const loudness = (samples: Int16Array) =>
  Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);

/** Without the ends, where the filter has less to go by. */
const middle = (samples: Int16Array) => samples.slice(200, -200);

describe('sound for a call', () => {
  it('keeps a voice as it is, at its pitch and as loud', () => {
    for (const rate of [16_000, 22_050, 44_100, 48_000]) {
      const out = toCallRate({ rate, samples: tone(440, rate) });
      expect(Math.abs(out.length - CALL_RATE / 2)).toBeLessThanOrEqual(1);
      const expected = tone(440, CALL_RATE);
      const error = middle(out).map((sample, n) => sample - (middle(expected)[n] ?? 0));
      expect(loudness(error)).toBeLessThan(100);
    }
  });

  it('leaves out what a telephone cannot carry, instead of turning it into another tone', () => {
    expect(loudness(middle(toCallRate({ rate: 22_050, samples: tone(6_500, 22_050) })))).toBeLessThan(100);
  });

  it('reads back what it wrote, with its silence', () => {
    fc.assert(
      fc.property(fc.int16Array({ maxLength: 200 }), fc.nat(50), (samples, silent) => {
        const file = Buffer.alloc(waveBytes(samples.length + silent));
        writeWave(samples, silent).copy(file);
        const back = readWave(file);
        expect(back.rate).toBe(CALL_RATE);
        expect([...back.samples]).toEqual([...samples, ...new Array<number>(silent).fill(0)]);
        expect(waveSamples(file.length)).toBe(samples.length + silent);
      }),
    );
  });

  it('skips what else stands in a file', () => {
    const plain = writeWave(Int16Array.of(1, 2, 3), 0);
    const extra = Buffer.from('LIST\x03\0\0\0abc\0', 'latin1');
    const file = Buffer.concat([plain.subarray(0, 36), extra, plain.subarray(36)]);
    expect([...readWave(file).samples]).toEqual([1, 2, 3]);
  });

  it('refuses whatever else it is given, and says what it was', () => {
    const stereo = writeWave(Int16Array.of(1), 0);
    stereo.writeUInt16LE(2, 22);
    expect(() => readWave(stereo)).toThrow('2 channels');
    expect(() => readWave(Buffer.from('RIFF'))).toThrow('no WAV file');
    expect(() => readWave(writeWave(Int16Array.of(), 0).subarray(0, 36))).toThrow();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        const head = writeWave(Int16Array.of(), 0).subarray(0, 12);
        expect(() => readWave(Buffer.concat([head, bytes]))).toThrow(
          expect.objectContaining({ code: 'Practice_NotSpoken' }),
        );
      }),
    );
  });
});
