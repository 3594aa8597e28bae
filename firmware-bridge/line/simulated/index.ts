export { type SimulatedCaller, SimulatedLine, type SimulatedLineOptions } from './simulated-line.ts';
export { TrialLine, type TrialSays } from './trial-line.ts';
export { VirtualTime } from './virtual-time.ts';
