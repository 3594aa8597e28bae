import type { Language } from '../coach/marks.ts';
import { type FactId, isAlwaysKnown, sampleFacts } from './facts.ts';
import { type Parts, render } from './render.ts';
import { factsOf, type TextFault } from './template.ts';

/** So many facts in one line can be looked at in every combination at once. */
const MOST_FACTS = 8;

/** Stands where something was left out. */
const GAP = '\u0001';

const DANGLING: Readonly<Record<Language, string>> = {
  fr: "à|a|au|aux|de|du|des|d[’']|l[’']|le|la|les|un|une|pour|avec|chez|par|en|dans|sur|sous|vers|et|ou|que|qu[’']|votre|notre|est|sont|entre|dès",
  en: 'to|with|for|at|by|from|of|the|a|an|and|or|in|on|about|that|than|your|our|is|are|between|after|before',
};

/** A word that wants another after it, and nothing but a gap before the sentence goes on or ends. */
const danglingIn = (language: Language) =>
  new RegExp(`(?:^|[\\s${GAP}])(?:${DANGLING[language]})(?=\\s*${GAP})[\\s${GAP}]*(?:$|[.,;:!?»)…])`, 'iu');
const HOLES = {
  fr: [danglingIn('fr'), /[,;:(«–]\s*[.,;:!?)»…]/, /^[.,;:!?)»…]/, /[,;(«–]$/],
  en: [danglingIn('en'), /[,;:(“–]\s*[.,;:!?)”…]/, /^[.,;:!?)”…]/, /[,;(“–]$/],
} as const;

/** Tries a line with every combination of facts known and unknown: none may be read aloud with a hole. */
export function lineFaults(text: string, parts: Parts, language: Language): readonly TextFault[] {
  const facts = factsOf(parts).filter((id) => !isAlwaysKnown(id));
  if (facts.length > MOST_FACTS) return [{ code: 'tooManyFacts', at: 0, about: text.slice(0, 30) }];
  for (const known of subsets(facts)) {
    const hole = holeIn(parts, known, language);
    if (hole !== null) return [{ code: 'hole', at: 0, about: hole }];
  }
  return [];
}

/** The sentence with a hole that is read when only these facts are known; null if it has none. */
function holeIn(parts: Parts, known: readonly FactId[], language: Language): string | null {
  const facts = sampleFacts(language, known);
  const marked = render(parts, facts, GAP);
  const plain = render(parts, facts);
  if (marked === null || plain === null) return null;
  const [dangling, ...others] = HOLES[language];
  if (plain !== '' && !dangling.test(marked) && !others.some((hole) => hole.test(plain))) return null;
  return plain;
}

/** Of all facts first, of none last. */
export function* subsets<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let bits = 2 ** items.length - 1; bits >= 0; bits--) yield items.filter((_, at) => (bits >> at) & 1);
}
