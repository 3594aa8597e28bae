/** How a token hangs on the one before it. */
export type Joint = 'space' | 'hyphen' | 'apostrophe' | 'touch';

export interface Token {
  /** UTF-16 code units; `to` is the first one after. */
  readonly from: number;
  readonly to: number;
  /** `opaque`: a placeholder such as {caller}, an address; never a word to be judged. */
  readonly kind: 'word' | 'number' | 'mark' | 'break' | 'opaque';
  /** Small letters, NFC, "'" for every apostrophe, which stays with the word that it shortens: "j'". */
  readonly norm: string;
  readonly joint: Joint;
  /** First letter is a capital; all are, and there are at least two. */
  readonly capital: boolean;
  readonly upper: boolean;
}

export const withoutAccents = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '');

// No part can be read in two ways, so each character is looked at once: time stays in proportion to the length.
const TOKEN = new RegExp(
  [
    String.raw`([\r\n\u2028\u2029]+)`,
    String.raw`(\{\{?[^{}\r\n]{1,80}\}\}?)`,
    String.raw`([\p{L}\p{M}\u00AD\u200B-\u200D]+)(['’ʼ＇´\x60](?=\p{L}))?`,
    String.raw`(\p{N}+(?:[.,:/]\p{N}+)*)`,
    String.raw`([^\s\p{L}\p{M}\p{N}])`,
  ].join('|'),
  'gu',
);
/** Captures of TOKEN. */
const [BREAK, OPAQUE, WORD, APOSTROPHE, NUMBER] = [1, 2, 3, 4, 5] as const;
const HYPHENS = new Set(['-', '‐', '‑']);
/** Letters that are as they should be already: most are. */
const PLAIN = /^[a-zA-Zà-öø-ÿÀ-ÖØ-ß]+$/;
const INVISIBLE = /[\u00AD\u200B-\u200D]/g;

/** `text` of any content; hyphens between two words are kept as a joint, not as a token. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let hyphenAt = -1;
  for (const match of text.matchAll(TOKEN)) {
    const from = match.index;
    const to = from + match[0].length;
    if (isInnerHyphen(text, match[0], from)) {
      hyphenAt = to;
      continue;
    }
    const joint = hyphenAt === from ? 'hyphen' : jointOf(tokens.at(-1), from);
    const letters = match[WORD];
    tokens.push(
      letters === undefined
        ? { from, to, joint, kind: kindOf(match), norm: match[0], capital: false, upper: false }
        : wordToken(
            from,
            to,
            joint,
            letters,
            match[APOSTROPHE] !== undefined || (joint === 'space' && isShortened(text, letters, to)),
          ),
    );
  }
  return hideAddresses(tokens, text);
}

const SHORTENED = new Set(['c', 'd', 'j', 'l', 'm', 'n', 's', 't', 'qu']);
const VOWEL_AFTER = /^ [aeiouyhàâéèêîôœ]/;

/** "c est", "j aurais": typed without the apostrophe. */
const isShortened = (text: string, letters: string, to: number) =>
  letters.length <= 2 && SHORTENED.has(letters) && VOWEL_AFTER.test(text.slice(to, to + 2));

const LETTER_BEFORE = /[\p{L}\p{M}]$/u;
const LETTER_AFTER = /^\p{L}/u;

function isInnerHyphen(text: string, found: string, at: number): boolean {
  if (!HYPHENS.has(found) || at === 0) return false;
  return LETTER_BEFORE.test(text.slice(at - 1, at)) && LETTER_AFTER.test(text.slice(at + 1, at + 3));
}

function jointOf(previous: Token | undefined, from: number): Joint {
  if (previous?.to !== from || previous.kind === 'break') return 'space';
  return previous.norm.endsWith("'") && previous.kind === 'word' ? 'apostrophe' : 'touch';
}

function wordToken(from: number, to: number, joint: Joint, letters: string, shortened: boolean): Token {
  const clean = PLAIN.test(letters) ? letters : letters.replace(INVISIBLE, '').normalize('NFC');
  const lower = clean.toLowerCase();
  const differs = clean !== lower;
  return {
    from,
    to,
    kind: 'word',
    norm: shortened ? `${lower}'` : lower,
    joint,
    capital: differs && clean.slice(0, 1) !== lower.slice(0, 1),
    upper: differs && clean.length > 1 && clean === clean.toUpperCase(),
  };
}

function kindOf(match: RegExpExecArray): Token['kind'] {
  if (match[BREAK] !== undefined) return 'break';
  if (match[OPAQUE] !== undefined) return 'opaque';
  return match[NUMBER] !== undefined ? 'number' : 'mark';
}

/** What hangs on an "@" or "://" without a space is an address: "serait@exemple.fr". */
function hideAddresses(tokens: readonly Token[], text: string): readonly Token[] {
  if (!/@|:\/\/|www\./.test(text)) return tokens;
  const hidden: Token[] = [];
  for (let start = 0; start < tokens.length; ) {
    const end = endOfChunk(tokens, start);
    const chunk = tokens.slice(start, end);
    const address = /@|:\/\/|^www\./.test(text.slice(chunk[0]?.from, chunk.at(-1)?.to));
    for (const token of chunk) hidden.push(address ? { ...token, kind: 'opaque' } : token);
    start = end;
  }
  return hidden;
}

function endOfChunk(tokens: readonly Token[], start: number): number {
  let end = start + 1;
  while (end < tokens.length && tokens[end]?.joint !== 'space' && tokens[end]?.kind !== 'break') end++;
  return end;
}
