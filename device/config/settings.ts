import * as v from 'valibot';
import type { Texts } from './texts.ts';

/**
 * The kinds of settings there are. Each knows what it allows, in both languages, and what it is for: the faults and the
 * table in README.md are made from that.
 */
export type AboutSetting = {
  /** Reads on after "allowed:". */
  readonly allowed: Texts;
  readonly meaning: string;
};

export const about = <Input>(meaning: string, en: string, fr: string) =>
  v.metadata<Input, AboutSetting>({ allowed: { en, fr }, meaning });

/** Fractions allowed. read.ts makes milliseconds of them. */
export const seconds = (from: number, to: number, meaning: string) =>
  v.pipe(
    v.number(),
    v.minValue(from),
    v.maxValue(to),
    about(meaning, `a number of seconds from ${from} to ${to}`, `un nombre de secondes de ${from} à ${to}`),
  );

export const whole = (from: number, to: number, meaning: string) =>
  v.pipe(
    v.number(),
    v.integer(),
    v.minValue(from),
    v.maxValue(to),
    about(meaning, `a whole number from ${from} to ${to}`, `un nombre entier de ${from} à ${to}`),
  );

export function oneOf(choices: readonly (string | number)[], or: string): string {
  const quoted = choices.map((choice) => JSON.stringify(choice));
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} ${or} ${last}`;
}

export const choice = <const Choices extends readonly (string | number)[]>(
  choices: Choices,
  meaning: string,
) => v.pipe(v.picklist(choices), about(meaning, oneOf(choices, 'or'), oneOf(choices, 'ou')));

/** One line for people to read: no control characters, none that turns the direction of writing. */
export const label = (longest: number, meaning: string) =>
  v.pipe(
    v.string(),
    v.maxLength(longest),
    v.regex(/^(?=.*\S)[^\p{C}]+$/u),
    about(
      meaning,
      `a text in quotes, 1 to ${longest} characters, no control characters`,
      `un texte entre guillemets, de 1 à ${longest} caractères, sans caractère de contrôle`,
    ),
  );

/** A string of one certain form. `en`, `fr`: that form in words, with an example. */
export const form = (pattern: RegExp, meaning: string, en: string, fr: string) =>
  v.pipe(v.string(), v.regex(pattern), about(meaning, en, fr));

const SIP_URI = /^sips?:[^\s\p{C}@<>"]+@[^\s\p{C}@<>"]+$/u;

export const sipAddress = (meaning: string) =>
  v.pipe(
    v.string(),
    v.maxLength(200),
    v.regex(SIP_URI),
    about(
      meaning,
      'a SIP address in quotes such as "sip:21@pbx.example"',
      'une adresse SIP entre guillemets comme "sip:21@pbx.example"',
    ),
  );

const PUNCTUATION = /[ .\-()]/g;
const isNumber = (text: string) =>
  text.length <= 100 && (SIP_URI.test(text) || /^\+?[0-9*#]{1,20}$/.test(text.replace(PUNCTUATION, '')));

export const onOrOff = (meaning: string) =>
  v.pipe(v.boolean(), about(meaning, 'true or false', 'true (oui) ou false (non)'));

/** A number to dial. People group the digits to read them; the line wants them bare. */
export const dialable = (meaning: string) =>
  v.pipe(
    v.string(),
    v.check(isNumber),
    v.transform((text) => (SIP_URI.test(text) ? text : text.replace(PUNCTUATION, ''))),
    about(
      meaning,
      'a number in quotes such as "01 99 00 12 34" or "21", or a SIP address such as "sip:21@pbx.example"',
      'un numéro entre guillemets comme "01 99 00 12 34" ou "21", ou une adresse SIP comme "sip:21@pbx.example"',
    ),
  );

export const absolutePath = (meaning: string, example: string) =>
  form(
    /^\/[^\p{C}]*[^\p{C}/]$/u,
    meaning,
    `a path from the root such as "${example}"`,
    `un chemin depuis la racine comme "${example}"`,
  );
