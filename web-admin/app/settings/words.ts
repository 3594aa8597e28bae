import type { Language } from '../logic/times.ts';

interface SettingWords {
  readonly label: string;
  readonly hint?: string;
}

/** Words of the Settings page alone. A setting that has none here is shown under its own name. */
export interface SettingsPageWords {
  readonly question: string;
  readonly settings: Readonly<Record<string, SettingWords>>;
  readonly weekHint: string;
  readonly weekFault: string;
  /** Asked before data are kept for fewer days. */
  readonly older: string;
  /** Asked before figures tell persons apart. */
  readonly staff: string;
  readonly undo: (label: string) => string;
  readonly line: (line: number) => string;
  readonly readOnly: string;
  readonly allowed: Readonly<Record<string, (...numbers: string[]) => string>>;
}

const n = '\u202f';

const fr: SettingsPageWords = {
  question: `Comment la maison travaille-t-elle${n}?`,
  settings: {
    firstName: { label: 'Prénom à l’accueil', hint: 'dit en décrochant' },
    house: { label: 'Nom de la maison', hint: 'dit en décrochant\u202f; vide, c’est le nom du boîtier' },
    hours: { label: 'Heures d’ouverture' },
    holidays: { label: 'Jours fermés', hint: `Un par ligne${n}: 2026-12-25 Noël` },
    country: { label: 'Pays des numéros', hint: 'pour les numéros écrits sans indicatif de pays' },
    reasons: {
      label: 'Motifs d’appel',
      hint: `Un par ligne${n}: français | anglais. Les neuf premiers ont un chiffre.`,
    },
    callsOpenFor: { label: 'Jours pour compléter un appel', hint: `0${n}: jusqu’à la fin de sa journée` },
    longTalk: { label: 'Minutes avant d’aider à conclure', hint: `0${n}: jamais` },
    messageWithin: { label: 'Minutes pour transmettre un message', hint: 'heures d’ouverture seules' },
    personFigures: { label: 'Chiffres par personne' },
    retention: { label: 'Jours de conservation' },
    'retention.numbers': { label: 'Numéros, noms et notes' },
    'retention.calls': { label: 'Appels' },
    'retention.messages': { label: 'Messages acquittés, brouillons' },
  },
  weekHint: `Par exemple 8h-12h, 14h-18h30. Une case vide${n}: fermé.`,
  weekFault: `À écrire comme 8h-12h, 14h-18h30.`,
  older: 'Ce qui est plus ancien s’efface pour toujours.',
  staff: `Compter ce que chacun fait${n}? Chaque membre du personnel doit en avoir été prévenu.`,
  undo: (label) => `Annuler le changement${n}: ${label}`,
  line: (line) => `Ligne ${line}${n}: `,
  readOnly: 'Les réglages se changent par un responsable.',
  allowed: {
    'ids that are all different': () => 'Deux motifs ont le même nom.',
    'at least one reason': () => 'Au moins un motif.',
    'a letter a-z, then at most # letters, figures or -': () => 'À écrire français | anglais.',
    'no less than for numbers': () => 'Pas moins que pour les numéros.',
  },
};

const en: SettingsPageWords = {
  question: 'How does the house work?',
  settings: {
    firstName: { label: 'First name at the desk', hint: 'said when answering' },
    house: { label: 'Name of the house', hint: 'said when answering; empty: the unit’s name' },
    hours: { label: 'Opening hours' },
    holidays: { label: 'Closed days', hint: 'One a line: 2026-12-25 Christmas' },
    country: { label: 'Country of numbers', hint: 'for numbers written without their country' },
    reasons: {
      label: 'Reasons for calls',
      hint: 'One a line: French | English. The first nine have a figure.',
    },
    callsOpenFor: { label: 'Days to complete a call', hint: '0: until its day ends' },
    longTalk: { label: 'Minutes before helping to conclude', hint: '0: never' },
    messageWithin: { label: 'Minutes to pass a message on', hint: 'opening hours only' },
    personFigures: { label: 'Figures for each person' },
    retention: { label: 'Days that data are kept' },
    'retention.numbers': { label: 'Numbers, names and notes' },
    'retention.calls': { label: 'Calls' },
    'retention.messages': { label: 'Acknowledged messages, drafts' },
  },
  weekHint: 'For example 8:00-12:00, 14:00-18:30. An empty day is closed.',
  weekFault: 'Write it as 8:00-12:00, 14:00-18:30.',
  older: 'What is older is cleared for ever.',
  staff: 'Count what each person does? All staff must have been told before.',
  undo: (label) => `Undo the change: ${label}`,
  line: (line) => `Line ${line}: `,
  readOnly: 'Settings are changed by a manager.',
  allowed: {
    'ids that are all different': () => 'Two reasons have the same name.',
    'at least one reason': () => 'At least one reason.',
    'a letter a-z, then at most # letters, figures or -': () => 'Write it as French | English.',
    'no less than for numbers': () => 'No less than for numbers.',
  },
};

export const SETTINGS_WORDS: Readonly<Record<Language, SettingsPageWords>> = { fr, en };
