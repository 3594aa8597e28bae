import {
  AVRClock,
  AVRIOPort,
  AVRTimer,
  AVRUSART,
  AVRWatchdog,
  avrInstruction,
  CPU,
  PinState,
  portBConfig,
  portCConfig,
  portDConfig,
  timer0Config,
  timer1Config,
  timer2Config,
  usart0Config,
  watchdogConfig,
} from 'avr8js';
import { SelfProgramming, SPM } from './self-programming.ts';

/** By a name of this file: whoever bundles makes a call of each look at an imported one, and this is looked at millions of times. */
const runInstruction = avrInstruction;

const CYCLES_PER_MS = 16_000;
const FLASH_WORDS = 0x4000;
const RAM_BYTES = 0x800;
const SLEEP = 0x9588;
const UCSRA_RECEIVED = 0x80;
const UCSRA_EMPTY = 0x20;
const UCSRB_RECEIVE_INTERRUPT = 0x80;
const MCUSR_WATCHDOG = 0x08;
const MCUSR_EXTERNAL = 0x02;

/** One ATmega328P with power on. */
interface Chip {
  readonly cpu: CPU;
  readonly usart: AVRUSART;
  readonly ports: { readonly B: AVRIOPort; readonly C: AVRIOPort; readonly D: AVRIOPort };
}

export type Pin = `${'B' | 'C' | 'D'}${number}`;

/**
 * An Arduino Uno or Nano in avr8js, with its pins and its serial port in the test's hands, run in slices of its own time.
 * A sleeping processor costs next to nothing, so that hours can be run.
 */
export class AvrBoard {
  /** What a bootloader writes into it stays, whatever the reset. */
  readonly #flash = new Uint16Array(FLASH_WORDS).fill(0xffff);
  readonly #bootAddress: number;
  readonly #selfProgramming = new SelfProgramming();
  readonly #onByte: (byte: number) => void;
  readonly #onPins: () => void;
  #chip: Chip;
  #asleep = false;
  #toReset: 'watchdog' | null = null;
  #cycles = 0;
  #coming: number[] = [];
  readonly #inputs = new Map<Pin, boolean>();
  /** How much faster than it should its clock runs: 0.005 for the worst ceramic resonator. */
  clockError = 0;
  watchdogResets = 0;

