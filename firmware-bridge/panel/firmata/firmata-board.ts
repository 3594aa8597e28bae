import { EventEmitter } from 'node:events';
import type FirmataIo from 'firmata-io';
import type { Firmata } from 'firmata-io';
import type Five from 'johnny-five';
import type { Board, Button, Led } from 'johnny-five';
import type { MessageKind } from './messages.ts';
import { type Pin, PinError, type Use } from './settings.ts';

/** The two libraries, loaded by whoever needs a board. */
export interface BoardLibraries {
  readonly five: typeof Five;
  readonly firmataIo: typeof FirmataIo;
}

/** What a board said of itself, as it came from the wire. */
export interface Introduction {
  readonly version: Buffer;
  readonly firmware: Buffer;
  readonly capabilities: Buffer;
  readonly analogMapping: Buffer;
}

/** Of 255: half on, half off makes the loudest tone of a bare piezo. */
const TONE = 128;

interface Input {
  readonly button: Button;
  closed: boolean | null;
}

interface Output {
  readonly led: Led;
  readonly tone: boolean;
}

/**
 * A board with Buttons and Leds of johnny-five on its pins. It stays the same while the wire to it comes and goes:
 * johnny-five keeps whatever was ever made, so nothing is made again for a board that comes back.
 *
 * johnny-five debounces its Buttons by waiting; the edges that are told here are the raw ones.
 */
export class FirmataBoard {
  readonly #io: Firmata;
  readonly #five: typeof Five;
  readonly #board: Board;
  readonly #wire = new EventEmitter();
  readonly #introduction: Introduction;
  readonly #inputs = new Map<string, Input>();
  readonly #outputs = new Map<string, Output>();

