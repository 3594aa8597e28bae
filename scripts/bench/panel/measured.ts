/** What the hands in the emulated machine measured. All in ms. */
export interface MachineTimes {
  /** From the edge of a key to the command on the line. */
  readonly unitEdges: readonly number[];
  /** From the edge of the same key to its being read by the C program, at the same time. */
  readonly programEdges: readonly number[];
  readonly presses: number;
  /** Presses that became no command of their own, and what the C program saw of them. */
  readonly merged: readonly string[];
  /** From the due moment to the change of the pin. */
  readonly unitDues: readonly number[];
  readonly programDues: readonly number[];
}

/** Before the figures, on a line of the console of its own. */
export const TIMES_MARK = 'GPIO-TIMES ';
