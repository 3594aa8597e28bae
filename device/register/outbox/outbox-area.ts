import * as v from 'valibot';
import type { Fact } from '../../desk/facts.ts';
import type { CallId } from '../../desk/words.ts';
import { type AreaMeans, command, givenId, type OpenArea } from '../area/area.ts';
import { callEventQuery } from './call-event.ts';

const resend = v.strictObject({ ids: v.optional(v.pipe(v.array(givenId), v.maxLength(500))) });

/** Facts that change what the CRM was told of a call that is over. */
const LATER: ReadonlySet<string> = new Set(['outcomeSet', 'reasonSet', 'callFlagged']);

/** Tells the CRM of every call that is over, and again when somebody says more of it afterwards (rule A8). */
export const outboxArea: OpenArea = ({ db, emit }: AreaMeans) => {
  const callEvent = callEventQuery(db);
  const again = db.prepare<[number, string]>(
    "UPDATE outbox_event SET state = 'waiting', next_try = ?, first_try = NULL WHERE id = ? AND state <> 'sent'",
  );
  const allDead = db.prepare<[number]>(
    "UPDATE outbox_event SET state = 'waiting', next_try = ?, first_try = NULL WHERE state = 'dead'",
  );

  function tell(type: 'call.finished' | 'call.updated', call: CallId, fact: Fact): void {
    const event = callEvent(call);
    if (event === null || event.ended === null || event.consultationFor !== null) return;
    emit(type, call, event, fact.moment.wall);
  }

  return {
    onFact: ({ call, fact }) => {
      if (call === null) return;
      if (fact.type === 'callEnded') tell('call.finished', call, fact);
      else if (LATER.has(fact.type)) tell('call.updated', call, fact);
    },
    commands: {
      'outbox.resend': command(resend, ({ ids }, { moment }) => ({
        count:
          ids === undefined
            ? allDead.run(moment.wall).changes
            : ids.reduce((count, id) => count + again.run(moment.wall, id).changes, 0),
      })),
    },
  };
};
