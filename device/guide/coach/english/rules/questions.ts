import type { Better, Found, PhraseRule } from '../../phrases/rule.ts';
import type { AnalysedSentence } from '../../text/analysed.ts';
import { asWritten, isQuestion, norm, rule } from './rule.ts';
import { setOf } from './words.ts';

const AUXILIARIES = 'do|does|did|can|could|will|would|should|have|has|had|are|is|was|were|am';
const WHO = 'you|he|she|we|they|it|there|anyone|anybody|someone|somebody|nobody|i|that|this';
const SUBJECTS = setOf(WHO);
const AUXILIARY_SET = setOf(AUXILIARIES);

/** What is asked instead: "couldn't you" -> "can you", "won't you" -> "can you". */
const POSITIVE: Readonly<Record<string, string>> = { could: 'can', would: 'can', should: 'can', will: 'can' };

const wordsOf = (sentence: AnalysedSentence, { from, to }: Found) =>
  sentence.tokens
    .slice(from, to)
    .map((token, at) => (token.capital ? asWritten(sentence, from + at) : token.norm));
const written = (word: string) => (word === 'i' ? 'I' : word);

/** "Can't you" -> "can you"; "you don't" -> "do you"; "isn't your son" -> "is your son". */
function positive(sentence: AnalysedSentence, found: Found): Better {
  const words = wordsOf(sentence, found).filter((word) => word !== 'not');
  const auxiliary = words.find((word) => AUXILIARY_SET.has(word)) ?? 'do';
  const subject = words.find((word) => SUBJECTS.has(word) && word !== 'nobody');
  const said =
    subject ?? (words.filter((word) => word !== auxiliary && word !== 'nobody').join(' ') || 'someone');
  const asked = words.includes('nobody') ? 'someone' : said;
  return { texts: [`${POSITIVE[auxiliary] ?? auxiliary} ${written(asked)}`] };
}

const DEPENDENT = /^(?:what|when|if|whether|that|because|who|which|where|how|why)$/;
const OPENING = /^(?:so|and|but|well|then|or|,|:|-|–|:|\)|sorry|sir|madam)$/;

/** Not where another clause asks: "can you tell me why you don't come?". */
function asks(sentence: AnalysedSentence, { from }: Found): boolean {
  return isQuestion(sentence) && !sentence.tokens.slice(0, from).some((token) => DEPENDENT.test(token.norm));
}

/** A clause begins there: "so you don't drive?", but not "the days you don't work". */
function asksAnew(sentence: AnalysedSentence, found: Found): boolean {
  const before = norm(sentence, found.from - 1);
  return asks(sentence, found) && (before === '' || OPENING.test(before) || found.from <= 2);
}

const swapped =
  (of: string, by: string) =>
  (sentence: AnalysedSentence, found: Found): Better => ({
    texts: [
      wordsOf(sentence, found)
        .map((word) => (word === of ? by : written(word)))
        .join(' '),
    ],
  });

export const ENGLISH_QUESTION_RULES: readonly PhraseRule[] = [
  rule(
    'asked',
    'negative-question',
    "can't you call back?",
    [
      `${AUXILIARIES} not ${WHO}`,
      `${AUXILIARIES} ${WHO} not`,
      `${AUXILIARIES} nobody|noone`,
      `${AUXILIARIES} (${WHO}) nothing`,
      `${AUXILIARIES} no one`,
    ],
    positive,
    asks,
  ),
  rule(
    'asked-noun',
    'negative-question',
    "didn't the nurse explain?",
    [
      `${AUXILIARIES} not the|your|his|her|our|my|their|dr|mr|mrs|a|an|any _`,
      `${AUXILIARIES} the|your|his|her|our|my|their _ not`,
      `^ ${AUXILIARIES} not _`,
    ],
    positive,
    (sentence, found) => asksAnew(sentence, found) && !SUBJECTS.has(norm(sentence, found.from - 1)),
  ),
  rule(
    'stated',
    'negative-question',
    "you don't drive?",
    [`${WHO} ${AUXILIARIES} not`, `the|your|his|her|my|dr|mr|mrs _ ${AUXILIARIES} not`],
    positive,
    asksAnew,
  ),
  rule(
    'why-not',
    'negative-question',
    "why didn't you call?",
    [`why ${AUXILIARIES} not ${WHO}`, `why ${AUXILIARIES} ${WHO} not`],
    (sentence, found) => {
      const words = wordsOf(sentence, found);
      const [subject = 'you', auxiliary = 'did'] = [
        words.find((word) => SUBJECTS.has(word)),
        words.find((word) => AUXILIARY_SET.has(word)),
      ];
      return { texts: [`can you tell me why ${written(subject)} ${auxiliary} not`] };
    },
    (sentence, { from }) =>
      isQuestion(sentence) && from <= 3 && !/^(?:me|us)$/.test(norm(sentence, from - 1)),
  ),
  rule(
    'none',
    'negative-question',
    'is there no other number?',
    [
      `${AUXILIARIES} ${WHO} (have|got) no _`,
      `${AUXILIARIES} you no _`,
      '(have) you have|got no _',
      '^ (and) (so) no other _',
    ],
    swapped('no', 'any'),
    (sentence, found) => asksAnew(sentence, found) && !/^(?:one|longer)$/.test(norm(sentence, found.to - 1)),
  ),
  rule(
    'never',
    'negative-question',
    'have you never been here?',
    [`${AUXILIARIES} ${WHO} never`, '^ (so) (and) you never _', '^ (so) (and) you have never _'],
    swapped('never', 'ever'),
    asks,
  ),
  rule(
    'nothing-else',
    'negative-question',
    'nothing else?',
    [
      '^ (and|so|but) nothing|not|never _',
      '^ none|neither of (these|those|them|the)',
      '^ (and|so|but) no _ _ $',
      '^ (and|so|but) no _ $',
      '^ nobody|noone _',
    ],
    ['what else can I do for you', 'which of these suits you'],
    (sentence, { from, to }) => isQuestion(sentence) && (from === 0 || to > 1),
  ),
];
