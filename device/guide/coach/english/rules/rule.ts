import type { MarkClass } from '../../marks.ts';
import type { Found, PhraseRule } from '../../phrases/rule.ts';
import type { AnalysedSentence } from '../../text/analysed.ts';
import { WHY } from '../../why.ts';

export function rule(
  name: string,
  of: MarkClass,
  example: string,
  phrases: readonly string[],
  suggestions: PhraseRule['suggestions'],
  when?: PhraseRule['when'],
): PhraseRule {
  const base = { rule: `en.${of}.${name}`, class: of, why: WHY[of], example, phrases, suggestions };
  return when === undefined ? base : { ...base, when };
}

export const norm = (sentence: AnalysedSentence, at: number): string => sentence.tokens[at]?.norm ?? '';

export const isQuestion = (sentence: AnalysedSentence): boolean => sentence.end === '?';

/** The word after what was found is none of these. */
export const notBefore =
  (words: string): NonNullable<PhraseRule['when']> =>
  (sentence, { to }: Found) =>
    !words.split(' ').includes(norm(sentence, to));

/** The word before what was found is none of these. */
export const notAfter =
  (words: string): NonNullable<PhraseRule['when']> =>
  (sentence, { from }: Found) =>
    !words.split(' ').includes(norm(sentence, from - 1));
