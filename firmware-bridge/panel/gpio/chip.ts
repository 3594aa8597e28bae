import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GpioError } from './gpio-error.ts';

export const SYSFS = '/sys/class/gpio';

/** What the kernel calls the chip of the header: Pi 0 to 3, Pi 4, Pi 5. Its base moves with kernel and board. */
export const LABELS: readonly string[] = ['pinctrl-bcm2835', 'pinctrl-bcm2711', 'pinctrl-rp1'];

export interface Chip {
  readonly label: string;
  /** Number of its first line in sysfs: a pin's number is base + BCM. */
  readonly base: number;
  readonly lines: number;
}

/** The one chip of the header. Throws `Gpio_NoSysfs`, `Gpio_NoChip`, `Gpio_SeveralChips`: each says what was found. */
export function findChip(sysfs: string = SYSFS): Chip {
  const chips = allChips(sysfs);
  const fitting = chips.filter(({ label }) => LABELS.includes(label));
  const [chip, other] = fitting;
  if (chip && !other) return chip;
  if (!chip) {
    throw new GpioError(
      'Gpio_NoChip',
      `No GPIO chip of a Raspberry Pi in ${sysfs}: looked for ${LABELS.join(', ')}, found ${list(chips)}. Is this a Pi, with gpio enabled?`,
    );
  }
  throw new GpioError(
    'Gpio_SeveralChips',
    `More than one GPIO chip of a Raspberry Pi in ${sysfs}: found ${list(fitting)}. Which has the header cannot be told; remove the other's device-tree overlay.`,
  );
}

/** Every GPIO chip that the kernel shows. Throws `Gpio_NoSysfs`. */
export function allChips(sysfs: string = SYSFS): readonly Chip[] {
  try {
    return readdirSync(sysfs)
      .filter((name) => /^gpiochip\d+$/.test(name))
      .map((name) => readChip(join(sysfs, name)));
  } catch (error) {
    throw new GpioError(
      'Gpio_NoSysfs',
      `The GPIO chips cannot be read: ${whyNot(error, sysfs)}. The kernel must have GPIO_SYSFS, as that of Raspberry Pi OS has.`,
      error,
    );
  }
}

function whyNot(error: unknown, sysfs: string): string {
  const { code = 'no code', path = sysfs } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return `${path} is not there`;
  return code === 'EACCES' || code === 'EPERM' ? `${path} may not be read by this user` : `${path} (${code})`;
}

function readChip(folder: string): Chip {
  const read = (name: string) => readFileSync(join(folder, name), 'utf8').trim();
  return { label: read('label'), base: Number(read('base')), lines: Number(read('ngpio')) };
}

function list(chips: readonly Chip[]): string {
  if (chips.length === 0) return 'none at all';
  return chips.map(({ label, base }) => `${label} (base ${base})`).join(', ');
}
