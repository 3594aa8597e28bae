import { existsSync } from 'node:fs';
import type { WallTime } from '../../device/desk/words.ts';
import { RegisterWriter } from '../../device/register/writer.ts';
import { copyWeeks, keepFirstWeek } from './copy-weeks.ts';
import { fillOffice } from './office.ts';
import { FIRST, weekOfFacts } from './week.ts';

const DAY = 24 * 3_600_000;
const BATCH = 5_000;

export interface Filling {
  /** Path of the register; must not be there. */
  readonly file: string;
  /** How many calls at least. */
  readonly calls: number;
  readonly perWeek: number;
  /** The last week is the one before this moment. */
  readonly until: WallTime;
  readonly seed: number;
  /** 0..1 */
  readonly progress: (part: number) => void;
}

/**
 * Writes a register of many invented calls: one week as a unit would write it, then copies of it; and as many messages, audit
 * entries, events for the CRM and known callers as belong to them. How many calls it has.
 */
export function fillRegister({ file, calls, perWeek, until, seed, progress }: Filling): number {
  if (existsSync(file)) throw new Error(`${file} is there already: name another file, or remove it first.`);
  const weeks = Math.ceil(calls / perWeek);
  const writer = new RegisterWriter(file, { session: FIRST, boot: 'invented' });
  const facts = weekOfFacts(Math.min(perWeek, calls), mondayBefore(until, weeks), seed);
  for (let at = 0; at < facts.length; at += BATCH) writer.write(facts.slice(at, at + BATCH));
  // A register that is only tried may lose its last week: filling it would take an hour otherwise.
  writer.within((db) => keepFirstWeek(db));
  writer.within((db) => copyWeeks(db, weeks, (week) => progress(week / weeks)));
  // As if somebody had dealt with them; the last ones are open still.
  writer.within((db) => db.exec(SETTLE));
  writer.within((db) => fillOffice(db, weeks * Math.min(perWeek, calls), until, seed));
  for (let left = weeks * 7; left > 0; left -= 10) writer.minute(until);
  writer.within((db) => db.exec('ANALYZE'));
  writer.close();
  return weeks * Math.min(perWeek, calls);
}

const SETTLE = `
  UPDATE follow_up SET state = 'done', closed = made + 3600000 WHERE closed IS NULL;
  UPDATE follow_up SET state = 'open', closed = NULL WHERE id IN (SELECT id FROM follow_up ORDER BY made DESC LIMIT 20)`;

/** Local midnight of the Monday `weeks` weeks before that moment. */
function mondayBefore(wall: WallTime, weeks: number): WallTime {
  const date = new Date(wall - weeks * 7 * DAY);
  const sinceMonday = (date.getDay() + 6) % 7;
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() - sinceMonday).getTime();
}
