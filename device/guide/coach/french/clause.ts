import type { AnalysedSentence } from '../text/analysed.ts';
import { isWord, normAt } from './sentence.ts';
import { CLITICS, DETERMINERS, PREPOSITIONS, SUBJECTS } from './words.ts';

/** Where a wording may stand in place of a whole clause, so that nothing is left that makes no sentence. */

const MARKS = new Set([',', ':', '(', ')', '[', ']', '–', '—', '-', '|', '•', '→', '=']);
const VOCATIVES = new Set('madame monsieur mademoiselle messieurs mesdames docteur'.split(' '));
const REASONS = new Set("car sinon parce puisque puisqu'".split(' '));
const JOINING = new Set('et mais donc puis alors'.split(' '));

/** Tokens that a clause has at most, so that the time stays in proportion to the text. */
const LONGEST = 60;

const isBreak = (sentence: AnalysedSentence, at: number) =>
  sentence.tokens[at]?.kind === 'mark' && MARKS.has(normAt(sentence, at));

/** Index of the token that ends the clause which goes on at `at`: a mark, "et je ...", "car", "si ..."; or their number. */
export function clauseEnd(sentence: AnalysedSentence, at: number): number {
  // Typed without a comma: "je sais pas je regarde".
  if (/^(?:j[e']|c'|merci|voici)$/.test(normAt(sentence, at))) return at;
  const last = Math.min(sentence.tokens.length, at + LONGEST);
  for (let place = at; place < last; place++)
    if (isBreak(sentence, place) || endsBefore(sentence, place, at)) return place;
  return last;
}

function endsBefore(sentence: AnalysedSentence, place: number, at: number): boolean {
  const norm = normAt(sentence, place);
  if (REASONS.has(norm) || isIf(sentence, place)) return true;
  if (JOINING.has(norm)) return beginsClause(sentence, place + 1);
  return isVocative(sentence, place, at);
}

/** "s'il", "si vous", "si le docteur": but not "si fort". */
function isIf(sentence: AnalysedSentence, at: number): boolean {
  const next = normAt(sentence, at + 1);
  if (normAt(sentence, at) === "s'") return /^ils?$/.test(next);
  const subject = SUBJECTS.has(next) || DETERMINERS.has(next) || sentence.tokens[at + 1]?.capital === true;
  return normAt(sentence, at) === 'si' && subject;
}

/** "Calmez-vous madame": spoken to; but not "joindre monsieur Roy". */
export function isVocative(sentence: AnalysedSentence, place: number, at: number): boolean {
  if (!VOCATIVES.has(normAt(sentence, place))) return false;
  if (place === at) return true;
  const before = normAt(sentence, place - 1);
  const next = sentence.tokens[place + 1];
  const last = next === undefined || next.kind === 'mark';
  const object = sentence.readings(place - 1).some(({ tense }) => tense === 'W');
  return last && !object && !DETERMINERS.has(before) && !PREPOSITIONS.has(before);
}

const SUBJECTS_ONLY = new Set(
  "je j' tu il elle on ce c' ça cela ils elles merci voici désolé désolée".split(' '),
);
/** Verbs that few nouns look like, so that "le docteur est" is known as a clause and "le numéro" is not. */
const COMMON = new Set('être avoir aller pouvoir devoir vouloir venir revenir falloir prendre'.split(' '));
const AHEAD = 6;

/** Whether what stands at `at` can be a sentence of its own: "je rappelle", "rappelez", "le docteur est là". */
export function beginsClause(sentence: AnalysedSentence, at: number): boolean {
  const norm = normAt(sentence, at);
  if (SUBJECTS_ONLY.has(norm)) return true;
  let verb = at;
  while (CLITICS.has(normAt(sentence, verb)) && !DETERMINERS.has(normAt(sentence, verb))) verb++;
  if (isOrder(sentence, verb)) return true;
  if (norm === 'nous' || norm === 'vous') return isFiniteAt(sentence, verb);
  for (let place = at + 1; place < at + AHEAD && isWord(sentence.tokens[place]); place++) {
    if (/^(?:qu[ei]?'?|dont|où|quand)$/.test(normAt(sentence, place))) return false;
    if (isFiniteAt(sentence, place, COMMON)) return true;
  }
  return false;
}

const isOrder = (sentence: AnalysedSentence, at: number) =>
  normAt(sentence, at).endsWith('ez') && sentence.readings(at).some(({ tense }) => tense === 'Y');

/** A verb in the indicative, and no noun after an article that looks like one. */
function isFiniteAt(sentence: AnalysedSentence, at: number, verbs?: ReadonlySet<string>): boolean {
  const before = normAt(sentence, at - 1);
  if (before !== '' && at > 0 && DETERMINERS.has(before) && !CLITICS.has(before)) return false;
  if (PREPOSITIONS.has(normAt(sentence, at))) return false;
  return sentence
    .readings(at)
    .some(({ tense, verb }) => 'PIFC'.includes(tense) && (verbs === undefined || verbs.has(verb)));
}

const OPENING = new Set(['et', 'mais', 'car']);

/** Where the clause begins that `at` stands in. */
export function clauseStart(sentence: AnalysedSentence, at: number): number {
  let start = at;
  const first = Math.max(0, at - LONGEST);
  while (start > first && !isBreak(sentence, start - 1) && !OPENING.has(normAt(sentence, start - 1))) start--;
  return start;
}

const SUBORDINATE = new Set("que qu' si s' quand comme puisque puisqu' où dont".split(' '));

/** "Parce que je ne peux pas": what stands at `at` depends on another clause. */
export const isSubordinate = (sentence: AnalysedSentence, at: number): boolean =>
  SUBORDINATE.has(normAt(sentence, at - 1));

/** "Un dossier que je ne peux pas ouvrir", "ce que je ne sais pas": no whole clause can stand there. */
export function isRelative(sentence: AnalysedSentence, at: number): boolean {
  const link = normAt(sentence, at - 1);
  if (link === 'dont' || link === 'où') return true;
  if (link !== 'que' && link !== "qu'") return false;
  const before = normAt(sentence, at - 2);
  return before === 'ce' || before === 'ceux' || DETERMINERS.has(normAt(sentence, at - 3));
}

/** "Le midi", "À cette heure," before `at`: where they begin, or `at` itself. */
export function adjunctStart(sentence: AnalysedSentence, at: number): number {
  const start = clauseStart(sentence, at);
  const own = start < at && isAdjunct(sentence, start, at) ? start : at;
  if (own !== start || normAt(sentence, own - 1) !== ',') return own;
  const before = clauseStart(sentence, own - 1);
  return before < own - 1 && isAdjunct(sentence, before, own - 1) ? before : own;
}

const TIME =
  /^(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|aujourd|ce|cet|cette|le|la|les|passé)$/;

function isAdjunct(sentence: AnalysedSentence, from: number, to: number): boolean {
  const first = normAt(sentence, from);
  if (!TIME.test(first) && (!PREPOSITIONS.has(first) || first === 'et')) return false;
  for (let at = from + 1; at < to; at++)
    if (SUBJECTS.has(normAt(sentence, at)) || isFiniteAt(sentence, at, COMMON)) return false;
  return true;
}

const PLEASE = ["s'", 'il', 'vous', 'plaît'];

/** After ", s'il vous plaît" if it stands at `at`; else `at`. */
export function pastPlease(sentence: AnalysedSentence, at: number): number {
  const start = normAt(sentence, at) === ',' ? at + 1 : at;
  const said = PLEASE.every((norm, index) => {
    const found = normAt(sentence, start + index);
    return found === norm || (norm === 'plaît' && found === 'plait') || (norm === 'vous' && found === 'te');
  });
  return said ? start + PLEASE.length : at;
}

/** The end of a question that goes on at `at`, but for whom it is put to: ", madame", ", s'il vous plaît". */
export function questionEnd(sentence: AnalysedSentence, at: number): number {
  const last = Math.min(sentence.tokens.length, at + LONGEST);
  for (let place = at; place < last; place++) {
    const next = normAt(sentence, place) === ',' ? place + 1 : place;
    if (isVocative(sentence, next, next === place ? at : next) || pastPlease(sentence, place) > place)
      return place;
    if (next > place && /^(?:je|j'|nous|m|mme|mlle|dr)$/.test(normAt(sentence, next))) return place;
  }
  return last;
}

const QUESTION_WORDS = new Set(
  "si s' quand où comment pourquoi combien quel quelle quels quelles lequel laquelle lesquels qui".split(' '),
);
const BEFORE_QUESTION = new Set("à de d' dans pour chez depuis par avec vers jusqu' sur en".split(' '));

/** "Quand il revient", "à quelle heure", "ce que c'est": what can be looked up. */
export function isIndirectQuestion(sentence: AnalysedSentence, at: number): boolean {
  const norm = normAt(sentence, at);
  const next = normAt(sentence, at + 1);
  if (pastPlease(sentence, at) > at) return false;
  if (norm === 'ce') return /^qu[ei']'?$/.test(next);
  if (BEFORE_QUESTION.has(norm)) return next !== 'si' && next !== "s'" && QUESTION_WORDS.has(next);
  return QUESTION_WORDS.has(norm);
}
