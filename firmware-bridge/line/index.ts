export { BaresipLine, type BaresipLineOptions, type LineLogEntry } from './baresip/baresip-line.ts';
export { type MachineSound, machineSound } from './practice/machine-sound.ts';
export { PracticeError } from './practice/practice-error.ts';
export { type PracticeDeskLine, PracticeNetwork } from './practice/practice-network.ts';
export type { PracticeCaller, PracticeRecipient } from './practice/practice-people.ts';
export { PracticeVoice, type Recording, type SpeakingVoice } from './practice/practice-voice.ts';
export type { RecipientBehaviour } from './recipient-behaviour.ts';
export { systemTimers, type Timers } from './timers.ts';
