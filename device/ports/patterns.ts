import type { BuzzerPattern, Duration, LampPattern } from '../desk/words.ts';

/** On and off in turn, each in ms, beginning with on. `again`: from the top, for as long as the pattern is shown. */
export interface Rhythm {
  readonly steps: readonly Duration[];
  readonly again: boolean;
}

const steady: Rhythm = { steps: [Number.POSITIVE_INFINITY], again: false };
const dark: Rhythm = { steps: [], again: false };

/** How a lamp shows each pattern. Only the rhythm tells patterns apart on a lamp of one colour. */
export const LAMP_RHYTHMS: Readonly<Record<LampPattern, Rhythm>> = {
  off: dark,
  ringing: { steps: [250, 250, 250, 750], again: true },
  inUse: steady,
  waiting: { steps: [1000, 1000], again: true },
  approaching: { steps: [400, 400], again: true },
  due: { steps: [150, 150], again: true },
  overdue: { steps: [150, 150], again: true },
  escalated: { steps: [100, 100, 100, 100, 100, 500], again: true },
  alarm: { steps: [100, 100], again: true },
  fault: steady,
};

/** On a two-colour lamp these are red, the others amber. */
export const RED_PATTERNS: readonly LampPattern[] = ['due', 'overdue', 'escalated', 'alarm', 'fault'];

/** How the buzzer plays each pattern (rule A13: a double beep at due, again every 10 s when overdue). */
export const BUZZER_RHYTHMS: Readonly<Record<BuzzerPattern, Rhythm>> = {
  silent: dark,
  ringing: { steps: [400, 200, 400, 3000], again: true },
  due: { steps: [150, 150, 150], again: false },
  overdue: { steps: [150, 150, 150, 9550], again: true },
  escalated: { steps: [150, 100, 150, 100, 150, 100, 500, 3750], again: true },
  returned: { steps: [80, 80, 80, 80, 80, 80, 80, 2440], again: true },
  alarm: { steps: [500, 250], again: true },
};
