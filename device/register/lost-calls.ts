import type { FactBody } from '../desk/facts.ts';
import type { CallId, Instant, Outcome, WaitId, WallTime } from '../desk/words.ts';
import type { Db } from './database.ts';

type LastCheckIn = Extract<FactBody, { readonly type: 'waitEnded' }>['last'];

/** An open call of another session, as it stands in the tables. */
export interface LostCall {
  readonly id: CallId;
  readonly outcome: Outcome | null;
  readonly lastBoot: string;
  readonly lastAt: Instant;
  readonly lastWall: WallTime;
  readonly waits: readonly { readonly wait: WaitId; readonly last: LastCheckIn }[];
}

type CallColumns = Omit<LostCall, 'waits'> & { readonly key: number };

interface WaitColumns {
  readonly wait: WaitId;
  readonly checkIn: number | null;
  readonly dueAt: number;
  readonly dueBoot: string;
}

/** Oldest first. */
export function lostCalls(db: Db, session: string): LostCall[] {
  const calls = db.prepare<[string], CallColumns>(
    `SELECT key, id, outcome, last_boot AS lastBoot, last_at AS lastAt, last_wall AS lastWall
     FROM call WHERE ended IS NULL AND session <> ? ORDER BY key`,
  );
  const waits = db.prepare<[number], WaitColumns>(
    `SELECT wait.id AS wait, max(number) AS checkIn, due_at AS dueAt, due_boot AS dueBoot
     FROM wait LEFT JOIN check_in ON check_in.call = wait.call AND check_in.wait = wait.key AND result IS NULL
     WHERE wait.call = ? AND wait.ended IS NULL GROUP BY wait.key ORDER BY wait.key`,
  );
  return calls.all(session).map(({ key, ...call }) => ({
    ...call,
    waits: waits.all(key).map((row) => ({ wait: row.wait, last: lastCheckIn(row, call) })),
  }));
}

/** Missed if it had become due by the last that is known of the call, or if a whole reboot lies between. */
function lastCheckIn(row: WaitColumns, call: Omit<LostCall, 'waits'>): LastCheckIn {
  if (row.checkIn === null) return null;
  const before = row.dueBoot === call.lastBoot && call.lastAt < row.dueAt;
  return { checkIn: row.checkIn, due: row.dueAt, result: before ? 'void' : 'missed' };
}
