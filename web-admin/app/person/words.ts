import type { PersonCounts } from '../../../device/register/personal-data/personal-data.ts';
import type { Language } from '../logic/times.ts';

interface PersonWords {
  readonly title: string;
  readonly question: string;
  readonly number: string;
  readonly numberHint: string;
  readonly search: string;
  readonly ran: (time: string) => string;
  readonly held: (time: string) => string;
  readonly notYet: string;
  readonly nothing: string;
  readonly found: (counts: PersonCounts) => string;
  readonly calls: string;
  readonly messages: string;
  readonly followUps: string;
  readonly contacts: string;
  readonly file: string;
  readonly erase: string;
  /** `aside`: names of files that have it, too, for a while. */
  readonly eraseWhat: (number: string, aside: string) => string;
  readonly stillOpen: string;
  readonly noNumber: string;
}

const count = (number: number, one: string, many: string) => `${number}\u00a0${number === 1 ? one : many}`;

const fr: PersonWords = {
  title: 'Données personnelles',
  question: 'Que sait-on d’une personne, et jusqu’à quand\u202f?',
  number: 'Numéro de téléphone',
  numberHint: 'Avec ou sans espaces, avec ou sans indicatif.',
  search: 'Chercher',
  ran: (time) => `Dernier effacement des données anciennes\u202f: ${time}.`,
  held: (time) =>
    `Rien ne s’efface depuis ${time}\u202f: l’heure du boîtier n’est pas sûre. Reliez-le à un serveur de temps.`,
  notYet: 'Les données anciennes n’ont pas encore été effacées.',
  nothing: 'Rien n’est connu de ce numéro.',
  found: ({ calls, messages, followUps, contacts }) =>
    [
      count(calls, 'appel', 'appels'),
      count(messages, 'message', 'messages'),
      count(followUps, 'demande', 'demandes'),
      count(contacts, 'fiche', 'fiches'),
    ].join(', '),
  calls: 'Appels',
  messages: 'Messages',
  followUps: 'Demandes à reprendre',
  contacts: 'Annuaire',
  file: 'Tout dans un fichier',
  erase: 'Tout effacer',
  eraseWhat: (number, aside) =>
    `Effacer pour toujours tout ce qui concerne le ${number}\u202f? Les sauvegardes déjà faites le contiennent encore${aside && `, et pour un temps ${aside}`}.`,
  stillOpen: 'Un message ou une demande attend encore\u202f: traitez-les d’abord, ils seraient perdus.',
  noNumber: 'Ce n’est pas un numéro de téléphone.',
};

const en: PersonWords = {
  title: 'Personal data',
  question: 'What is known of a person, and for how long?',
  number: 'Telephone number',
  numberHint: 'With or without spaces, with or without its country.',
  search: 'Search',
  ran: (time) => `Old data were last cleared: ${time}.`,
  held: (time) =>
    `Nothing has been cleared since ${time}: the clock of the unit is not trusted. Connect it to a time server.`,
  notYet: 'Old data have not been cleared yet.',
  nothing: 'Nothing is known of this number.',
  found: ({ calls, messages, followUps, contacts }) =>
    [
      count(calls, 'call', 'calls'),
      count(messages, 'message', 'messages'),
      count(followUps, 'follow-up', 'follow-ups'),
      count(contacts, 'entry', 'entries'),
    ].join(', '),
  calls: 'Calls',
  messages: 'Messages left',
  followUps: 'Follow-ups',
  contacts: 'Directory',
  file: 'All of it in a file',
  erase: 'Erase all of it',
  eraseWhat: (number, aside) =>
    `Erase for ever all that is known of ${number}? Backups that were made before still have it${aside && `, and for a while ${aside}`}.`,
  stillOpen: 'A message or follow-up is still open: have it done first, or it would be lost.',
  noNumber: 'This is no telephone number.',
};

export const PERSON_WORDS: Readonly<Record<Language, PersonWords>> = { fr, en };
