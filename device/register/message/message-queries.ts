import type { WallTime } from '../../desk/words.ts';
import type { Db } from '../database.ts';
import { fold } from '../directory/fold.ts';
import type { MessageDetail, MessageEvent, MessageRow, RecipientRow } from './message.ts';
import { localTime } from './message-dates.ts';
import { messageSearch } from './message-search.ts';
import { recipientsOf } from './recipients.ts';

const ROW = `
  SELECT id, version, kind, state, call, recipient, name, caller, number, text, promised, collect_from AS collectFrom,
    escalated, made, changed, closed,
    (SELECT state FROM mail WHERE mail.message = message.id ORDER BY made DESC, id LIMIT 1) AS mail`;

type FlatDetail = MessageRow & {
  readonly draft: string;
  readonly details: string;
  readonly mailFault: string | null;
};

export interface SearchedMessages {
  /** Only those made before; for the next page. */
  readonly before: WallTime;
  /** Part of a name, a number or a text; '' for all. */
  readonly search: string;
  readonly limit: number;
}

/** Questions about messages. */
export function messageQueries(db: Db) {
  const recipients = recipientsOf(db);
  const { isFound, lookFor, ids } = messageSearch(db);
  const open = db.prepare<[Record<string, string>], MessageRow>(
    `${ROW} FROM message WHERE closed IS NULL AND ${isFound} ORDER BY promised IS NULL DESC, promised, made`,
  );
  const closed = db.prepare<[Record<string, string | number>], MessageRow>(
    `${ROW} FROM message WHERE closed IS NOT NULL AND made < @before AND ${isFound} ORDER BY made DESC LIMIT @limit`,
  );
  const closedOf = db.prepare<[Record<string, string | number>], MessageRow>(
    `${ROW} FROM message WHERE id IN (SELECT value FROM json_each(@ids)) AND closed IS NOT NULL AND made < @before
     ORDER BY made DESC LIMIT @limit`,
  );
  const one = db.prepare<[string], FlatDetail>(
    `${ROW}, draft, details, (SELECT fault FROM mail WHERE mail.message = message.id AND state = 'waiting' LIMIT 1) AS mailFault
     FROM message WHERE id = ?`,
  );
  const events = db.prepare<[string], MessageEvent>(
    'SELECT at, actor, actor_name AS actorName, type, text FROM message_event WHERE message = ? ORDER BY number',
  );
  const theirs = `state NOT IN ('draft', 'discarded') AND (recipient IN (SELECT value FROM json_each(@ids))
    OR deputy IN (SELECT value FROM json_each(@ids)))`;
  const mine = db
    .prepare<[Record<string, string | number>], string>(
      `SELECT id FROM (SELECT id, promised, made, 0 AS done FROM message WHERE closed IS NULL AND ${theirs}
         UNION ALL SELECT id, promised, made, 1 FROM message WHERE closed >= @since AND ${theirs})
       ORDER BY done, promised, made LIMIT 500`,
    )
    .pluck();

  const detail = (id: string): MessageDetail | null => {
    const row = one.get(id);
    if (row === undefined) return null;
    return {
      ...row,
      details: JSON.parse(row.details),
      promisedAt: row.promised === null ? null : localTime(row.promised),
      mailFault: row.mailFault ?? '',
      events: events.all(id),
    };
  };
  const idsOf = (user: string) => [
    // What was for the account itself stays so once it is the one of a directory entry.
    `user:${user}`,
    ...recipients
      .all()
      .filter((each) => each.user === user)
      .map(({ id }) => id),
  ];

  return {
    /** Drafts first, then by the time that was promised. */
    open(search = ''): readonly MessageRow[] {
      lookFor(search);
      return open.all({ search });
    },
    /** Newest first. */
    closed({ before, search, limit }: SearchedMessages): readonly MessageRow[] {
      lookFor(search);
      const found = ids();
      if (found === null) return closed.all({ before, limit, search });
      return closedOf.all({ before, limit, ids: JSON.stringify(found) });
    },
    one: detail,
    /** What is for that user, or for whom they stand in; what they acknowledged since then is there too. */
    mine: (user: string, since: WallTime): readonly MessageDetail[] =>
      mine.all({ ids: JSON.stringify(idsOf(user)), since }).flatMap((id) => detail(id) ?? []),
    recipients(): RecipientRow[] {
      const all = recipients.all();
      const named = countsOf(all.map(({ name }) => fold(name)));
      return all.map(({ id, name, role, user, email }) => {
        const isAlone = named.get(fold(name)) === 1;
        const label = isAlone || role === '' ? name : `${name}, ${role}`;
        return { id, name, label, page: user !== null, email: email !== null };
      });
    },
  };
}

function countsOf(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
