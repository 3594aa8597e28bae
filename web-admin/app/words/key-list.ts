import type { Action } from '../logic/keys.ts';
import type { PageName } from '../logic/route.ts';
import type { Language } from '../logic/times.ts';

/** Words of the list of keys alone: they come with it. */
export interface KeyListWords {
  readonly title: string;
  readonly groups: string;
  readonly close: string;
  /** The pages have names already. */
  readonly actions: Readonly<Record<Exclude<Action, PageName>, string>>;
}

const fr: KeyListWords = {
  title: 'Touches du clavier',
  groups: 'Échap quitte un groupe de touches. Les flèches y passent de l’une à l’autre.',
  close: 'Fermer',
  actions: {
    hook: 'Décrocher, raccrocher',
    hold: 'Attente',
    transfer: 'Transfert',
    takeBack: 'Reprendre la première personne à reprendre',
    keepsWaiting: 'Attend encore',
    message: 'Laisse un message',
    callBack: 'À rappeler',
    findOut: 'Se renseigner et rappeler',
    satisfied: 'Satisfait',
    commercial: 'Démarche commerciale',
    mute: 'Sourdine du boîtier',
    keypad: 'Clavier, puis 0-9 * #',
    speedKeys: 'Numéros abrégés, puis 1-8',
    lineKeys: 'Lignes, puis 1-4',
    practice: 'Entraînement, puis 1-6 (exercices) ou 7-9 (appels)',
    reasons: 'Motif, puis 1-9 ; * grave, # agressif',
    situations: 'Situations du guide, puis 1-9, 0, * ou #',
    sound: 'Son de cette page',
    theme: 'Clair ou sombre',
    language: 'Français ou anglais',
    keys: 'Cette liste',
    logOut: 'Se déconnecter',
  },
};

const en: KeyListWords = {
  title: 'Keyboard keys',
  groups: 'Escape leaves a group of keys. Arrows go from one to the next.',
  close: 'Close',
  actions: {
    hook: 'Lift or put down the handset',
    hold: 'Hold',
    transfer: 'Transfer',
    takeBack: 'Take back the caller due first',
    keepsWaiting: 'Keeps waiting',
    message: 'Leaves a message',
    callBack: 'Call back',
    findOut: 'Find out and call back',
    satisfied: 'Satisfied',
    commercial: 'Sales call',
    mute: 'Mute the unit',
    keypad: 'Keypad, then 0-9 * #',
    speedKeys: 'Speed keys, then 1-8',
    lineKeys: 'Lines, then 1-4',
    practice: 'Practice, then 1-6 (exercises) or 7-9 (calls)',
    reasons: 'Reason, then 1-9; * grave, # aggressive',
    situations: 'Situations of the guide, then 1-9, 0, * or #',
    sound: 'Sound of this page',
    theme: 'Light or dark',
    language: 'English or French',
    keys: 'This list',
    logOut: 'Log out',
  },
};

export const KEY_LIST_WORDS: Readonly<Record<Language, KeyListWords>> = { fr, en };
