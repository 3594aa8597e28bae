import type { GpioTrouble } from '../../firmware-bridge/panel/gpio/gpio-panel.ts';
import type { OutputName } from './gpio-wiring.ts';

/** What the unit in the machine says, moments in ms of CLOCK_MONOTONIC. */
export type DeskSays =
  | { readonly says: 'ready'; readonly at: number }
  | { readonly says: 'panel'; readonly type: string; readonly what: string; readonly at: number }
  | { readonly says: 'line' | 'command'; readonly type: string; readonly at: number }
  | { readonly says: 'troubles'; readonly troubles: readonly GpioTrouble[]; readonly at: number };

/** An output pin that changed, as read every two ms or so. */
export interface PinChange {
  readonly pin: OutputName;
  readonly on: boolean;
  readonly at: number;
}

/** What the hands in the machine did, by name, and when. */
export interface Deed {
  readonly deed: string;
  readonly at: number;
}

export interface MachineReport {
  readonly label: string;
  readonly base: number;
  readonly deeds: readonly Deed[];
  readonly pins: readonly PinChange[];
  readonly desk: readonly DeskSays[];
  /** Said by a unit that a user without permission had started before. */
  readonly stranger: readonly DeskSays[];
  readonly panelSafe: number | null;
}

/** Before the report, on a line of the console of its own. */
export const REPORT_MARK = 'GPIO-REPORT ';
