import type { PageName } from './route.ts';

/** What a key of the computer's keyboard does. */
export type Action =
  | 'hook'
  | 'hold'
  | 'transfer'
  | 'takeBack'
  | 'keepsWaiting'
  | 'message'
  | 'callBack'
  | 'findOut'
  | 'satisfied'
  | 'commercial'
  | 'mute'
  | 'keypad'
  | 'speedKeys'
  | 'lineKeys'
  | 'practice'
  | 'reasons'
  | 'situations'
  | PageName
  | 'sound'
  | 'theme'
  | 'language'
  | 'keys'
  | 'logOut';

/** In the order in which the list of keys shows them. Letters are the same in every language, so that a hand learns them once. */
export const KEY_OF: Readonly<Record<Action, string>> = {
  hook: 'O',
  hold: 'H',
  transfer: 'T',
  takeBack: 'R',
  keepsWaiting: '1',
  message: '2',
  callBack: '3',
  findOut: '4',
  satisfied: 'S',
  commercial: 'C',
  mute: 'M',
  keypad: 'N',
  speedKeys: 'K',
  lineKeys: 'L',
  practice: 'P',
  reasons: 'W',
  situations: 'Q',
  desk: 'D',
  register: 'G',
  messages: 'B',
  followUps: '6',
  figures: 'J',
  guide: 'U',
  directory: 'A',
  settings: '7',
  outbox: 'Z',
  unit: '5',
  person: 'Y',
  users: '8',
  audit: '9',
  password: '0',
  login: 'I',
  sound: 'V',
  theme: 'E',
  language: 'F',
  keys: '?',
  logOut: 'X',
};

export const ACTIONS = Object.keys(KEY_OF) as readonly Action[];

export interface Stroke {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/**
 * The character that a stroke means, or null. Figures go by the place of the key: a French keyboard gives `&`, `é`, `"`
 * where 1, 2, 3 are printed.
 */
export function characterOf(stroke: Stroke): string | null {
  // Before the modifiers: on a French keyboard `#` is AltGr and 3.
  if (stroke.key === '*' || stroke.key === '#' || stroke.key === '?') return stroke.key;
  if (stroke.ctrlKey || stroke.altKey || stroke.metaKey) return null;
  const figure = /^(?:Digit|Numpad)(\d)$/.exec(stroke.code)?.[1];
  return figure ?? (stroke.key.length === 1 ? stroke.key.toUpperCase() : null);
}

export function actionOf(stroke: Stroke): Action | null {
  const character = characterOf(stroke);
  return ACTIONS.find((action) => KEY_OF[action] === character) ?? null;
}
