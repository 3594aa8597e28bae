import type { Instant } from '../../../../device/ports/index.ts';
import type { PanelTime } from '../../pattern-player.ts';
import type { Port, PortEvents } from '../port.ts';

/** A change of an output. PWM counts as on. */
export interface Change {
  readonly at: Instant;
  readonly pin: number;
  readonly level: boolean;
}

/**
 * What the board is: one with StandardFirmata; one that says nothing; one that says something else; one that
 * says what it is and then nothing of its pins; one that does not say what its pins can do.
 */
export type Character = 'honest' | 'silent' | 'babbling' | 'hidingPins' | 'hidingCapabilities';

interface PinState {
  mode: number;
  output: boolean;
}

const INPUT = 0;
const OUTPUT = 1;
const PWM = 3;
const PULLUP = 11;
const PINS = 20;
const FIRST_ANALOG = 14;
const PWM_PINS = [3, 5, 6, 9, 10, 11];
/** ms, as StandardFirmata on an Uno. */
const START_TAKES = 1900;

const VERSION = [0xf9, 2, 4];
const FIRMWARE = [0xf0, 0x79, 2, 4, ...[...'Fake.ino'].flatMap((letter) => [letter.charCodeAt(0), 0]), 0xf7];

/**
 * A board with Firmata at the end of a wire, byte by byte. It enforces the protocol: what is malformed, or not to be asked
 * of a pin, throws. It can be unplugged, its contacts can bounce, and it can lie.
 */
export class FakeBoard {
  character: Character = 'honest';
  /** Modes that its pins know; boards of before 2016 know no PULLUP. */
  inputModes: readonly number[] = [INPUT, PULLUP];
  readonly changes: Change[] = [];
  /** How often the wire was opened. */
  openings = 0;
  /** Bytes that came while it was starting are lost, as in a boot loader. */
  #started = false;
  #plugged = true;
  #events: PortEvents | null = null;
  #pins: PinState[] = [];
  #reported = new Set<number>();
  readonly #closed = new Set<number>();
  readonly #time: PanelTime;

  constructor(time: PanelTime) {
    this.#time = time;
  }

  open(events: PortEvents): Port {
    this.openings += 1;
    let open = true;
    const mine: PortEvents = {
      opened: () => open && events.opened(),
      data: (bytes) => open && events.data(bytes),
      ended: (fault) => {
        if (open) events.ended(fault);
        open = false;
      },
    };
    this.#time.after(1, () => {
      if (!this.#plugged) return mine.ended({ reason: 'absent', message: 'it is not there: plug it in' });
      this.#events = mine;
      mine.opened();
      this.restart();
    });
    return {
      write: (bytes) => {
        if (open && this.#started && this.#events === mine) this.#answer([...bytes]);
      },
      close: async () => {
        open = false;
      },
    };
  }

  /** Opening the wire does so; a brown-out as well. */
  restart(): void {
    const events = this.#events;
    this.#started = false;
    for (const [pin] of this.#pins.entries()) this.#set(pin, false);
    this.#pins = Array.from({ length: PINS }, () => ({ mode: INPUT, output: false }));
    this.#reported = new Set();
    this.#time.after(START_TAKES, () => {
      if (events !== this.#events || this.character === 'silent') return;
      if (this.character === 'babbling') return this.#babble();
      this.#started = true;
      this.#say([...VERSION, ...FIRMWARE]);
    });
  }

  unplug(): void {
    this.#plugged = false;
    for (const [pin] of this.#pins.entries()) this.#set(pin, false);
    this.#events?.ended({ reason: 'closed', message: 'it went away: plug it in' });
    this.#events = null;
  }

  plugIn(): void {
    this.#plugged = true;
  }

  /** From now on it answers nothing, though the wire stays open. */
  hang(): void {
    this.#started = false;
  }

  /** Closes or opens the contact between the pin and ground. */
  close(pin: number, closed: boolean): void {
    if (closed) this.#closed.add(pin);
    else this.#closed.delete(pin);
    if (this.#started) this.#report(pin >> 3);
  }

  level(pin: number): boolean {
    return this.#pins[pin]?.output ?? false;
  }

  modeOf(pin: number): number | undefined {
    return this.#pins[pin]?.mode;
  }

  say(bytes: readonly number[]): void {
    this.#say(bytes);
  }

  #say(bytes: readonly number[]): void {
    this.#events?.data(Uint8Array.from(bytes));
  }

  #babble(): void {
    this.#say([...'\r\nGPS fix lost, \u00e9\u00f0\u00f9 retrying\r\n'].map((letter) => letter.charCodeAt(0)));
    const events = this.#events;
    this.#time.after(200, () => events === this.#events && this.#babble());
  }

