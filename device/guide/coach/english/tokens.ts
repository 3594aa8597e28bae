import { type Token, tokensOf } from '../text/tokens.ts';

/** What follows the apostrophe, in full. "'s" stays, for it may be "is", "has" or whose something is. */
const FULL: Readonly<Record<string, string>> = { ll: 'will', ve: 'have', re: 'are', m: 'am' };
const IRREGULAR: Readonly<Record<string, string>> = { won: 'will', can: 'can', shan: 'shall', ain: 'is' };
/** Typed without the apostrophe: where the second word begins. "Its", "ill", "well" and "im" are other words. */
const RUN_TOGETHER: Readonly<Record<string, number>> = {
  ...parts('dont doesnt didnt isnt arent wasnt werent havent hasnt couldnt wouldnt shouldnt cant wont', 2),
  ...parts('whats thats theres hes shes whos', 1),
  ...parts('ive youre theyre youve weve youll theyll', 2),
  cannot: 3,
};
const RUN_TOGETHER_LAST: Readonly<Record<string, string>> = { ...FULL, nt: 'not', not: 'not', s: 's' };

function parts(words: string, length: number): Readonly<Record<string, number>> {
  return Object.fromEntries(words.split(' ').map((word) => [word, word.length - length]));
}

/**
 * The tokens of an English text with its short forms in full, so that a rule need know but one: "isn't", "isnt" and
 * "is not" are all "is", "not". Places stay those of the text. Single quotes that enclose words are quotation marks.
 */
export function englishTokens(text: string): readonly Token[] {
  const tokens = tokensOf(text);
  return inQuotes(tokens.flatMap((token, at) => inFull(token, tokens[at - 1], tokens[at + 1])));
}

function inFull(token: Token, before: Token | undefined, next: Token | undefined): readonly Token[] {
  if (token.kind !== 'word') return [token];
  const cut = RUN_TOGETHER[token.norm];
  if (cut !== undefined) return apart(token, cut);
  const norm = fullForm(token, before, next);
  return norm === token.norm ? [token] : [{ ...token, norm }];
}

function fullForm(token: Token, before: Token | undefined, next: Token | undefined): string {
  const word = token.norm.replace(/'$/, '');
  if (before !== undefined && token.joint === 'apostrophe') {
    if (word === 't' && before.norm.endsWith("n'")) return 'not';
    return FULL[word] ?? word;
  }
  if (next?.joint === 'apostrophe' && next.norm === 't' && word.endsWith('n')) return auxiliary(word);
  return word;
}

/** "isn" -> "is", "won" -> "will". */
const auxiliary = (word: string) => IRREGULAR[word] ?? word.slice(0, -1);

function apart(token: Token, cut: number): readonly Token[] {
  const [first, last] = [token.norm.slice(0, cut), token.norm.slice(cut)];
  const middle = token.from + cut;
  const short = last === 'nt';
  return [
    { ...token, to: middle, norm: short ? auxiliary(`${first}n`) : first },
    {
      ...token,
      from: middle,
      norm: short ? 'not' : (RUN_TOGETHER_LAST[last] ?? last),
      joint: 'touch',
      capital: token.upper,
    },
  ];
}

const OPENING = /^['‘]$/;
const CLOSING = /^['’]$/;

/** A letter right after it: no closing mark. */
const hangsOn = (next: Token | undefined) => next?.kind === 'word' && next.joint === 'touch';

/** 'No problem' -> “No problem”; the apostrophe of "the patients' file" opens nothing. */
function inQuotes(tokens: readonly Token[]): readonly Token[] {
  let opened = -1;
  const marks = new Map<number, string>();
  tokens.forEach((token, at) => {
    if (token.kind === 'break') opened = -1;
    if (token.kind !== 'mark') return;
    if (opened < 0 && OPENING.test(token.norm) && token.joint === 'space') opened = at;
    else if (opened >= 0 && CLOSING.test(token.norm) && !hangsOn(tokens[at + 1])) {
      marks.set(opened, '“').set(at, '”');
      opened = -1;
    }
  });
  if (marks.size === 0) return tokens;
  return tokens.map((token, at) => ({ ...token, norm: marks.get(at) ?? token.norm }));
}
