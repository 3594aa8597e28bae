import { closeSync, existsSync, openSync, readdirSync, readSync, writeFileSync, writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Deed, PinChange } from './gpio-report.ts';
import { until } from './gpio-unit.ts';
import { OUTPUTS, type OutputName, WIRING } from './gpio-wiring.ts';

const PLATFORM = '/sys/devices/platform';
/** ms between two looks at the outputs. */
const LOOK_EVERY = 2;
/** ms. */
const SHORT_PRESS = 15;

export const monotonic = () => Number(process.hrtime.bigint()) / 1e6;

/** The folder of the simulated chip that is large enough to be the header's. */
function simulatedChip(): string {
  for (const device of readdirSync(PLATFORM).filter((name) => name.startsWith('gpio-sim.'))) {
    for (const chip of readdirSync(`${PLATFORM}/${device}`).filter((name) => name.startsWith('gpiochip'))) {
      if (existsSync(`${PLATFORM}/${device}/${chip}/sim_gpio27`)) return `${PLATFORM}/${device}/${chip}`;
    }
  }
  throw new Error('no simulated GPIO chip with 28 lines or more');
}

/** Hands that move simulated contacts, and eyes on the simulated outputs: both beside the kernel, not through the unit. */
export class Hands {
  readonly deeds: Deed[] = [];
  readonly pins: PinChange[] = [];
  readonly #chip = simulatedChip();
  readonly #files = new Map<OutputName, number>();
  readonly #seen = new Map<OutputName, boolean>();
  #timer: NodeJS.Timeout | null = null;

  constructor() {
    for (const bcm of [...Object.values(WIRING.keys), WIRING.hook]) this.pull(bcm, 'up');
    for (const name of Object.keys(OUTPUTS) as OutputName[]) {
      this.#files.set(name, openSync(this.valueOf(OUTPUTS[name]), 'r'));
    }
  }

  pull(bcm: number, to: 'up' | 'down'): void {
    writeFileSync(this.#pullOf(bcm), `pull-${to}`);
  }

  #pullOf(bcm: number): string {
    return `${this.#chip}/sim_gpio${bcm}/pull`;
  }

  /** The file in which the level of that output can be read, beside the unit. */
  valueOf(bcm: number): string {
    return `${this.#chip}/sim_gpio${bcm}/value`;
  }

  /** Notes the deed with the moment just before it. */
  does(deed: string, action: () => void = () => {}): void {
    this.deeds.push({ deed, at: monotonic() });
    action();
  }

  /** As a finger does it: the contact bounces as it closes and as it opens. */
  async press(bcm: number, deed: string): Promise<void> {
    this.does(deed, () => this.pull(bcm, 'down'));
    for (const to of ['up', 'down', 'up', 'down'] as const) this.pull(bcm, to);
    await sleep(60);
    for (const to of ['up', 'down', 'up'] as const) this.pull(bcm, to);
  }

  /** A press of 15 ms, or of as few more as an emulated processor needs: what stands by is opened before. */
  tap(bcm: number, deed: string): void {
    const pull = openSync(this.#pullOf(bcm), 'w');
    let released = 0;
    this.does(deed, () => {
      released = monotonic() + SHORT_PRESS;
      writeSync(pull, 'pull-down', 0);
    });
    while (monotonic() < released);
    writeSync(pull, 'pull-up', 0);
    this.does(`${deed}, let go`);
    closeSync(pull);
  }

  watch(): void {
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY);
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer);
    for (const file of this.#files.values()) closeSync(file);
  }

  isOn(pin: OutputName): boolean {
    return this.#seen.get(pin) === true;
  }

  async until(pin: OutputName, on: boolean, within: number): Promise<void> {
    await until(() => this.#seen.get(pin) === on, within, `${pin} did not go ${on ? 'on' : 'off'}`);
  }

  #look(): void {
    const buffer = Buffer.alloc(1);
    for (const [pin, file] of this.#files) {
      readSync(file, buffer, 0, 1, 0);
      const on = buffer.toString() === '1';
      if (this.#seen.get(pin) === on) continue;
      if (on || this.#seen.has(pin)) this.pins.push({ pin, on, at: monotonic() });
      this.#seen.set(pin, on);
    }
  }
}
