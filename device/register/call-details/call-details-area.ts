import * as v from 'valibot';
import { CALL_FLAGS, CHOSEN_OUTCOMES, type WallTime } from '../../desk/words.ts';
import { type AreaMeans, type By, command, givenId, type OpenArea, typedText } from '../area/area.ts';
import { CommandRefused } from '../area/refused.ts';
import type { Db } from '../database.ts';
import { aggressiveCalls } from '../message/aggressive.ts';
import { callTeller } from '../outbox/call-event.ts';
import { settingsQuery } from '../settings/settings-queries.ts';
import { NOTE_LENGTH } from './call-details.ts';

const setReason = v.strictObject({ call: givenId, reason: v.nullable(givenId) });
const setNote = v.strictObject({
  call: givenId,
  note: typedText(0, NOTE_LENGTH),
  version: v.pipe(v.number(), v.integer(), v.minValue(0)),
});
const setFlag = v.strictObject({ call: givenId, flag: v.picklist(CALL_FLAGS), on: v.boolean() });
const setOutcome = v.strictObject({ call: givenId, outcome: v.picklist(CHOSEN_OUTCOMES) });

/** What people say of a call: while it goes on and for as long after as the house allows. */
export const callDetailsArea: OpenArea = (means: AreaMeans) => {
  const { db, record, emit } = means;
  const { tellAnew } = aggressiveCalls(means);
  const run = statements(db);
  const settings = settingsQuery(db);
  const tellCrm = callTeller({ db, emit });

  function callFor(id: string, { moment }: By): KnownCall {
    const call = run.call.get(id);
    if (!call) throw refused('NoSuchCall', `the register has no call ${id}: reload the page`);
    if (moment.wall < endOfDay(call.started, settings().callsOpenFor)) return call;
    throw refused(
      'TooOld',
      'this call is too old to be changed: a manager can allow more days in the settings',
    );
  }

  return {
    commands: {
      'call.setReason': command(setReason, ({ call, reason }, by) => {
        const known = callFor(call, by);
        if (reason !== null && !settings().reasons.some(({ id }) => id === reason))
          throw refused('NoSuchReason', `the house has no reason ${reason}: reload the page for its list`);
        if (known.reason !== reason) record({ type: 'reasonSet', call, reason }, by);
        return null;
      }),
      'call.flag': command(setFlag, ({ call, flag, on }, by) => {
        const known = callFor(call, by);
        if ((known[flag] === 1) !== on) record({ type: 'callFlagged', call, flag, on }, by);
        return null;
      }),
      'call.setOutcome': command(setOutcome, ({ call, outcome }, by) => {
        const known = callFor(call, by);
        if (known.ended === null)
          throw refused('StillOpen', 'this call is not over: give its outcome on the desk page');
        if (known.outcome !== outcome) record({ type: 'outcomeSet', call, outcome }, by);
        return null;
      }),
      'call.setNote': command(setNote, ({ call, note, version }, by) => {
        callFor(call, by);
        const { actor, moment } = by;
        const next = version + 1;
        const row = { call, note: note || null, version, next, wall: moment.wall, actor: actor.id };
        if (run.setNote.run(row).changes !== 1)
          throw refused(
            'NoteChanged',
            'somebody has written another note since: look at it, then save again',
          );
        tellCrm('call.updated', call, moment.wall);
        tellAnew(call, moment.wall);
        return next;
      }),
    },
  };
};

interface KnownCall {
  readonly started: WallTime;
  readonly ended: WallTime | null;
  readonly outcome: string | null;
  readonly reason: string | null;
  readonly grave: number;
  readonly aggressive: number;
}

function statements(db: Db) {
  return {
    call: db.prepare<[string], KnownCall>(
      'SELECT started, ended, outcome, reason, grave, aggressive FROM call WHERE id = ?',
    ),
    // Writes the first note only where none was ever seen, and every other only over the one that was seen.
    setNote: db.prepare<[Record<string, string | number | null>]>(
      `INSERT INTO call_detail (call, note, version, changed, changed_by)
       SELECT @call, @note, @next, @wall, @actor
       WHERE @version = coalesce((SELECT version FROM call_detail WHERE call = @call), 0)
       ON CONFLICT (call) DO UPDATE SET note = excluded.note, version = excluded.version, changed = excluded.changed,
         changed_by = excluded.changed_by`,
    ),
  };
}

/** Midnight of the unit's time zone, at the end of the day that comes `days` after the one of `wall`. */
function endOfDay(wall: WallTime, days: number): WallTime {
  const date = new Date(wall);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days + 1).getTime();
}

function refused(reason: string, message: string): CommandRefused {
  return new CommandRefused(`Calls_${reason}`, message);
}
