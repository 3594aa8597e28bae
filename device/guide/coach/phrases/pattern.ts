import type { Reading } from '../lexicon/lexicon.ts';
import type { Token } from '../text/tokens.ts';
import { tokensOf, withoutAccents } from '../text/tokens.ts';

/**
 * A phrase as the rules write it: words separated by spaces; `a|b` one of them; `(a)` may be missing; `<être>` any form of
 * the verb, `<être:PI>` in these tenses, `<être:P4>` in this person; `#` a number; `_` any one word; `^` and `$` the beginning
 * and the end of the sentence.
 * No repetition and no pattern of a user's own: its time is bounded by its length.
 */
export interface Phrase {
  readonly elements: readonly Element[];
}

interface Element {
  readonly optional: boolean;
  readonly any: readonly Atom[];
  /** The words among them, and what else they are. */
  readonly words: ReadonlySet<string>;
  readonly others: readonly Atom[];
}

function elementOf(optional: boolean, any: readonly Atom[]): Element {
  const words = any.flatMap((atom) => (atom.kind === 'word' ? [atom.norm, atom.plain] : []));
  return { optional, any, words: new Set(words), others: any.filter(({ kind }) => kind !== 'word') };
}

type Atom =
  | { readonly kind: 'word'; readonly norm: string; readonly plain: string }
  | { readonly kind: 'verb'; readonly verb: string; readonly tenses: string; readonly persons: string }
  | { readonly kind: 'like'; readonly norm: string; readonly verbs: ReadonlySet<string> }
  | { readonly kind: 'number' | 'anyWord' | 'start' | 'end' };

/** What a phrase is held against. */
export interface Readable {
  readonly tokens: readonly Token[];
  readings(at: number): readonly Reading[];
}

export function phraseOf(written: string): Phrase {
  return { elements: written.split(' ').flatMap(elementsOf) };
}

function elementsOf(part: string): readonly Element[] {
  const optional = part.length > 2 && part.startsWith('(') && part.endsWith(')');
  const inner = optional ? part.slice(1, -1) : part;
  return [elementOf(optional, inner.split('|').map(atomOf))];
}

function atomOf(written: string): Atom {
  const [, verb, tenses = '', persons = ''] = /^<(\p{L}+)(?::([A-Z]*)(\d*))?>$/u.exec(written) ?? [];
  if (verb !== undefined) return { kind: 'verb', verb, tenses, persons };
  if (written === '#') return { kind: 'number' };
  if (written === '_') return { kind: 'anyWord' };
  if (written === '^') return { kind: 'start' };
  if (written === '$') return { kind: 'end' };
  return { kind: 'word', norm: written, plain: plainOf(written) };
}

const SHORTEST_PLAIN = 4;

/** As it is typed in a hurry: "inquietez", "y'a". Short words would be others: "là" and "la", "où" and "ou". */
function plainOf(norm: string): string {
  if (norm === 'à' || norm === 'ça') return withoutAccents(norm);
  if (norm === 'y') return "y'";
  return norm.length < SHORTEST_PLAIN ? norm : withoutAccents(norm);
}

/** A phrase of the house: its words as they are, or in any of their forms. "…" stands for up to three words. */
export function plainPhrase(
  written: string,
  readings: ((word: string) => readonly Reading[]) | null,
  read: (text: string) => readonly Token[] = tokensOf,
): Phrase {
  const tokens = read(written.replaceAll('...', '…'));
  return { elements: tokens.flatMap((token) => plainElements(token, readings)) };
}

function plainElements(
  { kind, norm }: Token,
  readings: ((word: string) => readonly Reading[]) | null,
): readonly Element[] {
  if (norm === '…') return [1, 2, 3].map(() => elementOf(true, [{ kind: 'anyWord' }]));
  if (kind === 'break') return [];
  if (kind !== 'word' || !readings) return [elementOf(false, [{ kind: 'word', norm, plain: norm }])];
  const verbs = new Set(readings(norm).map(({ verb }) => verb));
  return [elementOf(false, [{ kind: 'like', norm: bare(norm), verbs }])];
}

const OBJECTS = elementOf(
  true,
  ['le', 'la', "l'", 'les', 'lui', 'leur'].map((norm) => ({ kind: 'word', norm, plain: norm })),
);

/** A phrase of the house with room for a pronoun before its verbs: "je vous passe" is "je vous le passe", too. */
export function withPronouns({ elements }: Phrase): Phrase {
  const isVerb = ({ any }: Element) => any.some((atom) => atom.kind === 'like' && atom.verbs.size > 0);
  return {
    elements: elements.flatMap((element, at) => (at > 0 && isVerb(element) ? [OBJECTS, element] : [element])),
  };
}

/** Without the endings of plural and feminine: simple on purpose. "je" and "j'" are one word. */
export function bare(norm: string): string {
  const full = norm.endsWith("'") ? `${norm.slice(0, -1)}e` : norm;
  return full.length > 3 ? full.replace(/(?:es|e|s|x)$/, '') : full;
}

