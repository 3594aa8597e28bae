/** The pure core of the unit: no Node module, no clock, no I/O. */
export { nextMoment, type Step, step } from './desk.ts';
export type * from './facts.ts';
export type * from './inputs.ts';
export type * from './line.ts';
export type * from './panel.ts';
export { DEFAULT_HOLD, type DeskSettings, type HoldSettings } from './settings.ts';
export { type DeskState, newDesk } from './state.ts';
export type * from './view.ts';
export { viewOf } from './view-of.ts';
export * from './words.ts';
