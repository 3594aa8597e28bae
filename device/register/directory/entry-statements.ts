import type { Db } from '../database.ts';
import type { Entry, EntryFields } from './directory.ts';

/** An entry as SQLite has it, without its numbers. */
export interface FlatEntry extends Omit<Entry, 'numbers' | 'hours' | 'absences'> {
  /** JSON. */
  readonly hours: string | null;
  readonly absences: string;
  /** JSON list, in their order. */
  readonly numbers: string;
}

export const ENTRY = `
  SELECT id, version, kind, name, role, email, language, note, speed, hours, absences, deputy,
    (SELECT json_group_array(json_object('label', label, 'number', number)) FROM
      (SELECT label, number FROM contact_number WHERE contact = contact.id ORDER BY position)) AS numbers
  FROM contact`;

export function entryFrom({ hours, absences, numbers, ...flat }: FlatEntry): Entry {
  return {
    ...flat,
    hours: hours === null ? null : (JSON.parse(hours) as EntryFields['hours']),
    absences: JSON.parse(absences) as EntryFields['absences'],
    numbers: JSON.parse(numbers) as EntryFields['numbers'],
  };
}

export type WritingStatements = ReturnType<typeof writingStatements>;

/** What the area writes, prepared once. */
export function writingStatements(db: Db) {
  return {
    version: db.prepare<[string], number>('SELECT version FROM contact WHERE id = ?').pluck(),
    bySpeed: db.prepare<[number], { readonly id: string; readonly name: string }>(
      'SELECT id, name FROM contact WHERE speed = ?',
    ),
    one: db.prepare<[string], FlatEntry>(`${ENTRY} WHERE id = ?`),
    byTail: db.prepare<[string], string>('SELECT contact FROM contact_number WHERE tail = ? LIMIT 1').pluck(),
    byName: db
      .prepare<[string, string], string>('SELECT id FROM contact WHERE folded >= ? AND folded < ? LIMIT 50')
      .pluck(),
    put: db.prepare<[Record<string, string | number | null>]>(
      `INSERT INTO contact (id, version, kind, name, role, email, language, note, speed, hours, absences, deputy, folded,
         changed, changed_by)
       VALUES (@id, @version, @kind, @name, @role, @email, @language, @note, @speed, @hours, @absences, @deputy, @folded,
         @changed, @changedBy)
       ON CONFLICT (id) DO UPDATE SET version = @version, kind = @kind, name = @name, role = @role, email = @email,
         language = @language, note = @note, speed = @speed, hours = @hours, absences = @absences, deputy = @deputy,
         folded = @folded, changed = @changed, changed_by = @changedBy`,
    ),
    dropNumbers: db.prepare<[string]>('DELETE FROM contact_number WHERE contact = ?'),
    putNumber: db.prepare<[string, number, string, string, string]>(
      'INSERT INTO contact_number (contact, position, label, number, tail) VALUES (?, ?, ?, ?, ?)',
    ),
    remove: db.prepare<[string]>('DELETE FROM contact WHERE id = ?'),
    freeDeputies: db.prepare<[string]>(
      'UPDATE contact SET deputy = NULL, version = version + 1 WHERE deputy = ?',
    ),
  };
}
