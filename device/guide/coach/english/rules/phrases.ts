import type { Found, PhraseRule } from '../../phrases/rule.ts';
import type { AnalysedSentence } from '../../text/analysed.ts';
import { isQuestion, norm, notAfter, notBefore, rule } from './rule.ts';

const LISTENING = ['I am listening', 'I understand'];
const NEUTRAL = ['how may I help you', 'may I ask the reason for your call'];

/** Not a measure ("8 mm"), a name ("Mr Oh") or letters that stand for something ("ER"). */
function isSound(sentence: AnalysedSentence, { from }: Found): boolean {
  const token = sentence.tokens[from];
  if (sentence.tokens[from - 1]?.kind === 'number' || (token?.upper && !sentence.shouted)) return false;
  return !token?.capital || (sentence.opens[from] ?? false);
}

export const ENGLISH_PHRASE_RULES: readonly PhraseRule[] = [
  rule(
    'sound',
    'interjection',
    'uh-huh',
    [
      'uh huh',
      'mm hmm|mm',
      'oh dear|my|no',
      'oh|ah|um|umm|uh|er|erm|hmm|hm|mm|huh|oops|ugh|yeah|yep|yup|nope|whoa|wow|aha|phew|ouch|gosh|yikes',
      '^ ok|okay $',
    ],
    ['certainly', 'I see', 'I am noting this'],
    isSound,
  ),
  rule(
    'about',
    'worn-out',
    "what's it about?",
    [
      "what' s it|this (all) about|regarding|concerning|for",
      'what is it|this (all) about|regarding|concerning|for',
      'what do|did you want',
    ],
    ['may I ask the reason for your call'],
    isQuestion,
  ),
  rule(
    'who',
    'worn-out',
    "who's calling?",
    [
      "who' s calling|this|speaking|that",
      'who is this|calling|speaking|it',
      'who am i speaking|talking to|with',
      'who are you',
    ],
    ['may I have your name'],
    isQuestion,
  ),
  rule(
    'hold-on',
    'worn-out',
    'hold on',
    [
      'hold|hang on (for) (just) (a|one) (second|sec|minute|moment|tick)',
      '(just) a|one|half (a) sec|tick|mo',
      'just|wait a|one second|minute',
      'bear with me (for) (just) (a|one) (moment|second|minute)',
      "don' t hang up",
      'do not hang up',
    ],
    ['please stay on the line', 'one moment, please'],
    (sentence, found) =>
      notAfter('to a the of not')(sentence, found) &&
      notBefore('to until the his her our your')(sentence, found),
  ),
  rule(
    'put-through',
    'worn-out',
    "I'll just pop you through",
    [
      "i'|we' ll (just) put|get|pass|pop|stick|patch|transfer you (on|through|over) (hold|to)",
      'i|we will|can (just) put|get|pass|pop|stick|patch|transfer you (on|through|over) (hold|to)',
    ],
    ['I am connecting you', 'I am putting you through'],
  ),
  rule(
    'dont-know',
    'negation',
    "I don't know",
    [
      "i|we (really|honestly) don' t (really) know|(have) (a) (clue)",
      'i|we do not (really) know',
      "i|we (really) don' t have a clue|idea",
      'i|we have no idea|clue',
      "i'|we' ve no idea|clue",
      "i|we haven' t the faintest",
      '^ no idea|clue',
      'dunno',
      "i' m (really) not sure",
      'i am not (really) sure',
      '^ not sure',
      "i|we haven' t (got) a|any|the clue|idea|faintest",
    ],
    ['let me find out for you', 'I am checking this for you now'],
    (sentence, { to }) =>
      ['know', 'idea', 'clue', 'sure', 'dunno', 'faintest'].includes(norm(sentence, to - 1)),
  ),
  rule(
    'cannot',
    'negation',
    "I can't",
    [
      "i|we can' t (really) (help|do|tell|give|send) (you|that|anything|it)",
      'i|we cannot (help|do|tell|give) (you|that|anything|it)',
      "i|we don' t do|understand|have (that|this|the|any) (information)",
      "that|it' s (just) not possible",
      "that|it' s impossible",
      "that|it isn' t possible",
      "that'|it' s not my|our fault|problem|job",
      'that|it is not my|our fault|problem|job',
      "that|it isn' t my|our fault|problem|job",
      "that'|it' s (just) not possible",
      "that'|it' s impossible",
      'that|it is (just) not possible',
      'that|it is impossible',
      "there' s nothing i|we can do",
      'there is nothing i|we can do',
    ],
    ['here is what I can do', 'what I can offer is'],
    notBefore('wait find'),
  ),
  rule(
    'no-problem',
    'negation',
    'no problem',
    [
      "it' s no problem|bother|trouble|hassle",
      'no problem|problems|worries|bother|trouble|hassle|probs',
      "that'|it' s not a problem|bother",
      '^ not a problem|bother',
      "that'|it' s no big deal",
      'no big deal',
    ],
    ['certainly', 'with pleasure'],
    (sentence, found) =>
      notBefore('with of in breathing sleeping walking swallowing eating since during was were is')(
        sentence,
        found,
      ) && notAfter('has have had had is reports with')(sentence, found),
  ),
  rule(
    'dont-worry',
    'negation',
    "don't worry",
    [
      "(please) don' t (you) worry|panic (about) (it|that)",
      '(please) do not worry|panic (about) (it|that)',
      "(please) don' t be worried|afraid|alarmed",
      'never mind',
      '(there) (is|s) no need to worry|panic',
      '^ not to worry',
    ],
    ['rest assured', 'I am taking care of it'],
    notAfter('i we they she he to parents patients people'),
  ),
  rule(
    'left',
    'absence',
    'has already left',
    [
      'has|have|is|are already left|gone (home)',
      's|ve (already) left|gone (home)',
      'left already|early',
      'is|are|s gone',
      'is|are|s on holiday|leave|lunch|break again',
      's (still) at lunch|home',
      'has|have (just) left|gone (home)',
      'is|are (always|still|often) late|out',
      's (always|still|often) late',
      'is|are still at|on lunch|holiday',
      'is|are gone (home|for) (the) (day)',
      'is|are never here|in',
    ],
    ['is away and back shortly', 'is out of the office'],
    (sentence, found) =>
      ofStaff(sentence, found) &&
      (norm(sentence, found.to - 1) !== 'out' ||
        notBefore('on of for with at seeing visiting')(sentence, found)),
  ),
  rule(
    'not-here',
    'absence',
    "isn't here",
    [
      "isn'|aren' t (even) (in|here|back) (yet|anymore|today)",
      'is|are|s (still) not in|here|back|around (yet|anymore|today)',
      'is|are|s never in|here|available',
      "isn'|aren' t available",
      'is|are|s (currently) not available',
      "hasn'|haven' t arrived|come|turned (in|up|back) (yet)",
      'has|have not arrived|come|turned (in|up|back) (yet)',
    ],
    ['is away and back shortly', 'is out of the office'],
    (sentence, found) =>
      ofStaff(sentence, found) &&
      /^(?:in|here|back|around|yet|anymore|today|arrived|up|come|available)$/.test(
        norm(sentence, found.to - 1),
      ),
  ),
  rule(
    'until',
    'absence',
    'not before 4',
    [
      'is|are|be|s not (in|here|back|free|available) until|before',
      "isn'|aren' t (in|here|back|free|available) until|before",
      "won' t be (in|here|back|free|available) until|before",
      'will not be (in|here|back|free|available) until|before',
      'not until|before',
    ],
    (sentence, { from }) => ({ texts: [norm(sentence, from) === 'not' ? 'from' : 'is back from'] }),
    (sentence, found) =>
      isOfReturn(sentence, found) && (norm(sentence, found.from) === 'not' || ofStaff(sentence, found)),
  ),
  rule(
    'nobody',
    'false-evidence',
    "there's nobody here",
    [
      "there' s nobody|noone (left|here|there|in)",
      "there' s no one (left|here|there|in)",
      'there is|are nobody|noone (left|here|there|in)',
      'there is no one (left|here|there|in)',
      "there isn' t anyone|anybody (left|here|there|in)",
      'everyone|everybody (has|have|is|are) (all) (already) gone|left (home)',
      "everyone'|everybody' s (all) (already) gone|left (home)",
      "they' ve|re all gone|left (home)",
      'they have|are all gone|left (home)',
      'no one is|s here|in|left|answering|available',
      "(no) one' s here|in|left|answering|available",
      "nobody' s here|in|left|answering|available",
      "everyone'|everybody' s on|at|in holiday|lunch|leave|break",
      'everyone|everybody is on|at holiday|lunch|leave|break',
      'everyone|everybody is out|away|off',
      'nobody is|works here|in|left',
    ],
    ['here are our opening hours', 'the practice opens again in the morning'],
    (sentence, { to }) =>
      !/^(?:with|to|who|else|living|for)$/.test(norm(sentence, to)) &&
      !(norm(sentence, to) === 'at' && norm(sentence, to + 1) === 'home'),
  ),
  rule(
    'closed',
    'false-evidence',
    "we're closed",
    [
      "we' re (already) closed",
      'we are (already) closed',
      'is closed (right) now|already',
      'as you (should|must) (already) know',
      'you (should|must) know that',
    ],
    ['here are our opening hours'],
    notBefore('on from at between for to until every and over today tomorrow this'),
  ),
  rule(
    'ill',
    'pejorative',
    'are you ill?',
    [
      'are you (really|very|still) ill|sick|old|deaf|disabled|unwell|crazy|mad|overweight|depressed|handicapped|demented|hysterical|drunk',
      'are you an|a (old) pensioner|alcoholic|smoker',
      'what seems to be the|your problem|trouble|matter',
      "what' s up $",
      'is he|she (really|very|still) ill|sick|old|deaf|disabled|crazy|mad',
      'you are|re (really|very) ill|sick|old|deaf',
      "you' re (really|very) ill|sick|old|deaf",
      "what' s (your|the) problem|trouble|matter",
      'what is (your|the) problem|trouble|matter',
      "what' s wrong (with) (you)",
      'what is wrong (with) (you)',
      'do you have a problem',
      'did|do you understand (me)',
      'are you listening (to) (me)',
    ],
    NEUTRAL,
    isQuestion,
  ),
  rule(
    'person',
    'pejorative',
    'old lady',
    ['(an|the) (little) old lady|woman|dear|biddy', '(an|the) (little) old man|bloke|boy'],
    ['the patient'],
  ),
  rule(
    'dear',
    'pejorative',
    'my dear',
    ['my dear|love|darling', 'love|darling|sweetheart|hun|dear $'],
    ['madam', 'sir'],
    (sentence, { from, to }) =>
      norm(sentence, from) === 'my' ? norm(sentence, to) !== 'mother' : norm(sentence, from - 1) === ',',
  ),
  rule(
    'calm',
    'imperative',
    'calm down',
    [
      '(please) (just) calm down|yourself',
      '(please) (keep|stay|remain) calm',
      '^ (please) be quiet|polite|reasonable|patient|civil',
      "(please) don' t shout|yell|swear|interrupt (at) (me)",
      "(please) don' t raise your voice",
      '(please) do not shout|yell|swear|interrupt (at) (me)',
      '(please) stop shouting|yelling|swearing|interrupting|complaining (at) (me)',
      '(now) (just) listen to me',
      '^ (now) listen $',
      '(please) (lower|keep|mind|watch) your (voice|language|tone|manners) (down)',
      'let me finish|speak|talk',
      'shut up',
      "(please) don' t speak|talk to me|us like|in that|this (tone|way)",
      "(please) don' t get|be (so) angry|upset|rude|aggressive|cross|impatient|silly|ridiculous",
      'no need to shout|yell|be (rude)',
      '^ relax $',
      'settle down',
      '(please) control yourself',
    ],
    LISTENING,
    isOrder,
  ),
];

