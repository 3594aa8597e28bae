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
/** One letter is anybody's. */
const LEAST_LETTERS = 2;
const MOST_CONTACTS = 50;
/** Calls that are looked at if the first ones do not suffice, before what was found so far is shown. */
const SECOND_LOOK = 1_000;
/** Entries of an index that are walked through at once. */
const SCAN = 20_000;

/**
 * Finds calls over the whole register; each way of looking goes by an index. Where little is found among much, what there
 * is after a while is answered, with where to go on.
 */
export function callSearchQueries(db: Db): (filter: CallFilter) => FoundCalls {
  const candidates = candidateQuery(db);
  const scans = new Map<string, Scan>();
  const scanFor = (filter: CallFilter): Scan => {
    const way = wayOf(filter);
    const scan = scans.get(JSON.stringify(way)) ?? scanStatements(db, way);
    scans.set(JSON.stringify(way), scan);
    return scan;
  };

  function byFilter(filter: CallFilter): FoundCalls {
    const run = scanFor(filter);
    const end = filter.before === null ? undefined : run.place.get(filter.before);
    const range = { ...values(filter), started: filter.to, key: 0, ...end };
    const keys = run.found.all({ ...range, limit: filter.limit });
    const calls = run.rows.all({ ...values(filter), keys: JSON.stringify(keys) }).map(callRow);
    const ordered = calls.sort((a, b) => b.started - a.started || b.key - a.key);
    const next = keys.length === filter.limit ? keys.at(-1) : run.scannedTo.get(range);
    return { calls: ordered, next: next ?? null };
  }

  function bySearch(filter: CallFilter): FoundCalls {
    const run = scanFor(filter);
    const calls: CallRow[] = [];
    let before = filter.before ?? Number.MAX_SAFE_INTEGER;
    for (const size of [filter.limit, SECOND_LOOK]) {
      const keys = candidates(filter.search, before, size);
      const found = run.rows.all({ ...values(filter), keys: JSON.stringify(keys) }).map(callRow);
      calls.push(...found.slice(0, filter.limit - calls.length));
      if (calls.length === filter.limit) return { calls, next: calls.at(-1)?.key ?? null };
      if (keys.length < size) return { calls, next: null };
      before = keys.at(-1) ?? 0;
    }
    return { calls, next: before };
  }

  return (filter) => (filter.search.trim() === '' ? byFilter(filter) : bySearch(filter));
}

/** Keys of calls by whom they were with, newest first, older than `before`; at most `most`. */
function candidateQuery(db: Db): (search: string, before: number, most: number) => readonly number[] {
  const byTail = db
    .prepare<[Record<string, string | number>], number>(
      `SELECT key FROM call WHERE tail >= @tail AND tail < @tailEnd AND key < @before ORDER BY key DESC LIMIT @most`,
    )
    .pluck();
  const ofTail = db
    .prepare<[string, number, number, number], number>(
      `SELECT key FROM call WHERE tail = ? AND key < ? AND key > ? ORDER BY key DESC LIMIT ?`,
    )
    .pluck();
  const byName = db
    .prepare<[string, number, number], number>(
      `SELECT rowid FROM call_name WHERE call_name MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?`,
    )
    .pluck();
  const tails = db
    .prepare<[string], string>(
      `SELECT DISTINCT tail FROM contact_number WHERE contact IN
         (SELECT id FROM contact WHERE folded LIKE ? ESCAPE '\\' LIMIT ${MOST_CONTACTS})`,
    )
    .pluck();
  return (search, before, most) => {
    const tail = typedTail(search);
    if (tail !== null)
      return tail.length < LEAST_DIGITS ? [] : byTail.all({ tail, tailEnd: `${tail}:`, before, most });
    const words = fold(search).match(/[\p{L}\p{N}]+/gu) ?? [];
    if (words.join('').length < LEAST_LETTERS) return [];
    const like = `%${fold(search.trim()).replace(/[\\%_]/g, '\\$&')}%`;
    let found = byName.all(`${words.map((word) => `"${word}"`).join(' ')}*`, before, most);
    for (const known of tails.all(like)) {
      // Of most numbers nothing is newer than what was found already.
      const theirs = ofTail.all(known, before, found[most - 1] ?? 0, most);
      if (theirs.length > 0) found = newest([...found, ...theirs], most);
    }
    return found;
  };
}

function newest(keys: readonly number[], most: number): number[] {
  return [...new Set(keys)].sort((a, b) => b - a).slice(0, most);
}

/** The index to go by, what it is asked for, and what its entries must be besides. */
interface Way {
  readonly index: string;
  readonly head: string;
  readonly rest: string;
}

function wayOf({ outcome, reason, direction }: CallFilter): Way {
  // As the partial indexes have them: parameters would not do.
  const unsaid = 'outcome IS NULL AND ended IS NOT NULL AND consultation_for IS NULL';
  const ofDirection = direction && `direction = '${direction}'`;
  const ofOutcome = outcome && (outcome === 'none' ? unsaid : 'outcome = @outcome');
  const all = (...conditions: (string | null)[]) => conditions.filter(Boolean).join(' AND ') || 'true';
  if (outcome === 'none')
    return { index: 'call_unsaid', head: unsaid, rest: all(ofDirection, reason && 'reason = @reason') };
  if (reason !== null)
    return { index: 'call_by_reason', head: 'reason = @reason', rest: all(ofOutcome, ofDirection) };
  if (ofOutcome !== null) return { index: 'call_by_outcome', head: ofOutcome, rest: all(ofDirection) };
  if (direction === 'outgoing') return { index: 'call_outgoing', head: all(ofDirection), rest: 'true' };
  return { index: 'call_by_start', head: 'true', rest: all(ofDirection) };
}

function values({ from, to, outcome, reason }: CallFilter) {
  return { from, to, outcome: outcome ?? '', reason: reason ?? '' };
}

type Scan = ReturnType<typeof scanStatements>;

function scanStatements(db: Db, { index, head, rest }: Way) {
  type Values = [Record<string, string | number>];
  const columns = [
    'key',
    'started',
    ...['outcome', 'reason', 'direction'].filter((name) => rest.includes(name)),
  ];
  const scanned = `SELECT ${columns.join(', ')} FROM call INDEXED BY ${index}
    WHERE ${head} AND started >= @from AND (started, key) < (@started, @key)
    ORDER BY started DESC, key DESC LIMIT ${SCAN}`;
  return {
    place: db.prepare<[number], Place>('SELECT started, key FROM call WHERE key = ?'),
    found: db.prepare<Values, number>(`SELECT key FROM (${scanned}) WHERE ${rest} LIMIT @limit`).pluck(),
    /** The last of those that were walked through, if there may be more behind it. */
    scannedTo: db.prepare<Values, number>(`SELECT key FROM (${scanned}) LIMIT 1 OFFSET ${SCAN - 1}`).pluck(),
    rows: db.prepare<Values, FlatCall>(
      `${CALL} WHERE key IN (SELECT value FROM json_each(@keys)) AND ${head} AND ${rest}
         AND started >= @from AND started < @to ORDER BY key DESC`,
    ),
  };
}
