import { englishNumber, frenchNumber } from './numbers.ts';
import type { SpokenLanguage } from './time.ts';

/** A phone number as it is read aloud. */
export interface SpokenPhone {
  /** "+221" where it is not of this country, else null. */
  readonly prefix: string | null;
  /** Digits as they are grouped: "01", "99", "00", "12", "34". */
  readonly groups: readonly string[];
  /** "01 99 00 12 34". */
  readonly written: string;
  /** "zéro un, quatre-vingt-dix-neuf, zéro zéro, douze, trente-quatre". */
  readonly said: string;
}

interface Plan {
  /** What is dialled before the number inside the country, and falls away behind the country's code. */
  readonly trunk: '' | '0';
  /** Sizes of the groups by what the number begins with, the trunk's 0 included; the first that fits counts. */
  readonly groups: readonly (readonly [RegExp, readonly number[]])[];
}

const pairs = (count: number): readonly number[] => Array.from({ length: count }, () => 2);
const any = (sizes: readonly number[]): Plan['groups'] => [[/^/, sizes]];
/** France overseas: numbers of their own, and those of the mainland. */
const OVERSEAS: Plan = {
  trunk: '0',
  groups: [
    [/^0(?:26|59|639|69[0-7]|9[47])/, [4, 2, 2, 2]],
    [/^/, pairs(5)],
  ],
};
/** Their numbers are of many lengths: read in pairs. */
const VARIOUS: Plan = { trunk: '0', groups: [] };

/** By the country's code. Numbering plans as their regulators publish them; grouped as they are read there. */
const PLANS: Readonly<Record<string, Plan>> = {
  '33': { trunk: '0', groups: any(pairs(5)) },
  '262': OVERSEAS,
  '590': OVERSEAS,
  '594': OVERSEAS,
  '596': OVERSEAS,
  '32': {
    trunk: '0',
    groups: [
      [/^04[5-9]/, [4, 2, 2, 2]],
      [/^0[2349]/, [2, 3, 2, 2]],
      [/^/, [3, 2, 2, 2]],
    ],
  },
  '41': { trunk: '0', groups: any([3, 3, 2, 2]) },
  '352': { trunk: '', groups: [[/^6/, [3, 3, 3]]] },
  '377': { trunk: '', groups: any(pairs(4)) },
  '221': { trunk: '', groups: any([2, 3, 2, 2]) },
  '223': { trunk: '', groups: any(pairs(4)) },
  '225': { trunk: '', groups: any(pairs(5)) },
  '226': { trunk: '', groups: any(pairs(4)) },
  '227': { trunk: '', groups: any(pairs(4)) },
  '228': { trunk: '', groups: any(pairs(4)) },
  '229': { trunk: '', groups: [[/^01/, pairs(5)]] },
  '237': { trunk: '', groups: any([1, 2, 2, 2, 2]) },
  '241': { trunk: '0', groups: any([3, 2, 2, 2]) },
  '212': { trunk: '0', groups: any(pairs(5)) },
  '213': {
    trunk: '0',
    groups: [
      [/^0[567]/, [4, 2, 2, 2]],
      [/^/, [3, 2, 2, 2]],
    ],
  },
  '216': { trunk: '', groups: any([2, 3, 3]) },
  '222': { trunk: '', groups: any(pairs(4)) },
  '261': { trunk: '0', groups: any([3, 2, 3, 2]) },
  '1': { trunk: '', groups: any([3, 3, 4]) },
  '34': { trunk: '', groups: any([3, 3, 3]) },
  '351': { trunk: '', groups: any([3, 3, 3]) },
  '44': {
    trunk: '0',
    groups: [
      [/^02/, [3, 4, 4]],
      [/^0(?:11|1.1)/, [4, 3, 4]],
      [/^/, [5, 6]],
    ],
  },
  ...Object.fromEntries(['31', '49', '61', '64', '243', '250', '353', '961'].map((code) => [code, VARIOUS])),
};

