import { WHY } from '../french/rules/why.ts';
import type { FrenchSentence } from '../french/sentence.ts';
import type { MarkClass, Why } from '../marks.ts';
import type { Better, Found, PhraseRule } from '../phrases/rule.ts';

type Extra = Partial<Pick<PhraseRule, 'when'>> & { readonly why?: Why };

function rule(
  name: string,
  of: MarkClass,
  example: string,
  phrases: readonly string[],
  suggestions: PhraseRule['suggestions'],
  { why = WHY[of], ...rest }: Extra = {},
): PhraseRule {
  return { rule: `en.${of}.${name}`, class: of, why, example, phrases, suggestions, ...rest };
}

const isQuestion = (sentence: FrenchSentence) => sentence.end === '?';

const norm = (sentence: FrenchSentence, at: number) => sentence.tokens[at]?.norm ?? '';

/** What stands between the auxiliary and its verb goes on: "I will gladly call" -> "I gladly call". */
const ADVERBS = '(then|now|gladly|happily|just|certainly|also|personally|immediately)';

/** "I will call" -> "I call"; "I could take" -> "I take"; with the verb to be, "I am". */
function inPresent(sentence: FrenchSentence, { from, to }: Found): Better {
  const subject = norm(sentence, from).replace(/'$/, '');
  const name = subject === 'i' ? 'I' : subject;
  const verb = norm(sentence, to - 1);
  const adverbs = sentence.tokens
    .slice(from + 1, to - 1)
    .map((token) => token.norm)
    .filter(
      (word) =>
        ADVERBS.includes(word) && word.length > 3 && !/^(?:will|would|could|should|shall)$/.test(word),
    );
  const be: Readonly<Record<string, string>> = {
    i: 'am',
    we: 'are',
    he: 'is',
    she: 'is',
    it: 'is',
    they: 'are',
  };
  const third = ['he', 'she', 'it'].includes(subject);
  const present = verb === 'be' ? (be[subject] ?? 'are') : third ? thirdPerson(verb) : verb;
  return { texts: [[name, ...adverbs, present].join(' ')] };
}

function thirdPerson(verb: string): string {
  if (verb === 'have') return 'has';
  if (/(?:s|x|z|ch|sh|o)$/.test(verb)) return `${verb}es`;
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`;
}

const THE_DOCTOR =
  'doctor|dr|physician|surgeon|gp|nurse|secretary|colleague|receptionist|he|she|they|specialist|dentist';
const notOfNames = (sentence: FrenchSentence, { from }: Found) => {
  const token = sentence.tokens[from];
  return !(token?.capital && !sentence.opens[from]) || token.norm.startsWith('i');
};
const NOT_A_VERB = new Set('not never always you we i they he she be'.split(' '));
/** A verb must follow: "the will", "I will not". */
const hasVerb = (sentence: FrenchSentence, found: Found) =>
  notOfNames(sentence, found) &&
  (norm(sentence, found.to - 1) === 'be' || !NOT_A_VERB.has(norm(sentence, found.to - 1)));

const LISTENING = ['I am listening', 'I understand'];
const REASSURE = ['rest assured', 'I am taking care of it'];
const FIND_OUT = ['let me find out for you', 'I am checking this for you now'];

export const ENGLISH: readonly PhraseRule[] = [
  rule(
    'sound',
    'interjection',
    'uh-huh',
    [
      'uh huh',
      'mm hmm',
      '^ oh|ah|um|uh|er|erm|hmm|mm|huh|oops|ugh|yeah|yep|yup|nope|whoa|wow|aha',
      'oh dear',
      'um|erm|hmm|uh|huh|yeah|ugh|oops',
    ],
    ['certainly', 'I see', 'I am noting this'],
    {
      when: (sentence, { from }) =>
        !(sentence.tokens[from]?.upper ?? false) &&
        sentence.tokens[from - 1]?.kind !== 'number' &&
        !(
          sentence.tokens[from + 1]?.capital &&
          !sentence.tokens[from + 1]?.norm.startsWith('i') &&
          sentence.tokens[from]?.capital === true
        ),
    },
  ),
  rule(
    'about',
    'worn-out',
    "what's it about?",
    [
      "what' s it|this (all) about",
      'what is it|this (all) about|regarding|concerning',
      "what' s this|it regarding|concerning|for",
      'what is this for',
      'what do you want',
      'what did you want',
      "who' s calling|this|speaking",
      'who is this|calling',
      'who are you',
    ],
    (sentence, { from }) => ({
      texts: norm(sentence, from).startsWith('who')
        ? ['may I have your name']
        : ['may I ask the reason for your call'],
    }),
    { when: isQuestion },
  ),
  rule(
    'hold-on',
    'worn-out',
    'hold on',
    [
      '(just) hold|hang on (a|one|for) (a|one|just) (second|sec|minute|moment)',
      '(just) hang on',
      '(just) (a|one|half) sec',
      'bear with me (for) (a) (moment|second|minute)',
      "(do) (not|don') (t) hang up",
      '(just) a tick',
    ],
    ['please stay on the line', 'one moment, please'],
    {
      when: (sentence, { from, to }) =>
        to - from > 1 &&
        !/^(?:to|the|a|of|please)$/.test(norm(sentence, from - 1)) &&
        !/^(?:to|the|until)$/.test(norm(sentence, to)),
    },
  ),
  rule(
    'put-through',
    'worn-out',
    "I'll pop you through",
    [
      "i|i'|we|we' (ll|will|am|m|can) (just) pop|stick|fob|patch you (on|through|over) (hold|to)",
      "i|i' (will|ll) (just) (put|get|connect|transfer|pass) you (on|over|through) (hold|to)",
    ],
    ['I am connecting you', 'I am putting you through'],
    {
      when: (sentence, { from, to }) => sentence.tokens.slice(from, to).some((token) => token.norm === 'you'),
    },
  ),
  rule(
    'dont-know',
    'negation',
    "I don't know",
    [
      "i|we (really) (do|don') (not|t) (really) know|(have) (a) (clue)",
      'i|we have no idea',
      '^ no idea',
      '^ dunno',
      "i' m not sure",
      'i am not sure',
      '^ not sure',
      "i|we haven' t (got) (a|any|the) (clue|idea|faintest)",
      "i couldn' t tell you",
    ],
    FIND_OUT,
    {
      when: (sentence, { from, to }) =>
        to - from > 2 || (/idea|dunno|sure|clue/.test(norm(sentence, to - 1)) && from >= 0),
    },
  ),
  rule(
    'cannot',
    'negation',
    "I can't",
    [
      "i|we can' t (help|do) (you|that|anything|it)",
      'i|we cannot (help|do) (you|that|anything|it)',
      'i|we can not (help|do) (you|that)',
      "that' s (not|impossible) (possible)",
      'that is impossible|(not) (possible)',
      "there' s nothing i|we can do",
      'there is nothing i|we can do',
      "it' s (just) not possible|impossible",
      'it is not possible',
    ],
    ['here is what I can do', 'what I can offer is'],
    {
      when: (sentence, { from, to }) => to - from > 2 || /cannot/.test(norm(sentence, to - 1)),
    },
  ),
  rule(
    'no-problem',
    'negation',
    'no problem',
    [
      "(it) (is) (it') (s) no problem|problems|worries|bother|trouble|hassle|probs",
      "(it) (it') (s) (is) not a problem|bother",
      'not a problem',
      "(it) (that) (that') (s) (is) no big deal",
    ],
    ['certainly', 'with pleasure'],
    {
      when: (sentence, { to }) =>
        !/^(?:with|of|in|at|breathing|sleeping|walking|swallowing|since|after|list|during)$/.test(
          norm(sentence, to),
        ),
    },
  ),
  rule(
    'dont-worry',
    'negation',
    "don't worry",
    [
      "(please) don' t worry|panic|be (about) (worried|afraid|alarmed) (it|that)",
      '(please) do not worry|panic (about) (it|that)',
      "(please) don' t you worry",
      'never mind',
      'not to worry',
    ],
    REASSURE,
    {
      when: (sentence, { from, to }) =>
        !/^(?:i|we|they|she|he|to|parents)$/.test(norm(sentence, from - 1)) &&
        norm(sentence, to - 1) !== 'be',
    },
  ),
  rule(
    'asked',
    'negative-question',
    "can't you call back?",
    [
      "can|could|won'|would|don'|doesn'|isn'|aren'|haven'|hasn'|didn'|shouldn'|couldn'|wouldn'|can' t you|he|she|we|they|it|the",
      "you don'|can'|won'|haven'|didn'|aren'|couldn' t",
      'do|can|could|will|would|have|are|did you not',
    ],
    negated,
    {
      when: (sentence, { from, to }) =>
        isQuestion(sentence) &&
        asks(sentence, from) &&
        sentence.tokens.slice(from, to).some((token) => token.norm === 't' || token.norm === 'not'),
    },
  ),
  rule(
    'left',
    'absence',
    'has already left',
    [
      `(is|has|he'|she'|they'|have) (s|ve) already left|gone (home|out)`,
      "(has|he'|she'|have) (s|ve) (just) (already) gone home|out|fishing",
      "(is) (isn') (not) (t) (here|in) (yet|anymore)",
      '(is) (always|still) late',
      'is still|always at|on lunch|holiday|late|absent',
      "(is|isn') (not|t) (in|here|back|available) (yet) (today)",
      "(is|has|hasn') (not|t) (arrived|come|back|turned) (in|up|yet)",
      'never here|in',
    ],
    ['is away and back at', 'is out of the office and back at'],
    {
      when: (sentence, found) => ofStaff(sentence, found),
    },
  ),
  rule(
    'until',
    'absence',
    'not before 4',
    [
      "(he|she|is|isn'|will|won') (not|t) (be) (in|here|back|available) (in|here|back|available) (until|before) # (o'|am|pm|p|a)",
      'not until|before #',
      'not until|before tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|noon|tonight|this|next',
    ],
    backFrom,
    {
      when: (sentence, { from, to }) =>
        sentence.tokens.slice(from, to).some((token) => /^(?:until|before)$/.test(token.norm)) &&
        sentence.tokens.slice(from, to).some((token) => token.norm === 'not' || token.norm === 't') &&
        !/eat|drink|take|drive|fast|eating|drinking/.test(
          sentence.tokens
            .slice(Math.max(0, from - 4), from)
            .map((token) => token.norm)
            .join(' '),
        ),
    },
  ),
  rule(
    'nobody',
    'false-evidence',
    "there's nobody here",
    [
      "there' s|is nobody|noone (left|here|there|in) (anymore)",
      "there is|are|isn' (t) nobody|anyone|anybody|noone (left|here|there|in) (anymore)",
      "there' s no one (left|here|there|in)",
      'there is no one (left|here|there|in)',
      "(everyone|everybody|they) (has|have|is|are|'s) (all) (already) gone|left (home)",
      "everyone' s gone (home)",
      'no one is|works here|(left)',
      'nobody is|works here|(left)',
      "we' re closed (now|already)",
      'we are closed (now|already)',
      '(as) you (should|must) (already) know (that)',
      'as you know',
    ],
    ['our opening hours are', 'the practice opens again at'],
    {
      when: (sentence, { from, to }) =>
        to - from > 2 &&
        !/^(?:on|from|at|between|for|to|until|with|who|living|every|i|we|he|she|if|about|the|how|what)$/.test(
          norm(sentence, to),
        ),
    },
  ),
  rule(
    'ill',
    'pejorative',
    'are you ill?',
    [
      'are|is you|he|she (really|very|still|too) ill|sick|old|deaf|disabled|unwell|crazy|mad|fat|overweight|depressed',
      'you are|re (really|very) ill|sick|old|deaf|mad',
      "what' s (wrong|the) (matter|problem) (with) (you)",
      'what is (wrong|the|your) (matter|problem) (with) (you)',
      "what' s your problem|trouble",
      "what' s wrong (with) (you)",
      'do you have a problem',
      'did you understand (me)',
      'do you understand (me)',
      'are you listening',
    ],
    ['may I ask the reason for your visit', 'how may I help you'],
    { when: (sentence, { from, to }) => isQuestion(sentence) && to - from > 2 },
  ),
  rule(
    'person',
    'pejorative',
    'love',
    [
      'old lady|dear|man|bloke|biddy|woman',
      'my dear|love|darling|lovely',
      '(the) little old lady|man',
      'those people',
      '^ love|dear|darling|sweetheart|hun $',
    ],
    ['the patient'],
    {},
  ),
  rule(
    'calm',
    'imperative',
    'calm down',
    [
      '(please|just) (you) (need|have) (to) calm down|yourself',
      'keep|stay|remain calm',
      '(please) (you) be quiet|polite|reasonable|patient|quiet',
      "(please) (do) (don') (not|t) shout|yell|swear|interrupt|raise (at) (me) (your) (voice)",
      '(please) stop shouting|yelling|swearing|interrupting|complaining',
      '(now) (just) listen to me',
      '^ (now) (just) listen $',
      '(please) lower your voice',
      'let me finish|speak|talk',
      'shut up',
      'watch your language|tone',
      '^ relax',
      'get a grip',
      'mind your language',
      '(please) control yourself',
    ],
    LISTENING,
    {
      when: (sentence, { from, to }) =>
        to - from > 1 || norm(sentence, from) === 'relax' || norm(sentence, from) === 'listen'
          ? !/^(?:to|should|must|the|patient|he|she|not)$/.test(norm(sentence, from - 1)) &&
            /calm|quiet|polite|reasonable|patient|shout|yell|swear|interrupt|raise|listen|me|voice|finish|speak|talk|up|language|tone|relax|grip|yourself|down|shouting|yelling|swearing|interrupting|complaining/.test(
              norm(sentence, to - 1),
            )
          : false,
    },
  ),
  rule(
    'will',
    'future',
    'I will call',
    [
      `i|i'|we|we'|he|she|they|he'|she'|it|they' will|ll|shall ${ADVERBS} _`,
      `doctor|practice|secretary|nurse will ${ADVERBS} _`,
    ],
    futureOf,
    { when: hasVerb },
  ),
  rule(
    'would',
    'conditional',
    'I could take',
    [`i|we|i'|we' could|would|d|should|might ${ADVERBS} _`],
    inPresentAs,
    { when: (sentence, found) => hasVerb(sentence, found) && norm(sentence, found.to - 1) !== 'better' },
  ),
  rule(
    'wondering',
    'imperfect',
    'I was wondering',
    ['i|we was|were (just) wondering|hoping|looking|calling|trying|thinking|going', 'i|we (just) wanted to'],
    (sentence, { from, to }) => ({ texts: [pastOf(sentence, from, to)] }),
  ),
];

