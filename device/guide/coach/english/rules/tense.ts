import type { Better, Found, PhraseRule } from '../../phrases/rule.ts';
import type { AnalysedSentence } from '../../text/analysed.ts';
import { BARE, type Modal, modalAt } from './modal.ts';
import { asWritten, isQuestion, norm, rule } from './rule.ts';
import { I, isAdverb, setOf } from './words.ts';

/** What stands before the noun "will", or before a question: no subject. */
const NO_SUBJECT = setOf(
  'the a an my your his her its our their free good ill living last of in by to with for against at when where what ' +
    'how why if whether or but so please then not as than and yes no',
);
const CALLERS = setOf(
  'patient patients caller callers mother father mum dad son daughter husband wife brother sister parents visitor ' +
    'neighbour neighbor friend client customer family carer lady gentleman man woman boy girl child couple he she they who',
);
const CIVILITIES = setOf('mr mrs ms miss');
const WISHES = setOf('like love prefer appreciate rather want');
const DOCTORS = setOf('doctor dr nurse surgeon practice secretary colleague consultant');
const ASKING = setOf('which what when where how who if whether');
const PLURAL = setOf('i we you they and who those these');
const PRONOUNS = setOf('i we he she it they you that there this');
const NEAR_RULES = setOf('i we he she they it doctor practice secretary nurse surgeon specialist colleague');

const isPlural = (subject: string) => PLURAL.has(subject) || /[^su]s$/.test(subject);
const be = (subject: string) => (subject === 'i' ? 'am' : isPlural(subject) ? 'are' : 'is');
const written = (subject: string) => (subject === 'i' ? 'I' : subject);

