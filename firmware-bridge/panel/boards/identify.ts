import type { BoardIdentity, Duration } from '../../../device/ports/index.ts';
import { MessageSplitter } from '../firmata/messages.ts';
import type { DriverClock } from '../serial/clock.ts';
import { decodeLine, encodeLine, hex, PANEL_SENDS } from '../serial/codec.ts';
import { helloBody, readHello } from '../serial/messages.ts';
import { type SerialTrouble, serialTrouble } from '../serial-trouble.ts';

/** A serial device, open or about to be: that of serialport 13, or something in its place. */
export interface AskedPort {
  on(event: 'open' | 'close', listener: () => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'data', listener: (bytes: Buffer) => void): unknown;
  write(bytes: Buffer): unknown;
  update(options: { readonly baudRate: number }): unknown;
  close(done: () => void): void;
}

export type OpenAskedPort = (device: string, baudRate: number) => AskedPort;

export interface IdentifyParts {
  readonly open: OpenAskedPort;
  readonly clock: DriverClock;
  readonly nonce: () => number;
  /** ms for each of the two protocols; default: what the slowest bootloader takes, and then some. */
  readonly patience?: Duration;
}

const PANEL_BAUD = 115_200;
const FIRMATA_BAUD = 57_600;
/** A board that was reset by the opening of its port is in its bootloader for up to 2 s, then StandardFirmata blinks for 2 s. */
const PATIENCE: Duration = 3_500;
const ASK_EVERY: Duration = 300;
const ASK_FIRMATA = Buffer.from([0xf9, 0xf0, 0x79, 0xf7]);
/** Bytes kept of a board that never ends its line. */
const LONGEST = PANEL_SENDS;

/**
 * Asks whatever is at the end of a serial line what it is: our firmware first, then Firmata. Never rejects. Opening resets
 * most boards; to a board that is neither a few bytes are sent that it does not know.
 */
export function identify(device: string, parts: IdentifyParts): Promise<BoardIdentity> {
  return new Promise((resolve) => {
    new Asking(device, parts, resolve).start();
  });
}

class Asking {
  readonly #device: string;
  readonly #parts: IdentifyParts;
  readonly #done: (identity: BoardIdentity) => void;
  readonly #nonce: number;
  readonly #splitter: MessageSplitter;
  #port: AskedPort | null = null;
  #cancel: () => void = () => undefined;
  #cancelAsking: () => void = () => undefined;
  #protocol: 'panel' | 'firmata' = 'panel';
  #line = '';
  #heard = 0;
  #version = '';
  #over = false;

  constructor(device: string, parts: IdentifyParts, done: (identity: BoardIdentity) => void) {
    this.#device = device;
    this.#parts = parts;
    this.#done = done;
    this.#nonce = parts.nonce() & 0xffff;
    this.#splitter = new MessageSplitter({
      message: (kind, bytes) => this.#onFirmata(kind, bytes),
      garbage: () => undefined,
    });
  }

  start(): void {
    const port = this.#parts.open(this.#device, PANEL_BAUD);
    this.#port = port;
    port.on('open', () => this.#begin('panel'));
    port.on('data', (bytes) => this.#onData(bytes));
    port.on('error', (error) => this.#failed(error.message));
    port.on('close', () => this.#failed(''));
  }

  #begin(protocol: 'panel' | 'firmata'): void {
    if (this.#over) return;
    this.#protocol = protocol;
    const { clock, patience = PATIENCE } = this.#parts;
    this.#cancel = clock.after(patience, () => this.#impatient());
    this.#ask();
  }

  #ask(): void {
    const hello = `\n${encodeLine({ kind: '?', number: 1, body: helloBody(this.#nonce) })}\n`;
    this.#port?.write(this.#protocol === 'panel' ? Buffer.from(hello, 'latin1') : ASK_FIRMATA);
    this.#cancelAsking = this.#parts.clock.after(ASK_EVERY, () => this.#ask());
  }

  #impatient(): void {
    this.#cancelAsking();
    if (this.#protocol === 'panel') {
      this.#port?.update({ baudRate: FIRMATA_BAUD });
      return this.#begin('firmata');
    }
    this.#end(this.#heard > 0 ? { kind: 'unknown', bytes: this.#heard } : { kind: 'silent' });
  }

  #onData(bytes: Buffer): void {
    if (this.#over) return;
    this.#heard += bytes.length;
    if (this.#protocol === 'firmata') return this.#splitter.push(bytes);
    const lines = (this.#line + bytes.toString('latin1')).split('\n');
    this.#line = (lines.pop() ?? '').slice(-LONGEST);
    for (const line of lines) this.#onLine(line);
  }

  #onLine(text: string): void {
    const line = decodeLine(text);
    if (!line || this.#over) return;
    const [, other] = /^ version (\d{1,3})$/.exec(line.body) ?? [];
    if (line.kind === '!' && other) return this.#end({ kind: 'otherProtocol', protocol: Number(other) });
    const hello = line.kind === '=' ? readHello(line.body, this.#nonce) : null;
    if (!hello) return;
    const { protocol, firmware, flashCrc, held } = hello;
    this.#end({ kind: 'panel', protocol, firmware, flashCrc: hex(flashCrc, 4), held });
  }

  #onFirmata(kind: string, bytes: Buffer): void {
    if (kind === 'version') this.#version = `${bytes[1]}.${bytes[2]}`;
    if (kind !== 'firmware' || this.#over) return;
    this.#end({
      kind: 'firmata',
      protocol: this.#version || `${bytes[2]}.${bytes[3]}`,
      firmware: nameOf(bytes),
    });
  }

  #failed(text: string): void {
    if (this.#over) return;
    this.#port = null;
    this.#end({ kind: 'unusable', ...serialTrouble(text, this.#device) });
  }

  /** The port is given back before anybody hears of it: whoever does may open it. */
  #end(identity: BoardIdentity): void {
    this.#over = true;
    this.#cancel();
    this.#cancelAsking();
    if (this.#port) this.#port.close(() => this.#done(identity));
    else this.#done(identity);
  }
}

/** Each letter stands in two bytes of seven bits. At most 60 letters, none of them a control character. */
function nameOf(bytes: Buffer): string {
  const letters = bytes.subarray(4, -1);
  let name = '';
  for (let index = 0; index + 1 < letters.length; index += 2) {
    name += String.fromCharCode((letters[index] ?? 0) | ((letters[index + 1] ?? 0) << 7));
  }
  return name.replace(/[^ -~]/g, '').slice(0, 60);
}

/** Opens a device and gives it back at once: why it cannot be used, or null. Never rejects. */
export function checkPort(device: string, open: OpenAskedPort): Promise<SerialTrouble | null> {
  return new Promise((resolve) => {
    const port = open(device, PANEL_BAUD);
    port.on('open', () => port.close(() => resolve(null)));
    port.on('error', (error) => resolve(serialTrouble(error.message, device)));
  });
}
