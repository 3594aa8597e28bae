import type { Key } from '../../device/desk/words.ts';

/** The words that are printed on the front plate: those of the page, held by web-admin/app/words/plate.test.ts. */
export interface PlateWords {
  readonly title: string;
  readonly lines: string;
  readonly functions: string;
  readonly keypad: string;
  readonly speed: string;
  readonly buzzer: string;
  readonly lift: string;
  readonly hold: string;
  readonly fault: string;
  /** Of every key. */
  readonly key: (key: Key) => string;
}

type Names = Readonly<Partial<Record<Key, string>>>;

const named = (names: Names, speed: string, line: string) => (key: Key) =>
  names[key] ?? key.replace('digit', '').replace('speed', `${speed} `).replace('line', `${line} `);

export const PLATE_WORDS: Readonly<Record<'fr' | 'en', PlateWords>> = {
  fr: {
    title: 'Façade du boîtier',
    lines: 'Lignes',
    functions: 'Fonctions',
    keypad: 'Clavier',
    speed: 'Numéros abrégés',
    buzzer: 'Ronfleur',
    lift: 'Décrocher',
    hold: 'Attente',
    fault: 'Défaut',
    key: named(
      {
        hold: 'Attente',
        transfer: 'Transfert',
        message: 'Message',
        callBack: 'À rappeler',
        satisfied: 'Satisfait',
        mute: 'Sourdine',
      },
      'Abrégé',
      'Ligne',
    ),
  },
  en: {
    title: 'Front of the unit',
    lines: 'Lines',
    functions: 'Functions',
    keypad: 'Keypad',
    speed: 'Speed keys',
    buzzer: 'Buzzer',
    lift: 'Lift handset',
    hold: 'Hold',
    fault: 'Fault',
    key: named(
      {
        hold: 'Hold',
        transfer: 'Transfer',
        message: 'Message',
        callBack: 'Call back',
        satisfied: 'Satisfied',
        mute: 'Mute',
      },
      'Speed',
      'Line',
    ),
  },
};
