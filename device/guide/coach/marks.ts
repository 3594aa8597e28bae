/** The languages that the coach reads. */
export type Language = 'fr' | 'en';

/** What is to be avoided: rule B11, and B12 for the last three. `imperative` is that of B13. */
export const MARK_CLASSES = [
  'interjection',
  'worn-out',
  'negation',
  'negative-question',
  'absence',
  'false-evidence',
  'pejorative',
  'imperative',
  'imperfect',
  'conditional',
  'future',
] as const;

export type MarkClass = (typeof MARK_CLASSES)[number];

/** Why something is marked, as one sentence for the reader. */
export interface Why {
  readonly fr: string;
  readonly en: string;
}

/** One place in a text that can be said better. */
export interface Mark {
  /** UTF-16 code units from the beginning of the text; `to` is the first one after. Marks never overlap. */
  readonly from: number;
  readonly to: number;
  /** Which rule marked it, e.g. `fr.worn-out.passe`; what a house switches off or changes. */
  readonly rule: string;
  readonly class: MarkClass;
  readonly why: Why;
  /** Each takes the place of text.slice(from, to) as it is. The best one first; may be empty with rules of the house. */
  readonly suggestions: readonly string[];
}

/** What a rule is, for the list in which a house switches rules off. */
export interface RuleInfo {
  readonly rule: string;
  readonly class: MarkClass;
  readonly language: Language;
  readonly why: Why;
  /** What it marks, e.g. "je vous passe". */
  readonly example: string;
}
