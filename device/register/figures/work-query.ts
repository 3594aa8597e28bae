import type { WallTime } from '../../desk/words.ts';
import type { Db } from '../database.ts';
import type { PersonFigures, WorkFigures } from './figures.ts';

interface Range {
  readonly from: WallTime;
  readonly to: WallTime;
}

const DAY = (column: string) => `date(${column} / 1000, 'unixepoch', 'localtime')`;

/** What became of the messages and follow-ups that were made from `from` until before `to`. */
export function workQuery(db: Db): (range: Range) => WorkFigures {
  const messages = db.prepare<[Range], Omit<WorkFigures, 'followUps' | 'doneSameDay' | 'doneLater' | 'open'>>(
    `SELECT count(*) AS messages,
       count(*) FILTER (WHERE state = 'acknowledged' AND (promised IS NULL OR closed <= promised)) AS acknowledgedInTime,
       count(*) FILTER (WHERE state = 'acknowledged' AND closed > promised) AS acknowledgedLate,
       count(*) FILTER (WHERE state <> 'acknowledged') AS notAcknowledged
     FROM message WHERE made >= @from AND made < @to AND state <> 'draft'`,
  );
  const followUps = db.prepare<
    [Range],
    Pick<WorkFigures, 'followUps' | 'doneSameDay' | 'doneLater' | 'open'>
  >(
    `SELECT count(*) AS followUps,
       count(*) FILTER (WHERE state = 'done' AND ${DAY('closed')} = ${DAY('made')}) AS doneSameDay,
       count(*) FILTER (WHERE state = 'done' AND ${DAY('closed')} > ${DAY('made')}) AS doneLater,
       count(*) FILTER (WHERE closed IS NULL) AS open
     FROM follow_up WHERE made >= @from AND made < @to AND state <> 'withdrawn'`,
  );
  return (range) => ({ ...NOTHING, ...messages.get(range), ...followUps.get(range) });
}

/** What each person did from `from` until before `to`, by name; what the unit did by itself is nobody's. */
export function peopleQuery(db: Db): (range: Range) => readonly PersonFigures[] {
  const people = db.prepare<[Range], PersonFigures>(
    `SELECT name, sum(written) AS messagesWritten, sum(taken) AS followUpsTaken, sum(done) AS followUpsDone FROM (
       SELECT actor, actor_name AS name, type = 'written' AS written, 0 AS taken, 0 AS done, at FROM message_event
       UNION ALL
       SELECT actor, actor_name, 0, type = 'taken', type = 'done', at FROM follow_up_event)
     WHERE at >= @from AND at < @to AND actor <> 'unit' GROUP BY actor, name
     HAVING messagesWritten + followUpsTaken + followUpsDone > 0 ORDER BY name`,
  );
  return (range) => people.all(range);
}

const NOTHING: WorkFigures = {
  messages: 0,
  acknowledgedInTime: 0,
  acknowledgedLate: 0,
  notAcknowledged: 0,
  followUps: 0,
  doneSameDay: 0,
  doneLater: 0,
  open: 0,
};
