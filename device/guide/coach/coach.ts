import type { HouseRules } from './house-rules.ts';
import type { Lexicon } from './lexicon/lexicon.ts';
import type { Language, Mark, RuleInfo } from './marks.ts';

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
  /** Marks in the order of the text. Takes any text; its time grows in proportion to the length. Never throws. */
  check(text: string, options: CheckOptions): readonly Mark[];
  /** All rules that there are, those switched off and those of the house included. */
  rules(): readonly RuleInfo[];
}

export function createCoach(_options: CoachOptions): Coach {
  return { check: () => [], rules: () => [] };
}
