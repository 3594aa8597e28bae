import type { Better, Found } from '../../phrases/rule.ts';
import type { AnalysedSentence } from '../../text/analysed.ts';
import {
  adjunctStart,
  beginsClause,
  clauseEnd,
  clauseStart,
  isIndirectQuestion,
  isRelative,
  isSubordinate,
  isVocative,
  pastPlease,
  questionEnd,
} from '../clause.ts';
import { isWord, normAt } from '../sentence.ts';
import { beginsWithVowel } from '../words.ts';

/** Wordings that are a clause of their own take the place of a whole clause, not of its head. */

const RATHER = ['je me renseigne et je vous rappelle', 'je vérifie tout de suite'];
const CHECKING = ['je vérifie', 'je demande'];
const ADVERBS = new Set('encore trop bien exactement précisément vraiment tout non plus hélas'.split(' '));

/** "Je ne sais pas" -> "je me renseigne ...", "je ne sais pas quand il revient" -> "je vérifie quand il revient". */
export function lookedUp(sentence: AnalysedSentence, { from, to }: Found): Better {
  if (isRelative(sentence, from)) return { texts: [] };
  const next = pastAdverbs(sentence, to);
  if (isIndirectQuestion(sentence, next)) return { to: next, texts: CHECKING };
  const object = objectOf(sentence, next, normAt(sentence, to - 1));
  if (object !== null) return object;
  return { from: regretStart(sentence, from), to: wholeEnd(sentence, next), texts: RATHER };
}

function pastAdverbs(sentence: AnalysedSentence, at: number): number {
  let place = at;
  while (ADVERBS.has(normAt(sentence, place)) || isAtAll(sentence, place)) place++;
  return place;
}

const isAtAll = (sentence: AnalysedSentence, at: number) =>
  normAt(sentence, at) === 'du' && normAt(sentence, at + 1) === 'tout';

