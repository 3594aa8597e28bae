import type { RuleInfo } from '../marks.ts';
import type { Candidate } from '../phrases/candidate.ts';
import { compiled, type PhraseIndex, phrasesIn } from '../phrases/find.ts';
import type { AnalysedSentence } from '../text/analysed.ts';
import { reportedTokens } from './reported.ts';
import { ENGLISH_OTHER_SUBJECTS } from './rules/other-subjects.ts';
import { ENGLISH_PHRASE_RULES } from './rules/phrases.ts';
import { ENGLISH_QUESTION_RULES, ENGLISH_TENSE_RULES } from './rules/tense.ts';

const RULES = [
  ...ENGLISH_QUESTION_RULES,
  ...ENGLISH_PHRASE_RULES,
  ...ENGLISH_TENSE_RULES,
  ...ENGLISH_OTHER_SUBJECTS,
];

export const ENGLISH_PHRASES = RULES.map(compiled);

export const ENGLISH_RULES: readonly RuleInfo[] = RULES.map(({ rule, class: of, why, example }) => ({
  rule,
  class: of,
  language: 'en',
  why,
  example,
}));

/** All that is to be said of a sentence, what has the better claim first. */
export function englishCandidates(sentence: AnalysedSentence, index: PhraseIndex): readonly Candidate[] {
  return phrasesIn(sentence, index, reportedTokens(sentence));
}
