import { SerialPort } from 'serialport';
import type { Port } from './link.ts';

const BAUD_RATE = 115_200;

/**
 * Opens the port of a panel, best by its name in /dev/serial/by-id. An Arduino is reset when DTR rises: `hupcl: false`
 * leaves it up at the end, so that only the first opening after the board was plugged in resets it, and a daemon that
 * starts again finds the panel as it was.
 */
export function serialPort(path: string): Port {
  return new SerialPort({ path, baudRate: BAUD_RATE, hupcl: false, autoOpen: true });
}
