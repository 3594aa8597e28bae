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
  const filled = fill(parts, facts, gap);
  return filled && tidy(filled);
}

function fill(parts: Parts, facts: Facts, gap: string): string | null {
  let text = '';
  for (const part of parts) {
    const piece = pieceOf(part, facts, gap);
    if (piece === null) return null;
    text += piece;
  }
  return text;
}

function pieceOf(part: Part, facts: Facts, gap: string): string | null {
  if (typeof part === 'string') return part;
  if ('fact' in part) return value(facts[part.fact], LONGEST[part.fact]);
  for (const choice of part.either) {
    const filled = fill(choice, facts, gap);
    if (filled !== null) return filled;
  }
  return gap;
}

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
  return whole.charAt(0).toUpperCase() + whole.slice(1);
}
