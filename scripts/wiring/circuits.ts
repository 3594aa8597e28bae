import { type Electrics, ohms, PULL_DOWN_OHMS } from './parts.ts';
import { contact, diode, dot, drawing, ground, line, npn, resistor, supply, text } from './svg.ts';

const WIDTH = 860;
const HEIGHT = 250;

/** The four circuits of which a panel is made, with the values of its parts. `matrix`: keys in rows and columns. */
export function circuitDrawing(title: string, electrics: Electrics, matrix: boolean): string {
  return drawing(WIDTH, HEIGHT, title, [
    text(24, 34, title, 't'),
    ...(matrix ? matrixKey(30, 60, electrics) : plainContact(30, 60, electrics, 'key, hook')),
    ...(matrix ? plainContact(205, 60, { ...electrics, seriesOhms: 0 }, 'hook') : []),
    ...lamp(matrix ? 395 : 270, 60, electrics),
    ...twoColours(matrix ? 510 : 420, 60, electrics),
    ...buzzer(matrix ? 695 : 640, 60, electrics),
  ]);
}

const volts = (value: number) => `${value === 5 ? '5' : '3.3'} V`;

function plainContact(x: number, y: number, electrics: Electrics, what: string): readonly string[] {
  const { seriesOhms, pullUpOhms } = electrics;
  const node = x + 100;
  const toPin =
    seriesOhms > 0
      ? [
          text(x - 4, y + 72, 'pin', 'b key'),
          line([x + 20, y + 68, x + 36, y + 68]),
          resistor(x + 36, y + 68, ohms(seriesOhms)),
          line([x + 80, y + 68, node, y + 68]),
        ]
      : [text(x + 26, y + 72, 'pin', 'b key'), line([x + 50, y + 68, node, y + 68])];
  return [
    text(x, y, what, 'b'),
    ...toPin,
    supply(node, y + 24, volts(electrics.volts)),
    resistor(node, y + 24, ohms(pullUpOhms), true),
    dot(node, y + 68),
    line([node, y + 68, node, y + 84]),
    contact(node, y + 84),
    ground(node, y + 120),
  ];
}

/** One key of the matrix: its column pulled up, its row drawn low for a moment each millisecond. */
function matrixKey(x: number, y: number, { pullUpOhms, volts: high }: Electrics): readonly string[] {
  const node = x + 80;
  return [
    text(x, y, 'each key', 'b'),
    supply(node, y + 24, volts(high)),
    resistor(node, y + 24, ohms(pullUpOhms), true),
    dot(node, y + 68),
    line([x + 50, y + 68, node, y + 68]),
    text(x - 6, y + 72, 'column', 'b matrix'),
    contact(node, y + 68),
    diode(node, y + 104),
    text(node + 14, y + 124, '1N4148', 's'),
    line([node, y + 134, node, y + 146, x + 50, y + 146]),
    text(x + 14, y + 150, 'row', 'b matrix'),
  ];
}

function lamp(x: number, y: number, { lampOhms }: Electrics): readonly string[] {
  return [
    text(x, y, 'lamp', 'b'),
    text(x, y + 34, 'pin', 'b lamp'),
    line([x + 24, y + 30, x + 40, y + 30, x + 40, y + 38]),
    resistor(x + 40, y + 38, ohms(lampOhms), true),
    diode(x + 40, y + 82, { led: 'amber' }),
    ground(x + 40, y + 112),
  ];
}

/** Two LEDs in one glass, their cathodes joined. */
function twoColours(x: number, y: number, { lampOhms }: Electrics): readonly string[] {
  const leg = (at: number, name: string, led: string) => [
    text(at - 22, y + 34, name, `b lamp`),
    line([at, y + 40, at, y + 44]),
    resistor(at, y + 44, ohms(lampOhms), true),
    diode(at, y + 88, { led }),
    line([at, y + 118, at, y + 126]),
  ];
  return [
    text(x, y, 'lamp of two colours', 'b'),
    ...leg(x + 24, 'amber', 'amber'),
    ...leg(x + 92, 'red', 'red'),
    line([x + 24, y + 126, x + 92, y + 126]),
    dot(x + 58, y + 126),
    ground(x + 58, y + 126),
  ];
}

function buzzer(x: number, y: number, { baseOhms }: Electrics): readonly string[] {
  const c = x + 96;
  return [
    text(x, y, 'buzzer', 'b'),
    supply(c, y + 22, '5 V'),
    line([c, y + 22, c, y + 34]),
    `<circle cx="${c}" cy="${y + 48}" r="14" class="w"/>`,
    text(c - 5, y + 53, '♪'),
    line([c, y + 62, c, y + 84]),
    line([c, y + 28, c - 34, y + 28, c - 34, y + 34]),
    diode(c - 34, y + 34, { up: true }),
    line([c - 34, y + 64, c - 34, y + 70, c, y + 70]),
    dot(c, y + 28),
    dot(c, y + 70),
    text(c - 88, y + 53, '1N4148', 's'),
    npn(c, y + 104),
    text(c + 16, y + 100, 'BC547B', 's'),
    ground(c, y + 124),
    resistor(c - 78, y + 104, ohms(baseOhms)),
    line([c - 34, y + 104, c - 18, y + 104]),
    text(c - 104, y + 108, 'pin', 'b buzzer'),
    dot(c - 30, y + 104),
    line([c - 30, y + 104, c - 30, y + 112]),
    resistor(c - 30, y + 112, '', true),
    text(c - 72, y + 138, ohms(PULL_DOWN_OHMS), 's'),
    ground(c - 30, y + 156),
  ];
}
