import type { WallTime } from '../../device/desk/words.ts';
import type { Db } from '../../device/register/database.ts';
import { foldMessages } from '../../device/register/message/message-search.ts';
import { chanceOf, type Office } from './means.ts';
import { fillMessages } from './messages.ts';
import { fillDirectory, fillUsers, peopleOf } from './people.ts';
import { fillAudit, fillClosings, fillOutbox } from './records.ts';

const TWO_YEARS = 2 * 365 * 24 * 3_600_000;
/** The longest that can be chosen: by default what is older than some months would go. */
const KEEP_ALL = JSON.stringify({ numbers: 3650, calls: 3650, messages: 3650 });

/** What people have done with the page in the two years before `until`: so much as belongs to so many calls. */
export function fillOffice(db: Db, calls: number, until: WallTime, seed: number): void {
  const chance = chanceOf(seed);
  const users = peopleOf(chance);
  const first = db.prepare<[], number>('SELECT min(started) FROM call').pluck().get() ?? until;
  const office: Office = {
    ...{ db, until, chance, users, staff: users, from: Math.max(first, until - TWO_YEARS) },
    ...{ messages: Math.ceil(calls / 20), entries: Math.max(200, Math.ceil(calls / 200)) },
    ...{ audits: Math.ceil(calls / 5), events: Math.ceil(calls / 10) },
  };
  db.prepare("INSERT INTO setting VALUES ('retention', ?, ?, 'u-1')").run(KEEP_ALL, office.from);
  fillDirectory(office);
  fillUsers(db, users, office.from);
  fillMessages(office);
  const foldSome = foldMessages(db);
  while (foldSome() > 0);
  fillAudit(office);
  fillOutbox(office);
  fillClosings(office);
}
