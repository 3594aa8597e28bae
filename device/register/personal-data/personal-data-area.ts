import * as v from 'valibot';
import type { WallTime } from '../../desk/words.ts';
import { type AreaMeans, command, type OpenArea, typedText } from '../area/area.ts';
import { CommandRefused } from '../area/refused.ts';
import { settingsQuery } from '../settings/settings-queries.ts';
import { removeLeftCopies, removeOldRegisters } from './aside.ts';
import { Clearing, DAY } from './clearing.ts';
import { eraser } from './eraser.ts';
import { findPerson } from './person-query.ts';
import { fillTails } from './typed-tails.ts';

const erase = v.strictObject({ number: typedText(1, 60) });

/** Clears what has been kept for long enough, as soon as the clock can be trusted, and erases what somebody asks to have erased. */
export const personalDataArea: OpenArea = ({ db, isClockTrusted, erased }: AreaMeans) => {
  const settings = settingsQuery(db);
  const clearing = new Clearing(db);
  const find = findPerson(db);
  const fill = fillTails(db);
  const eraseFound = eraser(db, clearing);
  const hold = db.prepare<[WallTime]>('UPDATE retention SET held = coalesce(held, ?)');

  function clear(wall: WallTime): void {
    const { retention } = settings();
    if (clearing.round(wall, retention)) erased();
    removeOldRegisters(db.name, wall - retention.numbers * DAY);
  }

  return {
    onMinute: (wall) => {
      removeLeftCopies(db.name);
      fill();
      if (isClockTrusted()) clear(wall);
      else hold.run(wall);
    },
    commands: {
      'person.erase': command(
        erase,
        ({ number }) => {
          const found = find(number);
          if (found === null) throw new CommandRefused('Person_NoNumber', 'this is no telephone number');
          if (found.open > 0) {
            const message = `${found.open} messages or follow-ups are still open: have them done first, or they would be lost`;
            throw new CommandRefused('Person_StillOpen', message);
          }
          erased();
          return eraseFound(found);
        },
        () => ({}),
      ),
    },
  };
};