  #answer(bytes: readonly number[]): void {
    let rest = bytes;
    while (rest.length > 0) {
      const length = lengthOf(rest);
      this.#carryOut(rest.slice(0, length));
      rest = rest.slice(length);
    }
  }

  #carryOut(message: readonly number[]): void {
    const [first = 0, second = 0, third = 0] = message;
    if (first === 0xf9) this.#say(VERSION);
    else if (first === 0xf0) this.#sysex(second);
    else if (first === 0xf4) this.#setMode(second, third);
    else if (first >= 0xe0) this.#pwm(first & 15, second | (third << 7));
    else if (first >= 0xd0) this.#startReporting(first & 15);
    else this.#digital(first & 15, second | (third << 7));
  }

  #sysex(command: number): void {
    if (command === 0x79) this.#say(FIRMWARE);
    else if (command === 0x6b && this.character !== 'hidingCapabilities') this.#say(this.#capabilities());
    else if (command === 0x69) {
      const channels = Array.from({ length: PINS }, (_, pin) =>
        pin < FIRST_ANALOG ? 127 : pin - FIRST_ANALOG,
      );
      this.#say([0xf0, 0x6a, ...channels, 0xf7]);
    }
  }

  #capabilities(): number[] {
    const pins = Array.from({ length: PINS }, (_, pin) => [
      ...this.#modesOf(pin).flatMap((mode) => [mode, mode === PWM ? 8 : 1]),
      0x7f,
    ]);
    return [0xf0, 0x6c, ...pins.flat(), 0xf7];
  }

  #modesOf(pin: number): number[] {
    if (pin < 2) return [];
    return [...this.inputModes, OUTPUT, ...(PWM_PINS.includes(pin) ? [PWM] : [])];
  }

  #setMode(pin: number, mode: number): void {
    const state = this.#pins[pin];
    if (!state || !this.#modesOf(pin).includes(mode)) throw new Error(`mode ${mode} is not for pin ${pin}`);
    state.mode = mode;
    this.#set(pin, false);
  }

  #pwm(pin: number, value: number): void {
    if (this.#pins[pin]?.mode !== PWM || value > 255) throw new Error(`PWM ${value} is not for pin ${pin}`);
    this.#set(pin, value > 0);
  }

  /** As StandardFirmata: sets the outputs of the port; a 1 on an INPUT is its pull-up. */
  #digital(port: number, levels: number): void {
    for (let bit = 0; bit < 8; bit += 1) {
      const pin = 8 * port + bit;
      const state = this.#pins[pin];
      const level = (levels & (1 << bit)) !== 0;
      if (state?.mode === OUTPUT) this.#set(pin, level);
      if (state?.mode === INPUT) state.output = level;
    }
  }

  #set(pin: number, level: boolean): void {
    const state = this.#pins[pin];
    if (!state || state.output === level) return;
    state.output = level;
    if (state.mode === OUTPUT || state.mode === PWM) this.changes.push({ at: this.#time.now(), pin, level });
  }

  #startReporting(port: number): void {
    this.#reported.add(port);
    this.#report(port);
  }

  #report(port: number): void {
    if (!this.#reported.has(port) || this.character === 'hidingPins') return;
    let levels = 0;
    for (let bit = 0; bit < 8; bit += 1) if (this.#reads(8 * port + bit)) levels |= 1 << bit;
    this.#say([0x90 | port, levels & 0x7f, levels >> 7]);
  }

  /** An input without its pull-up reads low, open or not. */
  #reads(pin: number): boolean {
    const state = this.#pins[pin];
    const pulledUp = state?.mode === PULLUP || (state?.mode === INPUT && state.output);
    return pulledUp && !this.#closed.has(pin);
  }
}

function lengthOf(bytes: readonly number[]): number {
  const [first = 0] = bytes;
  if (first === 0xf9) return 1;
  const end = first === 0xf0 ? bytes.indexOf(0xf7) : first >= 0xd0 && first <= 0xdf ? 1 : 2;
  const known = [0x90, 0xd0, 0xe0].includes(first & 0xf0) || first === 0xf0 || first === 0xf4;
  if (!known || end < 0 || end >= bytes.length) throw new Error(`no message of Firmata: ${bytes}`);
  return end + 1;
}
