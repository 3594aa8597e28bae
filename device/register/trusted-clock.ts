import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Duration, Instant } from '../desk/words.ts';

/** systemd-timesyncd makes it when the clock was set by a server; on a Pi without a clock of its own, nothing else knows. */
const SYNCHRONIZED = '/run/systemd/timesync/synchronized';
/** A program is started for it: not oftener on a unit at rest. */
const ASK_AFTER: Duration = 120_000;

interface System {
  readonly now: () => Instant;
  readonly isMarked: () => boolean;
  /** Calls back when it knows. */
  readonly ask: (answer: (synchronized: boolean) => void) => void;
}

const SYSTEM: System = {
  now: () => performance.now(),
  isMarked: () => existsSync(SYNCHRONIZED),
  // With chrony or ntpd in its place, the kernel knows, and systemd tells.
  ask: (answer) =>
    execFile(
      'timedatectl',
      ['show', '-p', 'NTPSynchronized', '--value'],
      { timeout: 5_000 },
      (error, stdout) => answer(error === null && stdout.trim() === 'yes'),
    ),
};

/**
 * Whether the wall clock can be trusted to say how old something is: a Pi has no clock of its own, and wakes up years ago or
 * hence. Answers at once with what it knows: at first it trusts nothing. A clock that was set stays so; until then it is
 * asked for again when this is called.
 */
export function trustedClock({ now, isMarked, ask }: System = SYSTEM): () => boolean {
  let synchronized = false;
  let asked = Number.NEGATIVE_INFINITY;
  return () => {
    synchronized ||= isMarked();
    if (synchronized || now() - asked < ASK_AFTER) return synchronized;
    asked = now();
    ask((answer) => {
      synchronized ||= answer;
    });
    return synchronized;
  };
}
