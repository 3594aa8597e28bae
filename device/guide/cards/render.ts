import type { FactId } from './facts.ts';

/** A text with places for facts. Plain data: it crosses to the page as JSON, and is filled in there. */
export type Part =
  | string
  | { readonly fact: FactId }
  /** The first of these whose facts are all known; nothing if there is none. */
  | { readonly either: readonly Parts[] };
export type Parts = readonly Part[];

/** What is known of a call; what is not there, or empty, is not known. */
export type Facts = Partial<Readonly<Record<FactId, string>>>;

/** Longer ones come from a peer that means no good; a name of 80 letters is spelt in no more than 5,000. */
const LONGEST_FACT = 200;
const LONGEST: Partial<Readonly<Record<FactId, number>>> = { spelled: 5000, proposed: 500 };

/**
 * The text as it is read aloud, or null: a fact that stands outside of brackets is not known, so the whole line is left
 * out. `gap` stands where brackets were left out; only the check of a text asks for it.
 */
export function render(parts: Parts, facts: Facts, gap = ''): string | null {
  const filled = fill('', parts, facts, gap);
  return filled && tidy(filled);
}

/** `before` with the parts behind it; null if a fact is not known. */
function fill(before: string, parts: Parts, facts: Facts, gap: string): string | null {
  let text: string | null = before;
  for (const part of parts) {
    text = withPart(text, part, facts, gap);
    if (text === null) return null;
  }
  return text;
}

function withPart(before: string, part: Part, facts: Facts, gap: string): string | null {
  if (typeof part === 'string') return before + asBegins(before, part);
  if ('fact' in part) {
    const known = value(facts[part.fact], LONGEST[part.fact]);
    return known && withArticle(before, asBegins(before, known));
  }
  for (const choice of part.either) {
    const filled = fill(before, choice, facts, gap);
    if (filled !== null) return filled;
  }
  return before + gap;
}

/** A capital where another sentence begins. */
function asBegins(before: string, text: string): string {
  const begins = /[^.][.!?][\s»”")]*\s$/.test(before) && !ABBREVIATION.test(before);
  return begins ? capital(text) : text;
}

const ABBREVIATION = /(?:^|\P{L})(?:\p{Lu}|Mrs?|Ms|[DP]r)\. $/u;

/**
 * French: "à le docteur" is "au docteur", "de les infirmières" is "des infirmières". In small letters "le" is an article;
 * with a capital only before a common word or a title: it stays "à Le Goff", "à Les Tilleuls".
 */
function withArticle(before: string, fact: string): string {
  const article = ARTICLE.exec(fact)?.[0];
  const word = /(?:^|\P{L})(à|de) $/iu.exec(before)?.[1];
  if (!article || !word) return before + fact;
  const joined = JOINED[word.toLowerCase() === 'de' ? 'de' : 'à'][article.length === 4 ? 1 : 0];
  const small = word === word.toLowerCase();
  return `${before.slice(0, -word.length - 1)}${small ? joined : capital(joined)} ${fact.slice(article.length)}`;
}

const ARTICLE = /^(?:les?|Les?(?= (?:\p{Ll}|[DP]r\b|Docteur|Professeur|Secrétariat|Cabinet|Service))) /u;
const JOINED = { à: ['au', 'aux'], de: ['du', 'des'] } as const;

function value(given = '', longest = LONGEST_FACT): string | null {
  return (
    given
      .slice(0, longest)
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim() || null
  );
}

/** What was left out leaves no trace: single spaces, none before a comma, a capital to begin with. */
function tidy(text: string): string {
  const whole = text
    .replace(/ {2,}/g, ' ')
    .replace(/ +([,.])/g, '$1')
    .trim();
  return capital(whole);
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
