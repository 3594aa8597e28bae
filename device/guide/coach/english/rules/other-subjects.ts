import type { Better, Found, PhraseRule } from '../../phrases/rule.ts';
import type { AnalysedSentence } from '../../text/analysed.ts';
import { norm, rule } from './rule.ts';
import { ADVERBS, NOT_A_VERB, thirdPerson } from './tense.ts';

const set = (words: string) => new Set(words.split(' '));

/** What stands before the noun "will", or before a question: no subject. */
const NO_SUBJECT = set(
  'the a an my your his her its our their this free good ill living last of in by to with for against at when where what ' +
    'how why if whether or but so please then not as than',
);
const NO_VERB = set('is was has had are were states said in of on at for with and or that to been');
const CALLERS = set(
  'patient patients caller callers mother father mum dad son daughter husband wife brother sister parents visitor ' +
    'neighbour neighbor friend client customer she he they who',
);
const CIVILITIES = set('mr mrs ms miss');
const WISHES = set('like love prefer appreciate rather want');
const PLURAL = set('i we you they and who those these');

const bareNorm = (sentence: AnalysedSentence, at: number) => norm(sentence, at).replace(/'$/, '');

/** A subject before it, a verb after it; "Will" is a name. */
function isAuxiliary(sentence: AnalysedSentence, { from, to }: Found): boolean {
  const [subject, auxiliary, verb] = [
    sentence.tokens[from - 1],
    sentence.tokens[from],
    sentence.tokens[to - 1],
  ];
  if (subject?.kind !== 'word' || verb?.kind !== 'word') return false;
  if ((verb.capital || auxiliary?.capital) && !sentence.shouted) return false;
  if (NO_SUBJECT.has(subject.norm) || NOT_A_VERB.has(verb.norm) || NO_VERB.has(verb.norm)) return false;
  return !/(?:ed|ing)$/.test(verb.norm) || /^(?:need|feed|bring|ring|proceed)$/.test(verb.norm);
}

/** What a caller would like or could do is theirs to say. */
function isOfHouse(sentence: AnalysedSentence, found: Found): boolean {
  if (!isAuxiliary(sentence, found)) return false;
  const { from, to } = found;
  const auxiliary = bareNorm(sentence, from);
  // "If you could" asks politely, as "could you" does.
  if (auxiliary === 'could' && norm(sentence, from - 1) === 'you') return false;
  if (auxiliary === 'should' || auxiliary === 'might') return true;
  const near = sentence.tokens.slice(Math.max(0, from - 3), from);
  const ofCaller = CALLERS.has(norm(sentence, from - 1)) || near.some((token) => CIVILITIES.has(token.norm));
  return !ofCaller && !WISHES.has(norm(sentence, to - 1));
}

/** "doctor'll see" -> "doctor sees"; "won't be" -> "is not". */
function said(sentence: AnalysedSentence, { from, to }: Found): Better {
  const subject = bareNorm(sentence, from - 1);
  const words = sentence.tokens.slice(from, to).map((token) => token.norm);
  const negated = words.includes('not') || words.includes('t');
  const verb = norm(sentence, to - 1);
  const present = negated ? `${negation(subject, verb)}` : inPresent(subject, verb);
  const joins = sentence.tokens[from]?.joint === 'apostrophe';
  return joins ? { from: from - 1, texts: [`${subject} ${present}`] } : { texts: [present] };
}

const isPlural = (subject: string) => PLURAL.has(subject) || /[^su]s$/.test(subject);

const be = (subject: string) => (subject === 'i' ? 'am' : isPlural(subject) ? 'are' : 'is');

function inPresent(subject: string, verb: string): string {
  if (verb === 'be') return be(subject);
  return isPlural(subject) ? verb : thirdPerson(verb);
}

function negation(subject: string, verb: string): string {
  if (verb === 'be') return `${be(subject)} not`;
  return `${isPlural(subject) ? 'do' : 'does'} not ${verb}`;
}

const ASKED = set('you he she it they we');

/** "Will you be" -> "are you"; "will he call" -> "does he call". */
function asked(sentence: AnalysedSentence, { from, to }: Found): Better {
  const [subject, verb] = [norm(sentence, from + 1), norm(sentence, to - 1)];
  if (verb === 'be') return { texts: [`${be(subject)} ${subject}`] };
  return { texts: [`${isPlural(subject) ? 'do' : 'does'} ${subject} ${verb}`] };
}

/** Future and conditional with any subject: "the doctor'll see you", "your prescription will be ready". */
export const ENGLISH_OTHER_SUBJECTS: readonly PhraseRule[] = [
  rule(
    'any-will',
    'future',
    'the doctor will call',
    [`ll|will|shall (${ADVERBS}) _`, 'will|shall not _', "won'|shan' t _"],
    said,
    isAuxiliary,
  ),
  rule(
    'asked-will',
    'future',
    'will you be',
    [`^ will you|he|she|it|they|we (${ADVERBS}) _`],
    asked,
    (sentence, { to }) => sentence.end === '?' && !ASKED.has(norm(sentence, to - 1)),
  ),
  rule('you-need', 'conditional', "you'd need", ["you' d have|need|do|get|find"], (sentence, { to }) => ({
    texts: [`you ${norm(sentence, to - 1)}`],
  })),
  rule(
    'any-should',
    'conditional',
    'the doctor should be back',
    [
      `would|could|should|might (${ADVERBS}) _`,
      'would|could|should|might not _',
      "wouldn'|couldn'|shouldn' t _",
    ],
    said,
    isOfHouse,
  ),
];
