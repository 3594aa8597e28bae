export { type FirmataLogEntry, FirmataPanel, type FirmataPanelParts } from './firmata-panel.ts';
export type { OpenPort, Port, PortEvents, PortFault } from './port.ts';
export {
  type BuzzerPin,
  checkPins,
  type FirmataSettings,
  type LampPins,
  type Pin,
  PinError,
  usesOf,
} from './settings.ts';
