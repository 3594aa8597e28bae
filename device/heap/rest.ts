import type { Duration } from '../desk/words.ts';

/** ms between two looks whether there is something to clear up. */
const LOOK_EVERY: Duration = 10_000;

export interface RestParts {
  /** Grows when there was something to do. */
  readonly work: () => number;
  /** Nobody is there whom a pause of some 5 ms could disturb. */
  readonly isIdle: () => boolean;
  readonly clearUp: () => void;
  /** Of Node, or of a test. Returns what ends it. */
  readonly every?: (period: Duration, look: () => void) => () => void;
}

/** Clears up once after each time of work, when the unit has come to rest. Returns what ends it. */
export function clearUpAtRest({ work, isIdle, clearUp, every = nodeEvery }: RestParts): () => void {
  let done = -1;
  return every(LOOK_EVERY, () => {
    if (!isIdle() || work() === done) return;
    done = work();
    clearUp();
  });
}

function nodeEvery(period: Duration, look: () => void): () => void {
  const timer = setInterval(look, period);
  return () => clearInterval(timer);
}
