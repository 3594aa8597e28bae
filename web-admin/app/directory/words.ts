import type { Kind } from '../../../device/register/directory/directory.ts';
import type { Language } from '../logic/times.ts';

/** Words of the Directory page alone: they come with it. */
export interface DirectoryWords {
  readonly question: string;
  /** On Desk. */
  readonly find: string;
  readonly search: string;
  readonly searchHint: string;
  readonly kind: string;
  readonly all: string;
  readonly kinds: Readonly<Record<Kind, string>>;
  readonly add: string;
  readonly importFile: string;
  readonly columns: readonly [name: string, numbers: string, presence: string, note: string];
  readonly empty: string;
  readonly emptyHow: string;
  readonly none: string;
  readonly previous: string;
  readonly more: string;
  readonly call: (name: string, number: string) => string;
  readonly transfer: (name: string, number: string) => string;
  readonly callShort: string;
  readonly transferShort: string;
  readonly here: (until: string) => string;
  readonly away: Readonly<Record<'absence' | 'holiday' | 'hours', string>>;
  readonly back: (when: string) => string;
  readonly noReturn: string;
  readonly deputyIs: (name: string) => string;
  readonly speedKey: (key: string) => string;
  readonly form: {
    readonly title: (name: string) => string;
    readonly newTitle: string;
    readonly kind: string;
    readonly name: string;
    readonly role: string;
    readonly label: (index: number) => string;
    readonly number: (index: number) => string;
    readonly email: string;
    readonly language: string;
    readonly languageHint: string;
    readonly note: string;
    readonly speed: string;
    readonly noSpeed: string;
    readonly deputy: string;
    readonly noDeputy: string;
    readonly ownHours: string;
    readonly hours: string;
    readonly absences: string;
    readonly from: (index: number) => string;
    readonly to: (index: number) => string;
    readonly reason: (index: number) => string;
    readonly addAbsence: string;
    readonly removeAbsence: (index: number) => string;
    readonly remove: string;
    readonly removeQuestion: (name: string) => string;
    readonly changed: (name: string) => string;
  };
  readonly file: {
    readonly title: string;
    readonly choose: string;
    readonly hint: string;
    readonly count: (fresh: number, changed: number, same: number, alike: number, faulty: number) => string;
    readonly line: (line: number) => string;
    readonly known: string;
    readonly take: (count: number) => string;
    readonly taken: (count: number) => string;
    readonly unreadable: string;
    readonly withKnown: string;
  };
  readonly csv: string;
  readonly vcard: string;
  readonly refusals: Readonly<Record<string, string>>;
  readonly allowed: Readonly<Record<string, (...numbers: string[]) => string>>;
}

const n = '\u202f';

const fr: DirectoryWords = {
  question: `Qui peut répondre, et quand${n}?`,
  find: 'Chercher dans l’annuaire',
  search: 'Chercher',
  searchHint: 'un nom, une fonction ou la fin d’un numéro',
  kind: 'Montrer',
  all: 'tout',
  kinds: { person: 'Personnes', service: 'Services', caller: 'Appelants connus' },
  add: 'Nouvelle fiche',
  importFile: 'Importer un fichier',
  columns: ['Nom', 'Numéros', 'En ce moment', 'À savoir'],
  empty: 'L’annuaire est vide.',
  emptyHow:
    'Ajoutez les personnes et services de la maison, et les appelants que vous voulez reconnaître, ou importez un fichier.',
  none: 'Personne ne correspond.',
  previous: 'Précédents',
  more: 'Suivants',
  call: (name, number) => `Appeler ${name} au ${number}`,
  transfer: (name, number) => `Mettre en relation avec ${name} au ${number}`,
  callShort: 'Appeler',
  transferShort: 'Transférer',
  here: (until) => `joignable jusqu’à ${until}`,
  away: { absence: 's’est absenté', holiday: 'jour férié', hours: 'hors consultation' },
  back: (when) => `de retour dès ${when}`,
  noReturn: 'retour inconnu',
  deputyIs: (name) => `remplacé par ${name}`,
  speedKey: (key) => `touche ${key}`,
  form: {
    title: (name) => `Fiche${n}: ${name}`,
    newTitle: 'Nouvelle fiche',
    kind: 'Genre',
    name: 'Nom complet',
    role: 'Fonction dans la maison',
    label: (index) => `Lieu ${index}`,
    number: (index) => `Numéro ${index}`,
    email: 'Adresse électronique',
    language: 'Langue',
    languageHint: 'si ce n’est pas celle de la maison',
    note: 'Bon à savoir',
    speed: 'Touche du boîtier',
    noSpeed: 'aucune',
    deputy: 'Remplaçant',
    noDeputy: 'personne',
    ownHours: 'Heures de consultation propres (sinon celles de la maison)',
    hours: 'Heures de consultation',
    absences: 'Absences',
    from: (index) => `Début, absence ${index}`,
    to: (index) => `Fin, absence ${index}`,
    reason: (index) => `Raison, absence ${index}`,
    addAbsence: 'Ajouter une absence',
    removeAbsence: (index) => `Retirer l’absence ${index}`,
    remove: 'Supprimer la fiche',
    removeQuestion: (name) => `Supprimer ${name} de l’annuaire${n}?`,
    changed: (name) =>
      `Quelqu’un d’autre vient de modifier la fiche «${n}${name}${n}». Vos changements restent ici${n}: enregistrer à nouveau remplace les siens.`,
  },
  file: {
    title: 'Importer un fichier',
    choose: 'Fichier CSV ou vCard',
    hint: '1 Mo au plus. Rien n’est enregistré avant votre accord.',
    count: (fresh, changed, same, alike, faulty) =>
      `${fresh} nouvelles, ${changed} modifiées, ${same} inchangées, ${alike} semblables, ${faulty} à revoir`,
    line: (line) => `Ligne ${line}`,
    known: 'nom ou numéro d’une autre fiche',
    take: (count) => `Importer ${count}`,
    taken: (count) => `${count} importées`,
    unreadable: 'Ce fichier est vide ou ne se lit pas, ou dépasse 1 Mo ou 2000 fiches.',
    withKnown: 'Importer aussi les semblables',
  },
  csv: 'Fichier CSV',
  vcard: 'Fichier vCard',
  refusals: {
    Directory_Changed: 'Quelqu’un d’autre a modifié cette fiche. Vos changements restent ici.',
    Directory_NoSuchEntry: 'Cette fiche a été supprimée. Vos changements restent ici.',
  },
  allowed: {
    'a number of # to # digits': () => 'Un numéro de 1 à 20 chiffres.',
    'an e-mail address': () => 'Une adresse comme nom@exemple.fr.',
    'another entry of the directory': () => 'Une autre fiche de l’annuaire.',
    'a speed key that no other entry has': (who) => `Déjà la touche de ${who}.`,
    '("person" | "service" | "caller")': () => 'personne, service ou appelant',
    'not line # again': (line) => `déjà à la ligne ${line}`,
    'an end that is later than the beginning': () => 'Une fin après le début.',
    'a day and a time, such as #-#-#T#:#': () => 'Un jour et une heure.',
  },
};

