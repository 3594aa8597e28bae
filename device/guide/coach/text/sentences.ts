import type { Token } from './tokens.ts';

export interface Sentence {
  /** Its words and marks, the closing one left out. */
  readonly tokens: readonly Token[];
  readonly end: '.' | '?' | '!' | '';
  /** The mark that closes it. */
  readonly closing: Token | undefined;
  /** By token: it stands in a quotation, so it is somebody else's word. */
  readonly quoted: readonly boolean[];
  /** By token: a capital is no sign of a name here, for a sentence, a line or a quotation begins. */
  readonly opens: readonly boolean[];
  /** Written in capitals throughout. */
  readonly shouted: boolean;
}

const ENDS: Readonly<Record<string, Sentence['end']>> = { '.': '.', '?': '?', '!': '!', '…': '.', ';': '' };
const ABBREVIATIONS = new Set(
  'm mm mme mmes mlle dr drs pr me st ste tél tel n no ex cf p av bd ord chir kiné mr mrs ms prof env'.split(
    ' ',
  ),
);
const QUOTES: Readonly<Record<string, string>> = { '«': '»', '“': '”', '"': '"', '„': '“', '‹': '›' };
const OPENERS = new Set([
  ':',
  '(',
  '[',
  '«',
  '“',
  '"',
  '-',
  '–',
  '—',
  '•',
  '*',
  ')',
  '>',
  '#',
  '/',
  '|',
  '=',
]);

export function sentencesOf(tokens: readonly Token[]): readonly Sentence[] {
  const quoted = quotedTokens(tokens);
  const sentences: Sentence[] = [];
  let start = 0;
  for (let at = 0; at <= tokens.length; at++) {
    const token = tokens[at];
    if (token && !endsAt(tokens, at)) continue;
    if (at > start) sentences.push(sentence(tokens, quoted, start, at));
    start = at + 1;
  }
  return sentences;
}

function endsAt(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token) return true;
  if (token.kind === 'break') return true;
  if (token.kind !== 'mark' || !(token.norm in ENDS)) return false;
  return token.norm !== '.' || !isAbbreviation(tokens[at - 1], token);
}

const isAbbreviation = (before: Token | undefined, dot: Token) =>
  before?.kind === 'word' &&
  dot.joint === 'touch' &&
  (ABBREVIATIONS.has(before.norm) || (before.capital && before.norm.length === 1));

function sentence(
  tokens: readonly Token[],
  quoted: readonly boolean[],
  start: number,
  end: number,
): Sentence {
  const own = tokens.slice(start, end);
  const closing = tokens[end];
  return {
    tokens: own,
    end: closing?.kind === 'mark' ? (ENDS[closing.norm] ?? '') : '',
    closing,
    quoted: quoted.slice(start, end),
    opens: own.map((_, at) => opens(own, at)),
    shouted: isShouted(own),
  };
}

function opens(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return before === undefined || (before.kind === 'mark' && OPENERS.has(before.norm)) || isItem(tokens, at);
}

/** "3. Pourriez-vous", "12 h Rappeler" do not open; "3) Rappeler" does, by its bracket. */
const isItem = (tokens: readonly Token[], at: number) => at === 1 && tokens[0]?.kind === 'number';

function isShouted(tokens: readonly Token[]): boolean {
  // "J'" is one letter.
  const words = tokens.filter(({ kind, norm }) => kind === 'word' && norm.replace("'", '').length > 1);
  return words.length > 1 && words.every(({ upper }) => upper);
}

/** A quotation must be closed within the same line: a quote left open, or inches, hide nothing. */
function quotedTokens(tokens: readonly Token[]): readonly boolean[] {
  const quoted = tokens.map(() => false);
  let open = -1;
  tokens.forEach((token, at) => {
    if (token.kind === 'break') open = -1;
    if (token.kind !== 'mark') return;
    if (open >= 0 && token.norm === QUOTES[tokens[open]?.norm ?? '']) {
      quoted.fill(true, open, at + 1);
      open = -1;
    } else if (open < 0 && token.norm in QUOTES) open = at;
  });
  return quoted;
}
