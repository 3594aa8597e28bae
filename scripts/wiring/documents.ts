import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { boardDrawing, HEADER, NANO, UNO } from './boards.ts';
import { circuitDrawing } from './circuits.ts';
import { AVR, PI } from './parts.ts';
import { exampleWires, firmwareWires, type Wire } from './pins.ts';
import { plateDrawing } from './plate.ts';
import { PLATE_WORDS } from './plate-words.ts';
import { matrixTable, partsTable, valueTable, wireTable } from './tables.ts';

export const FOLDER = 'firmware-bridge/panel';

/** Files below FOLDER by their names, as they are to be: the drawings, and WIRING.md with its tables filled in. */
export function documents(root: string): ReadonlyMap<string, string> {
  const gpio = exampleWires(root, 'gpio');
  const firmata = exampleWires(root, 'firmata');
  const { wires: serial, matrix } = firmwareWires(root);
  const tables = new Map([
    ['gpio pins', wireTable(gpio, true)],
    ['gpio values', valueTable(PI, lampsOf(gpio))],
    ['gpio parts', partsTable(gpio, PI, 'Raspberry Pi with a 40-pin header', null)],
    ['serial pins', wireTable(serial, false)],
    ['serial keys', matrixTable(matrix)],
    ['serial values', valueTable(AVR, lampsOf(serial))],
    ['serial parts', partsTable(serial, AVR, 'Arduino Nano or Uno (ATmega328P, 16 MHz)', matrix)],
    ['firmata pins', wireTable(firmata, false)],
    ['firmata parts', partsTable(firmata, AVR, 'Arduino Uno with StandardFirmata', null)],
  ]);
  const page = readFileSync(join(root, FOLDER, 'WIRING.md'), 'utf8');
  return new Map([
    ['WIRING.md', filledIn(page, tables)],
    ['wiring/gpio-board.svg', boardDrawing(HEADER, 'GPIO panel: wires to the header of the Pi', gpio)],
    ['wiring/gpio-circuits.svg', circuitDrawing('GPIO panel: circuits (3.3 V)', PI, false)],
    ['wiring/serial-board.svg', boardDrawing(NANO, 'Serial panel: wires to an Arduino Nano', serial)],
    ['wiring/serial-circuits.svg', circuitDrawing('Serial panel: circuits (5 V)', AVR, true)],
    ['wiring/firmata-board.svg', boardDrawing(UNO, 'Firmata panel: wires to an Arduino Uno', firmata)],
    ['wiring/firmata-circuits.svg', circuitDrawing('Firmata panel: circuits (5 V)', AVR, false)],
    ['wiring/plate-fr.svg', plateDrawing(PLATE_WORDS.fr)],
    ['wiring/plate-en.svg', plateDrawing(PLATE_WORDS.en)],
  ]);
}

const lampsOf = (wires: readonly Wire[]) => wires.filter(({ kind }) => kind === 'lamp').length;

/** What stands between `<!-- NAME -->` and `<!-- end -->` is made anew. @throws {Error} a table has no place. */
export function filledIn(page: string, tables: ReadonlyMap<string, string>): string {
  return [...tables].reduce((text, [name, table]) => {
    const place = new RegExp(`(<!-- ${name} -->\\n)[^]*?(<!-- end -->)`);
    if (!place.test(text)) throw new Error(`WIRING.md has no place for the table "${name}"`);
    return text.replace(place, (_, begin: string, end: string) => `${begin}\n${table}\n\n${end}`);
  }, page);
}
