import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { KEYS } from '../../device/ports/index.ts';
import { PANEL_KEYS } from '../../firmware-bridge/panel/serial/messages.ts';
import { type Board, HEADER, headerNumber, isOnBoard, NANO, UNO } from './boards.ts';
import { documents, FOLDER, filledIn } from './documents.ts';
import {
  AVR,
  baseCurrent,
  type Electrics,
  forcedGain,
  LED_LEAST,
  lampCurrent,
  mistakeCurrent,
  PI,
} from './parts.ts';
import { exampleWires, firmwareWires, type Wire } from './pins.ts';
import { PLATE_KEYS } from './plate.ts';
import { lowLevel } from './tables.ts';

const root = join(import.meta.dirname, '../..');
const gpio = exampleWires(root, 'gpio');
const firmata = exampleWires(root, 'firmata');
const { wires: serial, matrix } = firmwareWires(root);

describe('WIRING.md and its drawings', () => {
  test('are what the pins of firmware and configuration make of them (else: npm run build, node .build/wiring.js)', () => {
    for (const [name, text] of documents(root))
      expect([name, readFileSync(join(root, FOLDER, name), 'utf8') === text]).toEqual([name, true]);
  });

  test('show every drawing', () => {
    const page = readFileSync(join(root, FOLDER, 'WIRING.md'), 'utf8');
    for (const name of documents(root).keys())
      if (name.endsWith('.svg')) expect(page).toContain(`](${name})`);
  });

  test('have every wire on a pin of its own, which the board has', () => {
    const panels: readonly (readonly [Board, readonly Wire[]])[] = [
      [HEADER, gpio],
      [NANO, serial],
      [UNO, serial],
      [UNO, firmata],
    ];
    for (const [board, wires] of panels) {
      expect(wires.filter(({ pin }) => !isOnBoard(board, pin))).toEqual([]);
      expect(new Set(wires.map(({ pin }) => pin)).size).toBe(wires.length);
      expect(wires.length).toBeGreaterThan(13);
    }
  });

  test("name all inputs where the Pi's own pull-ups are switched on", () => {
    const inputs = gpio
      .filter(({ kind }) => kind === 'key' || kind === 'hook')
      .map(({ pin }) => Number(pin.slice(4)));
    const list = inputs.sort((a, b) => a - b).join(',');
    expect(readFileSync(join(root, FOLDER, 'WIRING.md'), 'utf8')).toContain(`gpio=${list}=ip,pu`);
  });

  test('cannot lose a table', () => {
    expect(() => filledIn('nothing', new Map([['gpio pins', '']]))).toThrow(
      'no place for the table "gpio pins"',
    );
  });
});

test('the header is that of every Pi with 40 pins', () => {
  const known = {
    'BCM 2': 3,
    'BCM 17': 11,
    'BCM 18': 12,
    'BCM 22': 15,
    'BCM 25': 22,
    'BCM 12': 32,
    'BCM 21': 40,
  };
  expect(Object.fromEntries(Object.keys(known).map((pin) => [pin, headerNumber(pin)]))).toEqual(known);
  const numbers = Array.from({ length: 28 }, (_, bcm) => `BCM ${bcm}`);
  expect(numbers.filter((pin) => !isOnBoard(HEADER, pin))).toEqual([]);
});

test('lamps and buzzer of a Pi are on pins that are pulled down as it starts', () => {
  const outputs = gpio.filter(({ kind }) => kind === 'lamp' || kind === 'buzzer');
  expect(outputs.filter(({ pin }) => Number(pin.slice(4)) < 9)).toEqual([]);
});

test('the firmware reads every key of the driver in its matrix', () => {
  expect(matrix.rows.flatMap(({ keys }) => keys)).toEqual(PANEL_KEYS);
  expect(matrix.rows.map(({ pin }) => pin)).toEqual(['D2', 'D3', 'D4', 'D5', 'D6', 'D7']);
});

test('the front plate has every key there is, and no other', () => {
  expect(Object.values(PLATE_KEYS).flat().sort()).toEqual([...KEYS].sort());
});

test.each<readonly [string, Electrics, readonly Wire[]]>([
  ['Pi', PI, gpio],
  ['Nano', AVR, serial],
  ['Uno', AVR, firmata],
])(
  'the resistors on the %s keep every pin and the whole chip within what they may give',
  (_, electrics, wires) => {
    const lamps = wires.filter(({ kind }) => kind === 'lamp').length;
    expect(lampCurrent(electrics)).toBeGreaterThan(LED_LEAST);
    expect(lampCurrent(electrics)).toBeLessThan(electrics.mostOfPin / 2);
    expect(lamps * lampCurrent(electrics) + baseCurrent(electrics)).toBeLessThan(electrics.mostOfAll / 2);
    expect(mistakeCurrent(electrics) ?? 0).toBeLessThan(electrics.mostOfPin / 2);
    expect(forcedGain(electrics)).toBeLessThan(20);
    expect(Number(lowLevel(electrics))).toBeLessThan(electrics.lowBelow / 2);
  },
);