/** The doctor and pronouns that may stand for him or her. */
function ofStaff(sentence: FrenchSentence, { from, to }: Found): boolean {
  if (to - from < 2) return false;
  const own = sentence.tokens.slice(Math.max(0, from - 3), from + 1);
  const words = THE_DOCTOR.split('|');
  const told = sentence.tokens.slice(from, to).map((token) => token.norm);
  const away = told.some((word) =>
    /^(?:left|gone|late|absent|lunch|holiday|here|in|arrived|back|available|up|come)$/.test(word),
  );
  const judged = told.some((word) => /^(?:already|not|t|always|still|never|home|out)$/.test(word));
  return away && judged && own.some((token) => words.includes(token.norm.replace(/'$/, '')));
}

function asks(sentence: FrenchSentence, from: number): boolean {
  const before = norm(sentence, from - 1);
  return from === 0 || !/^(?:why|what|when|if|that|because|who|which)$/.test(before);
}

const POSITIVE: Readonly<Record<string, string>> = {
  "can'": 'can',
  "could'": 'can',
  "couldn'": 'can',
  "won'": 'do',
  "would'": 'do',
  "wouldn'": 'do',
  "don'": 'do',
  "doesn'": 'does',
  "isn'": 'is',
  "aren'": 'are',
  "haven'": 'have',
  "hasn'": 'has',
  "didn'": 'did',
  "shouldn'": 'do',
};

/** "Can't you" -> "can you"; "you don't" -> "do you"; "do you not" -> "do you". */
function negated(sentence: FrenchSentence, { from, to }: Found): Better {
  const words = sentence.tokens.slice(from, to).map((token) => token.norm);
  const short = words.find((word) => word in POSITIVE);
  const subject = words.find((word) => /^(?:you|he|she|we|they|it|the)$/.test(word)) ?? 'you';
  const positive = short === undefined ? (words[0] ?? 'do') : (POSITIVE[short] ?? 'do');
  return { texts: [`${positive} ${subject}`] };
}

function backFrom(sentence: FrenchSentence, { from, to }: Found): Better {
  const last = sentence.words(to - 1, to).join('');
  const alone = norm(sentence, from) === 'not';
  return { texts: [alone ? `from ${last} on` : `is back from ${last} on`] };
}

function futureOf(sentence: FrenchSentence, found: Found): Better {
  const subject = norm(sentence, found.from);
  if (/^(?:doctor|practice|secretary|nurse)$/.test(subject))
    return { texts: [`${subject} ${thirdPerson(norm(sentence, found.to - 1)).replace(/^bes$/, 'is')}`] };
  return inPresent(sentence, found);
}

const CAN: Readonly<Record<string, string>> = { i: 'I', we: 'we' };

function inPresentAs(sentence: FrenchSentence, found: Found): Better {
  const subject = norm(sentence, found.from).replace(/'$/, '');
  const verb = norm(sentence, found.to - 1);
  const direct = inPresent(sentence, found).texts;
  if (verb === 'like') return { texts: [`${CAN[subject] ?? subject} want`] };
  return { texts: [...direct, `${CAN[subject] ?? subject} can ${verb}`] };
}

const PRESENT: Readonly<Record<string, string>> = {
  wondering: 'wonder',
  hoping: 'hope',
  looking: 'look for',
  calling: 'call',
  trying: 'try',
  thinking: 'think',
  going: 'am going',
  to: 'want to',
};

function pastOf(sentence: FrenchSentence, from: number, to: number): string {
  const subject = norm(sentence, from) === 'i' ? 'I' : norm(sentence, from);
  return `${subject} ${PRESENT[norm(sentence, to - 1)] ?? 'want to'}`;
}
