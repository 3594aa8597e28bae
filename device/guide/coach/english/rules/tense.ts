import type { Better, Found, PhraseRule } from '../../phrases/rule.ts';
import type { AnalysedSentence } from '../../text/analysed.ts';
import { isQuestion, norm, rule } from './rule.ts';

/** Words between an auxiliary and its verb; they go on in the present: "I gladly call". */
export const ADVERBS = 'then|now|gladly|happily|just|certainly|also|personally|immediately|quickly|surely';
const ADVERB_SET = new Set(ADVERBS.split('|'));
export const NOT_A_VERB = new Set('not never always you we i they he she it better t'.split(' '));

const BE: Readonly<Record<string, string>> = { i: 'am', he: 'is', she: 'is', it: 'is' };
const THIRD = new Set([
  'he',
  'she',
  'it',
  'doctor',
  'practice',
  'secretary',
  'nurse',
  'surgeon',
  'specialist',
  'colleague',
]);

/** "I will gladly call" -> "I gladly call"; "she'll be" -> "she is". */
function present(sentence: AnalysedSentence, { from, to }: Found): string {
  const subject = bareSubject(sentence, from);
  const adverbs = sentence.tokens.slice(from + 1, to - 1).map((token) => token.norm);
  return [
    said(subject),
    ...adverbs.filter((word) => ADVERB_SET.has(word)),
    inPresent(subject, norm(sentence, to - 1)),
  ].join(' ');
}

const bareSubject = (sentence: AnalysedSentence, at: number) => norm(sentence, at).replace(/'$/, '');
const said = (subject: string) => (subject === 'i' ? 'I' : subject);

function inPresent(subject: string, verb: string): string {
  if (verb === 'be') return BE[subject] ?? (THIRD.has(subject) ? 'is' : 'are');
  return THIRD.has(subject) ? thirdPerson(verb) : verb;
}

export function thirdPerson(verb: string): string {
  if (verb === 'have') return 'has';
  if (/(?:s|x|z|ch|sh|o)$/.test(verb)) return `${verb}es`;
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`;
}

const asPresent = (sentence: AnalysedSentence, found: Found): Better => ({
  texts: [present(sentence, found)],
});

/** "I could take" -> "I take", "I can take". "I would like" is a wish: "I want". */
function asPresentOrCan(sentence: AnalysedSentence, found: Found): Better {
  const subject = said(bareSubject(sentence, found.from));
  const verb = norm(sentence, found.to - 1);
  if (verb === 'like') return { texts: [`${subject} want`] };
  return { texts: [present(sentence, found), `${subject} can ${verb}`] };
}

/** A verb follows, and "Will" is no name: "I will call", but not "Will Smith" or "the will". */
function hasVerb(sentence: AnalysedSentence, { from, to }: Found): boolean {
  const last = sentence.tokens[to - 1];
  return (
    last?.kind === 'word' &&
    (!last.capital || sentence.shouted) &&
    !NOT_A_VERB.has(last.norm) &&
    (sentence.shouted || sentence.tokens[from + 1]?.capital === false)
  );
}

const PAST: Readonly<Record<string, string>> = {
  wondering: 'wonder',
  hoping: 'hope',
  calling: 'am calling',
  trying: 'am trying',
  looking: 'am looking',
  going: 'am going',
  thinking: 'think',
  to: 'want to',
};

function pastOf(sentence: AnalysedSentence, { from, to }: Found): Better {
  const subject = said(norm(sentence, from));
  const present = PAST[norm(sentence, to - 1)] ?? 'want to';
  return { texts: [`${subject} ${subject === 'we' ? present.replace(/^am/, 'are') : present}`] };
}

export const ENGLISH_TENSE_RULES: readonly PhraseRule[] = [
  rule(
    'will',
    'future',
    'I will call',
    [
      `i'|we'|he'|she'|they'|it' ll (${ADVERBS}) _`,
      `i|we|he|she|they|it will|shall (${ADVERBS}) _`,
      `doctor|practice|secretary|nurse|surgeon|specialist|colleague will (${ADVERBS}) _`,
    ],
    asPresent,
    hasVerb,
  ),
  rule(
    'would',
    'conditional',
    'I could take',
    [`i'|we' d (${ADVERBS}) _`, `i|we could|would|should|might (${ADVERBS}) _`],
    asPresentOrCan,
    hasVerb,
  ),
  rule(
    'wondering',
    'imperfect',
    'I was wondering',
    ['i|we was|were (just) wondering|hoping|calling|trying|thinking|looking|going', 'i|we (just) wanted to'],
    pastOf,
  ),
];

const SHORT =
  "can'|could'|couldn'|won'|wouldn'|don'|doesn'|isn'|aren'|wasn'|weren'|haven'|hasn'|didn'|shouldn'";
const LONG = 'do|does|did|can|could|will|would|have|has|are|is|was|were';
const WHO = 'you|he|she|we|they|it|there|anyone|anybody|someone|nobody';

const POSITIVE: Readonly<Record<string, string>> = {
  can: 'can',
  couldn: 'can',
  could: 'can',
  won: 'can',
  will: 'do',
  would: 'do',
  wouldn: 'can',
  don: 'do',
  doesn: 'does',
  isn: 'is',
  aren: 'are',
  wasn: 'was',
  weren: 'were',
  haven: 'have',
  hasn: 'has',
  didn: 'did',
  shouldn: 'can',
};

/** "Can't you" -> "can you"; "you don't" -> "do you"; "do you not" -> "do you". */
function positive(sentence: AnalysedSentence, { from, to }: Found): Better {
  const words = sentence.tokens.slice(from, to).map((token) => token.norm.replace(/'$/, ''));
  const subject = words.find((word) => WHO.split('|').includes(word)) ?? 'you';
  const auxiliary =
    words.find((word) => word in POSITIVE) ?? words.find((word) => LONG.split('|').includes(word)) ?? 'do';
  return { texts: [`${POSITIVE[auxiliary] ?? auxiliary} ${subject}`] };
}

/** Not where another clause asks: "can you tell me why you don't come?". */
function asks(sentence: AnalysedSentence, { from }: Found): boolean {
  const dependent = /^(?:what|when|if|whether|that|because|who|which|where|how)$/;
  return isQuestion(sentence) && !sentence.tokens.slice(0, from).some((token) => dependent.test(token.norm));
}

export const ENGLISH_QUESTION_RULES: readonly PhraseRule[] = [
  rule(
    'asked',
    'negative-question',
    "can't you call back?",
    [
      `${SHORT} t ${WHO}`,
      `${WHO} ${SHORT} t`,
      `${LONG} ${WHO} not`,
      `${LONG} nobody|noone`,
      `${LONG} no one`,
    ],
    positive,
    asks,
  ),
];
