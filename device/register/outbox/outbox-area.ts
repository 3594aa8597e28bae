import * as v from 'valibot';
import { type AreaMeans, command, givenId, type OpenArea } from '../area/area.ts';
import { CommandRefused } from '../area/refused.ts';
import { callTeller } from './call-event.ts';

const resend = v.strictObject({ ids: v.optional(v.pipe(v.array(givenId), v.maxLength(500))) });
const putAside = v.strictObject({ id: givenId });

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
  // Only what holds up the others; never what was not tried yet.
  const aside = db.prepare<[string]>(
    `UPDATE outbox_event SET state = 'dead' WHERE id = ? AND error IS NOT NULL
       AND key = (SELECT key FROM outbox_event WHERE state = 'waiting' ORDER BY key LIMIT 1)`,
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
      'outbox.putAside': command(
        putAside,
        ({ id }) => {
          if (aside.run(id).changes === 0) throw notHoldingUp();
          return null;
        },
        ({ id }) => ({ record: id }),
      ),
    },
  };
};

const notHoldingUp = () =>
  new CommandRefused(
    'Outbox_NotHoldingUp',
    'this event holds up no others: it was not tried yet, was taken or given up meanwhile, or another is first; look again',
  );
