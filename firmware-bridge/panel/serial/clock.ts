import type { Duration, Instant } from '../../../device/ports/index.ts';

/** Time as the driver needs it. */
export interface DriverClock {
  /** The instants of the desk's cues. */
  now(): Instant;
  /** Runs `action` once after `ms`, never at once; calling what it returns cancels it. */
  after(ms: Duration, action: () => void): () => void;
}

/** CLOCK_MONOTONIC and Node's timers. `after(0)` comes when all that is being done just now has been done. */
export const systemClock: DriverClock = {
  now: () => Number(process.hrtime.bigint()) / 1e6,
  after(ms, action) {
    if (ms > 0) {
      const timer = setTimeout(action, ms);
      return () => clearTimeout(timer);
    }
    const immediate = setImmediate(action);
    return () => clearImmediate(immediate);
  },
};
