import { Transform, type TransformCallback } from 'node:stream';

const LINE_END = 0x0a;

/**
 * Lets lines of up to `limit` bytes through as they come; a longer one is thrown away to its end, and what had passed
 * already is ended, so that whatever reads lines behind it never keeps more than one line.
 */
export class LineBound extends Transform {
  readonly #limit: number;
  readonly #onOverlong: () => void;
  #length = 0;

  constructor(limit: number, onOverlong: () => void) {
    super();
    this.#limit = limit;
    this.#onOverlong = onOverlong;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    const kept = Buffer.alloc(chunk.length);
    let length = 0;
    for (const byte of chunk) {
      if (this.#keeps(byte)) length = kept.writeUInt8(byte, length);
    }
    done(null, kept.subarray(0, length));
  }

  /** One byte too many is let through: it makes the line that is cut there longer than any the protocol knows. */
  #keeps(byte: number): boolean {
    if (byte === LINE_END) {
      this.#length = 0;
      return true;
    }
    this.#length += 1;
    if (this.#length === this.#limit + 1) this.#onOverlong();
    return this.#length <= this.#limit + 1;
  }
}
