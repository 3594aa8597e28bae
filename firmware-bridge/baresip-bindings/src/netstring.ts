/** What the decoder makes of the bytes it was given, in the order in which they came. */
export type Decoded =
  | { readonly kind: 'frame'; readonly text: string }
  /** Bytes that belong to no frame and were thrown away. */
  | { readonly kind: 'garbage'; readonly bytes: number };

export interface DecoderOptions {
  /** Longest payload taken for a frame, in bytes; a longer one is garbage. Bounds the memory used. */
  readonly maxLength?: number;
}

/** A display name of 5,000 characters makes an event of at most 30 KB. */
const DEFAULT_MAX_LENGTH = 64 * 1024;
const ZERO = 0x30;
const NINE = 0x39;
const COLON = 0x3a;
const COMMA = 0x2c;

/** Encodes one frame: `<length in bytes>:<text>,`. */
export function encodeNetstring(text: string): Buffer {
  return Buffer.from(`${Buffer.byteLength(text)}:${text},`);
}

type Header = { readonly start: number; readonly length: number } | 'incomplete' | 'invalid';

/**
 * Cuts a byte stream into frames, however TCP has split and joined them. After anything that is not a frame it
 * moves on byte by byte until the bytes make sense again. A false length in the noise can hold frames back until that
 * many bytes have come, never longer, and never loses them. Holds at most `maxLength` bytes and a header.
 */
export class NetstringDecoder {
  private readonly maxLength: number;
  private rest: Buffer = Buffer.alloc(0);

  constructor(options: DecoderOptions = {}) {
    this.maxLength = options.maxLength ?? DEFAULT_MAX_LENGTH;
  }

  /** Bytes kept because the frame they may belong to is not whole yet. */
  get held(): number {
    return this.rest.length;
  }

  push(chunk: Buffer): Decoded[] {
    const bytes = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    const decoded: Decoded[] = [];
    let at = 0;
    let garbage = 0;
    while (at < bytes.length) {
      const end = this.frameEnd(bytes, at);
      if (end === 'incomplete') break;
      if (end === 'invalid') {
        at += 1;
        garbage += 1;
        continue;
      }
      if (garbage > 0) decoded.push({ kind: 'garbage', bytes: garbage });
      garbage = 0;
      decoded.push({ kind: 'frame', text: bytes.toString('utf8', bytes.indexOf(COLON, at) + 1, end) });
      at = end + 1;
    }
    if (garbage > 0) decoded.push({ kind: 'garbage', bytes: garbage });
    // A copy: a slice would keep the whole chunk in memory.
    this.rest = Buffer.from(bytes.subarray(at));
    return decoded;
  }

  /** Where the comma of the frame that begins at `at` stands. */
  private frameEnd(bytes: Buffer, at: number): number | 'incomplete' | 'invalid' {
    const header = this.header(bytes, at);
    if (typeof header === 'string') return header;
    const end = header.start + header.length;
    if (end >= bytes.length) return 'incomplete';
    return bytes[end] === COMMA ? end : 'invalid';
  }

  private header(bytes: Buffer, at: number): Header {
    let length = 0;
    for (let i = at; i < bytes.length; i += 1) {
      const byte = bytes[i] ?? 0;
      if (byte === COLON) return i === at ? 'invalid' : { start: i + 1, length };
      const leadingZero = i > at && length === 0;
      if (byte < ZERO || byte > NINE || leadingZero) return 'invalid';
      length = length * 10 + (byte - ZERO);
      if (length > this.maxLength) return 'invalid';
    }
    return 'incomplete';
  }
}
