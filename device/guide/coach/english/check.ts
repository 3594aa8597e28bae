import type { RuleInfo } from '../marks.ts';
import type { Candidate } from '../phrases/candidate.ts';
import { compiled, type PhraseIndex, phrasesIn } from '../phrases/find.ts';
import type { AnalysedSentence } from '../text/analysed.ts';
import { reportedTokens } from './reported.ts';
import { ENGLISH_ABSENCE_RULES, ENGLISH_EVIDENCE_RULES } from './rules/absence.ts';
import { ENGLISH_CALL_RULES } from './rules/calls.ts';
import { ENGLISH_NEGATION_RULES } from './rules/negation.ts';
import { ENGLISH_PEOPLE_RULES } from './rules/people.ts';
import { ENGLISH_QUESTION_RULES } from './rules/questions.ts';
import { asWritten } from './rules/rule.ts';
import { ENGLISH_PAST_RULES, ENGLISH_TENSE_RULES } from './rules/tense.ts';

const RULES = [
  ...ENGLISH_QUESTION_RULES,
  ...ENGLISH_CALL_RULES,
  ...ENGLISH_NEGATION_RULES,
  ...ENGLISH_ABSENCE_RULES,
  ...ENGLISH_EVIDENCE_RULES,
  ...ENGLISH_PEOPLE_RULES,
  ...ENGLISH_PAST_RULES,
  ...ENGLISH_TENSE_RULES,
];

export const ENGLISH_PHRASES = RULES.map(compiled);

export const ENGLISH_RULES: readonly RuleInfo[] = RULES.map(({ rule, class: of, why, example }) => ({
  rule,
  class: of,
  language: 'en',
  why,
  example,
}));

/** What begins within a short form, as "'s late" in "he's late", takes the word with it that it hangs on. */
function withSubject(sentence: AnalysedSentence, candidate: Candidate): Candidate {
  const { from, texts } = candidate;
  const first = sentence.tokens[from];
  if (from === 0 || (first?.joint !== 'apostrophe' && first?.joint !== 'touch')) return candidate;
  if (sentence.tokens[from - 1]?.kind !== 'word') return candidate;
  const subject = asWritten(sentence, from - 1);
  return { ...candidate, from: from - 1, texts: texts.map((wording) => `${subject} ${wording}`) };
}

/** All that is to be said of a sentence, what has the better claim first. */
export function englishCandidates(sentence: AnalysedSentence, index: PhraseIndex): readonly Candidate[] {
  return phrasesIn(sentence, index, reportedTokens(sentence)).map((candidate) =>
    withSubject(sentence, candidate),
  );
}
