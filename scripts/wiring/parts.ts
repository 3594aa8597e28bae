/** Values of the parts, and what follows from them: currents in mA, voltages in V, resistances in Ohm. */

export interface Electrics {
  /** Of a pin that is high. */
  readonly volts: number;
  readonly lampOhms: number;
  readonly baseOhms: number;
  readonly pullUpOhms: number;
  /** Between contact and pin; 0: none. */
  readonly seriesOhms: number;
  /** What the chip may give: through one pin, and through all pins together. mA. */
  readonly mostOfPin: number;
  readonly mostOfAll: number;
  /** V. A pin below reads low for certain. */
  readonly lowBelow: number;
}

/** Red and amber LEDs of high efficiency, seen well from 2 m at 2 mA and more. */
const LED_VOLTS = 2.0;
export const LED_LEAST = 2;
/** An active buzzer for 5 V takes this at most. */
export const BUZZER_CURRENT = 30;
const BASE_VOLTS = 0.7;
export const PULL_DOWN_OHMS = 10_000;

export const PI: Electrics = {
  volts: 3.3,
  lampOhms: 330,
  baseOhms: 1_000,
  pullUpOhms: 10_000,
  seriesOhms: 1_000,
  mostOfPin: 16,
  mostOfAll: 50,
  lowBelow: 0.8,
};

export const AVR: Electrics = {
  volts: 5,
  lampOhms: 470,
  baseOhms: 2_200,
  pullUpOhms: 10_000,
  seriesOhms: 0,
  mostOfPin: 20,
  mostOfAll: 200,
  lowBelow: 1.5,
};

const milliamps = (volts: number, ohms: number) => (volts / ohms) * 1_000;

export const lampCurrent = ({ volts, lampOhms }: Electrics) => milliamps(volts - LED_VOLTS, lampOhms);

/** Less what the pull-down takes. */
export const baseCurrent = ({ volts, baseOhms }: Electrics) =>
  milliamps(volts - BASE_VOLTS, baseOhms) - milliamps(BASE_VOLTS, PULL_DOWN_OHMS);

/** How many times its base current the transistor carries: 20 at most, and it is fully on. */
export const forcedGain = (electrics: Electrics) => BUZZER_CURRENT / baseCurrent(electrics);

export const contactCurrent = ({ volts, pullUpOhms }: Electrics) => milliamps(volts, pullUpOhms);

/** If the pin were an output and high by mistake while its key is down. */
export const mistakeCurrent = ({ volts, seriesOhms }: Electrics) =>
  seriesOhms === 0 ? null : milliamps(volts, seriesOhms);

export const shown = (value: number): string => (value < 10 ? value.toFixed(1) : value.toFixed(0));

export const ohms = (value: number): string => (value >= 1_000 ? `${value / 1_000} kΩ` : `${value} Ω`);
