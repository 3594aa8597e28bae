import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Duplex } from 'node:stream';
import {
  AVRADC,
  AVRIOPort,
  AVRTimer,
  AVRUSART,
  adcConfig,
  avrInstruction,
  CPU,
  portBConfig,
  portCConfig,
  portDConfig,
  timer0Config,
  timer1Config,
  timer2Config,
  usart0Config,
} from 'avr8js';
import type { OpenPort } from '../../firmware-bridge/panel/firmata/index.ts';
import { streamPort } from '../../firmware-bridge/panel/firmata/stream-port.ts';
import type { PanelTime } from '../../firmware-bridge/panel/pattern-player.ts';

/** StandardFirmata for the Uno as its makers built it ships in this package; nothing of it is installed, only unpacked. */
const PACKAGE = 'avrgirl-arduino@5.0.1';
const IMAGE = 'package/junk/hex/uno/StandardFirmata.cpp.hex';
const SHA256 = '6d57ea7cf30e26c9c2f3a01ee37907d2c951f8bc9c27f84dddad12fa9c8b8f36';
const FOLDER = join(import.meta.dirname, '../../.cache/standard-firmata');

/** Intel hex, or null if the package is not at hand and cannot be fetched. */
export function standardFirmata(): string | null {
  const file = join(FOLDER, IMAGE);
  try {
    if (!existsSync(file)) unpack();
    const hex = readFileSync(file, 'utf8');
    return createHash('sha256').update(hex).digest('hex') === SHA256 ? hex : null;
  } catch {
    return null;
  }
}

function unpack(): void {
  mkdirSync(FOLDER, { recursive: true });
  const tarball = run('npm', 'pack', '--silent', PACKAGE);
  run('tar', 'xzf', tarball, IMAGE);
}

function run(program: string, ...words: string[]): string {
  const output = execFileSync(program, words, { cwd: FOLDER, stdio: ['ignore', 'pipe', 'ignore'] });
  return String(output).trim();
}

const CLOCK = 16_000_000;
/** ms for which the board runs before everyone else has a turn. */
const SLICE = 1;
/** ms. A machine that was busy for longer has lost the time: the board does not run after it. */
const BEHIND = 50;

/** A change of an output, in the time of the board. */
export interface PinChange {
  readonly at: number;
  readonly pin: number;
  readonly level: boolean;
  /** The same moment by `performance.now()`. */
  readonly realAt: number;
}

/**
 * An Arduino Uno in avr8js at the end of a serial wire. Its time keeps step with real time and stands still while the
 * machine is busy with something else; it is the time of the panel too, so that a busy machine blurs nothing.
 */