  /**
   * `onByte`: sent by the board. `onPins`: an output has changed; inputs may be set from within. `bootAddress`: where it
   * starts, in bytes; that of the bootloader where it has one.
   */
  constructor(
    image: Uint8Array,
    onByte: (byte: number) => void,
    onPins: () => void = () => {},
    bootAddress = 0,
  ) {
    new Uint8Array(this.#flash.buffer).set(image);
    this.#bootAddress = bootAddress;
    this.#onByte = onByte;
    this.#onPins = onPins;
    this.#chip = this.#powerOn();
  }

  /** As after a cut of its power, or a pulse on its reset pin. */
  reset(): void {
    this.#coming = [];
    this.#asleep = false;
    this.#chip = this.#powerOn();
    for (const [pin, high] of this.#inputs) this.#chip.ports[portOf(pin)].setPin(Number(pin[1]), high);
    this.#onPins();
  }

  /** A pulse on the reset pin, of which a bootloader wants to know. */
  pulseReset(): void {
    this.reset();
    this.#chip.cpu.data[watchdogConfig.MCUSR] = MCUSR_EXTERNAL;
  }

  /** What is in the flash, from address 0 on. */
  flash(length: number): Uint8Array {
    return new Uint8Array(this.#flash.buffer).slice(0, length);
  }

  /** Bytes on their way to the board, at the speed of its line. */
  receive(bytes: Iterable<number>): void {
    for (const byte of bytes) this.#coming.push(byte);
    this.#feed();
  }

  get receiving(): number {
    return this.#coming.length;
  }

  isHigh(pin: Pin): boolean {
    return this.#state(pin) === PinState.High;
  }

  isDrawnLow(pin: Pin): boolean {
    return this.#state(pin) === PinState.Low;
  }

  setInput(pin: Pin, high: boolean): void {
    if (this.#inputs.get(pin) === high) return;
    this.#inputs.set(pin, high);
    this.#chip.ports[portOf(pin)].setPin(Number(pin[1]), high);
  }

  /** A register of the chip, by its address in data memory: to break what cannot be broken from outside. */
  poke(address: number, value: number): void {
    this.#chip.cpu.writeData(address, value);
  }

  run(ms: number): void {
    this.#cycles += ms * CYCLES_PER_MS * (1 + this.clockError);
    const slice = Math.floor(this.#cycles);
    this.#cycles -= slice;
    let left = slice;
    while (left > 0) {
      const { cpu } = this.#chip;
      const before = cpu.cycles;
      this.#runUntil(cpu, before + left);
      left -= cpu.cycles - before;
      this.#resetIfAsked();
    }
  }

  #runUntil(cpu: CPU, end: number): void {
    while (cpu.cycles < end && this.#toReset === null) {
      if (this.#asleep) {
        this.#sleep(cpu, end);
        continue;
      }
      const instruction = cpu.progMem[cpu.pc];
      if (instruction === SLEEP) this.#asleep = true;
      else if (instruction === SPM) this.#selfProgramming.spm(cpu);
      runInstruction(cpu);
      cpu.tick();
    }
  }

  /** To the next thing that happens by itself. An interrupt wakes the processor behind its sleep instruction. */
  #sleep(cpu: CPU, end: number): void {
    if (cpu.nextInterrupt < 0) cpu.cycles = Math.min(end, Math.max(cpu.cycles, nextStop(cpu) ?? end));
    const { pc, nextInterrupt } = cpu;
    cpu.tick();
    if (nextInterrupt >= 0 || cpu.pc !== pc) this.#asleep = false;
  }

  #resetIfAsked(): void {
    if (this.#toReset === null) return;
    this.#toReset = null;
    this.watchdogResets += 1;
    this.reset();
    this.#chip.cpu.data[watchdogConfig.MCUSR] = MCUSR_WATCHDOG;
  }

  #powerOn(): Chip {
    const cpu = new CPU(this.#flash, RAM_BYTES);
    cpu.pc = this.#bootAddress / 2;
    for (const config of [timer0Config, timer1Config, timer2Config]) new AVRTimer(cpu, config);
    const ports = {
      B: new AVRIOPort(cpu, portBConfig),
      C: new AVRIOPort(cpu, portCConfig),
      D: new AVRIOPort(cpu, portDConfig),
    };
    for (const port of Object.values(ports)) port.addListener(() => this.#onPins());
    const usart = new AVRUSART(cpu, usart0Config, CYCLES_PER_MS * 1_000);
    usart.onByteTransmit = (byte) => this.#onByte(byte);
    usart.onRxComplete = () => this.#feed();
    keepUsartFlags(cpu);
    keepReceivedByte(cpu);
    keepSecondByte(cpu, usart);
    new AVRWatchdog(cpu, watchdogConfig, new AVRClock(cpu, CYCLES_PER_MS * 1_000));
    cpu.reset = () => {
      this.#toReset = 'watchdog';
    };
    return { cpu, usart, ports };
  }

  #feed(): void {
    const [byte] = this.#coming;
    if (byte !== undefined && this.#chip.usart.writeByte(byte)) this.#coming.shift();
  }

  #state(pin: Pin): PinState {
    return this.#chip.ports[portOf(pin)].pinState(Number(pin[1]));
  }
}

const portOf = (pin: Pin) => pin[0] as 'B' | 'C' | 'D';

interface ClockEvent {
  readonly cycles: number;
  readonly next: ClockEvent | null;
}

/** Cycles that an event may be late by: a timer's count comes every 64, and it counts on rightly when some are skipped. */
const SLACK = 640;

/** Where a sleeping processor has to look next: avr8js keeps its events to itself. */
function nextStop(cpu: CPU): number | null {
  const { nextClockEvent } = cpu as unknown as { nextClockEvent: ClockEvent | null };
  if (!nextClockEvent) return null;
  return Math.min(nextClockEvent.cycles + SLACK, nextClockEvent.next?.cycles ?? Number.POSITIVE_INFINITY);
}

/**
 * avr8js 0.21 clears what UCSRA only shows when it is written; then a program that comes after a bootloader, which has
 * switched the transmitter on, would wait for ever to send.
 */
function keepUsartFlags(cpu: CPU): void {
  const { UCSRA } = usart0Config;
  const write = cpu.writeHooks[UCSRA];
  cpu.writeHooks[UCSRA] = (value, old, address, mask) => {
    const done = write?.(value, old, address, mask);
    cpu.data[UCSRA] = (cpu.data[UCSRA] ?? 0) | (old & (UCSRA_RECEIVED | UCSRA_EMPTY));
    return done;
  };
}

/** avr8js 0.21 forgets a received byte when UCSRB is written, as it is for each line sent; the chip does not. */
function keepReceivedByte(cpu: CPU): void {
  const { UCSRA, UCSRB, rxCompleteInterrupt } = usart0Config;
  const write = cpu.writeHooks[UCSRB];
  cpu.writeHooks[UCSRB] = (value, old, address, mask) => {
    const received = (cpu.data[UCSRA] ?? 0) & UCSRA_RECEIVED;
    const done = write?.(value, old, address, mask);
    if (received && value & UCSRB_RECEIVE_INTERRUPT) {
      cpu.data[UCSRA] = (cpu.data[UCSRA] ?? 0) | received;
      cpu.queueInterrupt({
        address: rxCompleteInterrupt,
        flagRegister: UCSRA,
        flagMask: UCSRA_RECEIVED,
        enableRegister: UCSRB,
        enableMask: UCSRB_RECEIVE_INTERRUPT,
        constant: true,
      });
    }
    return done;
  };
}

/**
 * The chip keeps two received bytes until they are read, avr8js 0.21 only the last one: a bootloader that is blinking its
 * light would hear half a word.
 */
function keepSecondByte(cpu: CPU, usart: AVRUSART): void {
  const { UCSRA, UDR } = usart0Config;
  const inside = usart as unknown as { rxByte: number; readonly RXC: Parameters<CPU['setInterruptFlag']>[0] };
  const write = usart.writeByte.bind(usart);
  const read = cpu.readHooks[UDR];
  let second: number | null = null;
  usart.writeByte = (byte, immediate) => {
    const full = immediate === true && ((cpu.data[UCSRA] ?? 0) & UCSRA_RECEIVED) !== 0;
    if (!full) return write(byte, immediate);
    second ??= byte;
    usart.onRxComplete?.();
    return true;
  };
  cpu.readHooks[UDR] = (address) => {
    const first = read?.(address) ?? 0;
    if (second !== null) {
      inside.rxByte = second;
      second = null;
      cpu.setInterruptFlag(inside.RXC);
    }
    return first;
  };
}
