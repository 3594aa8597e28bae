import type { Person, Reading } from '../lexicon/lexicon.ts';
import type { AnalysedSentence } from '../text/analysed.ts';
import { hung, presentForm, type Replacement } from './present.ts';
import { chainStart, invertedAt, isWord, normAt, subjectAt } from './sentence.ts';
import { joined, SUBJECTS } from './words.ts';

/** What denies, and what is asked instead; all but "pas" only beside "ne". */
const NEGATIONS: ReadonlyMap<string, readonly string[]> = new Map([
  ['pas', []],
  ['jamais', ['déjà']],
  ['plus', ['encore']],
  ['point', []],
  ['rien', ['quelque', 'chose']],
  ['aucun', ['un']],
  ['aucune', ['une']],
  ['personne', ["quelqu'un"]],
]);
const FINITE = 'PIFC';
/** After these a clause depends on another one, which asks: "savez-vous pourquoi il ne vient pas ?" */
const DEPENDENT = new Set(
  "que qu' qui pourquoi si s' quand parce dont où comme car lorsque lorsqu' puisque".split(' '),
);
const REACH = 4;

/** The question of this sentence if it is asked in the negative: "vous ne pouvez pas rappeler ?". */
export function negativeQuestion(sentence: AnalysedSentence): Replacement | null {
  if (sentence.end !== '?') return null;
  const pas = sentence.tokens.findIndex((_, at) => NEGATIONS.has(normAt(sentence, at)));
  if (pas < 1) return null;
  const at = verbBefore(sentence, pas);
  if (at < 0) return null;
  const inverted = invertedAt(sentence, at);
  const start = chainStart(sentence, at);
  if (dependsOnAnother(sentence, start)) return null;
  if (!isNegated(sentence, start, at, pas)) return null;
  const why = whyAsked(sentence, at, start, inverted, pas);
  if (why !== null) return why;
  const positive =
    inverted >= 0 ? turned(sentence, at, start, inverted, pas) : asked(sentence, at, start, pas);
  return withArticle(sentence, at, positive);
}

/** "Pourquoi n'avez-vous pas appelé" asks for the reason of what was not done: it stays so, asked more gently. */
function whyAsked(
  sentence: AnalysedSentence,
  at: number,
  start: number,
  inverted: number,
  pas: number,
): Replacement | null {
  if (normAt(sentence, start - 1) !== 'pourquoi') return null;
  const subject = inverted >= 0 ? [normAt(sentence, inverted)] : [];
  const between = wordsOf(sentence, Math.max(inverted, at) + 1, pas + 1);
  const clause = joined([...subject, ...wordsOf(sentence, start, at), presentOf(sentence, at), ...between]);
  return { from: start - 1, to: pas, texts: [`pouvez-vous me dire pourquoi ${clause}`] };
}

const ARTICLES = new Set("la le l' les".split(' '));
const OFTEN_FEMININE =
  /(?:[aeiou]tion|sion|té|ance|ence|elle|ette|ie|ée|ure|ade|esse|ine|ise|rte|tte|ille|sse|che|se|le|nance)$/;

/** "n'avez-vous pas de carte" -> "avez-vous une carte": "de" goes with the negation. The likelier gender first. */
function withArticle(sentence: AnalysedSentence, at: number, replacement: Replacement): Replacement {
  const de = replacement.to + 1;
  const noun = sentence.tokens[de + 1];
  const of = normAt(sentence, de);
  // "rien d'autre", "personne de la famille" keep their "de".
  const keeps = instead(sentence, replacement.to).length > 0 && normAt(sentence, replacement.to) !== 'plus';
  const isOfNoun =
    !keeps && (of === 'de' || of === "d'") && isWord(noun) && !noun.capital && !ARTICLES.has(noun.norm);
  if (
    !isOfNoun ||
    sentence.readings(de + 1).some(({ tense }) => tense === 'W') ||
    sentence.readings(at).some(({ verb }) => verb === 'être')
  )
    return replacement;
  const feminine = OFTEN_FEMININE.test(noun.norm);
  const articles = /[sx]$/.test(noun.norm) ? ['des'] : feminine ? ['une', 'un'] : ['un', 'une'];
  const [first = ''] = replacement.texts;
  const space = of === "d'" ? ' ' : '';
  return { from: replacement.from, to: de, texts: articles.map((article) => `${first} ${article}${space}`) };
}

