import { accessSync, constants, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Gpio } from 'onoff';
import { findChip, SYSFS } from './chip.ts';
import { GpioError } from './gpio-error.ts';
import type { Bcm, UsedPin } from './options.ts';
import type { Level, OpenPins, Pins, PinsListener } from './pins.ts';

type MakeGpio = (number: number, direction: 'in' | 'low', onFailed: (error: unknown) => void) => Gpio;

/** udev needs a moment to give the group its files after a pin was exported. */
const PERMISSION_WAIT = 2_000;
const PERMISSION_POLL = 10;

/**
 * The pins of this Pi, by onoff over sysfs. onoff is loaded when they are opened and not before: a unit without them
 * runs without it. Its own wait for udev is busy, so pins are exported and waited for here, and onoff finds them ready.
 */
export class OnoffPins implements Pins {
  open(pins: readonly UsedPin[], listener: PinsListener): () => void {
    const attempt = { given_up: false };
    this.#open(pins, listener, () => attempt.given_up).catch((error: unknown) => {
      if (!attempt.given_up) listener.failed(error instanceof Error ? error : new Error(String(error)));
    });
    return () => {
      attempt.given_up = true;
    };
  }

  async #open(pins: readonly UsedPin[], listener: PinsListener, givenUp: () => boolean): Promise<void> {
    const { base } = findChip();
    const make = await loadOnoff();
    for (const pin of pins) await exportPin(pin, base + pin.bcm);
    if (!givenUp()) listener.opened(new OpenOnoffPins(pins, base, make, listener));
  }
}

async function loadOnoff(): Promise<MakeGpio> {
  const { Gpio } = await import('onoff');
  return (number, direction, onFailed) => {
    const gpio = new Gpio(number, direction, direction === 'in' ? 'both' : 'none', { activeLow: false });
    return guarded(gpio, onFailed);
  };
}

/** onoff reads a pin in a callback of its own, where an error (a chip that is gone) would end the process. */
function guarded(gpio: Gpio, onFailed: (error: unknown) => void): Gpio {
  const read = gpio.readSync.bind(gpio);
  let last = read();
  gpio.readSync = () => {
    try {
      last = read();
    } catch (error) {
      onFailed(error);
    }
    return last;
  };
  return gpio;
}

class OpenOnoffPins implements OpenPins {
  readonly #gpios = new Map<Bcm, Gpio>();
  readonly #listener: PinsListener;
  #failed = false;
  #closed = false;

  constructor(pins: readonly UsedPin[], base: number, make: MakeGpio, listener: PinsListener) {
    this.#listener = listener;
    try {
      for (const pin of pins) this.#claim(pin, base + pin.bcm, make);
    } catch (error) {
      this.#failed = true;
      this.close();
      throw error;
    }
  }

  read(bcm: Bcm): Level {
    return levelOf(this.#gpios.get(bcm)?.readSync() ?? 1);
  }

  write(bcm: Bcm, level: Level): void {
    try {
      this.#gpios.get(bcm)?.writeSync(level === 'high' ? 1 : 0);
    } catch (error) {
      this.#fail(bcm, error);
    }
  }

  /**
   * Pins that work stay exported: an unexported output may become an input, and the fault lamp would go out. Those that
   * failed are given back, for that alone makes onoff close its files.
   */
  close(): void {
    this.#closed = true;
    for (const gpio of this.#gpios.values()) {
      if (this.#failed) gpio.unexport();
      else gpio.unwatchAll();
    }
    this.#gpios.clear();
  }

  #claim(pin: UsedPin, number: number, make: MakeGpio): void {
    const gpio = make(number, pin.direction === 'in' ? 'in' : 'low', (error) => this.#fail(pin.bcm, error));
    this.#gpios.set(pin.bcm, gpio);
    checkSetUp(pin, gpio);
    if (pin.direction === 'in') gpio.watch((_error, value) => this.#edge(pin.bcm, value));
  }

  #edge(bcm: Bcm, value: 0 | 1): void {
    if (!this.#closed && !this.#failed) this.#listener.edge(bcm, levelOf(value));
  }

  /** Whoever hears of it still may write, to leave what can be written low, and then closes. */
  #fail(bcm: Bcm, error: unknown): void {
    if (this.#closed || this.#failed) return;
    this.#failed = true;
    this.#listener.failed(new GpioError('Gpio_PinFailed', `BCM ${bcm} failed: ${String(error)}`, error));
  }
}

const levelOf = (value: 0 | 1): Level => (value === 1 ? 'high' : 'low');

/** onoff says nothing when it cannot set up a pin that was exported before it came. */
function checkSetUp({ bcm, name, direction }: UsedPin, gpio: Gpio): void {
  if (gpio.direction() === direction && (direction === 'out' || gpio.edge() === 'both')) return;
  throw new GpioError(
    'Gpio_PinBusy',
    `${name} (BCM ${bcm}) could not be made an ${direction === 'in' ? 'input that tells its edges' : 'output'}. Another program may have it; end that first.`,
  );
}

async function exportPin(pin: UsedPin, number: number): Promise<void> {
  const folder = join(SYSFS, `gpio${number}`);
  if (!existsSync(folder)) {
    try {
      writeFileSync(join(SYSFS, 'export'), String(number));
    } catch (error) {
      throw exportFailed(pin, number, error);
    }
  }
  const files = ['value', 'direction', ...(pin.direction === 'in' ? ['edge'] : [])];
  for (const file of files) await untilWritable(join(folder, file));
}

function exportFailed({ bcm, name }: UsedPin, number: number, error: unknown): GpioError {
  const code = (error as NodeJS.ErrnoException).code;
  const which = `${name} (BCM ${bcm}, number ${number} in sysfs)`;
  if (code === 'EACCES' || code === 'EPERM') return noPermission(join(SYSFS, 'export'), error);
  if (code === 'EBUSY') {
    const remedy = 'look in /sys/kernel/debug/gpio who has it, and remove its overlay from config.txt.';
    return new GpioError('Gpio_PinBusy', `${which} is in use by the kernel: ${remedy}`, error);
  }
  if (code === 'EINVAL') return new GpioError('Gpio_NoSuchPin', `The chip does not have ${which}.`, error);
  return new GpioError('Gpio_PinFailed', `${which} cannot be claimed: ${String(error)}`, error);
}

async function untilWritable(file: string): Promise<void> {
  for (let waited = 0; ; waited += PERMISSION_POLL) {
    try {
      return accessSync(file, constants.R_OK | constants.W_OK);
    } catch (error) {
      if (waited >= PERMISSION_WAIT) throw noPermission(file, error);
      await sleep(PERMISSION_POLL);
    }
  }
}

/** Says which group may do it: on Raspberry Pi OS `gpio`, by a rule of udev. */
function noPermission(file: string, cause: unknown): GpioError {
  const group = groupOf(file);
  const remedy =
    group === null || group === 'root'
      ? 'only root may. Raspberry Pi OS gives such files to the group gpio by udev: is its package raspberrypi-sys-mods there?'
      : `the group ${group} may. Add this user to it (sudo usermod -aG ${group} USER) and start again.`;
  return new GpioError('Gpio_NoPermission', `No permission to write ${file}: ${remedy}`, cause);
}

function groupOf(file: string): string | null {
  try {
    const { gid } = statSync(file);
    const line = readFileSync('/etc/group', 'utf8')
      .split('\n')
      .find((entry) => entry.split(':')[2] === String(gid));
    return line?.split(':')[0] ?? String(gid);
  } catch {
    return null;
  }
}
