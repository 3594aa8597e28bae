import type { WallTime } from '../../desk/words.ts';
import type { Db } from '../database.ts';
import { followUpQueries } from './follow-up-queries.ts';

/** What somebody at the desk must be told of by lamp and page (rules A14, A15). */
export interface OpenLines {
  /** Messages that were not acknowledged in their time. */
  readonly late: number;
  /** Lines of the end-of-day list that nobody has signed for; 0 before its time. */
  readonly closing: number;
}

export const NOTHING_OPEN: OpenLines = { late: 0, closing: 0 };

export function openLinesQuery(db: Db): (wall: WallTime) => OpenLines {
  const late = db
    .prepare<[], number>('SELECT count(*) FROM message WHERE closed IS NULL AND escalated IS NOT NULL')
    .pluck();
  const followUps = followUpQueries(db);
  return (wall) => {
    const { day, listFrom } = followUps.day(wall);
    const listed = listFrom !== null && wall >= listFrom;
    return { late: late.get() ?? 0, closing: listed ? followUps.unsignedLines(day).length : 0 };
  };
}
