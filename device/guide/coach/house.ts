import { englishTokens } from './english/tokens.ts';
import type { HouseRule, HouseRules } from './house-rules.ts';
import type { Lexicon } from './lexicon/lexicon.ts';
import type { Language, RuleInfo, Why } from './marks.ts';
import type { Candidate } from './phrases/candidate.ts';
import type { CompiledRule } from './phrases/find.ts';
import { matchAt, plainPhrase, withPronouns } from './phrases/pattern.ts';
import type { AnalysedSentence } from './text/analysed.ts';
import { tokensOf } from './text/tokens.ts';

const NO_REASON: Why = {
  fr: "Votre maison a choisi d'éviter cette tournure.",
  en: 'Your house has chosen to avoid this phrase.',
};

const whyOf = ({ why }: HouseRule): Why => (why === undefined ? NO_REASON : { fr: why, en: why });
const readerOf = (language: Language) => (language === 'fr' ? tokensOf : englishTokens);
const idOf = ({ id }: HouseRule) => `house.${id}`;

export function houseRuleInfos({ added }: HouseRules): readonly RuleInfo[] {
  return added.map((rule) => ({
    rule: idOf(rule),
    class: rule.class,
    language: rule.language,
    why: whyOf(rule),
    example: rule.phrase,
  }));
}

/** The house's own rules of a language, ready to be looked for. */
export function houseRules(
  { added }: HouseRules,
  language: Language,
  { readings }: Lexicon,
): readonly CompiledRule[] {
  return added
    .filter((rule) => rule.language === language)
    .map((rule) => ({
      rule: {
        rule: idOf(rule),
        class: rule.class,
        why: whyOf(rule),
        example: rule.phrase,
        phrases: [],
        suggestions: rule.suggestions,
      },
      compiled: [plainPhrase(rule.phrase, rule.anyForm ? readings : null, readerOf(language))],
    }));
}

/** `off` names a rule, or a class as "class:future". */
export function isOff({ off }: HouseRules, { rule, class: of }: Pick<Candidate, 'rule' | 'class'>): boolean {
  return off.includes(rule) || off.includes(`class:${of}`);
}

export function changedBy({ changed }: HouseRules, candidate: Candidate): Candidate {
  const change = changed.find(({ rule }) => rule === candidate.rule);
  return change ? { ...candidate, texts: change.suggestions } : candidate;
}

/** For a sentence: whether a candidate touches a wording that the house uses on purpose, in any of its forms. */
export function allowedIn({ allowed }: HouseRules, language: Language, { readings }: Lexicon) {
  const phrases = allowed
    .filter((entry) => entry.language === language)
    .map(({ phrase }) => withPronouns(plainPhrase(phrase, readings, readerOf(language))));

  return (sentence: AnalysedSentence): ((candidate: Candidate) => boolean) => {
    if (phrases.length === 0) return () => false;
    const free = new Uint8Array(sentence.tokens.length);
    sentence.tokens.forEach((_, at) => {
      for (const phrase of phrases) {
        const to = matchAt(sentence, phrase, at);
        if (to > at) free.fill(1, at, to);
      }
    });
    return ({ from, to }) => free.subarray(from, to).includes(1);
  };
}
