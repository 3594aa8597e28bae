import type { Found } from '../phrases/rule.ts';
import type { AnalysedSentence } from '../text/analysed.ts';
import { isWord, normAt } from './sentence.ts';

/** With runs of a letter written once: "euuuh" is "euh", "mmm" is "m". */
const INTERJECTIONS = new Set(
  'ah oh eh hé ho m mh mhm hm hum euh heu hein bah beh ben bof hop oula oulala ouf ouh oups pf pfiou zut ouais mouais flûte aïe hep oups hey rho roh ha tss pst youpi chut'.split(
    ' ',
  ),
);
/** Only as an answer of their own: at the beginning, before a comma or the end. */
const ALONE = new Set(['ok', 'okay', 'bon', 'tiens', 'mince', 'quoi', 'punaise', 'purée', 'dommage']);
const TOGETHER = new Set(
  'bon ben bah oui non là la bien dis donc alors tiens quoi voyons ouais ok okay mince punaise purée zut'.split(
    ' ',
  ),
);
const UNITS_BEFORE = new Set(['en', 'de', 'quelques', 'par', 'millimètres', 'x']);

/** The interjection that begins at `at`: with what belongs to it ("ah bon", "oh là là"), or null. */
export function interjectionAt(sentence: AnalysedSentence, at: number): Found | null {
  if (!isInterjection(sentence, at) && !standsAlone(sentence, at)) return null;
  let to = at + 1;
  while (isInterjection(sentence, to) || (isWord(sentence.tokens[to]) && TOGETHER.has(normAt(sentence, to))))
    to++;
  return { from: at, to: leftOpen(sentence, at, to) };
}

/** "Ah oui je vois": "oui" is an answer; only "ah" goes. "Ah bon" and "ah là là" go whole. */
function leftOpen(sentence: AnalysedSentence, from: number, to: number): number {
  const next = sentence.tokens[to];
  const ends = next === undefined || next.kind === 'mark';
  return ends ? to : Math.max(from + 1, lastSound(sentence, from, to));
}

const AGREEING = [
  ["d'", 'accord'],
  ['très', 'bien'],
  ['bien', 'sûr'],
  ['mais', 'bien', 'sûr'],
  ['entendu'],
  ['parfait'],
];

/** After an agreement that follows on at once: "ah d'accord" goes whole, for it is what is proposed. */
export function pastAgreement(sentence: AnalysedSentence, at: number): number {
  const said = AGREEING.find((words) => words.every((norm, index) => normAt(sentence, at + index) === norm));
  const end = at + (said?.length ?? 0);
  const next = sentence.tokens[end];
  return next === undefined || next.kind === 'mark' ? end : at;
}

function lastSound(sentence: AnalysedSentence, from: number, to: number): number {
  for (let at = to - 1; at > from; at--)
    if (isInterjection(sentence, at) || ['bon', 'là'].includes(normAt(sentence, at))) return at + 1;
  return from + 1;
}

function isInterjection(sentence: AnalysedSentence, at: number): boolean {
  const token = sentence.tokens[at];
  if (!isWord(token) || token.joint === 'hyphen' || token.joint === 'apostrophe' || token.norm.length < 2)
    return false;
  if (!INTERJECTIONS.has(token.norm.replace(/(\p{L})\1+/gu, '$1'))) return false;
  if (token.upper && !sentence.shouted) return false;
  return !isUnit(sentence, at) && !isPartOfName(sentence, at) && !isOther(sentence, at);
}

/** "8 mm", "en mm". */
function isUnit(sentence: AnalysedSentence, at: number): boolean {
  const before = sentence.tokens[at - 1];
  return normAt(sentence, at) === 'mm' && (before?.kind === 'number' || UNITS_BEFORE.has(before?.norm ?? ''));
}

/** "Ben Youssef", "M. Ho", "Mm. Diop et Ba". */
function isPartOfName(sentence: AnalysedSentence, at: number): boolean {
  const token = sentence.tokens[at];
  const next = sentence.tokens[at + 1];
  if (!token?.capital || sentence.shouted) return false;
  if (!sentence.opens[at]) return true;
  return (isWord(next) && next.capital) || (normAt(sentence, at) === 'mm' && next?.norm === '.');
}

/** "ha" hectares; "ho" and "ben" in the middle of words put together. */
function isOther(sentence: AnalysedSentence, at: number): boolean {
  const next = sentence.tokens[at + 1];
  if (next?.joint === 'hyphen' || next?.norm === 'est') return true;
  return (
    sentence.tokens[at - 1]?.kind === 'number' ||
    (sentence.tokens[at]?.joint === 'touch' &&
      at > 0 &&
      sentence.tokens[at - 1]?.kind === 'mark' &&
      normAt(sentence, at - 1) === '/')
  );
}

function standsAlone(sentence: AnalysedSentence, at: number): boolean {
  if (!ALONE.has(normAt(sentence, at)) || !sentence.opens[at]) return false;
  const next = sentence.tokens[at + 1];
  if (next === undefined) return sentence.tokens.length === 1 || sentence.tokens[at - 1]?.kind === 'mark';
  return (
    next.norm === ',' ||
    (next.norm === 'alors' && normAt(sentence, at) === 'bon') ||
    next.norm === 'donc' ||
    (TOGETHER.has(next.norm) && normAt(sentence, at) === 'bon' && next.norm !== 'bien')
  );
}
