import type { AnalysedSentence } from '../text/analysed.ts';
import { invertedAt, isWord, normAt } from './sentence.ts';
import { STAFF_SUBJECTS } from './words.ts';

/** Who is named as the speaker of a whole sentence: "Mme Petit : je voudrais ...", "... , dit la patiente". */

const CALLERS = new Set(
  (
    'patient patiente patients appelant appelante client cliente correspondant correspondante mère père parents maman ' +
    'papa fille fils mari femme épouse époux frère sœur soeur conjoint conjointe compagnon compagne voisin voisine ' +
    'famille tuteur tutrice curateur grand oncle tante neveu nièce aidant aidante accompagnant accompagnante dame'
  ).split(' '),
);
const ARTICLES = new Set("le la l' les un une son sa ses leur".split(' '));
export const TITLES = new Set(
  'm mm mr mme mmes mlle dr docteur pr monsieur madame mademoiselle professeur maître'.split(' '),
);
const SENT = new Set('message messages appel demande question mot mail courriel sms réponse'.split(' '));
const SENT_HOW = new Set(
  'laissé laissée reçu reçue vocal écrit urgent urgente ce matin hier soir'.split(' '),
);
const PARTICLES = new Set("de du d' des le la van von el ben".split(' '));
/** Tokens that the name of a speaker has at most: "Message de Mme de La Tour (01 99 00 12 34) :". */
const LONGEST_LABEL = 12;

/** "Mme Petit : ..." at the beginning of a line: index of the colon, or -1. */
export function labelEnd(sentence: AnalysedSentence): number {
  const colon = sentence.tokens.slice(0, LONGEST_LABEL).findIndex(({ norm }) => norm === ':');
  if (colon <= 0) return -1;
  const sent = sentEnd(sentence);
  if (sent < 0) return -1;
  const at = ARTICLES.has(normAt(sentence, sent)) ? sent + 1 : sent;
  // "Docteur Blin : absent, il revient lundi" is told of him.
  const ofStaff =
    (at > sent && CARERS.test(normAt(sentence, at))) || (sent === 0 && DOCTORS.has(normAt(sentence, at)));
  if (ofStaff && !speaksForThemselves(sentence, colon)) return -1;
  const named = CARERS.test(normAt(sentence, at)) && at > sent ? at + 1 : personEnd(sentence, at);
  return named > 0 && namesOnly(sentence, named, colon) ? colon : -1;
}

