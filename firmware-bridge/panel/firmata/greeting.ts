import type { PanelTime } from '../pattern-player.ts';
import type { Introduction } from './firmata-board.ts';
import { agree, type MessageKind } from './messages.ts';

/** ms. A board that was reset by the opening introduces itself after two to four seconds; others must be asked. */
const ASK_AFTER = 2500;
const ASK_AGAIN = 1000;
/** ms. For everything, from the opening of the wire. */
const DEADLINE = 10_000;

const ASK_VERSION = Buffer.from([0xf9]);
const ASK_FIRMWARE = Buffer.from([0xf0, 0x79, 0xf7]);
const ASK_CAPABILITIES = Buffer.from([0xf0, 0x6b, 0xf7]);
const ASK_ANALOG_MAPPING = Buffer.from([0xf0, 0x69, 0xf7]);

export interface GreetingParts {
  readonly time: PanelTime;
  readonly write: (bytes: Uint8Array) => void;
  readonly onDone: (introduction: Introduction) => void;
  /** `why`: what is wrong with the board, and what to do. */
  readonly onFailed: (why: string) => void;
}

/** Gets a board to say what it is: its version, its firmware, what its pins can do. */
export class Greeting {
  readonly #parts: GreetingParts;
  readonly #said: { -readonly [part in keyof Introduction]?: Buffer } = {};
  readonly #cancelDeadline: () => void;
  #cancelAsking: () => void;
  #bytes = 0;
  #garbage = 0;
  #over = false;

  constructor(parts: GreetingParts) {
    this.#parts = parts;
    this.#cancelDeadline = parts.time.after(DEADLINE, () => this.#giveUp());
    this.#cancelAsking = parts.time.after(ASK_AFTER, () => this.#askAgain());
  }

  end(): void {
    this.#over = true;
    this.#cancelDeadline();
    this.#cancelAsking();
  }

  garbage(count: number): void {
    this.#bytes += count;
    this.#garbage += count;
  }

  message(kind: MessageKind, bytes: Buffer): void {
    if (this.#over) return;
    this.#bytes += bytes.length;
    if (kind === 'digital' || kind === 'other') return;
    const news = this.#said[kind] === undefined;
    if (!news || !this.#inTurn(kind)) return;
    this.#said[kind] = bytes;
    this.#ask();
  }

  /** Answers to questions that have not been asked are left over from before. */
  #inTurn(kind: keyof Introduction): boolean {
    const { version, firmware, capabilities } = this.#said;
    if (kind === 'version') return true;
    if (kind === 'firmware') return version !== undefined;
    return kind === 'capabilities' ? firmware !== undefined : capabilities !== undefined;
  }

  #ask(): void {
    const { version, firmware, capabilities, analogMapping } = this.#said;
    if (!version) return this.#parts.write(Buffer.concat([ASK_VERSION, ASK_FIRMWARE]));
    if (!firmware) return;
    if (!capabilities) return this.#parts.write(ASK_CAPABILITIES);
    if (!analogMapping) return this.#parts.write(ASK_ANALOG_MAPPING);
    if (!agree(capabilities, analogMapping)) return this.#giveUp();
    this.end();
    this.#parts.onDone({ version, firmware, capabilities, analogMapping });
  }

  #askAgain(): void {
    if (this.#said.version && !this.#said.firmware) this.#parts.write(ASK_FIRMWARE);
    else this.#ask();
    if (!this.#over) this.#cancelAsking = this.#parts.time.after(ASK_AGAIN, () => this.#askAgain());
  }

  #giveUp(): void {
    this.end();
    this.#parts.onFailed(this.#why());
  }

  #why(): string {
    const { version, firmware, capabilities } = this.#said;
    if (this.#bytes === 0) {
      return 'the board says nothing: load StandardFirmata onto it, and check that it is this device';
    }
    if (!version || !firmware) {
      return `the board speaks another protocol (${this.#garbage} of ${this.#bytes} bytes are no Firmata): load StandardFirmata onto it, and check that it is this device`;
    }
    const about = capabilities ? 'which of its pins are analog' : 'what its pins can do';
    return `the board speaks Firmata, but does not say ${about}: load a newer StandardFirmata onto it`;
  }
}
