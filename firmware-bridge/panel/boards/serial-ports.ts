import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { SerialPortInfo } from '../../../device/ports/index.ts';

/** Where the kernel tells of its devices, and where udev names them. */
export interface DeviceFolders {
  readonly sys: string;
  readonly dev: string;
}

const MACHINE: DeviceFolders = { sys: '/sys', dev: '/dev' };

/** Those of USB. Serial lines of the machine itself (ttyS, ttyAMA) are left alone: a console may be there. */
const USB_SERIAL = /^tty(USB|ACM)\d+$/;

/** From the tty to the USB device are three or four folders. */
const HIGHEST = 6;

/**
 * Every USB serial port that there is, by name. Read from sysfs and not from /dev/serial/by-id: of two boards without a
 * serial number of their own only one has a link there.
 */
export function listSerialPorts({ sys, dev }: DeviceFolders = MACHINE): readonly SerialPortInfo[] {
  const byPath = links(join(dev, 'serial/by-path'));
  return list(join(sys, 'class/tty'))
    .filter((name) => USB_SERIAL.test(name))
    .sort((one, other) => one.localeCompare(other, 'en', { numeric: true }))
    .flatMap((name) => describePort(name, join(sys, 'class/tty', name), dev, byPath));
}

/**
 * Why a board's name may lead to another board than the one meant, and what to do; null where it cannot. `port`: as the
 * configuration names it.
 */
export function sharedName(port: string, folders: DeviceFolders = MACHINE): string | null {
  const same = listSerialPorts(folders).filter(({ byId }) => byId === port);
  if (same.length < 2) return null;
  const names = same.map(({ device, byPath }) => byPath ?? device).join(' or ');
  return `${same.length} boards share the name ${port}, and which of them it leads to is chance: name the one meant by its socket in panel.port (${names}), or unplug the other`;
}

function describePort(name: string, tty: string, dev: string, byPath: Links): readonly SerialPortInfo[] {
  const usb = usbFolder(tty);
  if (!usb) return [];
  const text = (file: string) => readText(join(usb.device, file));
  const vendorId = text('idVendor') ?? '';
  const productId = text('idProduct') ?? '';
  return [
    {
      device: join(dev, name),
      byId: byIdName(usb, dev, vendorId, productId, name),
      byPath: byPath.get(name) ?? null,
      vendorId,
      productId,
      manufacturer: text('manufacturer'),
      product: text('product'),
      serialNumber: text('serial'),
    },
  ];
}

interface UsbFolder {
  readonly device: string;
  /** Two hexadecimal digits. */
  readonly interfaceNumber: string;
}

function usbFolder(tty: string): UsbFolder | null {
  let folder: string;
  try {
    folder = realpathSync(join(tty, 'device'));
  } catch {
    return null;
  }
  let interfaceNumber = '00';
  for (let step = 0; step < HIGHEST; step += 1) {
    interfaceNumber = readText(join(folder, 'bInterfaceNumber')) ?? interfaceNumber;
    if (readText(join(folder, 'idVendor')) !== null) return { device: folder, interfaceNumber };
    folder = dirname(folder);
  }
  return null;
}

/** As udev (60-serial.rules) makes it, so that a board whose link leads to another of the same name is named too. */
function byIdName(usb: UsbFolder, dev: string, vendor: string, product: string, tty: string): string | null {
  const folder = join(dev, 'serial/by-id');
  const own = links(folder).get(tty);
  if (own) return own;
  const part = (file: string) => readText(join(usb.device, file))?.replace(/[^\w.#+:=@-]+/g, '_') ?? null;
  const serial = part('serial');
  const name = [part('manufacturer') ?? vendor, part('product') ?? product, ...(serial ? [serial] : [])].join(
    '_',
  );
  const ending = tty.startsWith('ttyUSB') ? '-port0' : '';
  const path = join(folder, `usb-${name}-if${usb.interfaceNumber}${ending}`);
  return list(folder).includes(basename(path)) ? path : null;
}

/** By the name of the device that they lead to. */
type Links = ReadonlyMap<string, string>;

function links(folder: string): Links {
  return new Map(
    list(folder)
      .sort()
      .flatMap((name) => {
        const target = readLink(join(folder, name));
        return target === null ? [] : [[basename(target), join(folder, name)] as const];
      }),
  );
}

/** Empty if the folder is not there: no board has ever been plugged in. */
function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function readLink(file: string): string | null {
  try {
    return readlinkSync(file);
  } catch {
    return null;
  }
}

/** Null for what is not there, is empty, or went away meanwhile. */
function readText(file: string): string | null {
  try {
    return (
      readFileSync(file, 'utf8')
        .replace(/[\p{Cc}\p{Cf}]/gu, '')
        .trim() || null
    );
  } catch {
    return null;
  }
}
