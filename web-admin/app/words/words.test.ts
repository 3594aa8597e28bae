import { describe, expect, it } from 'vitest';
import { KEYS } from '../../../device/desk/words.ts';
import { CALL_DETAILS_WORDS } from '../desk/call-details-words.ts';
import { FIGURES_WORDS } from '../figures/words.ts';
import { FORM_WORDS } from '../form/words.ts';
import { OUTBOX_WORDS } from '../outbox/words.ts';
import { PRACTICE_WORDS } from '../practice/words.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { KEY_LIST_WORDS } from './key-list.ts';
import { REGISTER_WORDS } from './register.ts';

/** Every text of a dictionary; functions are called with numbers and names. */
function texts(words: unknown, path = ''): [path: string, text: string][] {
  if (typeof words === 'string') return [[path, words]];
  if (typeof words === 'function') {
    if (path.endsWith('.key')) return KEYS.map((key): [string, string] => [`${path}(${key})`, words(key)]);
    return [0, 1, 3].map((count): [string, string] => [`${path}(${count})`, String(words(count, 'Camille'))]);
  }
  return Object.entries(words ?? {}).flatMap(([name, value]) => texts(value, `${path}.${name}`));
}

const french = [
  fr,
  OUTBOX_WORDS.fr,
  FIGURES_WORDS.fr,
  FORM_WORDS.fr,
  REGISTER_WORDS.fr,
  KEY_LIST_WORDS.fr,
  CALL_DETAILS_WORDS.fr,
  PRACTICE_WORDS.fr,
].flatMap((words) => texts(words));
const english = [
  en,
  OUTBOX_WORDS.en,
  FIGURES_WORDS.en,
  FORM_WORDS.en,
  REGISTER_WORDS.en,
  KEY_LIST_WORDS.en,
  CALL_DETAILS_WORDS.en,
  PRACTICE_WORDS.en,
].flatMap((words) => texts(words));

describe('the words of the page', () => {
  it('are there in both languages, none empty', () => {
    expect(english.map(([path]) => path)).toEqual(french.map(([path]) => path));
    expect([...french, ...english].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('have a narrow no-break space before high punctuation in French', () => {
    const wrong = french.filter(([, text]) => /(^|[^\u202f])[;:!?»]/.test(text) || /«(?!\u202f)/.test(text));
    expect(wrong).toEqual([]);
  });

  it('have typographic apostrophes in French', () => {
    expect(french.filter(([, text]) => /\p{L}'\p{L}/u.test(text))).toEqual([]);
  });

  it('do not share texts that should be translated', () => {
    // Words that both languages write alike.
    const alike = /^(Pages|Message|Alerte|Alert|\d.*|[*#]|Registre|Consultation)$/;
    const englishTexts = new Map(english);
    const same = french.filter(([path, text]) => englishTexts.get(path) === text && !alike.test(text));
    expect(same.map(([path]) => path).filter((path) => !path.includes('.tab'))).toEqual([]);
  });
});