const en: DirectoryWords = {
  question: 'Who can answer, and when?',
  find: 'Search the directory',
  search: 'Search',
  searchHint: 'a name, a role or the end of a number',
  kind: 'Show',
  all: 'all',
  kinds: { person: 'People', service: 'Departments', caller: 'Known callers' },
  add: 'New entry',
  importFile: 'Import a file',
  columns: ['Name', 'Numbers', 'At this moment', 'Good to know'],
  empty: 'The directory is empty.',
  emptyHow:
    'Add the people and services of the house, and the callers you want to recognise, or import a file.',
  none: 'Nobody matches.',
  previous: 'Previous',
  more: 'Next',
  call: (name, number) => `Call ${name} on ${number}`,
  transfer: (name, number) => `Put through to ${name} on ${number}`,
  callShort: 'Call',
  transferShort: 'Put through',
  here: (until) => `available until ${until}`,
  away: { absence: 'is away', holiday: 'public holiday', hours: 'outside consultation' },
  back: (when) => `back from ${when}`,
  noReturn: 'return not known',
  deputyIs: (name) => `${name} stands in`,
  speedKey: (key) => `key ${key}`,
  form: {
    title: (name) => `Entry: ${name}`,
    newTitle: 'New entry',
    kind: 'Kind',
    name: 'Full name',
    role: 'Role in the house',
    label: (index) => `Place ${index}`,
    number: (index) => `Number ${index}`,
    email: 'E-mail',
    language: 'Language',
    languageHint: 'if it is not that of the house',
    note: 'Good to know about them',
    speed: 'Key of the unit',
    noSpeed: 'none',
    deputy: 'Deputy',
    noDeputy: 'nobody',
    ownHours: 'Own consultation hours (otherwise those of the house)',
    hours: 'Consultation hours',
    absences: 'Times away',
    from: (index) => `From, time away ${index}`,
    to: (index) => `To, time away ${index}`,
    reason: (index) => `Reason, time away ${index}`,
    addAbsence: 'Add a time away',
    removeAbsence: (index) => `Remove time away ${index}`,
    remove: 'Delete the entry',
    removeQuestion: (name) => `Delete ${name} from the directory?`,
    changed: (name) =>
      `Somebody else has just changed the entry “${name}”. Your changes stay here: saving again replaces theirs.`,
  },
  file: {
    title: 'Import entries',
    choose: 'CSV or vCard file',
    hint: '1 MB at most. Nothing is saved before you agree.',
    count: (fresh, changed, same, alike, faulty) =>
      `${fresh} new, ${changed} changed, ${same} unchanged, ${alike} similar, ${faulty} to look at`,
    line: (line) => `Line ${line}`,
    known: 'name or number of another entry',
    take: (count) => `Import ${count}`,
    taken: (count) => `${count} imported`,
    unreadable: 'This file is empty, cannot be read, or has more than 1 MB or 2000 entries.',
    withKnown: 'Import similar ones as well',
  },
  csv: 'CSV file',
  vcard: 'vCard file',
  refusals: {
    Directory_Changed: 'Somebody else has changed this entry. Your changes stay here.',
    Directory_NoSuchEntry: 'This entry has been deleted. Your changes stay here.',
  },
  allowed: {
    'a number of # to # digits': () => 'A number of 1 to 20 digits.',
    'an e-mail address': () => 'An address such as name@example.org.',
    'another entry of the directory': () => 'Another entry of the directory.',
    'a speed key that no other entry has': (who) => `Already the key of ${who}.`,
    '("person" | "service" | "caller")': () => 'person, service or caller',
    'not line # again': (line) => `line ${line} again`,
    'an end that is later than the beginning': () => 'An end after the beginning.',
    'a day and a time, such as #-#-#T#:#': () => 'A day and a time.',
  },
};

export const DIRECTORY_WORDS: Readonly<Record<Language, DirectoryWords>> = { fr, en };
