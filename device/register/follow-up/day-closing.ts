import * as v from 'valibot';
import { type Command, command, typedText } from '../area/area.ts';
import { CommandRefused } from '../area/refused.ts';
import type { Db } from '../database.ts';
import { openLines } from './closing-lines.ts';
import { type DayName, dayOf } from './opening-days.ts';
import { calendarDay } from './words.ts';

const input = v.strictObject({
  day: calendarDay,
  seen: v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.maxLength(5000)),
  note: typedText(0, 2000),
});

/** `day.close`: who signed what was still open, by name (rule A15). Nothing is moved: what is open heads the next list. */
export function dayClosing(db: Db): Command {
  const lines = openLines(db);
  const insert = db.prepare<[Record<string, string | number>]>(
    `INSERT INTO day_closing (day, number, signed, actor, name, note, content)
     SELECT @day, coalesce(max(number), 0) + 1, @signed, @actor, @name, @note, @content FROM day_closing WHERE day = @day
     RETURNING number`,
  );
  return command(input, ({ day, seen, note }, { actor, moment }) => {
    refuseFuture(day, dayOf(moment.wall));
    const open = lines(day);
    refuseUnseen(open, seen);
    const signature = { day, note, signed: moment.wall, actor: actor.id, name: actor.name };
    return insert.get({ ...signature, content: JSON.stringify(open) });
  });
}

function refuseFuture(day: DayName, today: DayName): void {
  if (day <= today) return;
  const fault = { path: 'day', allowed: `a day up to ${today}` };
  throw new CommandRefused('Register_NotValid', 'a day to come cannot be closed', [fault]);
}

/** Nobody signs for a line that they have not had before them. */
function refuseUnseen(open: readonly { readonly id: string }[], seen: readonly string[]): void {
  const missing = open.filter(({ id }) => !seen.includes(id)).length;
  const gone = seen.filter((id) => !open.some((line) => line.id === id)).length;
  if (missing === 0 && gone === 0) return;
  throw new CommandRefused(
    'FollowUp_ListChanged',
    `the list has changed while you looked at it (${missing} came up, ${gone} are settled): look through it again, then sign`,
  );
}
