export { type FirmataLogEntry, FirmataPanel, type FirmataPanelParts } from './firmata-panel.ts';
export type { OpenPort, Port, PortEvents, PortFault } from './port.ts';
export type { BuzzerPin, FirmataSettings, LampPins, Pin } from './settings.ts';