/** All but "pas" deny only beside "ne": "vous en voulez plus ?" may be more. */
function isNegated(sentence: AnalysedSentence, start: number, at: number, pas: number): boolean {
  const ne = sentence.tokens.slice(start, at).some(({ norm }) => norm === 'ne' || norm === "n'");
  if (/^(?:ne|n')$/.test(normAt(sentence, pas - 1))) return false;
  return (
    ne ||
    (normAt(sentence, pas) === 'pas' &&
      !/^(?:mal|de|encore|trop|très|tout|avant|à)$/.test(normAt(sentence, pas - 1)))
  );
}

function verbBefore(sentence: AnalysedSentence, pas: number): number {
  for (let at = pas - 1; at >= Math.max(0, pas - REACH); at--) {
    if (sentence.tokens[at]?.kind === 'mark') return -1;
    if (finite(sentence, at)) return at;
  }
  return -1;
}

const finite = (sentence: AnalysedSentence, at: number): Reading | undefined =>
  sentence
    .readings(at)
    .find(({ tense, person }) => FINITE.includes(tense) && fitsSubject(sentence, at, person));

function fitsSubject(sentence: AnalysedSentence, at: number, person: Person): boolean {
  const inverted = SUBJECTS.get(normAt(sentence, invertedAt(sentence, at)));
  if (inverted) return inverted.includes(person);
  const chain = sentence.tokens.slice(chainStart(sentence, at), at).map(({ norm }) => norm);
  const subjects = chain.filter((norm) => SUBJECTS.has(norm));
  const objectsOnly = subjects.every((norm) => norm === 'nous' || norm === 'vous' || norm === "t'");
  const told = subjects.some((norm) => SUBJECTS.get(norm)?.includes(person));
  return told || (objectsOnly && (person === 2 || person === 5));
}

function dependsOnAnother(sentence: AnalysedSentence, start: number): boolean {
  for (let at = start; at >= 0; at--) {
    const norm = normAt(sentence, at);
    if (norm === ',' || norm === ':' || norm === 'mais' || norm === 'et') return false;
    const estCeQue = (norm === 'que' || norm === "qu'") && normAt(sentence, at - 1) === 'ce';
    if (estCeQue) return normAt(sentence, at - 3) === 'qu' || normAt(sentence, at - 3) === "qu'";
    if (norm === 'pourquoi' && (at === 0 || sentence.tokens[at - 1]?.kind === 'mark')) return false;
    if (DEPENDENT.has(norm) && at < start) return true;
    if (norm === 'qui' && at === start) return at > 0;
  }
  return false;
}

const PERSONS: readonly Person[] = [0, 1, 2, 3, 4, 5];

function presentOf(sentence: AnalysedSentence, at: number): string {
  const reading = finite(sentence, at);
  const marked = reading !== undefined && reading.tense !== 'P';
  const present =
    marked && PERSONS.includes(reading.person)
      ? presentForm(sentence.lexicon, reading.verb, reading.person)
      : undefined;
  return present ?? normAt(sentence, at);
}

const withoutNe = (words: readonly string[]) => words.filter((norm) => norm !== 'ne' && norm !== "n'");

function wordsOf(sentence: AnalysedSentence, from: number, to: number): readonly string[] {
  return sentence.tokens.slice(from, to).map(({ norm }) => norm);
}

const instead = (sentence: AnalysedSentence, pas: number) => NEGATIONS.get(normAt(sentence, pas)) ?? [];

/** "Ne pouvez-vous pas" -> "pouvez-vous". */
function turned(
  sentence: AnalysedSentence,
  at: number,
  start: number,
  inverted: number,
  pas: number,
): Replacement {
  const words = withoutNe(wordsOf(sentence, start, at));
  const between = [...wordsOf(sentence, inverted + 1, pas), ...instead(sentence, pas)];
  const verb = hung(presentOf(sentence, at), normAt(sentence, inverted));
  return { from: start, to: pas, texts: [joined([...words, verb, ...between])] };
}

/** "vous ne pouvez pas" -> "pouvez-vous", else "est-ce que ...". */
function asked(sentence: AnalysedSentence, at: number, start: number, pas: number): Replacement {
  const chain = withoutNe(wordsOf(sentence, start, at));
  const between = [...wordsOf(sentence, at + 1, pas), ...instead(sentence, pas)];
  const verb = presentOf(sentence, at);
  const [first = '', ...clitics] = chain;
  const person = finite(sentence, at)?.person ?? 2;
  const subject = subjectAt(sentence, at, person) >= 0 ? first : '';
  const after = normAt(sentence, start - 1);
  const already = (after === 'que' || after === "qu'") && normAt(sentence, start - 2) === 'ce';
  if (already) return { from: start, to: pas, texts: [joined([...chain, verb, ...between])] };
  if (['vous', 'tu', 'il', 'elle', 'on', 'ils', 'elles', 'nous'].includes(subject))
    return {
      from: start,
      to: pas,
      texts: [
        joined([...clitics, hung(verb, subject), ...between]),
        joined(['est-ce', 'que', ...chain, verb, ...between]),
      ],
    };
  return withNounSubject(sentence, start, pas, [...chain, verb, ...between]);
}

/** "Le docteur n'est pas là ?" -> "est-ce que le docteur est là". */
function withNounSubject(
  sentence: AnalysedSentence,
  start: number,
  pas: number,
  rest: readonly string[],
): Replacement {
  let from = start;
  while (from > 0 && (isWord(sentence.tokens[from - 1]) || normAt(sentence, from - 1) === '.')) from--;
  const words = sentence.words(from, start);
  return {
    from,
    to: pas,
    texts: words.length === 0 && rest.length === 0 ? [] : [joined(['est-ce', 'que', ...words, ...rest])],
  };
}
