import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findChip } from './chip.ts';

describe('the chip of the header', () => {
  let sysfs: string;

  beforeEach(() => {
    sysfs = mkdtempSync(join(tmpdir(), 'gardefil-chip-'));
    writeFileSync(join(sysfs, 'export'), '');
  });
  afterEach(() => rmSync(sysfs, { recursive: true }));

  function addChip(label: string, base: number, lines = 54) {
    const folder = join(sysfs, `gpiochip${base}`);
    mkdirSync(folder);
    Object.entries({ label, base, ngpio: lines }).forEach(([name, value]) => {
      writeFileSync(join(folder, name), `${value}\n`);
    });
  }

  test.each([
    ['pinctrl-bcm2835', 0],
    ['pinctrl-bcm2711', 512],
    ['pinctrl-rp1', 571],
  ])('is found by its label %s, whatever its base and whoever stands beside it', (label, base) => {
    addChip('gpio-brcmstb', 900, 32);
    addChip('raspberrypi-exp-gpio', 1000, 8);
    addChip(label, base);
    expect(findChip(sysfs)).toEqual({ label, base, lines: 54 });
  });

  test('that is not there is an error that says what was found', () => {
    addChip('gpio-brcmstb', 900);
    expect(() => findChip(sysfs)).toThrow(
      expect.objectContaining({
        code: 'Gpio_NoChip',
        message: expect.stringContaining('found gpio-brcmstb (base 900)'),
      }),
    );
  });

  test('is not guessed when there is no chip at all', () => {
    expect(() => findChip(sysfs)).toThrow(/found none at all/);
  });

  test('that is there twice is an error that names both', () => {
    addChip('pinctrl-rp1', 399);
    addChip('pinctrl-bcm2835', 512);
    expect(() => findChip(sysfs)).toThrow(
      expect.objectContaining({
        code: 'Gpio_SeveralChips',
        message: expect.stringContaining('pinctrl-rp1 (base 399), pinctrl-bcm2835 (base 512)'),
      }),
    );
  });

  test('cannot be found on a kernel without the folder', () => {
    const nowhere = join(sysfs, 'nowhere');
    expect(() => findChip(nowhere)).toThrow(
      expect.objectContaining({
        code: 'Gpio_NoSysfs',
        message: `The GPIO chips cannot be read: ${nowhere} is not there. The kernel must have GPIO_SYSFS, as that of Raspberry Pi OS has.`,
      }),
    );
    expect(() => findChip(join(sysfs, 'export'))).toThrow(/export \(ENOTDIR\)\. The kernel/);
  });
});
