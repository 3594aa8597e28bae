import type { Key, Lamp } from '../../../device/ports/index.ts';

/** Number of a digital pin, or an analog pin by its name on the board: `A0`, `A1` ... */
export type Pin = number | `A${number}`;

/** A lamp of one colour, or of two: red shows what is urgent, amber the rest. */
export type LampPins = Pin | { readonly amber: Pin; readonly red: Pin };

export interface BuzzerPin {
  readonly pin: Pin;
  /** `active` sounds by itself when it has voltage; `passive` (a bare piezo) needs a pin with PWM, whose tone it plays. */
  readonly kind: 'active' | 'passive';
}

/** The panel's part of the configuration: which device, and what is wired to which pin. */
export interface FirmataSettings {
  /** Path of the serial device, best by its id: `/dev/serial/by-id/...`. */
  readonly device: string;
  /** Switch of the handset's cradle, between its pin and ground. */
  readonly hook: Pin;
  /** Whether the hook's contact is closed (its pin low) while the handset is up or while it is down. Default `up`. */
  readonly hookClosedWhen?: 'up' | 'down';
  /** Push buttons between their pin and ground. */
  readonly keys: Readonly<Partial<Record<Key, Pin>>>;
  readonly lamps: Readonly<Partial<Record<Lamp, LampPins>>>;
  readonly buzzer?: BuzzerPin;
}

/** One pin and what stands on it. */
export interface Use {
  /** In the words of the configuration: `keys.hold`, `lamps.hold.red`, `hook`, `buzzer`. */
  readonly name: string;
  readonly pin: Pin;
  readonly needs: 'input' | 'output' | 'pwm';
}

/** What is wrong with the wiring. */
export class PinError extends Error {
  readonly code: 'Firmata_PinTwice' | 'Firmata_PinReserved' | 'Firmata_PinUnfit';

  constructor(code: PinError['code'], message: string) {
    super(message);
    this.name = 'PinError';
    this.code = code;
  }
}

/** Receive and transmit of the line to this unit, on every board that speaks Firmata over its first serial port. */
const SERIAL_PINS: readonly Pin[] = [0, 1];

/** Every pin that is used. */
export function usesOf({ hook, keys, lamps, buzzer }: FirmataSettings): readonly Use[] {
  const input = (name: string, pin: Pin): Use => ({ name, pin, needs: 'input' });
  const output = (name: string, pin: Pin): Use => ({ name, pin, needs: 'output' });
  const lampUses = Object.entries(lamps).flatMap(([lamp, pins]) =>
    typeof pins === 'object'
      ? [output(`lamps.${lamp}.amber`, pins.amber), output(`lamps.${lamp}.red`, pins.red)]
      : [output(`lamps.${lamp}`, pins)],
  );
  return [
    input('hook', hook),
    ...Object.entries(keys).map(([key, pin]) => input(`keys.${key}`, pin)),
    ...lampUses,
    ...(buzzer
      ? [{ name: 'buzzer', pin: buzzer.pin, needs: buzzer.kind === 'passive' ? 'pwm' : 'output' } as const]
      : []),
  ];
}

/** Throws a PinError if a pin is reserved or stands for two things. What the board can do is not known yet. */
export function checkPins(uses: readonly Use[]): void {
  const reserved = uses.find(({ pin }) => SERIAL_PINS.includes(pin));
  if (reserved) {
    throw new PinError(
      'Firmata_PinReserved',
      `pin ${reserved.pin} (${reserved.name}) is the board's serial line to this unit: use another pin`,
    );
  }
  for (const [index, { name, pin }] of uses.entries()) {
    const other = uses.slice(0, index).find((use) => use.pin === pin);
    if (other) {
      throw new PinError(
        'Firmata_PinTwice',
        `pin ${pin} stands for ${other.name} and for ${name}: give each a pin of its own`,
      );
    }
  }
}