const ARTICLES: Readonly<Record<string, string>> = { du: 'je vérifie le', des: 'je vérifie les' };
const OF = /^(?:la|l'|les|son|sa|ses|leur|leurs|votre|vos|notre|nos|ce|cet|cette|ces)$/;

/** "Aucune idée du tarif" -> "je vérifie le tarif"; "je ne sais pas son nom" -> "je vérifie son nom". */
function objectOf(sentence: AnalysedSentence, at: number, last: string): Better | null {
  const next = normAt(sentence, at);
  if (last === 'idée') {
    const article = ARTICLES[next];
    if (article !== undefined) return { to: at + 1, texts: [article] };
    const known = OF.test(normAt(sentence, at + 1)) || isIndirectQuestion(sentence, at + 1);
    return next === 'de' && known ? { to: at + 1, texts: CHECKING.slice(0, 1) } : null;
  }
  const knows = /^(?:pas|plus|ignore|ignorons)$/.test(last);
  const verb = sentence.readings(at + 1).some(({ tense }) => tense === 'W');
  const named = (OF.test(next) || next === 'le') && isWord(sentence.tokens[at + 1]) && !verb;
  const ignores = named && knows && knowsSomething(sentence, at);
  return ignores ? { to: at, texts: CHECKING.slice(0, 1) } : null;
}

const KNOWING = new Set(['savoir', 'ignorer', 'connaître']);
const knowsSomething = (sentence: AnalysedSentence, at: number) =>
  [1, 2, 3, 4].some((back) => sentence.readings(at - back).some(({ verb }) => KNOWING.has(verb)));

/** The end of the clause, and of what goes on listing: ", ni le numéro". */
function wholeEnd(sentence: AnalysedSentence, at: number): number {
  let end = clauseEnd(sentence, at);
  while (normAt(sentence, end) === ',' && /^(?:ni|ou)$/.test(normAt(sentence, end + 1)))
    end = clauseEnd(sentence, end + 1);
  return end;
}

/** "Malheureusement," before `at`: a proposal is no misfortune. */
function regretStart(sentence: AnalysedSentence, at: number): number {
  const before = normAt(sentence, at - 1) === ',' ? at - 2 : at - 1;
  return /^(?:malheureusement|hélas)$/.test(normAt(sentence, before)) ? before : at;
}

const TELLING = /^(?:dire|préciser|indiquer|confirmer|répondre|expliquer)$/;
const PROPOSING = 'voici ce que je vous propose';

/** "Je ne peux pas vous répondre" -> "voici ce que je vous propose"; "... vous dire quand" -> "je vérifie quand". */
export function proposed(sentence: AnalysedSentence, { from, to }: Found, otherwise: string): Better {
  if (isRelative(sentence, from)) return { texts: [] };
  const told = /^(?:vous|te|t')$/.test(normAt(sentence, to)) ? to + 1 : to;
  if (TELLING.test(normAt(sentence, told)) && isIndirectQuestion(sentence, told + 1))
    return { to: told + 1, texts: CHECKING };
  const end = wholeEnd(sentence, to);
  const but = offerAfter(sentence, to, end);
  if (but > 0) return { to: but, texts: [`${PROPOSING} :`] };
  const texts = [PROPOSING, otherwise];
  const start = regretStart(sentence, from);
  return { from: start, to: end, texts: isSubordinate(sentence, from) ? texts.reverse() : texts };
}

/** "Pas possible mardi, mais jeudi oui": index after "mais" where what is offered follows; or 0. */
function offerAfter(sentence: AnalysedSentence, from: number, end: number): number {
  const inner = sentence.tokens.slice(from, end).findIndex(({ norm }) => norm === 'mais');
  const after = normAt(sentence, end) === ',' && normAt(sentence, end + 1) === 'mais' ? end + 1 : -1;
  const but = inner >= 0 ? from + inner : after;
  if (but < 0 || beginsClause(sentence, but + 1)) return 0;
  return /^(?:pas|plus|ni|jamais|de|du|des|d')$/.test(normAt(sentence, but + 1)) ? 0 : but + 1;
}

const HOURS = ["je vous indique nos heures d'ouverture", "le cabinet reçoit aux heures d'ouverture"];

/** "Le soir, il n'y a plus personne au cabinet" -> "je vous indique nos heures d'ouverture". */
export function openingHours(sentence: AnalysedSentence, { from, to }: Found): Better {
  const texts = isSubordinate(sentence, from) ? [...HOURS].reverse() : HOURS;
  return { from: adjunctStart(sentence, from), to: wholeEnd(sentence, to), texts };
}

/** "Vous avez un souci de santé ?" -> "quel est le motif de votre appel ?" */
export const asking =
  (texts: readonly string[]) =>
  (sentence: AnalysedSentence, { from, to }: Found): Better => ({
    from: isSubordinate(sentence, from) ? clauseStart(sentence, from) : from,
    to: questionEnd(sentence, to),
    texts,
  });

const LISTENING = ['je vous écoute', 'je comprends', 'je note ce que vous me dites'];
const UNDERSTANDING = ['je comprends', 'je note ce que vous me dites', 'je vous écoute'];
const LEADING = /^(?:et|ou|mais|donc|alors|puis|bon|allons|madame|monsieur|mademoiselle|non|oui)$/;

/** Where the clause begins on which the words at `from` depend: "il faut vous calmer"; else `from`. */
function whole(sentence: AnalysedSentence, from: number): number {
  const before = sentence.tokens[from - 1];
  const name = before?.capital === true && !sentence.opens[from - 1];
  return isWord(before) && !LEADING.test(before.norm) && !name ? clauseStart(sentence, from) : from;
}

/** "Vous n'avez pas à vous inquiéter" -> "rassurez-vous"; "... pour votre dossier" stays. */
export function reassuring(sentence: AnalysedSentence, { from, to }: Found): Better {
  const about = /^(?:pour|quant|concernant|au)$/.test(normAt(sentence, to));
  return {
    from: whole(sentence, from),
    to: about ? to : clauseEnd(sentence, to),
    texts: ['rassurez-vous', 'soyez rassuré'],
  };
}

/** "Comme vous le savez, il est tard", "vous voyez bien qu'il est tard" -> "je vous précise qu'il est tard". */
export function precisely(sentence: AnalysedSentence, { to }: Found): Better {
  const next = normAt(sentence, to) === ',' ? to + 1 : to;
  const word = sentence.words(next, next + 1)[0] ?? '';
  const starts = ['je vous précise', 'je vous informe'];
  const joins = beginsWithVowel(word) && sentence.tokens[next + 1]?.joint !== 'hyphen';
  if (!joins) return { to: next, texts: starts.map((start) => `${start} que`) };
  return { to: next + 1, texts: starts.map((start) => `${start} qu'${word}`) };
}

/** "Il faut vous calmer un peu" -> "je vous écoute". A threat goes with the order: "ou je raccroche". */
export function listening(sentence: AnalysedSentence, { from, to }: Found): Better {
  let end = pastPlease(sentence, clauseEnd(sentence, to));
  const comma = normAt(sentence, end) === ',' ? 1 : 0;
  if (/^(?:sinon|ou)$/.test(normAt(sentence, end + comma)) && !isVocative(sentence, end, to))
    end = clauseEnd(sentence, end + comma + 1 + ownSubject(sentence, end + comma + 1));
  return {
    from: whole(sentence, from),
    to: end,
    // "Taisez-vous et écoutez-moi" has two.
    texts: normAt(sentence, from - 1) === 'et' ? UNDERSTANDING : LISTENING,
    closes: sentence.end === '?' && end === sentence.tokens.length,
  };
}

const ownSubject = (sentence: AnalysedSentence, at: number) => (/^j[e']$/.test(normAt(sentence, at)) ? 1 : 0);
