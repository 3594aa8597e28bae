import { describe, expect, it } from 'vitest';
import { KEYS } from '../../../device/desk/words.ts';
import { AUDIT_WORDS } from '../audit/words.ts';
import { COACH_WORDS } from '../coach/words.ts';
import { CALL_DETAILS_WORDS } from '../desk/call-details-words.ts';
import { GUIDE_CARD_WORDS } from '../desk/guide-card-words.ts';
import { DIRECTORY_WORDS } from '../directory/words.ts';
import { FIGURES_WORDS } from '../figures/words.ts';
import { FOLLOW_UP_WORDS } from '../follow-ups/words.ts';
import { FORM_WORDS } from '../form/words.ts';
import { EDIT_WORDS } from '../guide/edit-words.ts';
import { GUIDE_WORDS } from '../guide/words.ts';
import { LOGIN_WORDS } from '../login/words.ts';
import { MESSAGE_WORDS } from '../messages/words.ts';
import { OUTBOX_WORDS } from '../outbox/words.ts';
import { PERSON_WORDS } from '../person/words.ts';
import { PRACTICE_WORDS } from '../practice/words.ts';
import { SETTINGS_WORDS } from '../settings/words.ts';
import { OPEN_LINES_WORDS } from '../shell/open-lines-words.ts';
import { UNIT_PAGE_WORDS } from '../unit-page/words.ts';
import { USERS_WORDS } from '../users/words.ts';
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
  DIRECTORY_WORDS.fr,
  SETTINGS_WORDS.fr,
  AUDIT_WORDS.fr,
  LOGIN_WORDS.fr,
  USERS_WORDS.fr,
  OUTBOX_WORDS.fr,
  UNIT_PAGE_WORDS.fr,
  PERSON_WORDS.fr,
  FIGURES_WORDS.fr,
  FOLLOW_UP_WORDS.fr,
  MESSAGE_WORDS.fr,
  OPEN_LINES_WORDS.fr,
  FORM_WORDS.fr,
  COACH_WORDS.fr,
  GUIDE_CARD_WORDS.fr,
  GUIDE_WORDS.fr,
  EDIT_WORDS.fr,
  REGISTER_WORDS.fr,
  KEY_LIST_WORDS.fr,
  CALL_DETAILS_WORDS.fr,
  PRACTICE_WORDS.fr,
].flatMap((words) => texts(words));
const english = [
  en,
  DIRECTORY_WORDS.en,
  SETTINGS_WORDS.en,
  AUDIT_WORDS.en,
  LOGIN_WORDS.en,
  USERS_WORDS.en,
  OUTBOX_WORDS.en,
  UNIT_PAGE_WORDS.en,
  PERSON_WORDS.en,
  FIGURES_WORDS.en,
  FOLLOW_UP_WORDS.en,
  MESSAGE_WORDS.en,
  OPEN_LINES_WORDS.en,
  FORM_WORDS.en,
  COACH_WORDS.en,
  GUIDE_CARD_WORDS.en,
  GUIDE_WORDS.en,
  EDIT_WORDS.en,
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

  it('say where a panel that does not answer is explained, for its cable may be in order', () => {
    for (const words of [french, english]) {
      const [, text] = words.find(([path]) => path.endsWith('.shell.panelLost')) ?? [];
      expect(text).toContain('gardefil panel list');
    }
  });

  it('have typographic apostrophes in French', () => {
    expect(french.filter(([, text]) => /\p{L}'\p{L}/u.test(text))).toEqual([]);
  });

  it('do not share texts that should be translated', () => {
    // Words that both languages write alike.
    const alike =
      /^(Pages|Message|Alerte|Alert|\d.*|[*#]|Registre|[Cc]onsultation|Guide|Situations|Version)$/;
    const englishTexts = new Map(english);
    const same = french.filter(([path, text]) => englishTexts.get(path) === text && !alike.test(text));
    expect(same.map(([path]) => path).filter((path) => !/\.(tab|why)\b/.test(path))).toEqual([]);
  });
});
