import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sharedName } from '../../../firmware-bridge/panel/boards/serial-ports.ts';
import { checkPins, type FirmataSettings, usesOf } from '../../../firmware-bridge/panel/firmata/settings.ts';
import { findChip } from '../../../firmware-bridge/panel/gpio/chip.ts';
import { serialTrouble } from '../../../firmware-bridge/panel/serial-trouble.ts';
import { noteIn } from './note-words.ts';

/** None of it stays in a sentence that has been put into French. */
const ENGLISH = /\b(the|is|not|its|this|that|then|there|which|what|board|pin|lost|may|of|and|or|has|with)\b/i;

let sysfs: string;
beforeEach(() => {
  sysfs = mkdtempSync(join(tmpdir(), 'gardefil-notes-'));
});
afterEach(() => rmSync(sysfs, { recursive: true }));

function thrown(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  throw new Error('nothing was thrown');
}

function french(code: string, text: string): string {
  const said = noteIn('fr', { code, text });
  expect(said).not.toBe(text);
  expect(said).not.toMatch(ENGLISH);
  expect(noteIn('en', { code, text })).toBe(text);
  return said;
}

const TROUBLES = [
  ['No such file or directory', 'n’est pas là'],
  ['Permission denied', 'il faut être du groupe dialout'],
  ['Cannot lock port', 'par un autre programme'],
  ['Inappropriate ioctl', 'n’est pas un périphérique série'],
  ['', 'a disparu'],
] as const;

test.each(TROUBLES)('what is wrong with a port is said in French, whoever says it: %s', (text, expected) => {
  const { message } = serialTrouble(text, '/dev/ttyUSB0', () => 'dialout');
  expect(french('Panel_NoPort', `the panel's port cannot be used: ${message}`)).toContain(expected);
  expect(french('Panel_Lost', `the panel is lost: ${message}`)).toContain(expected);
  expect(french('Firmata_NoPort', message)).toContain(expected);
});

test('so is what is wrong with the chip, with what was found', () => {
  const said = (code: string) =>
    french(
      code,
      thrown(() => findChip(sysfs)),
    );
  expect(said('Gpio_NoChip')).toContain('trouvé aucune.');
  for (const [base, label] of ['other', 'pinctrl-bcm2711', 'pinctrl-rp1'].entries()) {
    mkdirSync(join(sysfs, `gpiochip${base}`));
    for (const [name, value] of Object.entries({ label, base, ngpio: 8 }))
      writeFileSync(join(sysfs, `gpiochip${base}`, name), `${value}\n`);
    if (label === 'other') expect(said('Gpio_NoChip')).toContain('trouvé other (base 0).');
  }
  expect(said('Gpio_SeveralChips')).toContain('trouvé pinctrl-bcm2711 (base 1), pinctrl-rp1 (base 2).');
  const nowhere = thrown(() => findChip('/nowhere'));
  expect(french('Gpio_NoSysfs', nowhere)).toContain('/nowhere n’est pas là. Le noyau doit');
  const file = thrown(() => findChip('/etc/hostname'));
  expect(french('Gpio_NoSysfs', file)).toContain('/etc/hostname (ENOTDIR).');
});

test('so is what is wrong with the wiring of a board', () => {
  const check = (more: Partial<FirmataSettings>) =>
    thrown(() => checkPins(usesOf({ device: '/dev/x', hook: 2, keys: {}, lamps: {}, ...more })));
  expect(french('Firmata_PinTwice', check({ keys: { hold: 2 } }))).toContain('sert à hook et à keys.hold');
  expect(french('Firmata_PinReserved', check({ keys: { hold: 1 } }))).toContain('est la ligne série');
});

