import type { WallTime } from '../../desk/words.ts';
import type { Db } from '../database.ts';
import { settingsQuery } from '../settings/settings-queries.ts';
import { openLines } from './closing-lines.ts';
import type {
  ClosingLine,
  DayClosing,
  DayState,
  FollowUpDetail,
  FollowUpEvent,
  FollowUpRow,
} from './follow-up.ts';
import { closingOf, type DayName, dayOf, lastOpeningDay, nextOpeningDay } from './opening-days.ts';
import { JOINS, NAME, NUMBER, RANG_AGAIN } from './whom.ts';

/** The end-of-day list is gone through so long before closing time (rule A15). */
const LIST_BEFORE = 30 * 60_000;

const ROW = `
  SELECT follow_up.id, follow_up.version, follow_up.kind, follow_up.state, follow_up.call, follow_up.message,
    message.version AS messageVersion, nullif(message.caller, '') AS messageFrom, ${NAME} AS name, ${NUMBER} AS number,
    note, follow_up.made, due, taken_name AS takenName,
    (SELECT count(*) FROM follow_up_call WHERE follow_up = follow_up.id) AS calls,
    (SELECT max(at) FROM follow_up_event WHERE follow_up = follow_up.id AND type = 'called') AS lastCalled, ${RANG_AGAIN} AS rangAgain,
    follow_up.closed, result
  FROM follow_up ${JOINS}`;

type FlatClosing = Omit<DayClosing, 'open'> & { readonly content: string };

const CLOSING = 'SELECT day, number, signed, name, note, content FROM day_closing';

/** Questions about open lines and closed days. */
export function followUpQueries(db: Db) {
  const settings = settingsQuery(db);
  const open = db.prepare<[], FollowUpRow>(
    `${ROW} WHERE follow_up.closed IS NULL ORDER BY due, follow_up.made`,
  );
  const closedIn = db.prepare<[WallTime, WallTime], FollowUpRow>(
    `${ROW} WHERE follow_up.closed >= ? AND follow_up.closed < ? ORDER BY follow_up.closed DESC LIMIT 500`,
  );
  const one = db.prepare<[string], FollowUpRow>(`${ROW} WHERE follow_up.id = ?`);
  const events = db.prepare<[string], FollowUpEvent>(
    `SELECT at, actor, actor_name AS actorName, type, text FROM follow_up_event WHERE follow_up = ? ORDER BY number`,
  );
  const lastClosing = db.prepare<[DayName], FlatClosing>(
    `${CLOSING} WHERE day = ? ORDER BY number DESC LIMIT 1`,
  );
  const closings = db.prepare<[number], FlatClosing>(`${CLOSING} ORDER BY day DESC, number DESC LIMIT ?`);
  const firstUse = db.prepare<[], number | null>('SELECT wall FROM journal ORDER BY id LIMIT 1').pluck();
  const lines = openLines(db);

  const signed = (day: DayName): DayClosing | null => {
    const flat = lastClosing.get(day);
    return flat === undefined ? null : closingOfRow(flat);
  };

  /** Of what is to be dealt with by the end of that day: what nobody has signed for. */
  const unsignedLines = (day: DayName): readonly ClosingLine[] => {
    const known = new Set(signed(day)?.open.map(({ id }) => id));
    return lines(day).filter(({ id }) => !known.has(id));
  };

  return {
    /** Every open line, the one due first on top: what an earlier day left over heads the list. */
    open: (): readonly FollowUpRow[] => open.all(),
    /** The newest first, at most 500. */
    closedIn: (from: WallTime, to: WallTime): readonly FollowUpRow[] => closedIn.all(from, to),
    one: (id: string): FollowUpDetail | null => {
      const row = one.get(id);
      return row === undefined ? null : { ...row, events: events.all(id) };
    },
    /** What is to be dealt with by the end of that day. */
    lines: (day: DayName): readonly ClosingLine[] => lines(day),
    unsignedLines,
    closings: (limit: number): readonly DayClosing[] => closings.all(limit).map(closingOfRow),
    day: (wall: WallTime): DayState => {
      const opening = settings();
      const day = dayOf(wall);
      const closes = closingOf(day, opening);
      const before = lastOpeningDay(day, opening);
      const first = firstUse.get() ?? wall;
      const known = before !== null && before >= dayOf(first);
      const owed = known && (signed(before) === null || unsignedLines(before).length > 0);
      return {
        day,
        closes,
        listFrom: closes === null ? null : closes - LIST_BEFORE,
        signed: signed(day),
        unsigned: owed ? before : null,
        toSign: unsignedLines(owed ? before : day).length,
        nextDay: nextOpeningDay(day, opening),
      };
    },
  };
}

function closingOfRow({ content, ...row }: FlatClosing): DayClosing {
  return { ...row, open: JSON.parse(content) as ClosingLine[] };
}
