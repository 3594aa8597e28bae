import type { Reading } from '../lexicon/lexicon.ts';
import type { AnalysedSentence } from '../text/analysed.ts';
import { chainStart, invertedAt, isWord, normAt } from './sentence.ts';
import { labelEnd, speaksForThemselves, tagEnd } from './speakers.ts';
import { ALOUD, ASKING, ASKING_LINKS, REPORTING, STAFF_SUBJECTS } from './words.ts';

/** How far a verb that tells may stand from its subject and from the words told. */
const REACH = 8;
const TOLD_BY_STAFF = new Set(['je', "j'", 'on']);
/** "Selon l'agenda" names no speaker. */
const THINGS =
  /^(?:agendas?|planning|calendrier|dossier|protocole|âge|jours?|cas|saisons?|horaires?|disponibilités?|résultats?|ordonnance|règlement|procédure|consignes?|besoins?|urgence|tableau|fiche|mes|nos|vos|votre)$/;
const TELLERS = new Set(['il', 'elle', 'ils', 'elles', 'qui']);

/** By token: it tells what somebody else says or asks, as in "elle dit qu'elle viendrait". */
export function reportedTokens(sentence: AnalysedSentence): readonly boolean[] {
  const reported = sentence.tokens.map(() => false);
  const label = labelEnd(sentence);
  const theirs = label >= 0 && speaksForThemselves(sentence, label);
  const tag = tagEnd(sentence);
  let start = tag >= 0 ? 0 : label;
  for (let at = 0; at < sentence.tokens.length; at++) {
    if (start < 0) start = openedBy(sentence, at);
    if (start >= 0 && at > start && at >= tag && !theirs && ownVoiceAgain(sentence, at)) start = -1;
    if (start >= 0 && at >= start) reported[at] = true;
  }
  return reported;
}

/** Index from which on others speak, if the verb or the word at `at` says so; or -1. */
function openedBy(sentence: AnalysedSentence, at: number): number {
  if (isAccordingTo(sentence, at) || isMessage(sentence, at)) return at + 1;
  const tells = sentence.readings(at).filter(({ verb }) => REPORTING.has(verb));
  if (tells.length === 0 || isNoun(sentence, at) || !toldByAnother(sentence, at, tells)) return -1;
  const asks = tells.some(({ verb }) => ASKING.has(verb));
  const aloud = tells.some(({ verb }) => ALOUD.has(verb));
  return linkAfter(sentence, at, asks, aloud);
}

const DETERMINERS = new Set(
  'un une des mon ma mes ton ta sa ses notre nos votre vos cette ces cet quelle aucune toute'.split(' '),
);

/** "Votre demande", "la demande": but "il la demande". */
function isNoun(sentence: AnalysedSentence, at: number): boolean {
  const before = normAt(sentence, at - 1);
  if (DETERMINERS.has(before)) return true;
  const article = before === 'la' || before === 'le' || before === 'les';
  return article && chainStart(sentence, at) === at - 1 && !isWord(sentence.tokens[at - 2]);
}

/** "Selon la patiente", "d'après lui": but not "selon vous". */
function isAccordingTo(sentence: AnalysedSentence, at: number): boolean {
  if (isToBelieve(sentence, at)) return true;
  const apres = normAt(sentence, at) === 'après' && normAt(sentence, at - 1) === "d'";
  if (!apres && normAt(sentence, at) !== 'selon') return false;
  const next = normAt(sentence, at + 1);
  return (
    !['moi', 'nous', 'vous', 'toi'].includes(next) &&
    !THINGS.test(next) &&
    !THINGS.test(normAt(sentence, at + 2))
  );
}

/** "Elle a laissé un message : ...": but "j'ai noté un message : ...". */
function isMessage(sentence: AnalysedSentence, at: number): boolean {
  if (
    at < 2 ||
    normAt(sentence, at + 1) !== ':' ||
    !/^(?:message|mot|mail|courriel|sms)$/.test(normAt(sentence, at))
  )
    return false;
  const before = sentence.tokens.slice(Math.max(0, at - REACH), at).map(({ norm }) => norm);
  return before.some((norm) => norm === 'a' || norm === 'laisse' || norm === 'envoie');
}

const TOLD = new Set(['dire', 'dires', 'croire', 'entendre']);

