export { type DriverClock, systemClock } from './clock.ts';
export { crc16 } from './codec.ts';
export { linkOver } from './link.ts';
export { serialPort } from './port.ts';
export { SerialPanel, type SerialPanelNote, type SerialPanelParts } from './serial-panel.ts';
