import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { scratchFolder } from './support/daemon.ts';

const SCRIPT = new URL('../scripts/panel-safe', import.meta.url).pathname;

describe('scripts/panel-safe', () => {
  let folder: ReturnType<typeof scratchFolder>;

  beforeEach(() => {
    folder = scratchFolder();
    writeFileSync(join(folder.path, 'export'), '');
  });
  afterEach(() => folder.remove());

  function addChip(label: string, base: number) {
    const chip = join(folder.path, `gpiochip${base}`);
    mkdirSync(chip);
    writeFileSync(join(chip, 'label'), `${label}\n`);
    writeFileSync(join(chip, 'base'), `${base}\n`);
  }

  function addPin(number: number) {
    mkdirSync(join(folder.path, `gpio${number}`));
    writeFileSync(directionOf(number), 'in\n');
  }

  const directionOf = (number: number) => join(folder.path, `gpio${number}`, 'direction');
  const direction = (number: number) => readFileSync(directionOf(number), 'utf8').trim();

  function run(...words: string[]) {
    // Nothing but a POSIX shell: no Node, and none of its paths.
    const { status, stderr } = spawnSync('/bin/sh', [SCRIPT, '--sysfs', folder.path, ...words], {
      encoding: 'utf8',
      env: { PATH: '/nowhere' },
    });
    return { status, stderr };
  }

  test.each([
    ['pinctrl-bcm2711', 512],
    ['pinctrl-rp1', 571],
    ['pinctrl-bcm2835', 0],
  ])('turns the buzzer off and the fault lamp on, on the chip %s with the base %i', (label, base) => {
    addChip('gpio-brcmstb', 900);
    addChip(label, base);
    addPin(base + 18);
    addPin(base + 12);
    expect(run('--buzzer', '18', '--fault', '12')).toEqual({ status: 0, stderr: '' });
    expect([direction(base + 18), direction(base + 12)]).toEqual(['low', 'high']);
  });

  test('claims a pin that nobody had claimed, and lights the lamp also when the buzzer cannot be had', () => {
    addChip('pinctrl-rp1', 571);
    addPin(571 + 12);
    const { status, stderr } = run('--buzzer', '18', '--fault', '12');
    expect(status).toBe(1);
    expect(stderr).toContain('the buzzer on BCM 18 could not be turned off');
    expect(readFileSync(join(folder.path, 'export'), 'utf8')).toBe('589\n');
    expect(direction(571 + 12)).toBe('high');
  });

  test('sets nothing when there is none of those chips, and says what was found', () => {
    addChip('gpio-brcmstb', 900);
    addPin(918);
    expect(run('--buzzer', '18')).toEqual({
      status: 1,
      stderr: expect.stringContaining('there are 0; found: gpio-brcmstb'),
    });
    expect(direction(918)).toBe('in');
  });

  test.each(['48', '28', '1'])('never sets BCM %s, a line of the chip that is not for a panel', (bcm) => {
    addChip('pinctrl-rp1', 571);
    addPin(571 + Number(bcm));
    expect(run('--buzzer', bcm).status).toBe(2);
    expect(direction(571 + Number(bcm))).toBe('in');
  });

  test('sets nothing when there are two of those chips', () => {
    addChip('pinctrl-rp1', 399);
    addChip('pinctrl-bcm2835', 512);
    addPin(399 + 18);
    expect(run('--buzzer', '18').stderr).toContain('there are 2; found: pinctrl-rp1 pinctrl-bcm2835');
    expect(direction(399 + 18)).toBe('in');
  });

  test.each([
    [[], 'neither --buzzer nor --fault'],
    [['--firmata', '/dev/x', '--buzzer', '6'], '--buzzer is not for --firmata'],
    [['--fault', '1234'], "not '1234'"],
    [['--buzzer'], '--buzzer needs a value'],
    [['--buzzer', '1;reboot'], "not '1;reboot'"],
    [['--fault', '-1'], "not '-1'"],
    [['--fault', '012'], "not '012'"],
    [['--buzzer', '48'], 'BCM 2 to 27 are free to use, not 48 (--buzzer)'],
    [['--buzzer', '18', '--fault', '28'], 'BCM 2 to 27 are free to use, not 28 (--fault)'],
    [['--fault', '1'], 'BCM 2 to 27 are free to use, not 1 (--fault)'],
    [['--buzzer', '12', '--fault', '12'], 'cannot both be on BCM 12'],
    [['--buzzer', '0'], 'BCM 2 to 27 are free to use, not 0 (--buzzer)'],
    [['--volume', '3'], 'unknown argument: --volume'],
  ])('refuses %j as wrong use', (words, text) => {
    expect(run(...words)).toEqual({ status: 2, stderr: expect.stringContaining(text) });
  });
});
