import * as v from 'valibot';
import type { Db } from '../database.ts';
import { SETTINGS, type SettingName, type Settings } from './settings.ts';

/** Reads every setting; one that was never saved, or that an older program saved in another shape, has its default. */
export function settingsQuery(db: Db): () => Settings {
  const all = db.prepare<[], { readonly name: string; readonly value: string }>(
    'SELECT name, value FROM setting',
  );
  return () => settingsFrom(new Map(all.all().map(({ name, value }) => [name, value])));
}

/** Reads one of them. */
export function settingQuery<Name extends SettingName>(db: Db, name: Name): () => Settings[Name] {
  const saved = db.prepare<[string], string>('SELECT value FROM setting WHERE name = ?').pluck();
  return () => settingFrom(name, saved.get(name)) as Settings[Name];
}

function settingsFrom(saved: ReadonlyMap<string, string>): Settings {
  const names = Object.keys(SETTINGS) as SettingName[];
  return Object.fromEntries(names.map((name) => [name, settingFrom(name, saved.get(name))])) as Settings;
}

function settingFrom(name: SettingName, saved: string | undefined): unknown {
  const schema: v.GenericSchema = SETTINGS[name];
  const result = v.safeParse(schema, saved === undefined ? undefined : JSON.parse(saved));
  return result.success ? result.output : v.parse(schema, undefined);
}
