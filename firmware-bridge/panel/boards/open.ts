import { SerialPort } from 'serialport';
import type { AskedPort } from './identify.ts';

/** Opens a serial device to ask what stands at its end. The lock keeps us from one that another program has. */
export function openSerialDevice(device: string, baudRate: number): AskedPort {
  return new SerialPort({ path: device, baudRate, hupcl: false, autoOpen: true });
}