export function thirdPerson(verb: string): string {
  if (verb === 'have') return 'has';
  if (/(?:s|x|z|ch|sh|o)$/.test(verb)) return `${verb}es`;
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`;
}

/** "Gladly call"; "is certainly"; "does not open". */
function inPresent(subject: string, verb: string, { negated, adverbs }: Modal): string {
  const kept = adverbs.map((word) => `${word} `).join('');
  if (verb === 'be') return `${be(subject)} ${kept}${negated ? 'not' : ''}`.trim();
  if (negated) return `${kept}${isPlural(subject) ? 'do' : 'does'} not ${verb}`;
  return `${kept}${isPlural(subject) ? verb : thirdPerson(verb)}`;
}

/** Pronouns go with their verb; of other subjects only what hangs on them: "doctor'll see" -> "doctor sees". */
function placeOf(sentence: AnalysedSentence, modal: Modal): Found {
  const subject = norm(sentence, modal.subject);
  const joins = sentence.tokens[modal.auxiliary]?.joint;
  const whole = PRONOUNS.has(subject) || joins === 'apostrophe' || joins === 'touch';
  return { from: whole ? modal.subject : modal.subject + 1, to: modal.verb + 1 };
}

function asPresent(sentence: AnalysedSentence, { from }: Found): Better | null {
  const modal = modalAt(sentence, from);
  if (modal === null) return null;
  const place = placeOf(sentence, modal);
  const subject = norm(sentence, modal.subject);
  const said = inPresent(subject, norm(sentence, modal.verb), modal);
  return {
    ...place,
    texts: [place.from === modal.subject ? `${asWritten(sentence, modal.subject)} ${said}` : said],
  };
}

/** "I could take" -> "I take", "I can take". "I would like" is a wish: "I want". */
function asPresentOrCan(sentence: AnalysedSentence, found: Found): Better | null {
  const better = asPresent(sentence, found);
  const modal = modalAt(sentence, found.from);
  if (better === null || modal === null) return null;
  const [subject, verb] = [written(norm(sentence, modal.subject)), norm(sentence, modal.verb)];
  if (!/^(?:I|we)$/.test(subject) || modal.negated) return better;
  if (WISHES.has(verb)) return { ...better, texts: [`${subject} ${verb === 'like' ? 'want' : verb}`] };
  return { ...better, texts: [...better.texts, `${subject} can ${verb}`] };
}

/** A subject and a verb about it; "the will" and "Will" are none. */
function isFuture(sentence: AnalysedSentence, { from }: Found): boolean {
  const modal = modalAt(sentence, from);
  return modal !== null && !NO_SUBJECT.has(norm(sentence, modal.subject));
}

const isNear = (sentence: AnalysedSentence, { from }: Found) =>
  NEAR_RULES.has(norm(sentence, modalAt(sentence, from)?.subject ?? -1));

/** What a caller would like or could do is theirs to say; "which day would suit you" asks politely. */
function isOfHouse(sentence: AnalysedSentence, { from }: Found): boolean {
  const modal = modalAt(sentence, from);
  if (modal === null) return false;
  const subject = norm(sentence, modal.subject);
  if (NO_SUBJECT.has(subject)) return false;
  if (/^(?:i|we)$/.test(subject)) return !asksPolitely(sentence, modal);
  // "If you could" asks politely, as "could you" does; "you could try" doubts.
  if (subject === 'you' && norm(sentence, from) === 'could' && !opensClause(sentence, modal.subject))
    return false;
  if (/^(?:should|might|ought)$/.test(norm(sentence, from))) return true;
  if (asksPolitely(sentence, modal)) return false;
  const wish = WISHES.has(norm(sentence, modal.verb));
  const near = sentence.tokens.slice(Math.max(0, modal.subject - 2), modal.subject + 1);
  if (near.some((token) => DOCTORS.has(token.norm))) return true;
  return !wish && !CALLERS.has(subject) && !near.some((token) => CIVILITIES.has(token.norm));
}

const opensClause = (sentence: AnalysedSentence, at: number) =>
  at === 0 ||
  sentence.tokens[at - 1]?.kind === 'mark' ||
  /^(?:and|but|or|so|then|maybe|perhaps)$/.test(norm(sentence, at - 1));

/** "If you could", "whether Tuesday would suit", "what would that be?". */
function asksPolitely(sentence: AnalysedSentence, { subject }: Modal): boolean {
  const before = sentence.tokens.slice(Math.max(0, subject - 3), subject);
  const asked = before.some(({ norm: word }) => ASKING.has(word));
  return asked && (isQuestion(sentence) || before.some(({ norm: word }) => /^(?:if|whether)$/.test(word)));
}

const PARTICIPLES = setOf(
  'been had gone seen said told made thought lost found sent left done given taken written spoken heard kept met rung got ' +
    'forgotten put planned meant known',
);

/** "'d" is "would" before these, "had" before others; "I'd" is "I would" but before a participle. */
const BEFORE_WOULD = setOf(
  'be have need do get find pay come bring take make see call ring wait send advise suggest recommend say ask like love ' +
    'prefer rather offer want try speak check give go expect think put book move',
);

function isWould(sentence: AnalysedSentence, found: Found): boolean {
  const modal = modalAt(sentence, found.from);
  if (modal === null || !isOfHouse(sentence, found)) return false;
  const [subject, verb] = [norm(sentence, modal.subject), norm(sentence, modal.verb)];
  if (BEFORE_WOULD.has(verb)) return true;
  return /^(?:i|we)$/.test(subject) && !PARTICIPLES.has(verb);
}

const ASKED = setOf('you he she it they we that there this');

/** "Will you be" -> "are you"; "will he call" -> "does he call". */
function asked(sentence: AnalysedSentence, { from, to }: Found): Better {
  const verb = norm(sentence, to - 1);
  const words = sentence.tokens.slice(from + 1, to - 1).map((token) => token.norm);
  const subject = words.join(' ');
  if (verb === 'be') return { texts: [`${be(subject)} ${subject}`] };
  return { texts: [`${isPlural(subject) ? 'do' : 'does'} ${subject} ${verb}`] };
}

const MODALS = 'would|could|should|might|ought';

export const ENGLISH_TENSE_RULES: readonly PhraseRule[] = [
  rule(
    'will',
    'future',
    'I will call',
    ['will|shall'],
    asPresent,
    (sentence, found) => isFuture(sentence, found) && isNear(sentence, found),
  ),
  rule(
    'any-will',
    'future',
    'your results will be back',
    ['will|shall'],
    asPresent,
    (sentence, found) => isFuture(sentence, found) && !isNear(sentence, found),
  ),
  rule(
    'asked-will',
    'future',
    'will you be',
    [
      'will you|he|she|it|they|we|that|there|this|somebody|someone|anyone|anybody|everyone _',
      '^ will the|your|his|her _ _',
    ],
    asked,
    (sentence, { from, to }) =>
      isQuestion(sentence) &&
      !ASKED.has(norm(sentence, to - 1)) &&
      !isAdverb(norm(sentence, to - 1)) &&
      !/^(?:the|a|my|your|his|her)$/.test(norm(sentence, from - 1)),
  ),
  rule(
    'would',
    'conditional',
    'I could take',
    [MODALS],
    asPresentOrCan,
    (sentence, found) => isOfHouse(sentence, found) && isNear(sentence, found),
  ),
  rule(
    'any-should',
    'conditional',
    'you should be fine',
    [MODALS],
    asPresent,
    (sentence, found) => isOfHouse(sentence, found) && !isNear(sentence, found),
  ),
  rule('you-need', 'conditional', "you'd need", ['d'], asPresentOrCan, isWould),
  rule('if-i-were', 'conditional', 'if I were you', ['if i were|was you'], ['my advice is']),
  rule('had-better', 'conditional', 'you had better', ['you|we|i had|d better'], (sentence, { from }) => ({
    texts: [`it is best that ${written(norm(sentence, from))}`],
  })),
];

const PRESENT_OF_PAST: Readonly<Record<string, string>> = {
  wondering: 'wonder',
  hoping: 'hope',
  thinking: 'think',
  wanting: 'want',
  wanted: 'want',
  needed: 'need',
  meant: 'mean',
  hoped: 'hope',
  intended: 'intend',
  planned: 'plan',
  wished: 'wish',
};

/** "I was wondering" -> "I wonder"; "we were about to" -> "we are about to"; "the doctor wanted" -> "... wants". */
function pastOf(sentence: AnalysedSentence, { from, to }: Found): Better {
  const subject = norm(sentence, from);
  const words = sentence.tokens.slice(from + 1, to).map((token) => token.norm);
  const verb = words.findLast((word) => word in PRESENT_OF_PAST);
  const present = verb === undefined ? undefined : PRESENT_OF_PAST[verb];
  if (present !== undefined) {
    const after = words.at(-1) === 'to' ? ' to' : '';
    return { texts: [`${written(subject)} ${isPlural(subject) ? present : thirdPerson(present)}${after}`] };
  }
  if (/^(?:had|d)$/.test(words[0] ?? ''))
    return { texts: [[written(subject), 'have', ...words.slice(1)].join(' ')] };
  const rest = words.filter((word) => word !== 'was' && word !== 'were');
  return { texts: [[written(subject), be(subject), ...rest].join(' ')] };
}

/** "I was wondering", "I had noted"; not "I was late", "I had a call". */
function isPast(sentence: AnalysedSentence, { from, to }: Found): boolean {
  const [second, last] = [norm(sentence, from + 1), norm(sentence, to - 1)];
  if (/^(?:had|d)$/.test(second) && last !== 'to')
    return (/ed$/.test(last) && !BARE.test(last)) || PARTICIPLES.has(last);
  return /(?:ing|to|about|hoped|wished|wanted)$/.test(last);
}

const ASKED_PAST: Readonly<Record<string, string>> = { was: 'is', were: 'are', did: 'do' };

/** "What was your name" -> "what is your name"; "did you want" -> "do you want". */
function askedPast(sentence: AnalysedSentence, { from, to }: Found): Better {
  const words = sentence.tokens.slice(from, to).map((token) => token.norm);
  return { texts: [words.map((word) => ASKED_PAST[word] ?? (word === 'wanted' ? 'want' : word)).join(' ')] };
}

const STAFF_NOUNS = 'doctor|nurse|surgeon|secretary|colleague|consultant|specialist|dentist|midwife|practice';

export const ENGLISH_PAST_RULES: readonly PhraseRule[] = [
  rule(
    'wondering',
    'imperfect',
    'I was wondering',
    [
      `${I} was|were (just) (only) _`,
      `${I} was|were about|due|supposed|meant|minded to`,
      `${I} (had) (just) wanted|meant|hoped|intended|planned|wished|needed to`,
      `${I} (had) (just) hoped|wished|wanted`,
      `${I} used to`,
      `${I} had|d (already|just) _`,
      `${STAFF_NOUNS} (just) wanted|needed|hoped|wished|meant to`,
      `${STAFF_NOUNS} was|were (just) wondering|hoping|thinking|wanting|looking|going|trying|saying|expecting|asking|planning`,
      `${STAFF_NOUNS}|you was|were supposed|meant|due to`,
      `${STAFF_NOUNS} was|were about to`,
      `${STAFF_NOUNS} used to`,
      '^ it|this was (only|just) about|regarding|concerning|to',
    ],
    pastOf,
    isPast,
  ),
  rule(
    'asked-past',
    'imperfect',
    'what was your name?',
    [
      'what was|were your|the name|surname|address|number|postcode|date|question|reason|details',
      'what was|were your|the first|last|family|phone|mobile|telephone|birth|insurance name|number|date',
      'what was it (you) (wanted|needed|again)',
      'what|which name|surname|number|address|day|date|time|doctor|practice|postcode was it|that (again)',
      'who|when was it you|for',
      'was it for|about|regarding|concerning',
      'was it urgent|important|personal|private',
      'what did you say your|the name|surname|number|address was',
      'how was your|the|that name|surname|spelt|spelled (spelt|spelled|again)',
      'was that all|everything',
      'was there anything else|more',
      'were you looking|hoping|wanting|thinking|calling|ringing|wondering|after',
      'did you want|need|wish (to)',
      '^ (so) you wanted|needed|were (to) _',
    ],
    askedPast,
    isQuestion,
  ),
];