  /** Throws if the introduction cannot be understood. */
  constructor(
    { five, firmataIo }: BoardLibraries,
    introduction: Introduction,
    write: (bytes: Buffer) => void,
  ) {
    this.#introduction = introduction;
    this.#five = five;
    let introduced = false;
    const transport = Object.assign(this.#wire, {
      write(bytes: Buffer, done?: () => void) {
        if (introduced) write(bytes);
        done?.();
      },
    });
    this.#io = new firmataIo.Firmata(transport, { reportVersionTimeout: 1000 });
    clearTimeout(this.#io.reportVersionTimeoutId);
    // firmata-io asks for all this in turn; its questions have been asked and answered already.
    const { version, firmware, capabilities, analogMapping } = introduction;
    for (const bytes of [version, firmware, capabilities, analogMapping]) transport.emit('data', bytes);
    if (!this.#io.isReady) throw new Error('firmata-io does not understand the board');
    introduced = true;
    this.#board = new five.Board({ io: this.#io, repl: false, debug: false, sigint: false });
    this.#board.on('error', () => undefined);
  }

  /** Whether a board that introduces itself so is like this one. */
  isLike({ capabilities, analogMapping }: Introduction): boolean {
    const own = this.#introduction;
    return own.capabilities.equals(capabilities) && own.analogMapping.equals(analogMapping);
  }

  /** Throws a PinError if the board cannot do what is wanted of a pin. Asks nothing of the board. */
  check(uses: readonly Use[]): void {
    const taken = new Map<number, string>();
    for (const use of uses) {
      const pin = this.#number(use);
      const { INPUT, OUTPUT, PWM } = this.#io.MODES;
      const mode = { input: INPUT, output: OUTPUT, pwm: PWM }[use.needs];
      if (!this.#can(pin, mode)) throw unfit(use);
      const other = taken.get(pin);
      if (other !== undefined) {
        const message = `pin ${pin} stands for ${other} and for ${use.name}: give each a pin of its own`;
        throw new PinError('Firmata_PinTwice', message);
      }
      taken.set(pin, use.name);
    }
  }

  /**
   * Sets each pin's mode, all outputs off, and asks for the levels of the inputs, also on a board that has just come back.
   * `onEdge` is called with each change of a contact to ground.
   */
  setUp(uses: readonly Use[], onEdge: (name: string, closed: boolean) => void): void {
    // What was lit before would be lit again for a moment.
    this.#io.ports.fill(0);
    for (const use of uses) {
      if (use.needs === 'input') this.#setUpInput(use, onEdge);
      else this.#setUpOutput(use);
    }
  }

  #setUpInput(use: Use, onEdge: (name: string, closed: boolean) => void): void {
    const pin = this.#number(use);
    const known = this.#inputs.get(use.name);
    if (known) known.closed = null;
    else this.#makeInput(use.name, pin, onEdge);
    // Firmware of before 2016 knows no PULLUP: there a 1 that is written to an INPUT is its pull-up.
    const { INPUT, PULLUP } = this.#io.MODES;
    if (this.#can(pin, PULLUP)) this.#io.pinMode(pin, PULLUP);
    else if (known) {
      this.#io.pinMode(pin, INPUT);
      this.#io.digitalWrite(pin, 1);
    }
    this.#io.reportDigitalPin(pin, 1);
  }

  #makeInput(name: string, pin: number, onEdge: (name: string, closed: boolean) => void): void {
    const button = new this.#five.Button({ board: this.#board, pin, pullup: true });
    const input: Input = { button, closed: null };
    this.#inputs.set(name, input);
    this.#io.on(`digital-read-${pin}`, (level: 0 | 1) => {
      const closed = level === button.downValue;
      if (closed === input.closed) return;
      input.closed = closed;
      onEdge(name, closed);
    });
  }

  #setUpOutput(use: Use): void {
    const pin = this.#number(use);
    const known = this.#outputs.get(use.name);
    if (known) this.#io.pinMode(pin, known.led.mode);
    const led = known?.led ?? new this.#five.Led({ board: this.#board, pin });
    this.#outputs.set(use.name, { led, tone: use.needs === 'pwm' });
    led.off();
  }

  /** How the contact stands; null while the board has not said. */
  closed(name: string): boolean | null {
    return this.#inputs.get(name)?.closed ?? null;
  }

  show(name: string, on: boolean): void {
    const output = this.#outputs.get(name);
    if (!on) output?.led.off();
    else if (output?.tone) output.led.brightness(TONE);
    else output?.led.on();
  }

  /** What came over the wire. */
  take(kind: MessageKind, bytes: Buffer): void {
    if (kind !== 'digital') return;
    this.#wire.emit('data', bytes);
    this.#keepPullUps();
  }

  /**
   * firmata-io writes back what it has read: with the next change of a lamp, the inputs of its port that are low now would
   * lose their pull-ups.
   */
  #keepPullUps(): void {
    const { ports } = this.#io;
    for (const { button } of this.#inputs.values()) {
      const port = button.pin >> 3;
      ports[port] = (ports[port] ?? 0) | (1 << (button.pin & 7));
    }
  }

  /** The wire is gone. A Button that is down keeps a timer running: it is let go. */
  letGo(): void {
    for (const { button } of this.#inputs.values()) {
      if (button.isDown) this.#io.emit(`digital-read-${button.pin}`, button.upValue);
    }
  }

  #number(use: Use): number {
    const number = typeof use.pin === 'number' ? use.pin : this.#io.analogPins[analogNumber(use.pin)];
    if (number === undefined || !this.#io.pins[number]) throw unfit(use);
    return number;
  }

  #can(pin: number, mode: number): boolean {
    return this.#io.pins[pin]?.supportedModes.includes(mode) ?? false;
  }
}

const analogNumber = (pin: Pin) => Number(String(pin).slice(1));

function unfit({ name, pin, needs }: Use): PinError {
  const what = { input: 'a digital input', output: 'a digital output', pwm: 'an output with PWM' }[needs];
  const message = `pin ${pin} (${name}) is not ${what} on this board: use another pin`;
  return new PinError('Firmata_PinUnfit', message);
}
