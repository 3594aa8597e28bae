export { BaresipLine, type BaresipLineOptions, type LineLogEntry } from './baresip/baresip-line.ts';
export {
  PracticeCaller,
  type PracticeDeskLine,
  PracticeError,
  type PracticeErrorCode,
  PracticeNetwork,
  type PracticeNetworkOptions,
  PracticeRecipient,
} from './practice/practice-network.ts';
export type { RecipientBehaviour } from './recipient-behaviour.ts';
export { systemTimers, type Timers } from './timers.ts';
