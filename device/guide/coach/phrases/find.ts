import type { AnalysedSentence } from '../text/analysed.ts';
import type { Candidate } from './candidate.ts';
import { bare, beginningsOf, matchAt, neededBy, type Phrase, phraseOf } from './pattern.ts';
import type { Found, PhraseRule } from './rule.ts';

interface Indexed {
  readonly rule: PhraseRule;
  readonly phrase: Phrase;
  /** The sentence must have one of these words. */
  readonly needed: readonly string[] | null;
}

/** The phrases of rules, by what they can begin with. */
export interface PhraseIndex {
  readonly byWord: ReadonlyMap<string, readonly Indexed[]>;
  readonly byBare: ReadonlyMap<string, readonly Indexed[]>;
  readonly byVerb: ReadonlyMap<string, readonly Indexed[]>;
  readonly others: readonly Indexed[];
}

/** A rule whose phrase is given already compiled: one of the house's. */
export interface CompiledRule {
  readonly rule: PhraseRule;
  readonly compiled: readonly Phrase[];
}

export const compiled = (rule: PhraseRule): CompiledRule => ({ rule, compiled: rule.phrases.map(phraseOf) });

export function indexOf(rules: readonly CompiledRule[]): PhraseIndex {
  const [byWord, byBare, byVerb] = [newMap(), newMap(), newMap()];
  const others: Indexed[] = [];
  for (const { rule, compiled: phrases } of rules)
    for (const phrase of phrases) {
      const entry: Indexed = { rule, phrase, needed: neededBy(phrase) };
      const beginnings = beginningsOf(phrase);
      addTo(byWord, beginnings.words, entry);
      addTo(byBare, beginnings.bare, entry);
      addTo(byVerb, beginnings.verbs, entry);
      if (beginnings.others) others.push(entry);
    }
  return { byWord, byBare, byVerb, others };
}

const newMap = () => new Map<string, Indexed[]>();

function addTo(map: Map<string, Indexed[]>, keys: ReadonlySet<string>, entry: Indexed): void {
  for (const key of keys) {
    const known = map.get(key);
    if (known) known.push(entry);
    else map.set(key, [entry]);
  }
}

/** The phrases that may begin at a token, each once. */
function entriesAt(sentence: AnalysedSentence, index: PhraseIndex, at: number): Iterable<Indexed> {
  const { byWord, byBare, byVerb, others } = index;
  const norm = sentence.tokens[at]?.norm ?? '';
  const word = byWord.get(norm);
  const like = byBare.size > 0 ? byBare.get(bare(norm)) : undefined;
  let verbs: Indexed[] | undefined;
  for (const { verb } of sentence.readings(at)) {
    const entries = byVerb.get(verb);
    if (entries) verbs = [...(verbs ?? []), ...entries];
  }
  if (others.length === 0 && like === undefined && verbs === undefined) return word ?? NOTHING;
  return new Set([...(like ?? []), ...(word ?? []), ...(verbs ?? []), ...others]);
}

const NOTHING: readonly Indexed[] = [];

/** Whether the sentence has the words that a phrase needs: most phrases are done with at that, once a sentence. */
function possibleIn({ tokens }: AnalysedSentence): (entry: Indexed) => boolean {
  const words = new Set(tokens.map(({ norm }) => norm));
  const known = new Map<Indexed, boolean>();
  return (entry) => {
    if (entry.needed === null) return true;
    let possible = known.get(entry);
    if (possible === undefined) {
      possible = entry.needed.some((word) => words.has(word));
      known.set(entry, possible);
    }
    return possible;
  };
}

/** What the phrases mark in a sentence; the longer ones first. */
export function phrasesIn(
  sentence: AnalysedSentence,
  index: PhraseIndex,
  reported: readonly boolean[],
): readonly Candidate[] {
  const candidates: Candidate[] = [];
  const possible = possibleIn(sentence);
  sentence.tokens.forEach((_, at) => {
    if (sentence.quoted[at]) return;
    for (const entry of entriesAt(sentence, index, at)) {
      if (!possible(entry) || (reported[at] && !entry.rule.evenReported)) continue;
      const candidate = candidateAt(sentence, entry, at);
      if (candidate) candidates.push(candidate);
    }
  });
  return candidates.sort((a, b) => b.to - b.from - (a.to - a.from));
}

/** One word with a capital within the sentence: "le docteur Voilà". */
function isName(sentence: AnalysedSentence, at: number, to: number): boolean {
  const alone = to === at + 1 && sentence.tokens[at]?.capital === true;
  return alone && !sentence.opens[at] && !sentence.shouted;
}

function candidateAt(sentence: AnalysedSentence, { rule, phrase }: Indexed, at: number): Candidate | null {
  const to = matchAt(sentence, phrase, at);
  if (to <= at || isName(sentence, at, to)) return null;
  const found: Found = { from: at, to };
  if (rule.when && !rule.when(sentence, found)) return null;
  const better =
    typeof rule.suggestions === 'function' ? rule.suggestions(sentence, found) : { texts: rule.suggestions };
  if (better === null) return null;
  return { rule: rule.rule, class: rule.class, why: rule.why, ...found, ...better };
}
