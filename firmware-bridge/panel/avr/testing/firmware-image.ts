import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCE = join(import.meta.dirname, '../../../firmware');
const BUILD = join(import.meta.dirname, '../../../../.build/firmware-test');

const NO_TOOLCHAIN =
  'the firmware cannot be built: install the Debian packages gcc-avr, avr-libc, binutils-avr and make';

export interface FirmwareImage {
  readonly bytes: Uint8Array;
  /** What the Makefile says of flash and RAM. */
  readonly size: string;
}

/** Builds the firmware with avr-gcc, as its Makefile says. */
export function buildFirmware(): FirmwareImage {
  mkdirSync(BUILD, { recursive: true });
  const size = run('make', ['--silent', `BUILD=${BUILD}`]);
  return { bytes: readIntelHex(readFileSync(join(BUILD, 'panel.hex'), 'latin1')), size: size.trim() };
}

function run(command: string, parameters: readonly string[]): string {
  try {
    execFileSync('avr-gcc', ['--version'], { stdio: 'pipe' });
  } catch (cause) {
    throw new Error(NO_TOOLCHAIN, { cause });
  }
  return execFileSync(command, parameters, { cwd: SOURCE, encoding: 'latin1' });
}

/** The bytes of an Intel HEX file, from address 0 on. */
export function readIntelHex(text: string): Uint8Array {
  const image: number[] = [];
  for (const [, data = ''] of text.matchAll(/^:([0-9A-Fa-f]+)\r?$/gm)) {
    const [length = 0, high = 0, low = 0, type, ...rest] = Buffer.from(data, 'hex');
    if (type !== 0) continue;
    for (const [index, byte] of rest.slice(0, length).entries()) image[high * 256 + low + index] = byte;
  }
  return Uint8Array.from(image, (byte) => byte ?? 0xff);
}
