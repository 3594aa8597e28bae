import { readFileSync, statSync } from 'node:fs';
import type { SerialPort } from 'serialport';
import type { OpenPort, PortFault } from './port.ts';
import { streamPort } from './stream-port.ts';

/** StandardFirmata's own. */
const BAUD_RATE = 57_600;

/** ms. A board that takes nothing more is closed all the same. */
const DRAIN_PATIENCE = 300;

/** Opens the serial device. Opening resets an Arduino: its answer takes two to four seconds. */
export function serialPort(
  Serial: typeof SerialPort,
  device: string,
  groupOf: (device: string) => string = groupOfDevice,
): OpenPort {
  return (events) => {
    const serial = new Serial({ path: device, baudRate: BAUD_RATE, autoOpen: false });
    let wanted = true;
    const port = streamPort(serial, events, {
      explain: (error) => explain(error, device, groupOf),
      shut(done) {
        wanted = false;
        giveBack(serial, done);
      },
    });
    serial.on('open', () => {
      if (wanted) events.opened();
      else giveBack(serial, () => undefined);
    });
    serial.open();
    return port;
  };
}

/** Destroying the stream would leave the device open, and locked against the next attempt. */
function giveBack(serial: SerialPort, done: () => void): void {
  if (!serial.isOpen) return done();
  let closing = false;
  const close = () => {
    if (closing) return;
    closing = true;
    clearTimeout(timer);
    serial.close(() => done());
  };
  const timer = setTimeout(close, DRAIN_PATIENCE);
  serial.drain(close);
}

/** serialport gives no codes, only the text of the system. */
function explain(error: Error | null, device: string, groupOf: (device: string) => string): PortFault {
  const text = error?.message ?? '';
  if (/no such (file|device)/i.test(text)) {
    return { reason: 'absent', message: `${device} is not there: plug the board in` };
  }
  if (/permission denied/i.test(text)) {
    const group = groupOf(device);
    const message = `no permission on ${device}: add the user of this service to the group ${group} (usermod -aG ${group} USER), then start it anew`;
    return { reason: 'unusable', message };
  }
  if (/lock|busy/i.test(text)) {
    return { reason: 'unusable', message: `${device} is in use by another program: end that program` };
  }
  if (/ioctl/i.test(text)) {
    return {
      reason: 'unusable',
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
