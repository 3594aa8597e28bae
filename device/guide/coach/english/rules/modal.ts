import type { AnalysedSentence } from '../../text/analysed.ts';
import { norm } from './rule.ts';
import { isAdverb, setOf } from './words.ts';

/** A subject, an auxiliary such as "will" or "could", and the verb that it helps. Tokens. */
export interface Modal {
  readonly subject: number;
  readonly auxiliary: number;
  readonly verb: number;
  readonly negated: boolean;
  readonly adverbs: readonly string[];
}

const NOT_A_VERB = setOf(
  'not you we i they he she it better t is was has had am are were states stated said in of on at for with and or that ' +
    'to been the a an my your his her this but if so',
);
/** "Need", "bring": no participles. */
export const BARE =
  /^(?:need|feed|bring|ring|proceed|exceed|speed|succeed|embed|shed|wed|sing|swing|fling|bleed)$/;
const MOST_ADVERBS = 3;

/** What the auxiliary at `at` belongs to; null if it helps no verb, as in "the will" or "Will Smith". */
export function modalAt(sentence: AnalysedSentence, at: number): Modal | null {
  const between = adverbsFrom(sentence, at + 1);
  const verb = at + 1 + between.length + (norm(sentence, at) === 'ought' ? 1 : 0);
  const subject = subjectBefore(sentence, at);
  if (norm(sentence, at) === 'ought' && norm(sentence, verb - 1) !== 'to') return null;
  if (subject === null || !isVerb(sentence, verb)) return null;
  const before = wordsOf(sentence, subject + 1, at);
  const adverbs = [...before, ...between].filter((word) => word !== 'not');
  return { subject, auxiliary: at, verb, negated: between.includes('not'), adverbs };
}

const wordsOf = (sentence: AnalysedSentence, from: number, to: number) =>
  sentence.tokens.slice(from, to).map((token) => token.norm);

function adverbsFrom(sentence: AnalysedSentence, from: number): readonly string[] {
  let to = from;
  while (to - from < MOST_ADVERBS && (norm(sentence, to) === 'not' || isAdverb(norm(sentence, to)))) to++;
  return wordsOf(sentence, from, to);
}

function subjectBefore(sentence: AnalysedSentence, at: number): number | null {
  let subject = at - 1;
  while (subject > 0 && at - subject <= 2 && isAdverb(norm(sentence, subject))) subject--;
  return sentence.tokens[subject]?.kind === 'word' ? subject : null;
}

function isVerb(sentence: AnalysedSentence, at: number): boolean {
  const token = sentence.tokens[at];
  if (token?.kind !== 'word' || (token.capital && !sentence.shouted)) return false;
  if (NOT_A_VERB.has(token.norm)) return false;
  return !/(?:ed|ing)$/.test(token.norm) || BARE.test(token.norm);
}
