import type { Person } from '../lexicon/lexicon.ts';
import type { Sentence } from '../text/sentences.ts';
import type { Token } from '../text/tokens.ts';
import { AFTER_VERB, CLITICS, SUBJECTS } from './words.ts';

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
