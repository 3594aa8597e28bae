import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';

/** systemd-timesyncd makes it when the clock was set by a server; on a Pi without a clock of its own, nothing else knows. */
const SYNCHRONIZED = '/run/systemd/timesync/synchronized';

/**
 * Whether the wall clock can be trusted to say how old something is: a Pi has no clock of its own, and wakes up years ago or
 * hence. Asks again whenever it is called, answers at once with what it knows: at first it trusts nothing.
 */
export function trustedClock(): () => boolean {
  let synchronized = false;
  return () => {
    if (existsSync(SYNCHRONIZED)) return true;
    // With chrony or ntpd in its place, the kernel knows, and systemd tells.
    execFile(
      'timedatectl',
      ['show', '-p', 'NTPSynchronized', '--value'],
      { timeout: 5_000 },
      (error, stdout) => {
        synchronized = error === null && stdout.trim() === 'yes';
      },
    );
    return synchronized;
  };
}