/** After "Message laissé par", "Vu avec", "De la part de": 0 without such words, -1 where they name nobody. */
function sentEnd(sentence: AnalysedSentence): number {
  if (SENT.has(normAt(sentence, 0))) {
    let at = 1;
    while (SENT_HOW.has(normAt(sentence, at))) at++;
    return /^(?:de|du|d'|des|par)$/.test(normAt(sentence, at)) ? at + 1 : -1;
  }
  if (normAt(sentence, 0) === 'vu' && normAt(sentence, 1) === 'avec') return 2;
  const behalf = ['de', 'la', 'part'].every((norm, at) => normAt(sentence, at) === norm);
  return behalf && /^(?:de|du|d')$/.test(normAt(sentence, 3)) ? 4 : 0;
}

const DOCTORS = new Set('dr docteur pr professeur'.split(' '));
const NOT_A_SPEAKER = new Set('suivant suivante suivants prochain prochaine précédent précédente'.split(' '));

/** After "patiente", "M. R" at `at`: index, or -1. */
function personEnd(sentence: AnalysedSentence, at: number): number {
  if (CALLERS.has(normAt(sentence, at))) return at + 1;
  if (!TITLES.has(normAt(sentence, at))) return -1;
  let name = normAt(sentence, at + 1) === '.' ? at + 2 : at + 1;
  while (PARTICLES.has(normAt(sentence, name)) && !sentence.tokens[name]?.capital) name++;
  return sentence.tokens[name]?.capital ? name + 1 : -1;
}

/** Names, numbers and marks only, up to the colon: "Mme Petit rappelle : ..." tells, and is no label. */
function namesOnly(sentence: AnalysedSentence, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const token = sentence.tokens[at];
    if (NOT_A_SPEAKER.has(normAt(sentence, at))) return false;
    if (normAt(sentence, at - 1) === 'au' || normAt(sentence, at - 1) === 'de') continue;
    const finite = sentence.readings(at).some(({ tense }) => 'PIFC'.includes(tense));
    if (isWord(token) && !token.capital && finite && token.norm !== 'nièce') return false;
  }
  return true;
}

const HERSELF = /^(?:je|j'|me|m'|mon|ma|mes|moi|bonjour|allô|allo|bonsoir)$/;

/** After the label at `colon` somebody speaks for themselves, so that ", je ..." is not the reception. */
export function speaksForThemselves(sentence: AnalysedSentence, colon: number): boolean {
  for (let at = colon + 1; at < sentence.tokens.length && normAt(sentence, at) !== ','; at++)
    if (HERSELF.test(normAt(sentence, at))) return true;
  return false;
}

const TELLING = new Set(
  (
    'dire préciser ajouter expliquer indiquer affirmer assurer répondre insister répéter écrire signaler annoncer ' +
    'confirmer raconter déclarer prétendre croire penser juger estimer craindre prévenir informer promettre demander'
  ).split(' '),
);

/** "... , dit-elle", "... , m'a précisé sa fille": index after the speaker, or -1. */
export function tagEnd(sentence: AnalysedSentence): number {
  for (let at = 1; at < sentence.tokens.length - 1; at++) {
    if (normAt(sentence, at) !== ',') continue;
    const end = Math.max(tellerEnd(sentence, at + 1), accordingEnd(sentence, at + 1));
    if (end > 0) return end;
  }
  return -1;
}

/** "... , d'après la patiente": index after her, or -1; "d'après l'agenda" names nobody. */
function accordingEnd(sentence: AnalysedSentence, start: number): number {
  const after = normAt(sentence, start) === "d'" && normAt(sentence, start + 1) === 'après';
  if (!after && normAt(sentence, start) !== 'selon') return -1;
  let at = after ? start + 2 : start + 1;
  if (/^(?:lui|elles?|eux)$/.test(normAt(sentence, at))) return at + 1;
  if (ARTICLES.has(normAt(sentence, at))) at++;
  const norm = normAt(sentence, at);
  return CALLERS.has(norm) || TITLES.has(norm) || CARERS.test(norm) ? at + 1 : -1;
}

function tellerEnd(sentence: AnalysedSentence, start: number): number {
  let at = start;
  while (/^(?:m'|me|nous|lui|leur)$/.test(normAt(sentence, at))) at++;
  const auxiliary = /^(?:a|ont)$/.test(normAt(sentence, at));
  const inverted = invertedAt(sentence, at);
  if (isThird(sentence, inverted)) {
    if (auxiliary) return tells(sentence, inverted + 1, 'K') ? inverted + 2 : -1;
    return tells(sentence, at, 'PIJ') ? inverted + 1 : -1;
  }
  const verb = auxiliary ? at + 1 : at;
  if (!tells(sentence, verb, auxiliary ? 'K' : 'PIJ')) return -1;
  return speakerEnd(sentence, verb);
}

const isThird = (sentence: AnalysedSentence, at: number) => /^(?:il|elle)s?$/.test(normAt(sentence, at));

const tells = (sentence: AnalysedSentence, at: number, tenses: string) =>
  sentence.readings(at).some(({ verb, tense }) => TELLING.has(verb) && tenses.includes(tense));

/** After "l'infirmière", "Mme Roy" behind the verb at `verb`; or -1, also where the practice speaks to the caller. */
function speakerEnd(sentence: AnalysedSentence, verb: number): number {
  let at = verb + 1;
  if (ARTICLES.has(normAt(sentence, at))) at++;
  const norm = normAt(sentence, at);
  const staff = STAFF_SUBJECTS.has(norm) || CARERS.test(norm);
  const asks = sentence.readings(verb).some((reading) => reading.verb === 'demander');
  if (staff) return sentence.addressed || asks ? -1 : at + 1;
  const name = sentence.tokens[at]?.capital === true && at === verb + 1;
  return CALLERS.has(norm) || TITLES.has(norm) || name ? at + 1 : -1;
}

const CARERS =
  /^(?:infirmi(?:er|ère)s?|kiné|kinésithérapeute|pharmacien(?:ne)?|pharmacie|labo|laboratoire|ambulancier|interne|hôpital|clinique|ehpad|mairie|école|mutuelle|\p{L}+logue|\p{L}+iatre|orthophoniste|ostéopathe)$/u;
