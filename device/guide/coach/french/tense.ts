import type { Reading, Tense } from '../lexicon/lexicon.ts';
import type { MarkClass } from '../marks.ts';
import type { AnalysedSentence } from '../text/analysed.ts';
import { inPresent, type Replacement } from './present.ts';
import { chainStart, invertedAt, isCompound, isWord, normAt, subjectAt } from './sentence.ts';
import { TITLES } from './speakers.ts';
import {
  DETERMINERS,
  INDICATIVE_BEFORE_QUE,
  PREPOSITIONS,
  SAYING,
  STAFF_SUBJECTS,
  SUBJECTS,
  TELLING,
  WISHING,
} from './words.ts';

export type MarkedTense = 'I' | 'C' | 'F';

export const TENSE_CLASS: Readonly<Record<MarkedTense, MarkClass>> = {
  I: 'imperfect',
  C: 'conditional',
  F: 'future',
};

export interface TenseFound extends Replacement {
  readonly class: MarkClass;
}

const isMarked = (tense: Tense): tense is MarkedTense => tense === 'I' || tense === 'C' || tense === 'F';

/** The verb at `at`, if it stands in a tense that is to be avoided and is said in the reception's own voice. */
export function tenseAt(sentence: AnalysedSentence, at: number): TenseFound | null {
  const marked = sentence.readings(at).filter(({ tense }) => isMarked(tense));
  const first = marked[0];
  if (first === undefined || isCompound(sentence, at)) return null;
  const reading = bestReading(sentence, at, marked) ?? first;
  if (isName(sentence, at, marked) || isNoun(sentence, at, marked)) return null;
  if (isOtherwiseReadable(sentence, at, marked) || isCallersWish(sentence, at, reading)) return null;
  return found(sentence, at, reading);
}

function found(sentence: AnalysedSentence, at: number, reading: Reading): TenseFound | null {
  if (!isMarked(reading.tense)) return null;
  const subject = subjectAt(sentence, at, reading.person);
  const start = chainStart(sentence, at);
  const replacement = inPresent(sentence, { at, verb: reading.verb, person: reading.person, start, subject });
  return { ...replacement, class: TENSE_CLASS[reading.tense] };
}

/** The reading that goes with the subject: "serais" is first or second person. */
function bestReading(
  sentence: AnalysedSentence,
  at: number,
  marked: readonly Reading[],
): Reading | undefined {
  const inverted = SUBJECTS.get(normAt(sentence, invertedAt(sentence, at)));
  if (inverted) return marked.find(({ person }) => inverted.includes(person));
  return marked.find(({ person }) => subjectAt(sentence, at, person) >= 0);
}

function hasSubject(sentence: AnalysedSentence, at: number, marked: readonly Reading[]): boolean {
  return invertedAt(sentence, at) >= 0 || marked.some(({ person }) => subjectAt(sentence, at, person) >= 0);
}

/** "Mme Serrait", "Jean Ferrait", "Nom : Aura". */
function isName(sentence: AnalysedSentence, at: number, marked: readonly Reading[]): boolean {
  const token = sentence.tokens[at];
  if (!token?.capital || hasSubject(sentence, at, marked)) return false;
  const before = normAt(sentence, at - 1) === '.' ? at - 2 : at - 1;
  if (TITLES.has(normAt(sentence, before))) return true;
  if (sentence.shouted) return false;
  if (!sentence.opens[at]) return true;
  return isNameAtStart(sentence, at, marked);
}

