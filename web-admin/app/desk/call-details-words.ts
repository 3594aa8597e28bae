import type { CallFlag } from '../../../device/desk/words.ts';
import type { Language } from '../logic/times.ts';

/** Words for what people say of a call, on Desk and in the Register. */
export interface CallDetailsWords {
  readonly title: string;
  readonly reasons: string;
  readonly flags: Readonly<Record<CallFlag, string>>;
  readonly note: string;
  readonly noteChanged: (other: string) => string;
  readonly outcome: string;
  /** The message that the caller left. */
  readonly write: string;
  /** What the caller asked is to be found out (rule B8). */
  readonly findOut: string;
  /** By the code of what was refused. */
  readonly refusals: Readonly<Record<string, string>>;
}

const fr: CallDetailsWords = {
  title: 'À propos de l’appel',
  reasons: 'Motif',
  flags: { grave: 'Situation grave', aggressive: 'Agressif' },
  note: 'Note, Entrée pour enregistrer',
  noteChanged: (other) =>
    `Quelqu’un d’autre a noté\u202f: «\u202f${other}\u202f». Entrée remplace cette note par la vôtre.`,
  outcome: 'Issue',
  write: 'Rédiger le message',
  findOut: 'Se renseigner et rappeler',
  refusals: {
    Calls_NoSuchReason: 'Ce motif n’existe plus. Rechargez la page.',
    Calls_TooOld: 'Cet appel est trop ancien pour être modifié. Le délai se change dans les réglages.',
    Calls_StillOpen: 'Cet appel n’est pas terminé\u202f: son issue se donne au poste.',
    Calls_NoteChanged: 'La note a changé entre-temps. La vôtre n’est pas perdue.',
  },
};

const en: CallDetailsWords = {
  title: 'About the call',
  reasons: 'Reason',
  flags: { grave: 'Grave situation', aggressive: 'Aggressive' },
  note: 'Note, Enter to save',
  noteChanged: (other) => `Somebody else wrote: “${other}”. Enter replaces it with yours.`,
  outcome: 'Outcome',
  write: 'Write the message',
  findOut: 'Find out and call back',
  refusals: {
    Calls_NoSuchReason: 'There is no such reason any more. Reload the page.',
    Calls_TooOld: 'This call is too old to be changed. How long is a setting.',
    Calls_StillOpen: 'This call is not over: give its outcome on Desk.',
    Calls_NoteChanged: 'The note has changed meanwhile. Yours is not lost.',
  },
};

export const CALL_DETAILS_WORDS: Readonly<Record<Language, CallDetailsWords>> = { fr, en };
