import * as v from 'valibot';
import { KEYS, LAMPS } from '../desk/words.ts';
import { type BoardPin, PANEL_DRIVERS } from './config.ts';
import { spellPath } from './outline.ts';
import { about, absolutePath, choice, oneOf } from './settings.ts';

const driver = <const Driver extends (typeof PANEL_DRIVERS)[number]>(name: Driver) =>
  v.pipe(
    v.literal(name),
    about(
      'What the panel is: the one drawn on the page; or wired to pins of this Raspberry Pi; or on a serial line, with its own firmware or with Firmata.',
      oneOf(PANEL_DRIVERS, 'or'),
      oneOf(PANEL_DRIVERS, 'ou'),
    ),
  );

interface PinKind<Pin> {
  /** Takes what can be a pin of such a panel. */
  readonly pin: v.GenericSchema<Pin>;
  readonly en: string;
  readonly fr: string;
}

/** Free to use from 2 on: of the two below it is said what they are reserved for. */
const headerPin: PinKind<number> = {
  pin: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(27)),
  en: 'a BCM number from 2 to 27',
  fr: 'un numéro BCM de 2 à 27',
};

const boardPin: PinKind<BoardPin> = {
  pin: v.union([
    v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(127)),
    v.custom<`A${number}`>((text) => typeof text === 'string' && /^A(1[0-5]|\d)$/.test(text)),
  ]),
  en: 'the number of a pin from 2 to 127, or "A0" to "A15"',
  fr: 'le numéro d\'une broche de 2 à 127, ou "A0" à "A15"',
};

const onePin = <Pin>({ pin, en, fr }: PinKind<Pin>, meaning: string) => v.pipe(pin, about(meaning, en, fr));

const lampPins = <Pin>({ pin, en, fr }: PinKind<Pin>) =>
  v.pipe(
    v.union([pin, v.strictObject({ amber: pin, red: pin })]),
    about(
      'Pin of each lamp, on when it is high; of a lamp of two colours `{ amber = ..., red = ... }`.',
      `${en}, or two as in { amber = 24, red = 25 }`,
      `${fr}, ou deux comme dans { amber = 24, red = 25 }`,
    ),
  );

const keyName = v.pipe(v.picklist(KEYS), about('key', oneOf(KEYS, 'or'), oneOf(KEYS, 'ou')));
const lampName = v.pipe(v.picklist(LAMPS), about('lamp', oneOf(LAMPS, 'or'), oneOf(LAMPS, 'ou')));

/** Of a panel whose keys and lamps are wired to pins that the file names. */
const wiring = <Pin>(kind: PinKind<Pin>) => ({
  hook: onePin(kind, "Pin of the hook's contact, which closes to ground."),
  hook_closed_when: v.optional(
    choice(['up', 'down'], "Whether the handset is up or down while the hook's contact is closed."),
    'up',
  ),
  buzzer: v.optional(onePin(kind, 'Pin of the buzzer, behind a transistor; it sounds when it is high.')),
  keys: v.optional(v.record(keyName, onePin(kind, 'Pin of each key, which closes to ground.')), {}),
  lamps: v.optional(v.record(lampName, lampPins(kind)), {}),
});

const port = (meaning: string) => absolutePath(meaning, '/dev/serial/by-id/usb-Arduino_Uno-if00');

const drivers = v.variant('driver', [
  v.strictObject({ driver: v.optional(driver('virtual'), 'virtual') }),
  v.strictObject({ driver: driver('gpio'), ...wiring(headerPin) }),
  v.strictObject({
    driver: driver('serial'),
    port: port("Serial device of the panel with Garde-fil's own firmware."),
  }),
  v.strictObject({
    driver: driver('firmata'),
    port: port('Serial device of the board with StandardFirmata.'),
    ...wiring(boardPin),
    buzzer_kind: v.optional(
      choice(
        ['active', 'passive'],
        'Whether the buzzer sounds by itself, or is a bare piezo, on a pin with PWM.',
      ),
      'active',
    ),
  }),
]);

type Path = [v.IssuePathItem, ...v.IssuePathItem[]];
interface Place {
  readonly path: Path;
  readonly value: unknown;
}

/** Every wire of the panel in the order of README.md's table, also where other things are wrong. */
function wires(input: unknown): Place[] {
  const at = (names: readonly [string, ...string[]]) => placeOf(input, names);
  const below = (names: readonly [string, ...string[]]): Place[] => {
    const place = at(names);
    if (typeof place.value !== 'object' || place.value === null) return [place];
    return Object.keys(place.value).flatMap((name) => below([...names, name]));
  };
  return [at(['hook']), at(['buzzer']), ...below(['keys']), ...below(['lamps'])];
}

function placeOf(input: unknown, names: readonly [string, ...string[]]): Place {
  const items: v.IssuePathItem[] = [];
  let value = input;
  for (const key of names) {
    const inner: unknown = Object(value)[key];
    items.push({ type: 'unknown', origin: 'value', input: value, key, value: inner });
    value = inner;
  }
  return { path: items as Path, value };
}

const nameOf = ({ path }: Place) => spellPath(path.map(({ key }) => String(key)));

const isOnHeader = (input: unknown) => Object(input).driver === 'gpio';

/** With BCM 0 and 1 the Pi reads the EEPROM of a board on top; a board's pins 0 and 1 are its serial line. */
const RESERVED: readonly unknown[] = [0, 1];

/** Looks at wires that have other faults too, so that every fault is named at once. */
export const panel = v.pipe(
  drivers,
  v.rawCheck(({ dataset, addIssue }) => {
    const kind = isOnHeader(dataset.value) ? 'bcm' : 'pin';
    const all = wires(dataset.value).filter(({ value }) => ['number', 'string'].includes(typeof value));
    for (const wire of all) {
      const first = all.find((other) => other.value === wire.value) ?? wire;
      if (RESERVED.includes(wire.value)) addIssue({ message: `${kind}Reserved`, path: wire.path });
      else if (first !== wire) addIssue({ message: `${kind}Twice ${nameOf(first)}`, path: wire.path });
    }
  }),
);
