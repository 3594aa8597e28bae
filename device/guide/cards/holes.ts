import type { Language } from '../coach/marks.ts';
import { type FactId, isAlwaysKnown, sampleFacts } from './facts.ts';
import { type Part, type Parts, render } from './render.ts';
import { factsOf, type TextFault } from './template.ts';

/** So many facts in one line can be looked at in every combination at once. */
const MOST_FACTS = 8;

/** Stands where something was left out. */
const GAP = '\u0001';

/** They lead up to what was left out: whatever follows, it is not what was meant. */
const LEADING: Readonly<Record<Language, string>> = {
  fr: "à|de|avec|pour|chez|par|en|dans|sur|sous|vers|entre|dès|depuis|sans|c[’']est|d[’']|l[’']|qu[’']",
  en: 'to|with|for|at|by|from|of|until|till|in|on|about|between|after|before|since|into|without',
};

/** A hole at the end of a sentence; before other words they still work: "le [prochain ]rendez-vous". */
const DANGLING: Readonly<Record<Language, string>> = {
  fr: 'a|au|aux|du|des|le|la|les|un|une|et|ou|que|votre|notre|est|sont',
  en: 'the|a|an|and|or|that|than|your|our|is|are',
};

const START = '(?<![\\p{L}\\p{N}-])';
const leadingIn = (language: Language) => new RegExp(`${START}(?:${LEADING[language]})\\s*${GAP}`, 'iu');
const danglingIn = (language: Language) =>
  new RegExp(`${START}(?:${DANGLING[language]})(?=\\s*${GAP})[\\s${GAP}]*(?:$|[.,;:!?»)…])`, 'iu');
/** ", {caller}" and "to {recipient}" are what nothing leads up to: "hold on[, {caller}], please". */
const asideIn = (language: Language) =>
  new RegExp(`^\\s*(?:[,;:(–]|(?:${LEADING[language]})(?:\\s|$|(?<=[’'])))`, 'iu');

const holesIn = (language: Language) => ({
  leading: leadingIn(language),
  dangling: danglingIn(language),
  aside: asideIn(language),
});
const HOLES = { fr: holesIn('fr'), en: holesIn('en') } as const;
const BARE = {
  fr: [/[,;:(«–]\s*[.,;:!?)»…]/, /^[.,;:!?)»…]/, /[,;(«–]$/],
  en: [/[,;:(“–]\s*[.,;:!?)”…]/, /^[.,;:!?)”…]/, /[,;(“–]$/],
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
  const plain = render(parts, facts);
  if (plain === null) return null;
  const { leading, dangling, aside } = HOLES[language];
  const gaps = (all: Parts) => render(all, facts, GAP) ?? '';
  const hole =
    plain === '' ||
    dangling.test(gaps(parts)) ||
    leading.test(gaps(parts.map((part) => withoutAside(part, aside)))) ||
    BARE[language].some((bare) => bare.test(plain));
  return hole ? plain : null;
}

/** What stands aside is left out without a gap. */
function withoutAside(part: Part, aside: RegExp): Part {
  if (typeof part === 'string' || 'fact' in part) return part;
  const either = part.either.map((choice) => choice.map((each) => withoutAside(each, aside)));
  const all = either.every(([first]) => typeof first === 'string' && aside.test(first));
  return { either: all ? [...either, []] : either };
}

/** Of all facts first, of none last. */
export function* subsets<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let bits = 2 ** items.length - 1; bits >= 0; bits--) yield items.filter((_, at) => (bits >> at) & 1);
}