const STAFF = new Set(
  "doctor doctors dr physician surgeon gp nurse secretary colleague colleagues receptionist he she they he' she' they' specialist dentist midwife physiotherapist physio consultant accountant manager assistant pharmacist chemist office psychologist cardiologist dermatologist radiologist".split(
    ' ',
  ),
);

function ofStaff(sentence: AnalysedSentence, { from }: Found): boolean {
  return sentence.tokens
    .slice(Math.max(0, from - 3), from + 1)
    .some((token) => STAFF.has(token.norm.replace(/'$/, '')));
}

const NOT_OF_COMING =
  /^(?:eat|drink|take|drive|smoke|eating|drinking|driving|stop|use|wash|remove|exercise)$/;
const WHEN =
  /^(?:\d.*|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday|noon|midday|tonight|this|next|later|two|three|four|five|six|nine|ten|half|quarter|the)$/;

function isOfReturn(sentence: AnalysedSentence, { from, to }: Found): boolean {
  const near = sentence.tokens.slice(Math.max(0, from - 5), to);
  return WHEN.test(norm(sentence, to)) && !near.some((token) => NOT_OF_COMING.test(token.norm));
}

const ORDERS =
  /^(?:down|yourself|calm|quiet|polite|reasonable|patient|civil|me|at|shout|yell|swear|interrupt|shouting|yelling|swearing|interrupting|complaining|listen|voice|language|tone|finish|speak|talk|up|angry|upset|rude|aggressive|cross|impatient|that|this|tone|way|relax|silly|ridiculous|manners)$/;

function isOrder(sentence: AnalysedSentence, { from, to }: Found): boolean {
  const words = sentence.tokens.slice(from, to).map((token) => token.norm);
  if (
    !ORDERS.test(words.at(-1) ?? '') ||
    (words.length === 1 && words[0] !== 'listen' && words[0] !== 'relax')
  )
    return false;
  if (norm(sentence, from - 1) === 'to' && /^(?:need|have|ought)$/.test(norm(sentence, from - 2)))
    return true;
  return !/^(?:to|the|patient|he|she|is|was|very|are|we|i|they)$/.test(norm(sentence, from - 1));
}
