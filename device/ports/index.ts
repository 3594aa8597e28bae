/** All that a driver may know of the unit. */
export type * from '../desk/words.ts';
export { CUE_LEVELS, DIGITS, KEYS, LAMPS, SLOTS, SPEED_NUMBERS } from '../desk/words.ts';
export type * from './boards.ts';
export type * from './clock.ts';
export type * from './desk-panel.ts';
export { BUZZER_RHYTHMS, LAMP_RHYTHMS, RED_PATTERNS, type Rhythm } from './patterns.ts';
export type * from './phone-line.ts';
