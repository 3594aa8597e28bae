import type { Lexicon, Reading } from '../lexicon/lexicon.ts';
import type { Sentence } from './sentences.ts';
import type { Token } from './tokens.ts';

/** A sentence and what the lexicon says of its words. */
export interface AnalysedSentence extends Sentence {
  readonly lexicon: Lexicon;
  readings(at: number): readonly Reading[];
  /** The tokens from..to (exclusive) as they are written, but for the capital of a beginning. */
  words(from: number, to: number): readonly string[];
  /** Somebody is spoken to: vous, votre. */
  readonly addressed: boolean;
}

const NONE: readonly Reading[] = [];

const ADDRESSING = new Set(['vous', 'votre', 'vos']);

/** `text`: the whole that the tokens' places count in. */
export function analysed(text: string, sentence: Sentence, lexicon: Lexicon): AnalysedSentence {
  const known: (readonly Reading[] | undefined)[] = [];
  function readings(at: number): readonly Reading[] {
    const token = sentence.tokens[at];
    if (token?.kind !== 'word' || token.norm.endsWith("'")) return NONE;
    let found = known[at];
    if (found === undefined) {
      found = lexicon.readings(token.norm);
      known[at] = found;
    }
    return found;
  }
  const wordAt = (token: Token, at: number) =>
    token.kind !== 'word' || (sentence.opens[at] && !token.upper) || token.norm.endsWith("'")
      ? token.norm
      : text.slice(token.from, token.to);
  const words = (from: number, to: number) =>
    sentence.tokens.slice(from, to).map((token, index) => wordAt(token, from + index));
  const addressed = sentence.tokens.some(({ norm }) => ADDRESSING.has(norm));
  return { ...sentence, lexicon, readings, words, addressed };
}
