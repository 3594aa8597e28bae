import type { FrenchSentence } from '../french/sentence.ts';
import type { Candidate } from './candidate.ts';
import { firstWords, matchAt, type Phrase, phraseOf } from './pattern.ts';
import type { Found, PhraseRule } from './rule.ts';

interface Indexed {
  readonly rule: PhraseRule;
  readonly phrase: Phrase;
}

/** The phrases of rules, by the words that they can begin with. */
export interface PhraseIndex {
  readonly byWord: ReadonlyMap<string, readonly Indexed[]>;
  readonly others: readonly Indexed[];
}

/** A rule whose phrase is given already compiled: one of the house's. */
export interface CompiledRule {
  readonly rule: PhraseRule;
  readonly compiled: readonly Phrase[];
}

export const compiled = (rule: PhraseRule): CompiledRule => ({ rule, compiled: rule.phrases.map(phraseOf) });

export function indexOf(rules: readonly CompiledRule[]): PhraseIndex {
  const byWord = new Map<string, Indexed[]>();
  const others: Indexed[] = [];
  for (const { rule, compiled: phrases } of rules)
    for (const phrase of phrases) {
      const words = firstWords(phrase);
      if (words === null) others.push({ rule, phrase });
      for (const word of new Set(words)) {
        const known = byWord.get(word);
        if (known) known.push({ rule, phrase });
        else byWord.set(word, [{ rule, phrase }]);
      }
    }
  return { byWord, others };
}

/** What the phrases mark in a sentence; the longer ones first. */
export function phrasesIn(
  sentence: FrenchSentence,
  index: PhraseIndex,
  reported: readonly boolean[],
): readonly Candidate[] {
  const candidates: Candidate[] = [];
  sentence.tokens.forEach((token, at) => {
    if (sentence.quoted[at]) return;
    for (const entry of [...(index.byWord.get(token.norm) ?? []), ...index.others]) {
      if (reported[at] && !entry.rule.evenReported) continue;
      const candidate = candidateAt(sentence, entry, at);
      if (candidate) candidates.push(candidate);
    }
  });
  return candidates.sort((a, b) => b.to - b.from - (a.to - a.from));
}

function candidateAt(sentence: FrenchSentence, { rule, phrase }: Indexed, at: number): Candidate | null {
  const to = matchAt(sentence, phrase, at);
  if (to <= at) return null;
  const found: Found = { from: at, to };
  if (rule.when && !rule.when(sentence, found)) return null;
  const better =
    typeof rule.suggestions === 'function' ? rule.suggestions(sentence, found) : { texts: rule.suggestions };
  if (better === null) return null;
  return { rule: rule.rule, class: rule.class, why: rule.why, ...found, ...better };
}
