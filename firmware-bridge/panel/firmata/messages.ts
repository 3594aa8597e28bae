/** What a board says that matters here; everything else that is well-formed is `other`. */
export type MessageKind = 'version' | 'firmware' | 'capabilities' | 'analogMapping' | 'digital' | 'other';

export interface MessageListener {
  /** A whole, well-formed message. */
  message(kind: MessageKind, bytes: Buffer): void;
  /** So many bytes belonged to none. */
  garbage(count: number): void;
}

const START_SYSEX = 0xf0;
const END_SYSEX = 0xf7;
const VERSION = 0xf9;
const DIGITAL = 0x90;
const ANALOG = 0xe0;
const SYSEX: Readonly<Record<number, MessageKind>> = {
  121: 'firmware',
  108: 'capabilities',
  106: 'analogMapping',
};

/** Bytes. The longest message of a board, what each of 128 pins can do, is half as long. */
const LONGEST = 4096;

/**
 * Cuts what comes from the wire into Firmata messages, whatever comes: firmata-io keeps an unfinished message without
 * bound and throws on several malformed ones, so it is given only whole messages of the right shape.
 */
export class MessageSplitter {
  readonly #listener: MessageListener;
  #held: number[] = [];

  constructor(listener: MessageListener) {
    this.#listener = listener;
  }

  push(bytes: Uint8Array): void {
    for (const byte of bytes) this.#take(byte);
  }

  #take(byte: number): void {
    const [first] = this.#held;
    if (first === START_SYSEX && byte === END_SYSEX) this.#finish([...this.#held, byte]);
    else if (byte > 0x7f) this.#begin(byte);
    else if (first === undefined) this.#listener.garbage(1);
    else {
      this.#held.push(byte);
      if (first !== START_SYSEX && this.#held.length === 3) this.#finish(this.#held);
      else if (this.#held.length > LONGEST) this.#drop();
    }
  }

  #begin(byte: number): void {
    this.#drop();
    const kind = byte < START_SYSEX ? byte & 0xf0 : byte;
    if ([START_SYSEX, VERSION, DIGITAL, ANALOG].includes(kind)) this.#held = [byte];
    else this.#listener.garbage(1);
  }

  #drop(): void {
    if (this.#held.length > 0) this.#listener.garbage(this.#held.length);
    this.#held = [];
  }

  #finish(bytes: readonly number[]): void {
    this.#held = [];
    const kind = kindOf(bytes);
    if (kind) this.#listener.message(kind, Buffer.from(bytes));
    else this.#listener.garbage(bytes.length);
  }
}

/** Null if it is malformed. */
function kindOf(bytes: readonly number[]): MessageKind | null {
  const [first = 0, second = 0] = bytes;
  if (first === VERSION) return 'version';
  if (first < START_SYSEX) return (first & 0xf0) === DIGITAL ? 'digital' : 'other';
  const kind = bytes.length > 2 ? (SYSEX[second] ?? 'other') : null;
  const body = bytes.slice(2, -1);
  if (kind === 'firmware') return body.length >= 2 && body.length % 2 === 0 ? kind : null;
  if (kind === 'capabilities') return pinCount(body) === null ? null : kind;
  return kind;
}

/** How many pins a list of capabilities names: pairs of mode and resolution, 127 after each pin. Null if malformed. */
function pinCount(body: readonly number[]): number | null {
  let count = 0;
  let inPin = 0;
  for (const byte of body) {
    if (byte !== 0x7f) inPin += 1;
    else if (inPin % 2 !== 0) return null;
    else {
      count += 1;
      inPin = 0;
    }
  }
  return inPin === 0 && count > 0 && count <= 128 ? count : null;
}

/** Whether both speak of the same number of pins. */
export function agree(capabilities: Buffer, analogMapping: Buffer): boolean {
  return pinCount([...capabilities.subarray(2, -1)]) === analogMapping.length - 3;
}
