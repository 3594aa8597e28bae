import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listSerialPorts, sharedName } from './serial-ports.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'gardefil-ports-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const list = () => listSerialPorts({ sys: join(root, 'sys'), dev: join(root, 'dev') });

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), `${text}\n`);
}

function link(file: string, target: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  symlinkSync(target, join(root, file));
}

/** As the kernel shows it: the tty leads to an interface of the USB device, some folders below it. */
function plugIn(tty: string, socket: string, attributes: Readonly<Record<string, string>>): void {
  const usb = `sys/devices/usb1/${socket}`;
  for (const [name, value] of Object.entries(attributes)) write(`${usb}/${name}`, value);
  write(`${usb}/${socket}:1.0/bInterfaceNumber`, '00');
  const below = tty.startsWith('ttyUSB') ? `/${tty}` : '';
  mkdirSync(join(root, `${usb}/${socket}:1.0${below}`), { recursive: true });
  link(`sys/class/tty/${tty}/device`, join(root, `${usb}/${socket}:1.0${below}`));
  link(`dev/serial/by-path/pci-usb-0:${socket}:1.0`, `../../${tty}`);
}

const CLONE = { idVendor: '1a86', idProduct: '7523', product: 'USB Serial' };

test('tells of each USB port its names and what the device says of itself', () => {
  plugIn('ttyACM0', '1-1', {
    idVendor: '2341',
    idProduct: '0043',
    manufacturer: 'Arduino (www.arduino.cc)',
    product: 'Uno\u001b[31m',
    serial: '7573',
  });
  link('dev/serial/by-id/usb-Arduino__www.arduino.cc__0043_7573-if00', '../../ttyACM0');
  expect(list()).toEqual([
    {
      device: join(root, 'dev/ttyACM0'),
      byId: join(root, 'dev/serial/by-id/usb-Arduino__www.arduino.cc__0043_7573-if00'),
      byPath: join(root, 'dev/serial/by-path/pci-usb-0:1-1:1.0'),
      vendorId: '2341',
      productId: '0043',
      manufacturer: 'Arduino (www.arduino.cc)',
      product: 'Uno[31m',
      serialNumber: '7573',
    },
  ]);
});

test('gives two boards without a serial number the one name that they share, though only one has the link', () => {
  plugIn('ttyUSB0', '1-1', CLONE);
  plugIn('ttyUSB1', '1-2', CLONE);
  link('dev/serial/by-id/usb-1a86_USB_Serial-if00-port0', '../../ttyUSB1');
  const shared = join(root, 'dev/serial/by-id/usb-1a86_USB_Serial-if00-port0');
  expect(list().map(({ byId }) => byId)).toEqual([shared, shared]);
  expect(new Set(list().map(({ byPath }) => byPath)).size).toBe(2);
});

test('says that a name is shared, and by which other names the boards can be told apart', () => {
  const folders = { sys: join(root, 'sys'), dev: join(root, 'dev') };
  const shared = join(root, 'dev/serial/by-id/usb-1a86_USB_Serial-if00-port0');
  plugIn('ttyUSB0', '1-1', CLONE);
  link('dev/serial/by-id/usb-1a86_USB_Serial-if00-port0', '../../ttyUSB0');
  expect(sharedName(shared, folders)).toBeNull();
  plugIn('ttyUSB1', '1-2', CLONE);
  expect(sharedName(shared, folders)).toMatch(
    /^2 boards share the name .*by-path\/pci-usb-0:1-1:1.0 or .*1-2:1.0/,
  );
  expect(sharedName(join(root, 'dev/serial/by-path/pci-usb-0:1-1:1.0'), folders)).toBeNull();
});

test('makes no name up: without udev there is none', () => {
  plugIn('ttyUSB0', '1-1', CLONE);
  rmSync(join(root, 'dev'), { recursive: true });
  expect(list()).toMatchObject([{ byId: null, byPath: null, vendorId: '1a86' }]);
});

test('leaves the machine’s own lines alone, for one may be its console', () => {
  for (const name of ['ttyS0', 'ttyAMA0', 'tty1', 'console'])
    mkdirSync(join(root, 'sys/class/tty', name), { recursive: true });
  expect(list()).toEqual([]);
});

test('is sorted by number, and content with a machine that has none', () => {
  expect(list()).toEqual([]);
  for (const n of [10, 9]) plugIn(`ttyUSB${n}`, `1-${n}`, CLONE);
  expect(list().map(({ device }) => device.slice(-7))).toEqual(['ttyUSB9', 'tyUSB10']);
});
