import type { MarkClass } from '../../marks.ts';
import type { Better, Found, PhraseRule } from '../../phrases/rule.ts';
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

/** With the capital of a name, but not that of a beginning; without its apostrophe. */
export function asWritten(sentence: AnalysedSentence, at: number): string {
  const [word = ''] = sentence.words(at, at + 1);
  const bare = word.replace(/['’]$/, '');
  return norm(sentence, at) === 'i' || (sentence.tokens[at]?.capital && !sentence.opens[at])
    ? bare
    : norm(sentence, at);
}

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

const NEW_CLAUSE = new Set(
  'and but or so because please sir madam mr mrs ms miss dr until till before when if though'.split(' '),
);

/** Where the words that hang on what was found end: a wording that stands alone takes their place, too. */
export function clauseEnd(sentence: AnalysedSentence, from: number): number {
  let to = from;
  while (sentence.tokens[to]?.kind === 'word' && !NEW_CLAUSE.has(norm(sentence, to))) to++;
  return to;
}

/** For wordings that are whole clauses: "I can't do that today" goes whole. */
export const whole =
  (texts: readonly string[]) =>
  (sentence: AnalysedSentence, { to }: Found): Better => ({ to: clauseEnd(sentence, to), texts });
