import type { Moment } from '../../../device/desk/words.ts';
import { accountQueries } from '../../../device/register/access/users-queries.ts';
import type { Reading } from '../reading.ts';
import type { TellQueue } from '../telling.ts';
import { Delays } from './delays.ts';
import { FirstRun } from './first-run.ts';
import type { Door } from './login-routes.ts';
import { Passwords } from './passwords.ts';
import { SessionAccess } from './session-access.ts';
import { Trail } from './trail.ts';

export interface DoorOptions {
  readonly now: () => Moment;
  readonly reading: Pick<Reading, 'queries'>;
  /** To the register. */
  readonly queue: TellQueue;
  /** Shows the first-run code on the unit's terminal. */
  readonly showCode: (code: string) => void;
  /** Somebody has come or gone. */
  readonly onChange: () => void;
  readonly passwords?: Passwords;
}

/** All that logging in needs, on the clock and the register of the unit. */
export function makeDoor({
  now,
  reading,
  queue,
  showCode,
  onChange,
  passwords = new Passwords(),
}: DoorOptions): Door & { tick(): void } {
  const trail = new Trail(queue, now);
  const firstRun = new FirstRun({ now: () => now().at, noUsers, show: showCode });
  const access = new SessionAccess({ now, reading, trail, noUsers: () => firstRun.look() });
  return {
    access,
    delays: new Delays(() => now().at),
    firstRun,
    trail,
    passwords,
    onChange,
    /** To be called at the start and every 15 s. */
    tick() {
      firstRun.look();
      trail.tick();
    },
  };

  function noUsers(): boolean | null {
    try {
      return reading.queries(accountQueries)?.none() ?? null;
    } catch {
      return null;
    }
  }
}
