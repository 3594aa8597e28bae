import type { GpioWiring } from '../../firmware-bridge/panel/gpio/options.ts';

/** How the panel in the machine is wired: by BCM number, as a configuration says it. */
export const WIRING = {
  keys: { hold: 17, transfer: 27, mute: 13 },
  hook: 22,
  lamps: { line1: 23, hold: { amber: 24, red: 25 }, fault: 12 },
  buzzer: 18,
} as const satisfies GpioWiring;

/** The outputs, by what they light or sound. */
export const OUTPUTS = {
  line1: WIRING.lamps.line1,
  amber: WIRING.lamps.hold.amber,
  red: WIRING.lamps.hold.red,
  fault: WIRING.lamps.fault,
  buzzer: WIRING.buzzer,
} as const;
export type OutputName = keyof typeof OUTPUTS;
