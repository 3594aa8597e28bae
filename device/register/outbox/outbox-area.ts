import * as v from 'valibot';
import { type AreaMeans, command, givenId, type OpenArea } from '../area/area.ts';
import { callTeller } from './call-event.ts';

const resend = v.strictObject({ ids: v.optional(v.pipe(v.array(givenId), v.maxLength(500))) });

/** Facts that change what the CRM was told of a call that is over. A note is in no fact: `call.setNote` tells it. */
const LATER: ReadonlySet<string> = new Set(['outcomeSet', 'reasonSet', 'callFlagged']);

/** Tells the CRM of every call that is over, and again when somebody says more of it afterwards (rule A8). */
export const outboxArea: OpenArea = ({ db, emit }: AreaMeans) => {
  const tell = callTeller({ db, emit });
  const again = db.prepare<[number, string]>(
    "UPDATE outbox_event SET state = 'waiting', next_try = ?, first_try = NULL WHERE id = ? AND state <> 'sent'",
  );
  const allDead = db.prepare<[number]>(
    "UPDATE outbox_event SET state = 'waiting', next_try = ?, first_try = NULL WHERE state = 'dead'",
  );

  return {
    onFact: ({ call, fact }) => {
      if (call === null) return;
      if (fact.type === 'callEnded') tell('call.finished', call, fact.moment.wall);
      else if (LATER.has(fact.type)) tell('call.updated', call, fact.moment.wall);
    },
    commands: {
      'outbox.resend': command(
        resend,
        ({ ids }, { moment }) => ({
          count:
            ids === undefined
              ? allDead.run(moment.wall).changes
              : ids.reduce((count, id) => count + again.run(moment.wall, id).changes, 0),
        }),
        (_, { count }) => ({ kind: 'export', count }),
      ),
    },
  };
};
