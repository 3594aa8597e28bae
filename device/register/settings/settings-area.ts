import * as v from 'valibot';
import { type AreaMeans, command, type OpenArea } from '../area/area.ts';
import { CommandRefused } from '../area/refused.ts';
import { SETTINGS, type SettingName } from './settings.ts';
import { settingsQuery } from './settings-queries.ts';

const NAMES = Object.keys(SETTINGS) as SettingName[];
const save = v.strictObject({ name: v.picklist(NAMES), value: v.unknown(), was: v.optional(v.unknown()) });

/** Keeps what managers set: one value for each name, the last one counts. */
export const settingsArea: OpenArea = ({ db }: AreaMeans) => {
  const put = db.prepare<[string, string, number, string]>(
    `INSERT INTO setting (name, value, changed, changed_by) VALUES (?, ?, ?, ?)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value, changed = excluded.changed, changed_by = excluded.changed_by`,
  );
  const settings = settingsQuery(db);
  return {
    commands: {
      'settings.save': command(
        save,
        ({ name, value, was }, { actor, moment }) => {
          if (was !== undefined && JSON.stringify(was) !== JSON.stringify(settings()[name]))
            throw changed(name);
          put.run(name, JSON.stringify(checked(name, value)), moment.wall, actor.id);
          return null;
        },
        ({ name }) => ({ record: name }),
      ),
    },
  };
};

function changed(name: SettingName): CommandRefused {
  const message = `somebody else has changed the setting ${name} since: look at it, then save again`;
  return new CommandRefused('Settings_Changed', message);
}

function checked(name: SettingName, value: unknown): unknown {
  const schema: v.GenericSchema = SETTINGS[name];
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const faults = result.issues.map((issue) => ({
    path: ['value', v.getDotPath(issue) ?? ''].filter(Boolean).join('.'),
    allowed: issue.kind === 'schema' ? (issue.expected ?? issue.message) : issue.message,
  }));
  throw new CommandRefused('Register_NotValid', `the setting ${name} has faults: see each field`, faults);
}
