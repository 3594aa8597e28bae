import { ENGLISH_PHRASES, ENGLISH_RULES, englishCandidates } from './english/check.ts';
import { englishTokens } from './english/tokens.ts';
import { FRENCH_PHRASES, FRENCH_RULES, frenchCandidates } from './french/check.ts';
import { allowedIn, changedBy, houseRuleInfos, houseRules, isOff } from './house.ts';
import { type HouseRules, NO_HOUSE_RULES } from './house-rules.ts';
import type { Lexicon } from './lexicon/lexicon.ts';
import type { Language, Mark, RuleInfo } from './marks.ts';
import { withoutOverlaps } from './phrases/candidate.ts';
import { indexOf, type PhraseIndex } from './phrases/find.ts';
import { fitted } from './phrases/fit.ts';
import { analysed } from './text/analysed.ts';
import { type Sentence, sentencesOf } from './text/sentences.ts';
import { tokensOf } from './text/tokens.ts';

export interface CoachOptions {
  /** French verb forms: readFrenchLexicon() in lexicon/file.ts. Asked for once, at the first French text. */
  readonly lexicon: () => Lexicon;
  readonly houseRules?: HouseRules;
}

export interface CheckOptions {
  readonly language: Language;
  /** Whose words the text is: `caller` (a quotation field) is never marked. Default `staff`. */
  readonly speaker?: 'staff' | 'caller';
}

export interface Coach {
  /** Marks in the order of the text. Takes any text; its time grows in proportion to the length. */
  check(text: string, options: CheckOptions): readonly Mark[];
  /** All rules that there are, those switched off and those of the house included. */
  rules(): readonly RuleInfo[];
}

const NO_VERBS: Lexicon = { readings: () => [], form: () => undefined, isNoun: () => false, size: 0 };

export function createCoach({ lexicon, houseRules: house = NO_HOUSE_RULES }: CoachOptions): Coach {
  const readers = new Map<Language, (text: string, sentence: Sentence) => readonly Mark[]>();

  function readerOf(language: Language) {
    const known = readers.get(language);
    if (known) return known;
    const made = reader(language, language === 'fr' ? lexicon() : NO_VERBS, house);
    readers.set(language, made);
    return made;
  }

  return {
    check(text, { language, speaker = 'staff' }) {
      if (speaker === 'caller') return [];
      const read = readerOf(language);
      const tokens = language === 'fr' ? tokensOf(text) : englishTokens(text);
      return sentencesOf(tokens).flatMap((sentence) => read(text, sentence));
    },
    rules: () => [...FRENCH_RULES, ...ENGLISH_RULES, ...houseRuleInfos(house)],
  };
}

function reader(language: Language, lexicon: Lexicon, house: HouseRules) {
  const own = language === 'fr' ? FRENCH_PHRASES : ENGLISH_PHRASES;
  const index: PhraseIndex = indexOf([...houseRules(house, language, lexicon), ...own]);
  const allowed = allowedIn(house, language, lexicon);
  const candidatesOf = language === 'fr' ? frenchCandidates : englishCandidates;

  return (text: string, plain: Sentence): readonly Mark[] => {
    const sentence = analysed(text, plain, lexicon);
    const free = allowed(sentence);
    const candidates = candidatesOf(sentence, index)
      .filter((candidate) => !isOff(house, candidate) && !free(candidate))
      .map((candidate) => changedBy(house, candidate));
    return withoutOverlaps(candidates, plain.tokens.length).flatMap((candidate) => {
      const mark = fitted(text, language, plain, candidate);
      return mark ? [mark] : [];
    });
  };
}
