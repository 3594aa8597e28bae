import { englishNumber, frenchNumber } from './numbers.ts';
import type { SpokenLanguage } from './time.ts';

/** One step of spelling a name. */
export interface SpelledPart {
  /** What is spelt, as written: "é", "nn", "-". */
  readonly written: string;
  /** How it is said: "E accent aigu comme Eugène", "deux N comme Nicolas", "trait d'union". */
  readonly said: string;
}

const WORDS = {
  fr:
    'Anatole Berthe Célestin Désiré Eugène François Gaston Henri Irma Joseph Kléber Louis Marcel Nicolas Oscar Pierre ' +
    'Quintal Raoul Suzanne Thérèse Ursule Victor William Xavier Yvonne Zoé',
  en:
    'Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo ' +
    'Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu',
} as const;

const WORD_BY_LETTER = { fr: byLetter(WORDS.fr), en: byLetter(WORDS.en) } as const;

function byLetter(words: string): ReadonlyMap<string, string> {
  return new Map(words.split(' ').map((word) => [word.slice(0, 1), word]));
}

const ACCENTS: Readonly<Record<string, Readonly<Record<SpokenLanguage, string>>>> = {
  '\u0301': { fr: 'accent aigu', en: 'with an acute accent' },
  '\u0300': { fr: 'accent grave', en: 'with a grave accent' },
  '\u0302': { fr: 'accent circonflexe', en: 'with a circumflex' },
  '\u0308': { fr: 'tréma', en: 'with a diaeresis' },
  '\u0327': { fr: 'cédille', en: 'with a cedilla' },
  '\u0303': { fr: 'tilde', en: 'with a tilde' },
  '\u030c': { fr: 'caron', en: 'with a caron' },
  '\u030a': { fr: 'rond en chef', en: 'with a ring' },
  '\u0304': { fr: 'macron', en: 'with a macron' },
  '\u0306': { fr: 'brève', en: 'with a breve' },
  '\u0307': { fr: 'point suscrit', en: 'with a dot above' },
  '\u0309': { fr: 'crochet en chef', en: 'with a hook above' },
  '\u030b': { fr: 'double accent aigu', en: 'with a double acute accent' },
  '\u031b': { fr: 'cornu', en: 'with a horn' },
  '\u0323': { fr: 'point souscrit', en: 'with a dot below' },
  '\u0326': { fr: 'virgule souscrite', en: 'with a comma below' },
  '\u0328': { fr: 'ogonek', en: 'with an ogonek' },
  '\u0335': { fr: 'barré', en: 'with a stroke' },
};
/** Rare ones: that there is one is not kept back. */
const OTHER_ACCENT: Readonly<Record<SpokenLanguage, string>> = {
  fr: 'signe diacritique',
  en: 'with a diacritical mark',
};
/** Unicode does not take these apart. */
const STROKES: Readonly<Record<string, string>> = {
  Ł: 'L\u0335',
  Ø: 'O\u0335',
  Đ: 'D\u0335',
  Ħ: 'H\u0335',
  Ŧ: 'T\u0335',
};
const JOINED: Readonly<Record<string, readonly [string, string]>> = {
  œ: ['O', 'E'],
  æ: ['A', 'E'],
  ß: ['S', 'S'],
  ĳ: ['I', 'J'],
};
const SIGNS = {
  fr: new Map([
    ['-', "trait d'union"],
    ["'", 'apostrophe'],
    [' ', 'espace'],
    ['.', 'point'],
    ['/', 'barre oblique'],
  ]),
  en: new Map([
    ['-', 'hyphen'],
    ["'", 'apostrophe'],
    [' ', 'space'],
    ['.', 'full stop'],
    ['/', 'slash'],
  ]),
} as const;

/** Any hyphen, apostrophe or space is said as the plain one. */
const PLAIN: readonly (readonly [RegExp, string])[] = [
  [/[‐‑‒–—−]/g, '-'],
  [/[’ʼ＇´`ʹʾʿ‘]/g, "'"],
  [/[\s\u00AD\u200B-\u200D]+/g, ' '],
];

/**
 * A name spelt letter by letter, with the usual spelling words, all signs and particles included. Two equal letters are
 * said as "deux N" ("double N"). Letters of other scripts are said as they are.
 */
export function spelled(name: string, language: SpokenLanguage): readonly SpelledPart[] {
  const plain = PLAIN.reduce((text, [from, to]) => text.replace(from, to), name.normalize('NFC')).trim();
  const signs = [...new Intl.Segmenter(language, { granularity: 'grapheme' }).segment(plain)].map(
    ({ segment }) => segment,
  );
  const parts: SpelledPart[] = [];
  for (let at = 0; at < signs.length; ) {
    const sign = signs[at] ?? '';
    const count = isDoubled(sign, signs[at + 1]) ? 2 : 1;
    parts.push({ written: signs.slice(at, at + count).join(''), said: said(sign, count, language) });
    at += count;
  }
  return parts;
}

/** The whole on one line: "N comme Nicolas, D comme Désiré, ...". */
export function spelledLine(name: string, language: SpokenLanguage): string {
  return spelled(name, language)
    .map((part) => part.said)
    .join(', ');
}

const isDoubled = (sign: string, next: string | undefined) =>
  next !== undefined &&
  /^\p{L}/u.test(sign) &&
  sign.toLowerCase() === next.toLowerCase() &&
  !(sign.toLowerCase() in JOINED);

function said(sign: string, count: number, language: SpokenLanguage): string {
  const known = SIGNS[language].get(sign);
  if (known !== undefined) return known;
  if (/^\p{Nd}$/u.test(sign) && /^\d$/.test(sign)) return digit(Number(sign), language);
  const letters = JOINED[sign.toLowerCase()];
  if (letters) return joined(letters, language);
  return times(count, letter(sign, language), language);
}

function digit(value: number, language: SpokenLanguage): string {
  return language === 'fr' ? `chiffre ${frenchNumber(value)}` : `number ${englishNumber(value)}`;
}

function joined([first, second]: readonly [string, string], language: SpokenLanguage): string {
  return language === 'fr' ? `${first} et ${second} liés` : `${first} and ${second} joined`;
}

function times(count: number, text: string, language: SpokenLanguage): string {
  if (count === 1) return text;
  return language === 'fr' ? `deux ${text}` : `double ${text}`;
}

/** "É" -> "E accent aigu comme Eugène"; letters of other scripts stand for themselves. */
function letter(sign: string, language: SpokenLanguage): string {
  const capital = sign.toUpperCase();
  const [base = '', ...marks] = [...(STROKES[capital] ?? capital).normalize('NFD')];
  if (!/^[A-Z]$/.test(base)) return capital;
  const accents = marks
    .filter((mark) => /[\u0300-\u036f\u1ab0-\u1dff]/.test(mark))
    .map((mark) => (ACCENTS[mark] ?? OTHER_ACCENT)[language]);
  const all = [...new Set(accents)].join(language === 'fr' ? ' et ' : ' and ');
  const word = WORD_BY_LETTER[language].get(base);
  const link = language === 'fr' ? 'comme' : 'for';
  return [base, ...(all ? [all] : []), `${link} ${word}`].join(' ');
}