/** Index of the token after the phrase that begins at `at`, or -1. */
export function matchAt(readable: Readable, { elements }: Phrase, at: number): number {
  return matchFrom(readable, elements, 0, at);
}

/** Adverbs that may come between the words of any phrase, two at most: "ne quittez surtout pas". */
const FILLERS = new Set(
  (
    'vraiment surtout malheureusement absolument donc hélas franchement honnêtement simplement certainement encore ' +
    'toujours really honestly unfortunately absolutely simply actually just still also currently already probably surely quite ' +
    'very usually normally possibly definitely even now always often forever'
  ).split(' '),
);
const MOST_FILLERS = 2;
/** "Currently", "mentally": English ends its adverbs so, and French no word of such a length. */
const isFiller = (norm: string) => FILLERS.has(norm) || (norm.endsWith('ly') && norm.length > 4);

function matchFrom(
  readable: Readable,
  elements: readonly Element[],
  index: number,
  at: number,
  fillers = 0,
): number {
  const element = elements[index];
  if (element === undefined) return at;
  if (fitsElement(readable, element, at)) {
    const end = matchFrom(readable, elements, index + 1, at + width(element), fillers);
    if (end >= 0) return end;
  }
  if (element.optional) return matchFrom(readable, elements, index + 1, at, fillers);
  const filler = index > 0 && fillers < MOST_FILLERS && isFiller(readable.tokens[at]?.norm ?? '');
  return filler ? matchFrom(readable, elements, index, at + 1, fillers + 1) : -1;
}

function fitsElement(readable: Readable, { words, others }: Element, at: number): boolean {
  const token = readable.tokens[at];
  if (token !== undefined && token.kind !== 'opaque' && words.has(token.norm)) return true;
  return others.length > 0 && others.some((atom) => fits(readable, atom, at));
}

const width = ({ any }: Element) => (any.some(({ kind }) => kind === 'start' || kind === 'end') ? 0 : 1);

function fits(readable: Readable, atom: Atom, at: number): boolean {
  const token = readable.tokens[at];
  if (atom.kind === 'start') return at === 0 || readable.tokens[at - 1]?.kind === 'mark';
  if (atom.kind === 'end') return token === undefined || token.kind === 'mark';
  if (token === undefined || token.kind === 'opaque') return false;
  if (atom.kind === 'number') return token.kind === 'number';
  if (atom.kind === 'anyWord') return token.kind === 'word';
  const readings = readable.readings(at);
  if (atom.kind === 'verb') return readings.some((reading) => isReading(atom, reading));
  if (atom.kind === 'like')
    return (
      token.kind === 'word' &&
      (bare(token.norm) === atom.norm || readings.some(({ verb }) => atom.verbs.has(verb)))
    );
  return false;
}

function isReading(
  { verb, tenses, persons }: { readonly verb: string; readonly tenses: string; readonly persons: string },
  reading: Reading,
): boolean {
  if (reading.verb !== verb) return false;
  if (tenses !== '' && !tenses.includes(reading.tense)) return false;
  return persons === '' || persons.includes(String(reading.person));
}

/** Words of so many sentences that they tell no phrases apart. */
const COMMON = new Set(
  (
    "je j' on nous vous il elle ne n' pas est ce c' de d' le la l' les un une en y a à et qu' que i we you is to the it s t " +
    'not do does am are was were be have has will can would no of for at this that your my here there what who'
  ).split(' '),
);

/** Words one of which every place has where the phrase fits, the fewest and rarest; null if there are none such. */
export function neededBy({ elements }: Phrase): readonly string[] | null {
  let needed: readonly string[] | null = null;
  for (const { optional, any } of elements) {
    const words = any.flatMap((atom) => (atom.kind === 'word' ? [...new Set([atom.norm, atom.plain])] : []));
    const tells =
      !optional && any.every(({ kind }) => kind === 'word') && !words.some((word) => COMMON.has(word));
    if (tells && (needed === null || words.length < needed.length)) needed = words;
  }
  return needed;
}

/** What a phrase can begin with, so that few phrases are looked at per word. */
export interface Beginnings {
  readonly words: ReadonlySet<string>;
  /** Words without their endings, for phrases of the house. */
  readonly bare: ReadonlySet<string>;
  readonly verbs: ReadonlySet<string>;
  /** Also anything else: a number, any word. */
  readonly others: boolean;
}

export function beginningsOf({ elements }: Phrase): Beginnings {
  const [words, bareWords, verbs] = [new Set<string>(), new Set<string>(), new Set<string>()];
  let others = false;
  for (const { optional, any } of elements) {
    for (const atom of any) {
      if (atom.kind === 'word') words.add(atom.norm).add(atom.plain);
      else if (atom.kind === 'verb') verbs.add(atom.verb);
      else if (atom.kind === 'like') {
        bareWords.add(atom.norm);
        for (const verb of atom.verbs) verbs.add(verb);
      } else if (atom.kind !== 'start') others = true;
    }
    if (!optional && !any.some(({ kind }) => kind === 'start')) break;
  }
  return { words, bare: bareWords, verbs, others };
}
