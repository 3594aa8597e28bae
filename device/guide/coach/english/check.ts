import type { FrenchSentence } from '../french/sentence.ts';
import type { RuleInfo } from '../marks.ts';
import type { Candidate } from '../phrases/candidate.ts';
import { compiled, type PhraseIndex, phrasesIn } from '../phrases/find.ts';
import { reportedTokens } from './reported.ts';
import { ENGLISH } from './rules.ts';

export const ENGLISH_PHRASES = ENGLISH.map(compiled);

export const ENGLISH_RULES: readonly RuleInfo[] = ENGLISH.map(({ rule, class: of, why, example }) => ({
  rule,
  class: of,
  language: 'en',
  why,
  example,
}));

/** All that is to be said of a sentence, what has the better claim first. */
export function englishCandidates(sentence: FrenchSentence, index: PhraseIndex): readonly Candidate[] {
  return phrasesIn(sentence, index, reportedTokens(sentence));
}
