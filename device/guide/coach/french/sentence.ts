import type { Lexicon, Person, Reading } from '../lexicon/lexicon.ts';
import type { Sentence } from '../text/sentences.ts';
import type { Token } from '../text/tokens.ts';
import { AFTER_VERB, CLITICS, SUBJECTS } from './words.ts';

/** A sentence and what the lexicon says of its words. */
export interface FrenchSentence extends Sentence {
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
export function frenchSentence(text: string, sentence: Sentence, lexicon: Lexicon): FrenchSentence {
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

export const normAt = (sentence: Sentence, at: number): string => sentence.tokens[at]?.norm ?? '';
export const isWord = (token: Token | undefined): token is Token & { readonly kind: 'word' } =>
  token?.kind === 'word';

/** The pronoun that hangs on the verb at `at` by a hyphen, "-t-" skipped: its index, or -1. */
export function invertedAt(sentence: Sentence, at: number): number {
  const next = normAt(sentence, at + 1) === 't' || normAt(sentence, at + 1) === "t'" ? at + 2 : at + 1;
  const token = sentence.tokens[next];
  const hangs = isWord(token) && (token.joint === 'hyphen' || token.joint === 'apostrophe');
  return hangs && SUBJECTS.has(token.norm) ? next : -1;
}

/** Part of a word made of several: "laissez-passer", "qu'en-dira-t-on", "Aït-Serait". */
export function isCompound(sentence: Sentence, at: number): boolean {
  const next = sentence.tokens[at + 1];
  if (sentence.tokens[at]?.joint === 'hyphen') return true;
  return next?.joint === 'hyphen' && !AFTER_VERB.has(next.norm.replace("'", ''));
}

/** Where the pronouns begin that stand right before the verb at `at`: `at` itself if there are none. */
export function chainStart(sentence: Sentence, at: number): number {
  let start = at;
  while (start > 0) {
    const before = sentence.tokens[start - 1];
    if (!isWord(before) || sentence.tokens[start]?.joint === 'hyphen' || before.joint === 'hyphen') break;
    const subject = SUBJECTS.has(before.norm);
    if (!subject && !CLITICS.has(before.norm)) break;
    start--;
    if (subject && !CLITICS.has(before.norm)) break;
  }
  return start;
}

/** Index of the pronoun before the verb that can be its subject, or -1. */
export function subjectAt(sentence: Sentence, at: number, person: Person): number {
  for (let place = chainStart(sentence, at); place < at; place++)
    if (SUBJECTS.get(normAt(sentence, place))?.includes(person)) return place;
  return -1;
}
