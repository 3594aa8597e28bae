import type { Key } from '../../device/ports/index.ts';
import type { PlateWords } from './plate-words.ts';
import { box, dot, drawing, escaped, text } from './svg.ts';

/** The order in which the page draws them; digits as on a telephone. */
export const PLATE_KEYS = {
  lines: ['line1', 'line2', 'line3', 'line4'],
  functions: ['hold', 'transfer', 'message', 'callBack', 'satisfied', 'mute'],
  keypad: ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'].map((digit) => `digit${digit}` as Key),
  speed: ['speed1', 'speed2', 'speed3', 'speed4', 'speed5', 'speed6', 'speed7', 'speed8'],
} as const satisfies Readonly<Record<string, readonly Key[]>>;

const GAP = 10;
const WIDTH = 620;

/** The front of the unit, as the page draws it: for drilling and for printing labels. */
export function plateDrawing(words: PlateWords): string {
  const parts = [
    text(30, 40, words.title, 't'),
    ...lamp(40, 74, words.hold, true),
    ...lamp(240, 74, words.fault, false),
    ...grille(500, 74, words.buzzer),
    text(30, 116, words.lines, 's'),
    ...PLATE_KEYS.lines.flatMap((key, index) => lineKey(30 + index * 142, 124, words.key(key))),
    ...cradle(30, 190, words.lift),
    text(30, 282, words.functions, 's'),
    ...keys(PLATE_KEYS.functions, words, { x: 30, y: 290, columns: 6, width: 84, height: 46 }),
    text(30, 366, words.keypad, 's'),
    ...keys(PLATE_KEYS.keypad, words, { x: 30, y: 374, columns: 3, width: 86, height: 40 }),
    text(346, 366, words.speed, 's'),
    ...keys(PLATE_KEYS.speed, words, { x: 346, y: 374, columns: 2, width: 116, height: 40 }),
  ];
  return drawing(WIDTH, 600, words.title, [box(12, 12, WIDTH - 24, 576, 'board', 14), ...parts]);
}

interface Grid {
  readonly x: number;
  readonly y: number;
  readonly columns: number;
  readonly width: number;
  readonly height: number;
}

function keys(all: readonly Key[], words: PlateWords, grid: Grid): readonly string[] {
  const { x, y, columns, width, height } = grid;
  return all.flatMap((key, index) => {
    const left = x + (index % columns) * (width + GAP);
    const top = y + Math.floor(index / columns) * (height + GAP);
    return cap(left, top, width, height, words.key(key));
  });
}

function cap(x: number, y: number, width: number, height: number, label: string): readonly string[] {
  return [box(x, y, width, height, 'paper', 6), text(x + width / 2, y + height / 2 + 5, label, 'm')];
}

/** With its lamp in it. */
function lineKey(x: number, y: number, label: string): readonly string[] {
  return [box(x, y, 132, 46, 'paper', 6), ...glass(x + 18, y + 23, 'off'), text(x + 34, y + 28, label)];
}

function lamp(x: number, y: number, name: string, twoColours: boolean): readonly string[] {
  const glasses = twoColours ? [...glass(x, y, 'amber'), ...glass(x + 6, y, 'red')] : glass(x, y, 'red');
  return [...glasses, text(x + 22, y + 5, name, 'b')];
}

const glass = (x: number, y: number, fill: string) => [
  `<circle cx="${x}" cy="${y}" r="8" fill="var(--${fill})" stroke="var(--soft)"/>`,
];

function grille(x: number, y: number, name: string): readonly string[] {
  const holes = [-12, 0, 12].flatMap((dx) => [-8, 0, 8].map((dy) => dot(x + dx, y + dy, 2)));
  return [...holes, text(x + 26, y + 5, name, 'b')];
}

function cradle(x: number, y: number, lift: string): readonly string[] {
  return [
    box(x, y, 558, 62, 'paper', 10),
    `<path d="M${x + 179} ${y + 36}c0-9 30-18 100-18s100 9 100 18v8c0 6-4 8-12 8h-28c-9 0-12-4-12-10v-6c-16-5-80-5-96 0v6c0 6-3 10-12 10h-28c-8 0-12-2-12-8z" class="w"/>`,
    `<text x="${x + 16}" y="${y + 36}" class="s">${escaped(lift)}</text>`,
  ];
}
