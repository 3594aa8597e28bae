import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseConfig } from '../../device/config/read.ts';
import type { Key } from '../../device/ports/index.ts';
import { PANEL_KEYS } from '../../firmware-bridge/panel/serial/messages.ts';
import type { Colour } from './svg.ts';

/** One wire of a panel: what is at its end, and which pin of the board. */
export interface Wire {
  readonly what: string;
  readonly kind: Extract<Colour, 'key' | 'hook' | 'lamp' | 'buzzer' | 'matrix'>;
  /** As it is printed on the board: BCM 17, D3, A0. */
  readonly pin: string;
}

/** Keys of the matrix by row and column, each as it is printed on its pin. */
export interface Matrix {
  readonly rows: readonly { readonly pin: string; readonly keys: readonly Key[] }[];
  readonly columns: readonly string[];
}

/** What all panels that the configuration wires have in common. */
interface Wired {
  readonly hook: number | string;
  readonly keys: Readonly<Record<string, number | string>>;
  readonly lamps: Readonly<Record<string, Pins>>;
  readonly buzzer: number | string | null;
}
type Pins = number | string | { readonly amber: number | string; readonly red: number | string };

/** The panels that example.toml shows as comments, read and checked as a configuration is. `root`: of the project. */
export function exampleWires(root: string, driver: 'gpio' | 'firmata'): readonly Wire[] {
  const text = readFileSync(join(root, 'device/config/example.toml'), 'utf8');
  const commented = text.split('\n').map((line) => /^# {3}(\S.*)$/.exec(line)?.[1] ?? '');
  const example = commented
    .join('\n')
    .split(/^(?=\[panel\])/m)
    .find((part) => part.includes(`"${driver}"`));
  const result = parseConfig(example ?? '');
  if (!result.ok || result.config.panel.driver !== driver)
    throw new Error(`example.toml shows no ${driver} panel that is accepted`);
  const { panel } = result.config;
  if (panel.driver === 'gpio') return wiresOf({ ...panel }, (pin) => `BCM ${pin}`);
  if (panel.driver !== 'firmata') return [];
  return wiresOf({ ...panel, buzzer: panel.buzzer?.pin ?? null }, (pin) =>
    typeof pin === 'number' ? `D${pin}` : pin,
  );
}

function wiresOf(
  { hook, keys, lamps, buzzer }: Wired,
  printed: (pin: number | string) => string,
): readonly Wire[] {
  const lampWires = Object.entries(lamps).flatMap(([lamp, pins]): Wire[] =>
    typeof pins === 'object'
      ? [
          { what: `lamp ${lamp}, amber`, kind: 'lamp', pin: printed(pins.amber) },
          { what: `lamp ${lamp}, red`, kind: 'lamp', pin: printed(pins.red) },
        ]
      : [{ what: `lamp ${lamp}`, kind: 'lamp', pin: printed(pins) }],
  );
  return [
    { what: 'hook', kind: 'hook', pin: printed(hook) },
    ...Object.entries(keys).map(
      ([key, pin]): Wire => ({ what: `key ${key}`, kind: 'key', pin: printed(pin) }),
    ),
    ...lampWires,
    ...(buzzer === null ? [] : [{ what: 'buzzer', kind: 'buzzer', pin: printed(buzzer) } as const]),
  ];
}

/** The pins of the firmware, read from its source. */
export function firmwareWires(root: string): { readonly wires: readonly Wire[]; readonly matrix: Matrix } {
  const source = readFileSync(join(root, 'firmware-bridge/firmware/src/pins.c'), 'utf8');
  const defined = (name: string): string => {
    const [, value] = new RegExp(`#define ${name} (.*?)(?: /\\*.*)?$`, 'm').exec(source) ?? [];
    if (value === undefined) throw new Error(`pins.c does not define ${name}`);
    return value;
  };
  const one = (name: string) => {
    const [, port = '', bit = ''] = /\(1 << P([BCD])(\d)\)/.exec(defined(name)) ?? [];
    return printedOf(port, Number(bit));
  };
  const columns = bitsOf(Number(defined('COLUMN_PINS'))).map((bit) => printedOf('C', bit));
  const rows = bitsOf(Number(defined('ROW_PINS'))).map((bit, row) => ({
    pin: printedOf('D', bit),
    keys: PANEL_KEYS.slice(row * columns.length, (row + 1) * columns.length),
  }));
  const wires: readonly Wire[] = [
    ...rows.map(({ pin }, row): Wire => ({ what: `row ${row + 1}`, kind: 'matrix', pin })),
    ...columns.map((pin, column): Wire => ({ what: `column ${column + 1}`, kind: 'matrix', pin })),
    { what: 'hook', kind: 'hook', pin: one('HOOK_PIN') },
    { what: 'lamp line1', kind: 'lamp', pin: one('LINE1_PIN') },
    { what: 'lamp line2', kind: 'lamp', pin: one('LINE2_PIN') },
    { what: 'lamp hold, amber', kind: 'lamp', pin: one('HOLD_AMBER_PIN') },
    { what: 'lamp hold, red', kind: 'lamp', pin: one('HOLD_RED_PIN') },
    { what: 'lamp fault', kind: 'lamp', pin: one('FAULT_PIN') },
    { what: 'buzzer', kind: 'buzzer', pin: one('BUZZER_PIN') },
  ];
  return { wires, matrix: { rows, columns } };
}

const bitsOf = (mask: number) => [0, 1, 2, 3, 4, 5, 6, 7].filter((bit) => mask & (1 << bit));

/** Ports of an ATmega328P as an Arduino names them. */
function printedOf(port: string, bit: number): string {
  if (port === 'C') return `A${bit}`;
  return `D${port === 'B' ? bit + 8 : bit}`;
}
