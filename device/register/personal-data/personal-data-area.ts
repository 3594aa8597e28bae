import * as v from 'valibot';
import type { WallTime } from '../../desk/words.ts';
import { type AreaMeans, command, type OpenArea, typedText } from '../area/area.ts';
import { CommandRefused } from '../area/refused.ts';
import { settingsQuery } from '../settings/settings-queries.ts';
import { Clearing } from './clearing.ts';
import { personQuery } from './person-query.ts';
import type { Erased, Person } from './personal-data.ts';

const erase = v.strictObject({ number: typedText(1, 60) });

/** Clears what has been kept for long enough, as soon as the clock can be trusted, and erases what somebody asks to have erased. */
export const personalDataArea: OpenArea = ({ db, isClockTrusted }: AreaMeans) => {
  const settings = settingsQuery(db);
  const clearing = new Clearing(db);
  const person = personQuery(db);
  const hold = db.prepare<[WallTime]>('UPDATE retention SET held = coalesce(held, ?)');
  const remove = {
    message: db.prepare<[string]>('DELETE FROM message WHERE id = ?'),
    followUp: db.prepare<[string]>('DELETE FROM follow_up WHERE id = ?'),
    contact: db.prepare<[string]>('DELETE FROM contact WHERE id = ?'),
    events: db.prepare<[string]>('DELETE FROM outbox_event WHERE subject = ?'),
    key: db.prepare<[string], number>('SELECT key FROM call WHERE id = ?').pluck(),
  };

  function eraseAll({ calls, messages, followUps, contacts }: Person): Erased {
    for (const { call } of calls) {
      const key = remove.key.get(call);
      if (key !== undefined) clearing.clearCall(key, call, null);
      remove.events.run(call);
    }
    for (const { id } of messages) {
      remove.events.run(id);
      remove.message.run(id);
    }
    for (const { id } of followUps) remove.followUp.run(id);
    for (const { id } of contacts) remove.contact.run(id);
    return {
      calls: calls.length,
      messages: messages.length,
      followUps: followUps.length,
      contacts: contacts.length,
    };
  }

  return {
    onMinute: (wall) => {
      if (isClockTrusted()) clearing.round(wall, settings().retention);
      else hold.run(wall);
    },
    commands: {
      'person.erase': Object.assign(
        command(
          erase,
          ({ number }) => {
            const found = person(number);
            if (found === null) throw new CommandRefused('Person_NoNumber', 'this is no telephone number');
            if (found.open > 0) {
              const message = `${found.open} messages or follow-ups are still open: have them done first, or they would be lost`;
              throw new CommandRefused('Person_StillOpen', message);
            }
            return eraseAll(found);
          },
          () => ({}),
        ),
        { erases: true } as const,
      ),
    },
  };
};
