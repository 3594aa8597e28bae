import { readFileSync, statSync } from 'node:fs';
import type { PortTrouble } from '../../device/ports/index.ts';

export interface SerialTrouble {
  readonly reason: PortTrouble;
  /** What is wrong, and what to do. */
  readonly message: string;
  /** Whose members may use the device; only where that is what is wrong. */
  readonly group?: string;
}

/** Why a serial device cannot be used, or is gone. serialport gives no codes, only the text of the system. */
export function serialTrouble(
  text: string,
  device: string,
  groupOf: (device: string) => string = groupOfDevice,
): SerialTrouble {
  if (/no such (file|device)/i.test(text)) {
    return { reason: 'absent', message: `${device} is not there: plug the board in` };
  }
  if (/permission denied/i.test(text)) {
    const group = groupOf(device);
    const message = `no permission on ${device}: add the user of this service to the group ${group} (usermod -aG ${group} USER), then start it anew`;
    return { reason: 'noPermission', message, group };
  }
  if (/lock|busy/i.test(text)) {
    return { reason: 'inUse', message: `${device} is in use by another program: end that program` };
  }
  if (/ioctl|is a directory/i.test(text)) {
    return {
      reason: 'notSerial',
      message: `${device} is no serial device: name the board's, as in /dev/serial/by-id`,
    };
  }
  return { reason: 'closed', message: `${device} went away${text && ` (${text})`}: plug the board in` };
}

/** The name of the group that may use the device: `dialout` on Debian, and where it cannot be found out. */
export function groupOfDevice(device: string): string {
  try {
    const { gid } = statSync(device);
    const row = readFileSync('/etc/group', 'utf8')
      .split('\n')
      .map((line) => line.split(':'))
      .find(([, , id]) => Number(id) === gid);
    return gid !== 0 && row?.[0] ? row[0] : 'dialout';
  } catch {
    return 'dialout';
  }
}
