import type { SerialPort } from 'serialport';
import { groupOfDevice, serialTrouble } from '../serial-trouble.ts';
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

function explain(error: Error | null, device: string, groupOf: (device: string) => string): PortFault {
  const { reason, message } = serialTrouble(error?.message ?? '', device, groupOf);
  return {
    reason: reason === 'absent' || reason === 'closed' ? reason : 'unusable',
    code: 'Firmata_NoPort',
    message,
  };
}
