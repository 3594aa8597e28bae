import * as v from 'valibot';
import { givenId, typedText } from '../area/area.ts';
import { week } from '../settings/week.ts';

/*
 * The directory: persons and services of the house, and callers who are known. Its ids are given by the register and stay
 * for ever, so that messages can name a recipient and an entry its deputy.
 */

export const KINDS = ['person', 'service', 'caller'] as const;
export type Kind = (typeof KINDS)[number];

/** `2026-12-24T14:00`, in the unit's local time. */
const localTime = v.pipe(
  v.string(),
  v.check(
    (text) => /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) && !Number.isNaN(Date.parse(text)),
    'a day and a time, such as 2026-12-24T14:00',
  ),
);

const absence = v.pipe(
  v.strictObject({ from: localTime, to: localTime, reason: typedText(0, 100) }),
  v.forward(
    v.check(({ from, to }) => from < to, 'an end that is later than the beginning'),
    ['to'],
  ),
);

/** What a telephone can dial, however it is written. */
const dialable = v.pipe(
  typedText(0, 40),
  v.check(
    (text) =>
      /^\+?[\d\s().*#/-]+$/.test(text) && /\d/.test(text) && text.replace(/[^\d*#]/g, '').length <= 20,
    'a number of 1 to 20 digits',
  ),
);

const email = v.pipe(
  typedText(0, 200),
  v.check((text) => text === '' || /^[^\s@<>,;]+@[^\s@<>,;]+$/.test(text), 'an e-mail address'),
);

export const entryFields = v.strictObject({
  kind: v.picklist(KINDS),
  name: typedText(1, 100),
  /** In the house, such as `secrétariat`. */
  role: typedText(0, 100),
  numbers: v.pipe(
    v.array(v.strictObject({ label: typedText(0, 40), number: dialable })),
    v.maxLength(10, 'at most 10 numbers'),
  ),
  email,
  /** Which language one speaks with them. */
  language: typedText(0, 60),
  note: typedText(0, 500),
  /** A speed key of the panel that calls their first number, whatever the configuration file says of that key. */
  speed: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(8))),
  /** Of consultations; null: as the house is open. */
  hours: v.nullable(week),
  absences: v.pipe(v.array(absence), v.maxLength(50, 'at most 50 absences')),
  /** Who stands in for them: the id of another entry. */
  deputy: v.nullable(givenId),
});
export type EntryFields = v.InferOutput<typeof entryFields>;
export type Absence = EntryFields['absences'][number];
export type Hours = v.InferOutput<typeof week>;

/** `version` counts the changes: whoever changes an entry says which one they have seen. */
export interface Entry extends EntryFields {
  readonly id: string;
  readonly version: number;
}

/** What an entry is before anything is said of it. */
export const NEW_ENTRY: EntryFields = {
  ...{ kind: 'caller', name: '', role: '', numbers: [], email: '', language: '', note: '' },
  ...{ speed: null, hours: null, absences: [], deputy: null },
};

/** A line of a file as it was understood, and what is wrong with it. */
export interface CheckedEntry {
  readonly faults: readonly { readonly path: string; readonly allowed: string }[];
  /**
   * What importing it would make: `changed` and `same` of the entry that has its id, or its name and one of its numbers;
   * `alike`: a new one, though another has its number or its name. Null: nothing, it is faulty.
   */
  readonly becomes: 'new' | 'changed' | 'same' | 'alike' | null;
  /** The entry that it would change, or that it is like. */
  readonly known: string | null;
  /** All of it, as it would be written. */
  readonly entry: EntryFields | null;
  /** Of the entry that it would change; 0 of a new one. */
  readonly version: number;
  readonly changes: readonly { readonly path: string; readonly was: string; readonly is: string }[];
  /** Which line before it, counted from 0, is the same entry. */
  readonly twin: number | null;
}

export interface ChangedEntry {
  readonly id: string;
  readonly version: number;
  readonly entry: EntryFields;
}

/** The most entries that one file brings. */
export const MOST_IMPORTED = 2000;

export interface DirectoryCommands {
  /**
   * `id`: null for a new entry, `version` 0 then. Refused: `Directory_NoSuchEntry`; `Directory_Changed`, somebody else has
   * changed it since; faults by field, also of a deputy or a speed key that cannot be.
   */
  readonly 'directory.save': {
    readonly input: { readonly id: string | null; readonly version: number; readonly entry: EntryFields };
    readonly output: { readonly id: string; readonly version: number };
  };
  readonly 'directory.remove': {
    readonly input: { readonly id: string; readonly version: number };
    readonly output: null;
  };
  /**
   * Says of each line of a file what `directory.import` would make of it; changes nothing. A line has the fields of an entry
   * that the file has, and `id` where it names one.
   */
  readonly 'directory.check': {
    readonly input: { readonly entries: readonly unknown[] };
    readonly output: readonly CheckedEntry[];
  };
  /**
   * New entries, and changes of such as were seen in that version; all of them or none; answers how many. Speed keys and
   * deputies stay as they are. Refused: as `directory.save`.
   */
  readonly 'directory.import': {
    readonly input: { readonly entries: readonly EntryFields[]; readonly changed?: readonly ChangedEntry[] };
    readonly output: number;
  };
}
