import type { Found, PhraseRule } from '../../phrases/rule.ts';
import type { AnalysedSentence } from '../../text/analysed.ts';
import { isQuestion, norm, notAfter, notBefore, rule, whole } from './rule.ts';

/** Letters drawn out as people write them: "oh", "ooh", "ohhh". */
function drawnOut(sound: string): string {
  const [first = '', ...rest] = sound;
  const last = rest.join('');
  const times = [1, 2, 3, 4];
  const all = times.flatMap((more) => times.map((most) => first.repeat(more) + last.repeat(most)));
  return [...new Set(all)].join('|');
}

const SOUNDS = [
  ...'oh ah uh um er hm mm eh aw ha'.split(' ').map(drawnOut),
  'erm|errm|hmph|uhm|ahem|huh|whoa|woah|wow|oops|oopsie|whoops|oopsy|yikes|gosh|blimey|crikey|golly|jeez|geez|gee|phew|ouch',
  'aha|ugh|argh|aargh|eek|yeah|yea|yep|yup|nope|nah|yay|ooh|righto|alrighty|okie|hooray|tsk|hey|damn|oi|dunno|bingo',
].join('|');

/** Not a measure ("8 mm"), a name ("Mr Oh") or letters that stand for something ("ER"). */
function isSound(sentence: AnalysedSentence, { from, to }: Found): boolean {
  const token = sentence.tokens[from];
  const before = sentence.tokens[from - 1];
  if (before?.kind === 'number' || (token?.upper && !sentence.shouted)) return false;
  if (/^(?:in|of|per|few|the|an|mr|mrs|ms|miss|dr)$/.test(before?.norm ?? '')) return false;
  if (token?.joint === 'hyphen' || sentence.tokens[to]?.joint === 'apostrophe') return false;
  if (token?.capital && !sentence.shouted && isNameNext(sentence, to)) return false;
  return !token?.capital || (sentence.opens[from] ?? false) || before?.kind === 'mark';
}

/** "Hm Patel" may be; "Oh Mrs Lee" is a sound. */
function isNameNext(sentence: AnalysedSentence, at: number): boolean {
  const next = sentence.tokens[at];
  return next?.kind === 'word' && next.capital && !/^(?:i|mr|mrs|ms|miss|dr)$/.test(next.norm);
}

const NOT_WHO = notBefore(
  'for your the doctor appointment medicine letter prescription number form treatment',
);
const ENDS = /^(?:|please|again|then|now|sir|madam|exactly|and|on|there|,|for|at)$/;

const WHOM = /^(?:the|our|my|your|his|her|their|a|an|another|someone|somebody|reception|accounts|billing)$/;

/** "I'll pass you the doctor" -> "I am connecting you to the doctor". */
function toWhom(sentence: AnalysedSentence, at: number): string {
  const token = sentence.tokens[at];
  const named = token?.kind === 'opaque' || (token?.kind === 'word' && token.capital && !sentence.shouted);
  return named || WHOM.test(token?.norm ?? '') ? ' to' : '';
}

