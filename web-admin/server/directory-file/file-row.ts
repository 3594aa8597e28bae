import type { EntryFields } from '../../../device/register/directory/directory.ts';

/** An entry as a file has it, whether or not the register would take it; or a line that cannot be read at all. */
export type FileRow =
  | {
      readonly line: number;
      /** Of the entry that it was when it was written here; null in a file of others. */
      readonly id: string | null;
      /** What the file says of it; all else is as in every new entry. */
      readonly says: readonly (keyof EntryFields)[];
      readonly entry: EntryFields;
    }
  /** `unreadable`: what is wrong with the line, in English. */
  | { readonly line: number; readonly unreadable: string };

const FRENCH: readonly (readonly [english: string, french: string])[] = [
  [
    'no column is called "nom" or "name"',
    'aucune colonne ne s’appelle «\u202fnom\u202f» ou «\u202fname\u202f»',
  ],
  ['its quotation marks do not match', 'ses guillemets ne se referment pas'],
  ['text outside of a card', 'texte en dehors d’une carte'],
  ['the card has no end', 'la carte n’a pas de fin'],
  ['the card has a fault', 'la carte a un défaut'],
];

/** What is wrong with a line, in the reader's language; what the parser itself says stays as it is. */
export function unreadableIn(language: 'fr' | 'en', unreadable: string): string {
  const found = FRENCH.find(([english]) => unreadable.startsWith(english));
  return found && language === 'fr' ? found[1] + unreadable.slice(found[0].length) : unreadable;
}

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
