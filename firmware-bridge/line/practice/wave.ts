import { PracticeError } from './practice-error.ts';

/** Sound as baresip's aufile takes it in a call: 8,000 samples a second, one channel, 16 bits. */
export const CALL_RATE = 8_000;
const HEADER = 44;
const BYTES = 2;

export interface Sound {
  /** Samples a second. */
  readonly rate: number;
  readonly samples: Int16Array;
}

/** Reads a WAV file of one channel of 16-bit PCM. Throws Practice_NotSpoken if it is anything else. */
export function readWave(file: Buffer): Sound {
  if (
    file.length < HEADER ||
    file.toString('latin1', 0, 4) !== 'RIFF' ||
    file.toString('latin1', 8, 12) !== 'WAVE'
  ) {
    throw notOurs('no WAV file');
  }
  let rate = 0;
  for (let at = 12; at + 8 <= file.length; ) {
    const name = file.toString('latin1', at, at + 4);
    const length = file.readUInt32LE(at + 4);
    const start = at + 8;
    if (name === 'fmt ') rate = readFormat(file, start);
    if (name === 'data')
      return { rate, samples: samplesOf(file, start, Math.min(start + length, file.length)) };
    at = start + length + (length % 2);
  }
  throw notOurs('no sound in it');
}

function readFormat(file: Buffer, at: number): number {
  if (at + 16 > file.length) throw notOurs('cut off');
  const [format, channels, bits] = [
    file.readUInt16LE(at),
    file.readUInt16LE(at + 2),
    file.readUInt16LE(at + 14),
  ];
  const rate = file.readUInt32LE(at + 4);
  if (format !== 1 || channels !== 1 || bits !== 16 || rate < CALL_RATE) {
    throw notOurs(`format ${format}, ${channels} channels, ${bits} bits, ${rate} Hz`);
  }
  return rate;
}

function samplesOf(file: Buffer, start: number, end: number): Int16Array {
  const samples = new Int16Array(Math.floor((end - start) / BYTES));
  for (let n = 0; n < samples.length; n += 1) samples[n] = file.readInt16LE(start + n * BYTES);
  return samples;
}

function notOurs(what: string): PracticeError {
  return new PracticeError('Practice_NotSpoken', `the voice gave a file that cannot be played: ${what}`);
}

/** Zero crossings of the filter's kernel to each side: enough for a telephone. */
const CROSSINGS = 8;

/** The same sound at fewer samples a second, without what would then sound as something else: a windowed sinc. */
export function toCallRate({ rate, samples }: Sound): Int16Array {
  if (rate === CALL_RATE) return samples;
  const step = rate / CALL_RATE;
  const reach = Math.ceil(CROSSINGS * step);
  const out = new Int16Array(Math.floor(samples.length / step));
  for (let n = 0; n < out.length; n += 1) {
    const centre = n * step;
    let sum = 0;
    let weights = 0;
    for (let at = Math.ceil(centre - reach); at <= centre + reach; at += 1) {
      const weight = kernel((at - centre) / step);
      sum += weight * (samples[at] ?? 0);
      weights += weight;
    }
    out[n] = Math.max(-32_768, Math.min(32_767, Math.round(sum / weights)));
  }
  return out;
}

function kernel(x: number): number {
  if (Math.abs(x) >= CROSSINGS) return 0;
  const window = 0.5 + 0.5 * Math.cos((Math.PI * x) / CROSSINGS);
  return x === 0 ? window : (Math.sin(Math.PI * x) / (Math.PI * x)) * window;
}

/** The head of a WAV file with so many samples at the rate of a call, and these samples; silence may follow. */
export function writeWave(samples: Int16Array, silentSamples: number): Buffer {
  const length = (samples.length + silentSamples) * BYTES;
  const file = Buffer.alloc(HEADER + samples.length * BYTES);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(HEADER - 8 + length, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(CALL_RATE, 24);
  file.writeUInt32LE(CALL_RATE * BYTES, 28);
  file.writeUInt16LE(BYTES, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(length, 40);
  for (const [n, sample] of samples.entries()) file.writeInt16LE(sample, HEADER + n * BYTES);
  return file;
}

/** How many bytes a file of so many samples has. */
export function waveBytes(samples: number): number {
  return HEADER + samples * BYTES;
}

/** How many samples a file of so many bytes has. */
export function waveSamples(bytes: number): number {
  return Math.max(0, Math.floor((bytes - HEADER) / BYTES));
}