export class Uno {
  readonly changes: PinChange[] = [];
  readonly time: PanelTime = {
    now: () => this.#now,
    after: (ms, action) => {
      const timer = { at: this.#now + ms, action };
      this.#timers.add(timer);
      return () => this.#timers.delete(timer);
    },
  };
  readonly #program: Uint16Array;
  #cpu: CPU | null = null;
  #ports: readonly (readonly [AVRIOPort, number])[] = [];
  #usart: AVRUSART | null = null;
  #toBoard: number[] = [];
  #wire: Duplex | null = null;
  #plugged = true;
  #frozen = false;
  #now = 0;
  #behind = 0;
  #lookedAt = performance.now();
  readonly #timers = new Set<{ readonly at: number; readonly action: () => void }>();
  #running = true;
  readonly #closed = new Set<number>();

  constructor(hex: string) {
    this.#program = programOf(hex);
    this.#run();
  }

  /** Opening the wire resets the board. */
  readonly open: OpenPort = (events) => {
    const wire = new Duplex({
      read: () => undefined,
      write: (bytes: Buffer, _encoding, done) => {
        if (this.#wire === wire) this.#send(bytes);
        done();
      },
    });
    const port = streamPort(wire, events, {
      explain: () => ({ reason: this.#plugged ? 'closed' : 'absent', message: 'the board is not there' }),
      shut: (done) => wire.end(() => wire.destroy(undefined)) && done(),
    });
    setImmediate(() => {
      if (!this.#plugged) return wire.destroy();
      this.#wire = wire;
      this.#reset();
      events.opened();
    });
    return port;
  };

  unplug(): void {
    this.#plugged = false;
    this.#powerOff();
    this.#wire?.destroy();
    this.#wire = null;
  }

  plugIn(): void {
    this.#plugged = true;
  }

  /** It stops where it is, the wire stays open. */
  freeze(): void {
    this.#frozen = true;
  }

  /** What somebody else sends down the wire. */
  receive(bytes: Uint8Array): void {
    this.#send(Buffer.from(bytes));
  }

  /** In the time of the board, which goes on without it. */
  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => this.time.after(ms, resolve));
  }

  /** Ends the emulator and its time. */
  off(): void {
    this.#running = false;
  }

  #powerOff(): void {
    this.#cpu = null;
    this.#ports = [];
  }

  /** Closes or opens the contact between the pin (14 is A0) and ground. */
  contact(pin: number, closed: boolean): void {
    if (closed) this.#closed.add(pin);
    else this.#closed.delete(pin);
    this.#pull(pin);
  }

  level(pin: number): boolean {
    const [port, bit] = this.#place(pin);
    return port?.pinState(bit) === 1;
  }

  /** There are no pull-ups but the board's own: without, an open contact reads low, as it may on a damp day. */
  #pull(pin: number): void {
    const [port, bit] = this.#place(pin);
    port?.setPin(bit, !this.#closed.has(pin) && port.pinState(bit) === 3);
  }

  #place(pin: number): readonly [AVRIOPort | undefined, number] {
    const found = this.#ports.find(([, first]) => pin >= first);
    return [found?.[0], pin - (found?.[1] ?? 0)];
  }

  #reset(): void {
    this.#powerOff();
    this.#frozen = false;
    const cpu = new CPU(this.#program);
    for (const config of [timer0Config, timer1Config, timer2Config]) new AVRTimer(cpu, config);
    new AVRADC(cpu, adcConfig);
    const places = [
      [portCConfig, 14, 6],
      [portBConfig, 8, 6],
      [portDConfig, 0, 8],
    ] as const;
    this.#ports = places.map(([config, first, count]) => [this.#port(cpu, config, first, count), first]);
    for (let pin = 2; pin < 20; pin += 1) this.#pull(pin);
    this.#connect(cpu);
    this.#cpu = cpu;
  }

  #port(cpu: CPU, config: typeof portBConfig, first: number, count: number): AVRIOPort {
    const port = new AVRIOPort(cpu, config);
    port.addListener((value, before) => {
      for (let pin = Math.max(2, first); pin < first + count; pin += 1) this.#pull(pin);
      for (let bit = 0; bit < count; bit += 1) {
        if (((value ^ before) & (1 << bit)) === 0 || port.pinState(bit) > 1) continue;
        const level = (value & (1 << bit)) !== 0;
        this.changes.push({ at: this.#now, pin: first + bit, level, realAt: performance.now() });
      }
    });
    return port;
  }

  #connect(cpu: CPU): void {
    const usart = new AVRUSART(cpu, usart0Config, CLOCK);
    this.#toBoard = [];
    usart.onByteTransmit = (byte) => this.#wire?.push(Buffer.from([byte]));
    usart.onRxComplete = () => this.#sendNext();
    this.#usart = usart;
  }

  #send(bytes: Buffer): void {
    this.#toBoard.push(...bytes);
    this.#sendNext();
  }

  /** What comes while the board does not listen is lost. */
  #sendNext(): void {
    const usart = this.#usart;
    if (!usart?.rxEnable) this.#toBoard = [];
    if (!usart || usart.rxBusy || this.#toBoard.length === 0) return;
    usart.writeByte(this.#toBoard.shift() ?? 0);
  }

  #run(): void {
    if (!this.#running) return;
    const looked = performance.now();
    this.#behind = Math.min(this.#behind + looked - this.#lookedAt, BEHIND);
    this.#lookedAt = looked;
    if (this.#behind >= SLICE) this.#runSlice();
    if (this.#behind >= SLICE) setImmediate(() => this.#run());
    else setTimeout(() => this.#run(), SLICE);
  }

  #runSlice(): void {
    const cpu = this.#cpu;
    const end = (cpu?.cycles ?? 0) + (SLICE * CLOCK) / 1000;
    while (cpu && !this.#frozen && cpu.cycles < end) {
      avrInstruction(cpu);
      cpu.tick();
    }
    this.#now += SLICE;
    this.#behind -= SLICE;
    for (const timer of [...this.#timers].sort((a, b) => a.at - b.at)) {
      if (timer.at <= this.#now && this.#timers.delete(timer)) timer.action();
    }
  }
}

/** The words of an image in Intel hex that begins at 0. */
function programOf(hex: string): Uint16Array {
  const bytes = new Uint8Array(0x8000);
  for (const line of hex.split(/\r?\n/)) {
    if (!/^:[0-9a-f]+$/i.test(line)) continue;
    const record = Buffer.from(line.slice(1), 'hex');
    if (record[3] !== 0) continue;
    bytes.set(record.subarray(4, 4 + (record[0] ?? 0)), record.readUInt16BE(1));
  }
  return new Uint16Array(bytes.buffer);
}