export const ENGLISH_CALL_RULES: readonly PhraseRule[] = [
  rule(
    'sound',
    'interjection',
    'uh-huh',
    [
      'uh|mm|mhm|hm|mmm huh|hm|hmm|mm|mmm',
      'mhm|mmhmm|uhhuh',
      'oh dear|my|no|right|well|yes|yeah|god|lord|boy|wow|really|come',
      'ah right|well|yes|no|ok|okay',
      '(oh) (my) goodness (me) (gracious)',
      'oh my god|goodness|gosh|word',
      '(oh) my god|goodness|gosh|word',
      'dear me|oh (dear)',
      'good heavens|lord|grief|gracious',
      'bloody hell',
      'okey|okie|okay|oki doke|dokey|dokie|dokay|dokes',
      'righty|right ho|oh|io',
      'my my|oh',
      'oh man|sorry|look|heavens|bother',
      'for goodness|heaven|heavens|god|pete (s) sake',
      'bless you|her|him|me $',
      '^ come|say|you again|what $',
      'right o|oh',
      'no way $',
      'well well|i (never)',
      SOUNDS,
      '^ ok|okay|really|seriously|alrighty|cool|super|sheesh|darn|dang|damn|crap|shit|shoot|heck|hell|bother|what $',
    ],
    ['certainly', 'I see', 'I am noting this'],
    isSound,
  ),
  rule(
    'about',
    'worn-out',
    "what's it about?",
    [
      'what is|s|was it|this|that (you) (call) (all) about|regarding|concerning|for',
      'what is|s|was it|this|that (all) in|to connection|relation|regard|reference|do|aid (with|to|of)',
      'what is|s|was your|the call (all) about|regarding|concerning|for',
      'what will|would it|this|that be about|regarding|concerning|for',
      'what are you calling|ringing|phoning (us) (about|for|regarding)',
      'what are you after',
      'why are you calling|ringing|phoning',
      'what do|did you want|need',
      'what is|s it (that) you (are) want|need|after|calling|ringing (about|for)',
      'what is|s up $',
      'what about $',
      'and it is|s about|regarding|concerning (what) $',
      '(it) (is|s) about|for what $',
      '^ (and) regarding|concerning $',
      'what is|s the nature of your',
      'what does|did it|this|that concern|regard|relate (to)',
      'what can|shall|should|may i say|tell (him|her|them) (it|this|that) (is|s) (is) about|regarding|concerning|for',
      'what can i do you for',
    ],
    whole(['may I ask the reason for your call']),
    (sentence, found) =>
      isQuestion(sentence) &&
      (norm(sentence, found.to - 1) !== 'for' || notBefore('the your')(sentence, found)),
  ),
  rule(
    'who',
    'worn-out',
    "who's calling?",
    [
      'who is|s|was (that) calling|speaking|ringing|phoning|asking|there',
      'who is|s|was this|that|it',
      'who is|s (that) on the line|phone',
      'who am i speaking|talking to|with',
      'who do|have i have|got (here) (on) (the) (line|phone)',
      'who are you',
      'who shall|should|can|may i say is|s (calling|speaking|it)',
      'who wants to know',
      'who did you say',
      '^ yes $',
      '^ (and) (the) name (please) $',
      '^ (and) you are $',
      '^ (and) (your) name (please) $',
    ],
    whole(['may I have your name']),
    (sentence, found) =>
      isQuestion(sentence) &&
      NOT_WHO(sentence, found) &&
      (ENDS.test(norm(sentence, found.to)) || norm(sentence, found.to - 1) === 'say'),
  ),
  rule(
    'hold-on',
    'worn-out',
    'hold on',
    [
      'hold|hang on|up|about|fire (there) (for) (just) (a|one) (quick) (second|sec|minute|min|moment|tick|mo)',
      '(just) a|one|half|two|couple (a|of|quick) sec|secs|tick|ticks|mo|min|mins|jiffy|jiff',
      '(give|for) (me|us) (just) half|two|a (a) sec|secs|tick|ticks|mo|min|mins|jiffy|second',
      'just|wait|give (me|us) (just) a|one (quick) second|minute|min',
      '^ (please) (just) wait (there|here) $',
      '^ (please) hold (please) $',
      '^ (just) one|two second|seconds|minute|minutes (please) $',
      'bear with me|us (for) (just) (a|one) (moment|second|minute)',
      '(please) do not hang up|off',
      '(please) do not go away|anywhere',
      'stay|sit put|tight',
      'hold your horses',
    ],
    ['please stay on the line', 'one moment, please'],
    (sentence, found) =>
      notAfter('to a the of not every per in within for')(sentence, found) &&
      notBefore('to until the his her our your between before after ago opinion dose letter test')(
        sentence,
        found,
      ),
  ),
  rule(
    'put-through',
    'worn-out',
    "I'll just pop you through",
    [
      'i|we will|can (just) put|get|pass|pop|stick|patch|transfer|switch|hand|bung|plug you (right|straight|back) (on|through|over|across) (hold)',
      'let me (just) put|pass|pop|stick|patch|transfer|switch|hand you (right|straight|back) (on|through|over|across) (hold)',
      'i|we will|can (just) put|get|pass|pop him|her|them|it (right|straight|back) on|through|over|across (now|to)',
      'i|we am|are (just) (going) (to) (just) pass|passing|pop|popping|stick|sticking|patching|handing|shoving|bunging you (right|straight) (on|through|over|across) (hold)',
      '(i|we) (can|will|am|are) (going) (to) (just) pop|popping|stick|sticking|bung|shove|patch|patching you on|through|over (hold)',
    ],
    (sentence, { to }) => ({
      texts: ['I am connecting you', 'I am putting you through'].map((text) => text + toWhom(sentence, to)),
    }),
    (sentence, found) => notBefore('down in')(sentence, found),
  ),
];
