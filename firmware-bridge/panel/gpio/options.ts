import type { Key, Lamp } from '../../../device/ports/index.ts';
import { GpioError } from './gpio-error.ts';

/** Number of a pin as the Raspberry Pi's documents count: BCM 17 is pin 11 of the header. */
export type Bcm = number;

/** One pin, or two for a lamp of two colours: amber while a caller waits, red from the due moment on. */
export type LampPins = Bcm | { readonly amber: Bcm; readonly red: Bcm };

/** How the panel is wired. Keys close to ground against a pull-up; lamps and buzzer are on when their pin is high. */
export interface GpioWiring {
  readonly keys: Readonly<Partial<Record<Key, Bcm>>>;
  readonly hook: Bcm;
  /** Whether the hook's contact is closed (its pin low) while the handset is up or while it is down. Default `up`. */
  readonly hookClosedWhen?: 'up' | 'down';
  readonly lamps: Readonly<Partial<Record<Lamp, LampPins>>>;
  /** An active buzzer, behind a transistor. */
  readonly buzzer?: Bcm;
}

/** One end of a wire: what is said of it in a message, as it stands in the configuration. */
export interface UsedPin {
  readonly bcm: Bcm;
  readonly name: string;
  readonly direction: 'in' | 'out';
}

/** The header has BCM 0 to 27; the first two read the EEPROM of a board on top at each start of the Pi. */
const LAST = 27;
const RESERVED: readonly Bcm[] = [0, 1];

/** Every pin of the wiring, in its order. Throws `Gpio_PinTwice`, `Gpio_PinReserved`, `Gpio_NoSuchPin`. */
export function usedPins(wiring: GpioWiring): readonly UsedPin[] {
  const pins = namedPins(wiring);
  for (const pin of pins) checkPin(pin);
  pins.forEach((pin, index) => {
    const first = pins.findIndex(({ bcm }) => bcm === pin.bcm);
    if (first !== index) throw usedTwice(pin, pins[first]?.name ?? '');
  });
  return pins;
}

function namedPins({ keys, hook, lamps, buzzer }: GpioWiring): UsedPin[] {
  const entries = <Value>(record: Readonly<Record<string, Value>>) => Object.entries(record);
  const input = (name: string, bcm: Bcm): UsedPin => ({ name, bcm, direction: 'in' });
  const output = (name: string, bcm: Bcm): UsedPin => ({ name, bcm, direction: 'out' });
  return [
    ...entries(keys).map(([key, bcm]) => input(`keys.${key}`, bcm)),
    input('hook', hook),
    ...entries(lamps).flatMap(([lamp, pins]) =>
      typeof pins === 'number'
        ? [output(`lamps.${lamp}`, pins)]
        : [output(`lamps.${lamp}.amber`, pins.amber), output(`lamps.${lamp}.red`, pins.red)],
    ),
    ...(buzzer === undefined ? [] : [output('buzzer', buzzer)]),
  ];
}

function checkPin({ bcm, name }: UsedPin): void {
  if (RESERVED.includes(bcm)) {
    throw new GpioError(
      'Gpio_PinReserved',
      `${name} is on BCM ${bcm}, which is reserved: the Pi reads the EEPROM of a board on top with BCM 0 and 1. Wire it to another.`,
    );
  }
  if (!Number.isInteger(bcm) || bcm < 0 || bcm > LAST) {
    throw new GpioError(
      'Gpio_NoSuchPin',
      `${name} is on BCM ${bcm}, which the header does not have: BCM 2 to ${LAST} are free to use. BCM numbers are not those of the header's pins.`,
    );
  }
}

function usedTwice({ bcm, name }: UsedPin, first: string): GpioError {
  return new GpioError(
    'Gpio_PinTwice',
    `BCM ${bcm} is used twice, by ${first} and by ${name}: give each a pin of its own.`,
  );
}
