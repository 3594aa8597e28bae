import type { Duration } from '../desk/words.ts';

/** Runs `run` once, `after` ms from now; calling what it returns forgets it. */
export type Schedule = (after: Duration, run: () => void) => () => void;

/** By Node's timers. `after` 0: once the messages that have arrived already are read. */
export const schedule: Schedule = (after, run) => {
  if (after === 0) {
    const immediate = setImmediate(run);
    return () => clearImmediate(immediate);
  }
  const timer = setTimeout(run, after);
  return () => clearTimeout(timer);
};
