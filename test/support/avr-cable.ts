import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readIntelHex } from '../../firmware-bridge/panel/avr/testing/firmware-image.ts';
import { PanelBoard } from '../../firmware-bridge/panel/avr/testing/panel-board.ts';

/** A board that is sold: a bootloader in its flash and nothing else. */
export interface Bootloader {
  readonly image: Uint8Array;
  /** Where the fuses let the chip begin after a reset. */
  readonly address: number;
}

/** Debian's package arduino-core-avr. */
const ARDUINO = '/usr/share/arduino/hardware/arduino/avr/bootloaders';
const BUILD = join(import.meta.dirname, '../../.build/bootloader-test');

/** That of the older Nano, as Debian has built it. */
export function oldBootloader(): Bootloader {
  const hex = readFileSync(join(ARDUINO, 'atmega/ATmegaBOOT_168_atmega328.hex'), 'latin1');
  return { image: readIntelHex(hex), address: 0x7800 };
}

/**
 * That of the Uno and the newer Nano: optiboot, from the source in the same package. Debian's own build of it is longer than
 * the 512 bytes that it has at the end of the flash; it is put 512 bytes lower, where a larger boot section begins.
 */
export function optiboot(): Bootloader {
  mkdirSync(BUILD, { recursive: true });
  const elf = join(BUILD, 'optiboot.elf');
  const hex = join(BUILD, 'optiboot.hex');
  const sizes = ['-Os', '-fno-inline-small-functions', '-fno-split-wide-types', '-mshort-calls'];
  const board = ['-mmcu=atmega328p', '-DF_CPU=16000000L', '-DLED_START_FLASHES=3', '-DBAUD_RATE=115200'];
  const places = ['.text=0x7c00', '.version=0x7ffe'].map((place) => `-Wl,--section-start=${place}`);
  const linked = ['-Wl,--relax', '-Wl,--gc-sections', '-nostartfiles', '-nostdlib'];
  const source = join(ARDUINO, 'optiboot/optiboot.c');
  execFileSync('avr-gcc', [...sizes, ...board, ...places, ...linked, '-o', elf, source], { stdio: 'pipe' });
  const sections = [
    '-j',
    '.text',
    '-j',
    '.data',
    '-j',
    '.version',
    '--set-section-flags',
    '.version=alloc,load',
  ];
  execFileSync('avr-objcopy', [...sections, '-O', 'ihex', elf, hex]);
  return { image: readIntelHex(readFileSync(hex, 'latin1')), address: 0x7c00 };
}

/** Compiled here: what a test needs of a serial port, a pair of socat has not. */
function cableProgram(): string {
  const program = join(BUILD, 'pty-cable');
  mkdirSync(BUILD, { recursive: true });
  execFileSync('gcc', ['-O1', '-Wall', '-o', program, join(import.meta.dirname, 'pty-cable.c')], {
    stdio: 'pipe',
  });
  return program;
}

/**
 * An emulated board, paced to real time, at the end of a serial device of the kernel. A pseudo terminal has no control lines:
 * here the opening of the device itself is the pulse on the reset pin that a real board gets by DTR.
 */
export class AvrCable {
  readonly board: PanelBoard;
  readonly #pace: NodeJS.Timeout;
  readonly #wire: ChildProcess;
  /** ms of its own time that the board has run: fewer than real ones where the machine could not keep up. */
  ran = 0;
  /** Whether the opening of the device resets the board. */
  autoReset = true;

  private constructor(device: string, { image, address }: Bootloader) {
    const wire = spawn(cableProgram(), [device], { stdio: 'pipe' });
    this.#wire = wire;
    this.board = new PanelBoard(image, (byte) => wire.stdin.write(Buffer.of(byte)), address);
    wire.stdin.on('error', () => undefined);
    wire.stdout.on('data', (bytes: Buffer) => this.board.board.receive(bytes));
    wire.stderr.on('data', () => this.autoReset && this.board.board.pulseReset());
    let last = performance.now();
    this.#pace = setInterval(() => {
      const now = performance.now();
      // On a machine too busy to keep up, the board's time runs slower instead of in leaps.
      const step = Math.min(now - last, 20);
      this.board.board.run(step);
      this.ran += step;
      last = now;
    }, 1);
  }

  static async plugIn(device: string, bootloader: Bootloader): Promise<AvrCable> {
    const cable = new AvrCable(device, bootloader);
    while (!existsSync(device)) await sleep(5);
    return cable;
  }

  unplug(): void {
    clearInterval(this.#pace);
    this.#wire.kill();
  }
}