/** The country codes of one and two digits (ITU, List of recommendation E.164 assigned country codes); all others have three. */
const SHORT_CODE = /^(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

export interface PhoneOptions {
  /** Code of the country in which one is, without "+". Default "33". */
  readonly home?: string;
}

/** A number as written, with or without "+" or "00" and any signs between its digits. Null if it has no digit. */
export function spokenPhone(
  number: string,
  language: SpokenLanguage,
  { home = '33' }: PhoneOptions = {},
): SpokenPhone | null {
  // "+33 (0)1": the 0 is for within the country.
  const digits = (abroadSign(number) ? number.replace('(0)', '') : number).replace(/\D/g, '');
  if (digits === '') return null;
  const abroad = abroadSign(number) ? digits.replace(/^00(?=\d)/, '') : null;
  const code = abroad === null ? home : codeOf(abroad);
  const national = abroad === null ? digits : nationalOf(abroad, code, home);
  const groups = groupsOf(national, code, code === home || abroad === null);
  const prefix = abroad === null || code === home || code === '' ? null : `+${code}`;
  const spoken = [
    ...(prefix === null ? [] : [saidPrefix(code, language)]),
    ...groups.map((g) => saidGroup(g, language)),
  ];
  return {
    prefix,
    groups,
    written: [...(prefix ? [prefix] : []), ...groups].join(' '),
    said: spoken.join(', '),
  };
}

const abroadSign = (number: string): boolean => /^\s*(?:\+|00)/.test(number);

/** Empty where nothing follows the code, or there is none such. */
function codeOf(digits: string): string {
  const code = SHORT_CODE.exec(digits)?.[0] ?? /^[2-9]\d\d/.exec(digits)?.[0] ?? '';
  return code.length < digits.length ? code : '';
}

/** At home the trunk's 0 is said again. */
function nationalOf(digits: string, code: string, home: string): string {
  const rest = digits.slice(code.length);
  return code === home ? (PLANS[code]?.trunk ?? '') + rest : rest;
}

/** `whole`: with the trunk's 0, as within the country; else the first group is one digit shorter. */
function groupsOf(national: string, code: string, whole: boolean): readonly string[] {
  const plan = PLANS[code];
  if (!plan) return split(national, otherSizes(national.length));
  const trunk = whole ? '' : plan.trunk;
  const sizes = plan.groups.find(([start]) => start.test(trunk + national))?.[1] ?? [];
  const [first = 0, ...rest] = sizes;
  const own = [first - trunk.length, ...rest].filter((size) => size > 0);
  const fits = own.reduce((sum, size) => sum + size, 0) === national.length;
  return split(national, fits ? own : otherSizes(national.length));
}

/** Pairs, the first group of three where the count is odd. */
function otherSizes(length: number): readonly number[] {
  if (length <= 3) return [length];
  const odd = length % 2 === 1;
  return [...(odd ? [3] : []), ...pairs((length - (odd ? 3 : 0)) / 2)];
}

function split(digits: string, sizes: readonly number[]): readonly string[] {
  let at = 0;
  return sizes.map((size) => {
    at += size;
    return digits.slice(at - size, at);
  });
}

function saidPrefix(code: string, language: SpokenLanguage): string {
  return language === 'fr'
    ? `indicatif ${frenchNumber(Number(code))}`
    : `country code ${byDigit(code, language)}`;
}

/** French: leading zeros one by one, the rest as a number. English: digit by digit. */
function saidGroup(group: string, language: SpokenLanguage): string {
  if (language === 'en' || group.length > 4) return byDigit(group, language);
  const zeros = /^0*/.exec(group)?.[0].length ?? 0;
  const rest = group.slice(zeros);
  const words = Array.from({ length: zeros }, () => frenchNumber(0));
  return [...words, ...(rest === '' ? [] : [frenchNumber(Number(rest))])].join(' ');
}

function byDigit(digits: string, language: SpokenLanguage): string {
  const say = language === 'fr' ? (digit: number) => frenchNumber(digit) : englishNumber;
  return [...digits].map((digit) => say(Number(digit))).join(' ');
}