/** "À en croire sa femme", "à l'entendre", "aux dires du patient". */
function isToBelieve(sentence: AnalysedSentence, at: number): boolean {
  const norm = normAt(sentence, at);
  if (!TOLD.has(norm)) return false;
  const before = normAt(sentence, at - 1);
  if (norm === 'dire' || norm === 'dires')
    return (before === 'aux' || before === 'au') && /^d/.test(normAt(sentence, at + 1));
  const to = normAt(sentence, at - 2) === 'à';
  return to && ((norm === 'croire' && before === 'en') || (norm === 'entendre' && before === "l'"));
}

function toldByAnother(sentence: AnalysedSentence, at: number, tells: readonly Reading[]): boolean {
  const inverted = invertedAt(sentence, at);
  if (inverted >= 0) return TELLERS.has(normAt(sentence, inverted));
  const finite = finiteBefore(sentence, at, tells);
  if (finite < 0) return false;
  const third = (sentence.readings(finite) ?? []).some(
    ({ tense, person }) => tense !== 'K' && tense !== 'W' && (person === 2 || person === 5),
  );
  return third && !toldByStaff(sentence, finite);
}

const AUXILIARIES = new Set(['avoir', 'être']);

/** "vous m'avez dit": "dit" alone would be the third person. */
function auxiliaryBefore(sentence: AnalysedSentence, at: number, tells: readonly Reading[]): number {
  if (!tells.some(({ tense }) => tense === 'K')) return -1;
  for (let place = at - 1; place >= Math.max(0, at - 3); place--) {
    if (!isWord(sentence.tokens[place])) return -1;
    const finite = sentence
      .readings(place)
      .some(({ verb, tense }) => AUXILIARIES.has(verb) && 'PIFC'.includes(tense));
    if (finite) return place;
  }
  return -1;
}

/** The finite verb that goes with a telling one: itself, or the one before "a dit", "vient de dire", "veut savoir". */
function finiteBefore(sentence: AnalysedSentence, at: number, tells: readonly Reading[]): number {
  const auxiliary = auxiliaryBefore(sentence, at, tells);
  if (auxiliary >= 0) return auxiliary;
  if (tells.some(({ tense }) => tense !== 'K' && tense !== 'W' && tense !== 'G')) return at;
  for (let place = at - 1; place >= Math.max(0, at - REACH); place--) {
    if (sentence.tokens[place]?.kind === 'mark') return -1;
    const finite = sentence.readings(place).some(({ tense }) => 'PIFCJ'.includes(tense));
    if (finite && !sentence.lexicon.isNoun(normAt(sentence, place))) return place;
  }
  return -1;
}

/** The receptionist's own words, or those of the practice told to the caller: "le docteur dit que vous ...". */
function toldByStaff(sentence: AnalysedSentence, finite: number): boolean {
  const start = chainStart(sentence, finite);
  const chain = sentence.tokens.slice(start, finite).map(({ norm }) => norm);
  // "on m'a dit" is told to the receptionist.
  if (chain.includes('on') && chain.some((norm) => norm === "m'" || norm === 'me' || norm === 'nous'))
    return false;
  if (chain.some((norm) => TOLD_BY_STAFF.has(norm))) return true;
  if (chain.some((norm) => TELLERS.has(norm))) return false;
  const before = sentence.tokens.slice(Math.max(0, start - 4), start);
  return before.some(({ norm }) => STAFF_SUBJECTS.has(norm)) && sentence.addressed;
}

function linkAfter(sentence: AnalysedSentence, at: number, asks: boolean, aloud: boolean): number {
  for (let place = at + 1; place <= Math.min(at + REACH, sentence.tokens.length - 1); place++) {
    const token = sentence.tokens[place];
    if ((aloud && token?.norm === ':') || token?.norm === 'que' || token?.norm === "qu'") return place;
    if (asks && isWord(token) && ASKING_LINKS.has(token.norm)) return place;
    if (token?.kind === 'mark' && token.norm !== ',') return -1;
  }
  return -1;
}

const BREAKS = new Set([',', 'mais', 'donc', 'et', 'alors', '-', '–', '—', '(', ')']);
const OWN = new Set(['je', "j'", 'nous', 'on', 'pouvez', 'pourriez', 'merci']);

/** ", je lui propose": the receptionist speaks again. */
function ownVoiceAgain(sentence: AnalysedSentence, at: number): boolean {
  if (!OWN.has(normAt(sentence, at)) || sentence.tokens[at]?.joint === 'hyphen') return false;
  return BREAKS.has(normAt(sentence, at - 1));
}
