import type { TrialSays } from '../../firmware-bridge/line/simulated/index.ts';
import type { CallDetail } from '../../web-admin/api.ts';
import type { LogLine } from './daemon.ts';
import type { OutputName } from './gpio-wiring.ts';

/** An output pin that changed, as read every two ms or so. Moments are ms of CLOCK_MONOTONIC. */
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

/** What the page of the daemon showed at a deed. */
export interface Seen {
  readonly when: string;
  readonly panelConnected: boolean;
  readonly hook: 'up' | 'down';
}

export interface MachineReport {
  readonly label: string;
  readonly base: number;
  readonly deeds: readonly Deed[];
  readonly pins: readonly PinChange[];
  readonly seen: readonly Seen[];
  /** The daemon's log, and what its line was asked for and told. */
  readonly log: readonly LogLine[];
  readonly line: readonly TrialSays[];
  /** The call in the daemon's register, before the daemon was killed. */
  readonly call: CallDetail | null;
  /** Log of a daemon that a user without permission had started before. */
  readonly stranger: readonly LogLine[];
  readonly panelSafe: number | null;
}

/** Before the report, on a line of the console of its own. */
export const REPORT_MARK = 'GPIO-REPORT ';
