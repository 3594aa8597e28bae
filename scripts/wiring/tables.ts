import { headerNumber } from './boards.ts';
import {
  BUZZER_CURRENT,
  baseCurrent,
  contactCurrent,
  type Electrics,
  forcedGain,
  lampCurrent,
  mistakeCurrent,
  ohms,
  shown,
} from './parts.ts';
import type { Matrix, Wire } from './pins.ts';

type Cells = readonly string[];

const table = (headings: Cells, rows: readonly Cells[]): string =>
  [headings, headings.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** Which wire goes where. On a Pi also by the number of the header's pin. */
export function wireTable(wires: readonly Wire[], isHeader: boolean): string {
  const rows = wires.map(({ what, pin }) => [what, pin, ...(isHeader ? [String(headerNumber(pin))] : [])]);
  return table(isHeader ? ['wire', 'pin', 'of the header'] : ['wire', 'pin'], rows);
}

export function matrixTable({ rows, columns }: Matrix): string {
  return table(
    ['', ...columns],
    rows.map(({ pin, keys }) => [pin, ...keys]),
  );
}

/** Values of the parts, and why they are those. */
export function valueTable(electrics: Electrics, lamps: number): string {
  const { volts, lampOhms, baseOhms, pullUpOhms, seriesOhms, mostOfPin, mostOfAll } = electrics;
  const lamp = lampCurrent(electrics);
  const mistake = mistakeCurrent(electrics);
  const rows = [
    [
      'in series with each LED',
      ohms(lampOhms),
      `(${volts} V - 2.0 V) / ${ohms(lampOhms)} = ${shown(lamp)} mA; the pin may give ${mostOfPin} mA, all pins together ${mostOfAll} mA: ${lamps} LEDs take ${shown(lamp * lamps)} mA`,
    ],
    [
      'pull-up of each input',
      ohms(pullUpOhms),
      `${shown(contactCurrent(electrics))} mA through the closed contact: enough to wet it, and a wire of 2 m rises in 2 µs`,
    ],
    ...(mistake === null
      ? []
      : [
          [
            'between contact and pin',
            ohms(seriesOhms),
            `at most ${shown(mistake)} mA should the pin ever be an output that is high while its key is down; a closed contact reads ${lowLevel(electrics)} V`,
          ],
        ]),
    [
      'base of the transistor',
      ohms(baseOhms),
      `${shown(baseCurrent(electrics))} mA for a buzzer of at most ${BUZZER_CURRENT} mA: ${shown(forcedGain(electrics))} times, and BC547B is fully on at 20 times`,
    ],
    [
      'base to ground',
      '10 kΩ',
      'silent while the pin floats: as the board starts, is reset, or before the daemon has come',
    ],
  ];
  return table(['resistor', 'value', 'why'], rows);
}

/** V at a pin whose contact is closed. */
export const lowLevel = ({ volts, pullUpOhms, seriesOhms }: Electrics): string =>
  ((volts * seriesOhms) / (pullUpOhms + seriesOhms)).toFixed(1);

/** What to buy. `inputs`: contacts with a pull-up each; `matrixKeys`: keys with a diode each. */
export function partsTable(
  wires: readonly Wire[],
  electrics: Electrics,
  board: string,
  matrix: Matrix | null,
): string {
  const count = (kind: Wire['kind']) => wires.filter((wire) => wire.kind === kind).length;
  const single = wires.filter(({ kind, what }) => kind === 'lamp' && !what.includes(',')).length;
  const pullUps = matrix ? matrix.columns.length + 1 : count('key') + count('hook');
  const own = matrix ? matrix.rows.slice(-2).flatMap(({ keys }) => keys).length : count('key');
  const rows: Cells[] = [
    ['1', board],
    [String(own), 'push button, normally open'],
    ...(matrix ? [['1', 'keypad 4 x 4, in rows and columns']] : []),
    ['1', 'hook switch, closed while the handset is lifted'],
    [String(single), 'LED 5 mm, high efficiency: amber for lines, red for fault'],
    ['1', 'LED amber/red with three legs, common cathode'],
    ['1', 'active buzzer 5 V, at most 30 mA'],
    ['1', 'transistor BC547B (or 2N3904: other legs)'],
    [
      matrix ? String(own + 1) : '1',
      `diode 1N4148: across the buzzer${matrix ? ', and one for each push button' : ''}`,
    ],
    [String(count('lamp')), `resistor ${ohms(electrics.lampOhms)}: LEDs`],
    [String(pullUps + 1), `resistor 10 kΩ: ${pullUps} pull-ups, base to ground`],
    ...(electrics.seriesOhms > 0
      ? [[String(pullUps), `resistor ${ohms(electrics.seriesOhms)}: in series with each contact`]]
      : []),
    ['1', `resistor ${ohms(electrics.baseOhms)}: base`],
  ];
  return table(['number', 'part'], rows);
}
