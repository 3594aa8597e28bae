export { BaresipLine, type BaresipLineOptions, type LineLogEntry } from './baresip/baresip-line.ts';
export {
  type PracticeCaller,
  type PracticeDeskLine,
  PracticeNetwork,
  type PracticeNetworkOptions,
  type PracticeRecipient,
} from './practice/practice-network.ts';
export type { RecipientBehaviour } from './recipient-behaviour.ts';
export { systemTimers, type Timers } from './timers.ts';
