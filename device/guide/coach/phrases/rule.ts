import type { MarkClass, Why } from '../marks.ts';
import type { AnalysedSentence } from '../text/analysed.ts';

/** Where a phrase was found: tokens from..to (exclusive). */
export interface Found {
  readonly from: number;
  readonly to: number;
}

/** A family of phrases that are marked for one reason. */
export interface PhraseRule {
  readonly rule: string;
  readonly class: MarkClass;
  readonly why: Why;
  readonly example: string;
  /** As phraseOf() reads them; the longest that fits counts. */
  readonly phrases: readonly string[];
  /** Wordings in small letters, fitted to the place afterwards. A function looks at what was found. */
  readonly suggestions: readonly string[] | ((sentence: AnalysedSentence, found: Found) => Better | null);
  /** Only where this holds, too. */
  readonly when?: (sentence: AnalysedSentence, found: Found) => boolean;
  /** Also in what others are told to have said. Default: no. */
  readonly evenReported?: boolean;
}

/** Other wordings; and, where the phrase takes more or fewer words with it, which. */
export interface Better extends Partial<Found> {
  readonly texts: readonly string[];
  /** The closing "?" or "!" goes, too. */
  readonly closes?: boolean;
}
