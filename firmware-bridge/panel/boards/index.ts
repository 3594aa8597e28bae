export { type FlashJob, flashWithAvrdude } from './avrdude.ts';
export { checkPort, identify } from './identify.ts';
export { readImage } from './image.ts';
export { openSerialDevice } from './open.ts';
export { listSerialPorts } from './serial-ports.ts';