test('so is that boards share a name', () => {
  const byId = join(sysfs, 'dev/serial/by-id');
  mkdirSync(byId, { recursive: true });
  for (const n of [0, 1]) {
    const device = join(sysfs, `class/tty/ttyACM${n}/device`);
    mkdirSync(device, { recursive: true });
    for (const [name, value] of Object.entries({
      idVendor: '1a86',
      idProduct: '7523',
      product: 'x',
      bInterfaceNumber: '00',
    }))
      writeFileSync(join(device, name), value);
  }
  writeFileSync(join(byId, 'usb-1a86_x-if00'), '');
  const text = sharedName(join(byId, 'usb-1a86_x-if00'), { sys: sysfs, dev: join(sysfs, 'dev') });
  expect(french('Panel_SharedName', text ?? '')).toMatch(
    /^2 cartes portent le nom .* ou .*, ou débranchez l’autre$/,
  );
  expect(french('Firmata_SharedName', text ?? '')).toContain('par sa prise dans panel.port');
});

test.each([
  ['Panel_NoPort', "nobody answers on the panel's port (silent for 5 s): is its firmware flashed?"],
  ['Panel_Lost', 'the panel is lost: silent for 2 s'],
  ['Panel_Lost', 'the panel is lost: the panel began anew'],
  ['Panel_Lost', 'the panel is lost: this process stood still for 2100 ms'],
  ['Panel_Lost', 'the panel is lost: the port was closed'],
  [
    'Panel_OtherProtocol',
    "the panel speaks version 2 of the protocol, this unit version 1: flash the panel's firmware anew",
  ],
  [
    'Panel_KeyStuck',
    'key digit0 is held down since the panel was connected: it counts once it is let go; is it stuck?',
  ],
  ['Panel_HookChatters', 'the contact of the hook chatters: look at its wire, its solder and its pull-up'],
  [
    'Gpio_KeyStuck',
    'The key hold was down when the panel was started: it counts again once it has been released. Is it stuck, or its wire at ground? Is its pull-up there?',
  ],
  [
    'Gpio_Chattering',
    'The contact hook chatters: it is taken for closed until it is quiet. Look at its wire, its solder and its pull-up.',
  ],
  [
    'Gpio_NoPermission',
    'No permission to write /sys/class/gpio/export: the group gpio may. Add this user to it (sudo usermod -aG gpio USER) and start again.',
  ],
  [
    'Gpio_NoPermission',
    'No permission to write /sys/class/gpio/export: only root may. Raspberry Pi OS gives such files to the group gpio by udev: is its package raspberrypi-sys-mods there?',
  ],
  [
    'Gpio_PinBusy',
    'hook (BCM 22, number 534 in sysfs) is in use by the kernel: look in /sys/kernel/debug/gpio who has it, and remove its overlay from config.txt.',
  ],
  [
    'Gpio_PinBusy',
    'hook (BCM 22) could not be made an input that tells its edges. Another program may have it; end that first.',
  ],
  ['Gpio_NoSuchPin', 'The chip does not have hook (BCM 22, number 534 in sysfs).'],
  [
    'Firmata_NoFirmware',
    'the board says nothing: load StandardFirmata onto it, and check that it is this device',
  ],
  [
    'Firmata_NoFirmware',
    'the board speaks another protocol (3 of 9 bytes are no Firmata): load StandardFirmata onto it, and check that it is this device',
  ],
  ['Firmata_Lost', 'the board has not answered for 2 s: check its cable'],
  ['Firmata_Lost', 'the board has started anew: check its power'],
  ['Firmata_PinUnfit', 'pin 4 (buzzer) is not an output with PWM on this board: use another pin'],
  [
    'Firmata_KeyStuck',
    'keys.hold is down since the panel was connected: it counts once it is let go; is it stuck?',
  ],
])('so is %s: %s', (code, text) => {
  french(code, text);
});

test('a sentence that is not known stays as the driver said it', () => {
  for (const code of ['Panel_NoPort', 'Other_Code', null])
    expect(noteIn('fr', { code, text: 'something new' })).toBe('something new');
});
