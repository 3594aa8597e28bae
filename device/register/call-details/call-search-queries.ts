import type { Direction, Outcome } from '../../desk/words.ts';
import type { Db } from '../database.ts';
import { fold } from '../directory/fold.ts';
import { typedTail } from '../directory/typed-number.ts';
import { callRow, type Period } from '../queries.ts';
import { CALL, type FlatCall, type Place } from '../query-statements.ts';
import type { CallRow } from '../rows.ts';

/** What is looked for; null: whatever it is. */
export interface CallFilter extends Period {
  /** Part of a name, announced or of the directory, or the end of a number in any notation; empty: all. */
  readonly search: string;
  /** `none`: of a caller, over, and nobody has said what became of it. */
  readonly outcome: Outcome | 'none' | null;
  readonly reason: string | null;
  readonly direction: Direction | null;
  /** The `next` of the page before. */
  readonly before: number | null;
  /** 1..500 */
  readonly limit: number;
}

/** Newest first. `next`: the `before` of the following page, null on the last. */
export interface FoundCalls {
  readonly calls: readonly CallRow[];
  readonly next: number | null;
}

/** Fewer digits at the end of a number are everybody's. */
const LEAST_DIGITS = 3;
const MOST_CONTACTS = 50;
/** Calls that are looked at in one go, and how often, before what was found so far is shown: no search holds up the others. */
const BATCH = 400;
const MOST_BATCHES = 8;

/** Finds calls over the whole register; each way of looking goes by an index. */
export function callSearchQueries(db: Db): (filter: CallFilter) => FoundCalls {
  const places = db.prepare<[number], Place>('SELECT started, key FROM call WHERE key = ?');
  const candidates = candidateQuery(db);
  const filtered = new Map<string, ReturnType<typeof filteredStatement>>();
  const byKeys = new Map<string, ReturnType<typeof keysStatement>>();
  const kept = <Made>(
    made: Map<string, Made>,
    condition: string,
    make: (db: Db, condition: string) => Made,
  ) => {
    const statement = made.get(condition) ?? make(db, condition);
    made.set(condition, statement);
    return statement;
  };

  function byFilter(filter: CallFilter): FoundCalls {
    const place = filter.before === null ? undefined : places.get(filter.before);
    const end = place ?? { started: filter.to, key: 0 };
    const run = kept(filtered, conditionOf(filter), filteredStatement);
    const calls = run.all({ ...values(filter), ...end, limit: filter.limit }).map(callRow);
    return { calls, next: calls.length < filter.limit ? null : (calls.at(-1)?.key ?? null) };
  }

  function bySearch(filter: CallFilter): FoundCalls {
    const run = kept(byKeys, conditionOf(filter), keysStatement);
    const calls: CallRow[] = [];
    let before = filter.before ?? Number.MAX_SAFE_INTEGER;
    for (let batch = 0; batch < MOST_BATCHES; batch++) {
      const keys = candidates(filter.search, before);
      const found = run.all({ ...values(filter), keys: JSON.stringify(keys) }).map(callRow);
      calls.push(...found.slice(0, filter.limit - calls.length));
      if (calls.length === filter.limit) return { calls, next: calls.at(-1)?.key ?? null };
      if (keys.length < BATCH) return { calls, next: null };
      before = keys.at(-1) ?? 0;
    }
    return { calls, next: before };
  }

  return (filter) => (filter.search.trim() === '' ? byFilter(filter) : bySearch(filter));
}

/** Keys of calls by whom they were with, newest first, older than `before`; at most BATCH. */
function candidateQuery(db: Db): (search: string, before: number) => readonly number[] {
  const byTail = db
    .prepare<[Record<string, string | number>], number>(
      `SELECT key FROM call WHERE tail >= @tail AND tail < @tailEnd AND key < @before ORDER BY key DESC LIMIT ${BATCH}`,
    )
    .pluck();
  const ofTail = db
    .prepare<[string, number], number>(
      `SELECT key FROM call WHERE tail = ? AND key < ? ORDER BY key DESC LIMIT ${BATCH}`,
    )
    .pluck();
  const byName = db
    .prepare<[string, number], number>(
      `SELECT rowid FROM call_name WHERE call_name MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ${BATCH}`,
    )
    .pluck();
  const tails = db
    .prepare<[string], string>(
      `SELECT DISTINCT tail FROM contact_number WHERE contact IN
         (SELECT id FROM contact WHERE folded LIKE ? ESCAPE '\\' LIMIT ${MOST_CONTACTS})`,
    )
    .pluck();
  return (search, before) => {
    const tail = typedTail(search);
    if (tail !== null)
      return tail.length < LEAST_DIGITS ? [] : byTail.all({ tail, tailEnd: `${tail}:`, before });
    const words = fold(search).match(/[\p{L}\p{N}]+/gu) ?? [];
    if (words.length === 0) return [];
    const like = `%${fold(search.trim()).replace(/[\\%_]/g, '\\$&')}%`;
    const found = byName.all(words.map((word) => `"${word}"*`).join(' '), before);
    for (const known of tails.all(like)) found.push(...ofTail.all(known, before));
    return [...new Set(found)].sort((a, b) => b - a).slice(0, BATCH);
  };
}

function conditionOf({ outcome, reason, direction }: CallFilter): string {
  const conditions = [
    outcome === 'none' && 'outcome IS NULL AND ended IS NOT NULL AND consultation_for IS NULL',
    outcome !== null && outcome !== 'none' && 'outcome = @outcome',
    reason !== null && 'reason = @reason',
    direction !== null && 'direction = @direction',
  ];
  return conditions.filter(Boolean).join(' AND ') || 'true';
}

function values({ from, to, outcome, reason, direction }: CallFilter) {
  return { from, to, outcome: outcome ?? '', reason: reason ?? '', direction: direction ?? '' };
}

function filteredStatement(db: Db, condition: string) {
  // By the narrowest index there is: left to itself, SQLite would walk through all calls by their start.
  const index = condition.includes('reason') ? 'reason' : condition.includes('outcome') ? 'outcome' : 'start';
  const from = CALL.replace(' FROM call LEFT', ` FROM call INDEXED BY call_by_${index} LEFT`);
  return db.prepare<[Record<string, string | number>], FlatCall>(
    `${from} WHERE ${condition} AND started >= @from AND (started, key) < (@started, @key)
     ORDER BY started DESC, key DESC LIMIT @limit`,
  );
}

function keysStatement(db: Db, condition: string) {
  return db.prepare<[Record<string, string | number>], FlatCall>(
    `${CALL} WHERE key IN (SELECT value FROM json_each(@keys)) AND ${condition} AND started >= @from AND started < @to
     ORDER BY key DESC`,
  );
}
