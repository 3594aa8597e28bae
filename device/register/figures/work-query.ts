import type { Db } from '../database.ts';
import { type CountedWork, WORK } from './count-work.ts';
import type { PersonFigures, WorkFigures } from './figures.ts';

/** Local days, both included. */
interface Days {
  readonly from: string;
  readonly to: string;
}

const ASKED = 'day BETWEEN @from AND @to';

/** The totals of the days asked for; of the marked days among them, counted from the rows. */
const totalsOf = ({ table, count }: CountedWork) => `
  (SELECT * FROM ${table} WHERE ${ASKED} AND day NOT IN (SELECT day FROM work_to_count)
   UNION ALL SELECT * FROM (${count(ASKED)}))`;

const sumOf = (column: string) => `coalesce(sum(${column}), 0) AS ${column}`;

type MessageColumn = 'messages' | 'acknowledgedInTime' | 'acknowledgedLate' | 'notAcknowledged';
const MESSAGE_COLUMNS: readonly MessageColumn[] = [
  'messages',
  'acknowledgedInTime',
  'acknowledgedLate',
  'notAcknowledged',
];
type FollowUpColumn = Exclude<keyof WorkFigures, MessageColumn>;
const FOLLOW_UP_COLUMNS: readonly FollowUpColumn[] = [
  ...(['followUps', 'doneSameDay', 'doneLater', 'open'] as const),
  ...(['callBacks', 'calledBack', 'callBacksDone'] as const),
];

/** What became of the messages and follow-ups that were made on these days. */
export function workQuery(db: Db): (days: Days) => WorkFigures {
  const messages = db.prepare<[Days], Pick<WorkFigures, MessageColumn>>(
    `SELECT ${MESSAGE_COLUMNS.map(sumOf).join(', ')} FROM ${totalsOf(WORK.MESSAGES)}`,
  );
  const followUps = db.prepare<[Days], Pick<WorkFigures, FollowUpColumn>>(
    `SELECT ${FOLLOW_UP_COLUMNS.map(sumOf).join(', ')} FROM ${totalsOf(WORK.FOLLOW_UPS)}`,
  );
  return (days) => ({ ...NOTHING, ...messages.get(days), ...followUps.get(days) });
}

/** What each person did on these days, by name; what the unit did by itself is nobody's. */
export function peopleQuery(db: Db): (days: Days) => readonly PersonFigures[] {
  const columns = ['messagesWritten', 'followUpsTaken', 'followUpsDone'].map(sumOf).join(', ');
  const people = db.prepare<[Days], PersonFigures>(
    `SELECT name, ${columns} FROM ${totalsOf(WORK.PEOPLE)} GROUP BY actor, name ORDER BY name`,
  );
  return (days) => people.all(days);
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
  callBacks: 0,
  calledBack: 0,
  callBacksDone: 0,
};
