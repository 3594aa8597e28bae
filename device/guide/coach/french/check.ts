import type { MarkClass, RuleInfo } from '../marks.ts';
import type { Candidate } from '../phrases/candidate.ts';
import { compiled, type PhraseIndex, phrasesIn } from '../phrases/find.ts';
import type { AnalysedSentence } from '../text/analysed.ts';
import { WHY } from '../why.ts';
import { interjectionAt, pastAgreement } from './interjections.ts';
import { negativeQuestion } from './negative-question.ts';
import { reportedTokens } from './reported.ts';
import { ABSENCE, FALSE_EVIDENCE } from './rules/absence.ts';
import { NEGATION } from './rules/negation.ts';
import { IMPERATIVE, PEJORATIVE } from './rules/people.ts';
import { WORN_OUT } from './rules/worn-out.ts';
import { type TenseFound, tellsOfCaller, tenseAt } from './tense.ts';

const RULES = [...WORN_OUT, ...NEGATION, ...ABSENCE, ...FALSE_EVIDENCE, ...PEJORATIVE, ...IMPERATIVE];

export const FRENCH_PHRASES = RULES.map(compiled);

const EXAMPLES: Readonly<Partial<Record<MarkClass, string>>> = {
  interjection: 'ah bon',
  'negative-question': 'vous ne pouvez pas rappeler ?',
  imperfect: 'je voulais',
  conditional: 'je pourrais',
  future: 'je rappellerai',
};

export const FRENCH_RULES: readonly RuleInfo[] = [
  ...Object.entries(EXAMPLES).map(([name, example]) => {
    const of = name as MarkClass;
    return { rule: `fr.${of}`, class: of, language: 'fr' as const, why: WHY[of], example };
  }),
  ...RULES.map(({ rule, class: of, why, example }) => ({
    rule,
    class: of,
    language: 'fr' as const,
    why,
    example,
  })),
];

/** All that is to be said of a sentence, what has the better claim first. */
export function frenchCandidates(sentence: AnalysedSentence, index: PhraseIndex): readonly Candidate[] {
  const reported = reportedTokens(sentence);
  const question = negativeQuestion(sentence);
  const asked =
    question !== null && !reported[question.to] && !sentence.quoted[question.to]
      ? [candidate('negative-question', question.from, question.to + 1, question.texts)]
      : [];
  const phrases = phrasesIn(sentence, index, reported);
  // "On ne peut pas vous rappeler ?" asks; it denies nothing.
  return [
    ...phrases.filter(({ class: of }) => of !== 'negation'),
    ...asked,
    ...phrases.filter(({ class: of }) => of === 'negation'),
    ...interjections(sentence, reported),
    ...tenses(sentence, reported),
  ];
}

function candidate(of: MarkClass, from: number, to: number, texts: readonly string[]): Candidate {
  return { rule: `fr.${of}`, class: of, why: WHY[of], from, to, texts };
}

const INSTEAD = ['entendu', "d'accord", 'je note'];

function interjections(sentence: AnalysedSentence, reported: readonly boolean[]): readonly Candidate[] {
  const found: Candidate[] = [];
  for (let at = 0; at < sentence.tokens.length; at++) {
    if (sentence.quoted[at] || reported[at]) continue;
    const interjection = interjectionAt(sentence, at);
    if (interjection === null) continue;
    const to = pastAgreement(sentence, interjection.to);
    const next = sentence.tokens[to];
    // "Ah je vois" -> "Entendu, je vois".
    const texts = next === undefined || next.kind === 'mark' ? INSTEAD : INSTEAD.map((text) => `${text},`);
    const closes = to === sentence.tokens.length;
    found.push({ ...candidate('interjection', interjection.from, to, texts), closes });
    at = to - 1;
  }
  return found;
}

/** "Elle serait", "on lui aurait promis". */
const isOfThird = (sentence: AnalysedSentence, at: number) => {
  const [subject, object] = [sentence.tokens[at]?.norm ?? '', sentence.tokens[at + 1]?.norm ?? ''];
  return /^(?:il|elle)s?$/.test(subject) || (subject === 'on' && /^(?:lui|leur|l')$/.test(object));
};

function tenses(sentence: AnalysedSentence, reported: readonly boolean[]): readonly Candidate[] {
  return sentence.tokens.flatMap((_, at) => {
    if (sentence.quoted[at] || reported[at]) return [];
    const found = tenseAt(sentence, at);
    if (found === null || goesOnTelling(sentence, reported, found)) return [];
    return [candidate(found.class, found.from, found.to + 1, found.texts)];
  });
}

/** "La patiente voudrait venir, elle serait libre jeudi." */
function goesOnTelling(
  sentence: AnalysedSentence,
  reported: readonly boolean[],
  { class: of, from }: TenseFound,
): boolean {
  if (of !== 'conditional' || !isOfThird(sentence, from)) return false;
  return sentence.tokens.some(
    (_, at) => at < from && !sentence.quoted[at] && !reported[at] && tellsOfCaller(sentence, at),
  );
}
