import type { Duration } from '../../device/ports/index.ts';

/** Runs `action` once after `ms`; calling what it returns cancels it. */
export interface Timers {
  after(ms: Duration, action: () => void): () => void;
}

/** The machine's own. A timer alone does not keep the process alive: the line's connection does. */
export const systemTimers: Timers = {
  after(ms, action) {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
  },
};
