import type { Wire } from './pins.ts';
import { box, type Colour, dot, drawing, line, text } from './svg.ts';

/** The two rows of pins of a board as one sees it from above, top to bottom; '' where there is none. */
export interface Board {
  readonly name: string;
  /** What is printed at its upper edge, to know which way round it lies. */
  readonly top: string;
  readonly left: readonly string[];
  readonly right: readonly string[];
  /** Pins that feed the panel, and what for. Keys are as in `left` and `right`, where `@n` is the n-th of several. */
  readonly supplies: Readonly<Record<string, string>>;
}

const bcm = (...numbers: readonly (number | string)[]) =>
  numbers.map((pin) => (typeof pin === 'number' ? `BCM ${pin}` : pin));

/** Pins 1 to 39 on the left, 2 to 40 on the right, the end with the SD card above. */
export const HEADER: Board = {
  name: 'Raspberry Pi header',
  top: 'SD card end',
  left: bcm('3V3', 2, 3, 4, 'GND', 17, 27, 22, '3V3@2', 10, 9, 11, 'GND@2', 0, 5, 6, 13, 19, 26, 'GND@3'),
  right: bcm(
    '5V',
    '5V@2',
    'GND@4',
    14,
    15,
    18,
    'GND@5',
    23,
    24,
    'GND@6',
    25,
    8,
    7,
    1,
    'GND@7',
    12,
    'GND@8',
    16,
    20,
    21,
  ),
  supplies: {
    '3V3': '3.3 V for the pull-ups',
    '5V@2': '5 V for the buzzer',
    'GND@4': 'ground of keys, lamps, buzzer',
  },
};

export const NANO: Board = {
  name: 'Arduino Nano',
  top: 'USB',
  left: ['D13', '3V3', 'REF', 'A0', 'A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', '5V', 'RST', 'GND', 'VIN'],
  right: ['D12', 'D11', 'D10', 'D9', 'D8', 'D7', 'D6', 'D5', 'D4', 'D3', 'D2', 'GND@2', 'RST@2', 'D0', 'D1'],
  supplies: { '5V': '5 V for pull-ups and buzzer', GND: 'ground of hook, lamps, buzzer' },
};

export const UNO: Board = {
  name: 'Arduino Uno',
  top: 'USB',
  left: [
    '',
    '',
    '',
    '',
    'IOREF',
    'RST',
    '3V3',
    '5V',
    'GND',
    'GND@2',
    'VIN',
    '',
    'A0',
    'A1',
    'A2',
    'A3',
    'A4',
    'A5',
  ],
  right: [
    'SCL',
    'SDA',
    'AREF',
    'GND@3',
    'D13',
    'D12',
    'D11',
    'D10',
    'D9',
    'D8',
    'D7',
    'D6',
    'D5',
    'D4',
    'D3',
    'D2',
    'D1',
    'D0',
  ],
  supplies: { '5V': '5 V for pull-ups and buzzer', GND: 'ground of keys, lamps, buzzer' },
};

const ROW = 24;
const TOP = 92;
const WIDTH = 860;
const BOARD = { left: 300, width: 250 };

/** Where a pin is on the board: physical number on a Pi's header, null if the board has no such pin. */
export function headerNumber(pin: string): number | null {
  const [left, right] = [HEADER.left.indexOf(pin), HEADER.right.indexOf(pin)];
  if (left >= 0) return 2 * left + 1;
  return right >= 0 ? 2 * right + 2 : null;
}

export const isOnBoard = ({ left, right }: Board, pin: string) => left.includes(pin) || right.includes(pin);

/** Which wire goes to which pin. */
export function boardDrawing(board: Board, title: string, wires: readonly Wire[]): string {
  const rows = Math.max(board.left.length, board.right.length);
  const height = TOP + rows * ROW + 40;
  const numbered = board === HEADER;
  const side = (pins: readonly string[], right: boolean) =>
    pins.flatMap((pin, row) => (pin === '' ? [] : [pinDrawing(board, wires, pin, row, right, numbered)]));
  return drawing(WIDTH, height, title, [
    text(24, 34, title, 't'),
    text(24, 54, 'Seen from above. Pins without a name are not used.', 's'),
    box(BOARD.left, TOP - 22, BOARD.width, rows * ROW + 32, 'board', 8),
    text(BOARD.left + BOARD.width / 2, TOP - 30, board.top, 's m'),
    ...side(board.left, false),
    ...side(board.right, true),
  ]);
}

function pinDrawing(
  board: Board,
  wires: readonly Wire[],
  pin: string,
  row: number,
  right: boolean,
  numbered: boolean,
): string {
  const y = TOP + row * ROW;
  const inner = right ? BOARD.left + BOARD.width - 16 : BOARD.left + 16;
  const outer = right ? inner + 60 : inner - 60;
  const wire = wires.find((one) => one.pin === pin);
  const supply = board.supplies[pin];
  const kind: Colour | null = wire?.kind ?? (supply ? (pin.startsWith('GND') ? 'ground' : 'power') : null);
  const number = numbered ? `${2 * row + (right ? 2 : 1)} · ` : '';
  const name = `${number}${pin.replace(/@\d/, '')}`;
  const label = wire?.what ?? supply ?? '';
  return [
    kind ? line([inner, y, outer, y], `l-${kind}`) : '',
    dot(inner, y, 5, kind ?? 'unused'),
    text(right ? inner - 12 : inner + 12, y + 4, name, `s${right ? ' e' : ''}`),
    label && text(right ? outer + 8 : outer - 8, y + 4, label, `b ${kind ?? ''}${right ? '' : ' e'}`),
  ].join('');
}