/** "Serrais Claire", "Serrais, 14 h", "Ferrait et fils", "Moulais livre": no verb stands there without a subject. */
function isNameAtStart(sentence: AnalysedSentence, at: number, marked: readonly Reading[]): boolean {
  const next = sentence.tokens[at + 1];
  if (!isWord(next)) return next === undefined || /^[,(:&]$/.test(next.norm);
  if (next.capital) return true;
  const partner = next.norm === 'et' ? normAt(sentence, at + 2) : next.norm;
  if (HOUSE.test(partner)) return true;
  // "Serrais" is said of je and tu only, who are not there.
  const spoken = marked.every(({ person }) => person < 2);
  const verbs = sentence.readings(at + 1);
  const finite = verbs.some(({ tense, person }) => tense === 'P' && (person === 2 || person === 5));
  if (spoken) return finite && !verbs.some(({ tense }) => tense === 'W' || tense === 'K');
  return /^(?:a|est|ont|sont|n')$/.test(next.norm);
}

const HOUSE = /^(?:fils|filles?|frères?|sœurs?|soeurs?|père|associé[es]*|cie|compagnie|sarl|sas|sa|eurl)$/;

/** "des avions", "avec aura": a determiner or preposition before it, or nothing that could be its subject. */
function isNoun(sentence: AnalysedSentence, at: number, marked: readonly Reading[]): boolean {
  const norm = normAt(sentence, at);
  const before = normAt(sentence, at - 1);
  // "Les appelions" is nobody's; "les rappellerai" may be a note.
  if (norm.endsWith('ions') && ['le', 'la', 'les'].includes(before) && !hasSubject(sentence, at, marked))
    return true;
  if (!sentence.lexicon.isNoun(norm) || hasSubject(sentence, at, marked)) return false;
  if (before === "l'") return !followsNounSubject(sentence, at - 1);
  if (DETERMINERS.has(before) || PREPOSITIONS.has(before)) return true;
  return norm.endsWith('ions') || at === 0 || sentence.tokens[at - 1]?.kind !== 'word';
}

/** "le docteur l'aura": the word before l' could be the subject. */
function followsNounSubject(sentence: AnalysedSentence, at: number): boolean {
  const before = sentence.tokens[at - 1];
  if (!isWord(before)) return false;
  const finite = sentence
    .readings(at - 1)
    .some(({ tense }) => tense === 'P' || tense === 'W' || tense === 'K');
  return !PREPOSITIONS.has(before.norm) && !finite;
}

/** "que nous appelions" may be the subjunctive; "je parais" is paraître in the present. */
function isOtherwiseReadable(sentence: AnalysedSentence, at: number, marked: readonly Reading[]): boolean {
  const others = sentence.readings(at).filter(({ tense }) => !isMarked(tense));
  // "nous allions" is aller, hardly allier; but "je parais" is paraître, hardly parer.
  if (others.some(({ tense }) => tense === 'P') && !marked.some(({ verb }) => verb === 'aller')) return true;
  if (invertedAt(sentence, at) >= 0) return false;
  if (!others.some(({ tense }) => tense === 'S') || marked.some(({ tense }) => tense !== 'I')) return false;
  const start = chainStart(sentence, at);
  const before = normAt(sentence, start - 1);
  if (before === 'quoique' || before === "quoiqu'") return true;
  if (before !== 'que' && before !== "qu'") return false;
  return !bringsIndicative(sentence, start - 2);
}

/** Before "que": "parce que", "il précise que", "les mentions que". */
function bringsIndicative(sentence: AnalysedSentence, at: number): boolean {
  if (INDICATIVE_BEFORE_QUE.has(normAt(sentence, at))) return true;
  if (sentence.readings(at).some(({ verb }) => SAYING.has(verb))) return true;
  return (
    DETERMINERS.has(normAt(sentence, at - 1)) && !/^(?:temps|condition|fait)$/.test(normAt(sentence, at))
  );
}

/** Whether the verb at `at` tells of a caller's wish or call: "souhaiterait", "Mme Roy souhaite", "a rappelé". */
export function tellsOfCaller(sentence: AnalysedSentence, at: number): boolean {
  return sentence
    .readings(at)
    .some((reading) =>
      isMarked(reading.tense) ? isCallersWish(sentence, at, reading) : isCallersDoing(sentence, at, reading),
    );
}

const CALLING = new Set(
  (
    'appeler rappeler téléphoner contacter annuler reporter déplacer chercher attendre accepter refuser hésiter étonner ' +
    'plaindre inquiéter regretter réclamer signaler raconter venir écrire décaler confirmer'
  ).split(' '),
);

/** "Mme Roy souhaite avancer son rendez-vous", "la patiente a appelé": what comes next is what she said. */
function isCallersDoing(sentence: AnalysedSentence, at: number, { verb, tense, person }: Reading): boolean {
  if (!CALLING.has(verb) && !WISHING.has(verb) && !TELLING.has(verb)) return false;
  const perfect = tense === 'K' && /^(?:a|ont)$/.test(normAt(sentence, at - 1));
  const present = tense === 'P' && (person === 2 || person === 5);
  if (!perfect && !present) return false;
  const before = sentence.tokens.slice(Math.max(0, at - 6), at);
  if (before.some(({ norm }) => norm === 'je' || norm === "j'" || STAFF_SUBJECTS.has(norm))) return false;
  return !DETERMINERS.has(normAt(sentence, at - 1)) && !PREPOSITIONS.has(normAt(sentence, at - 1));
}

/** "La patiente souhaiterait", "il demandait", "voudrait un rendez-vous": told of others, polite with them. */
function isCallersWish(sentence: AnalysedSentence, at: number, { verb, tense, person }: Reading): boolean {
  if (person !== 2 && person !== 5) return false;
  if (!tellsOfOthers(sentence, at, verb, tense)) return false;
  const inverted = normAt(sentence, invertedAt(sentence, at));
  const subject = normAt(sentence, subjectAt(sentence, at, person));
  if ([inverted, subject].some((norm) => ['on', 'ce', "c'", 'ça', 'cela'].includes(norm))) return false;
  return !saidOfStaff(sentence, at);
}

const NEEDED = new Set('besoin voulu souhaité aimé désiré préféré'.split(' '));

function tellsOfOthers(sentence: AnalysedSentence, at: number, verb: string, tense: Tense): boolean {
  if (tense === 'C' && WISHING.has(verb)) return true;
  if (tense === 'C' && verb === 'avoir') return [1, 2].some((on) => NEEDED.has(normAt(sentence, at + on)));
  if (tense === 'C' && verb === 'être') return /^intéressée?s?$/.test(normAt(sentence, at + 1));
  return tense === 'I' && verb !== 'aimer' && (WISHING.has(verb) || TELLING.has(verb));
}

/** "Le docteur voudrait vous voir" is said to the caller by the practice. */
function saidOfStaff(sentence: AnalysedSentence, at: number): boolean {
  const before = sentence.tokens.slice(Math.max(0, at - 5), at);
  return sentence.addressed && before.some(({ norm }) => STAFF_SUBJECTS.has(norm));
}
