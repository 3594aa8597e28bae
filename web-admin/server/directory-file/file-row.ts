import type { EntryFields } from '../../../device/register/directory/directory.ts';

/** An entry as a file has it, whether or not the register would take it; or a line that cannot be read at all. */
export type FileRow =
  | { readonly line: number; readonly entry: EntryFields }
  /** `unreadable`: what is wrong with the line, in English. */
  | { readonly line: number; readonly unreadable: string };

/** What no file says: hours, absences, deputies and speed keys are the unit's own. */
export function entryOf(fields: Partial<EntryFields>): EntryFields {
  return {
    kind: 'caller',
    name: '',
    role: '',
    numbers: [],
    email: '',
    language: '',
    note: '',
    speed: null,
    hours: null,
    absences: [],
    deputy: null,
    ...fields,
  };
}
