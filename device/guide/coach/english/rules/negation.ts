import type { Found, PhraseRule } from '../../phrases/rule.ts';
import type { AnalysedSentence } from '../../text/analysed.ts';
import { clauseEnd, norm, notAfter, notBefore, rule, whole } from './rule.ts';
import { BE, I } from './words.ts';

const IT = 'it|that|this';
const UNABLE =
  'able|allowed|authorised|authorized|permitted|supposed|entitled|qualified|interested|responsible|familiar|available';
const REFUSED =
  'do|understand|have|think|believe|offer|deal|handle|remember|recall|want|care|get|give|provide|cover|arrange|follow';
const TROUBLE =
  'problem|problems|worries|worry|bother|trouble|hassle|probs|prob|problemo|sweat|biggie|drama|stress|issue|issues|fuss';
const BUSINESS =
  'fault|problem|problems|job|department|responsibility|business|decision|role|concern|call|area';
const AFRAID = 'worried|afraid|alarmed|concerned|scared|anxious|nervous|frightened|upset';
const WORRY = 'worry|panic|fret|stress|fear';

const AFTER_REPLY =
  /^(?:whatsoever|for|i|we|it|that|this|sir|madam|mr|mrs|ms|miss|dr|doctor|see|you|your|then|there|let|just|here|love|mate|thanks|thank)$/;

/** As an answer, not as a fact of a file: "no problem swallowing", "no issues since the operation". */
function isReply(sentence: AnalysedSentence, { from, to }: Found): boolean {
  const before = norm(sentence, from - 1);
  if (/^(?:has|have|had|is|was|reports|report|reported|with|the|a|of|s|are|were)$/.test(before)) return false;
  const next = sentence.tokens[to];
  if (next?.kind !== 'word' || next.capital || AFTER_REPLY.test(next.norm)) return true;
  return next.norm === 'with' && /^(?:that|this|it)$/.test(norm(sentence, to + 1));
}

const FINDING_OUT = ['let me find out for you', 'I am checking this for you now'];

/** "I couldn't tell you that" goes whole. */
function afterObjects(sentence: AnalysedSentence, from: number): number {
  let to = from;
  while (/^(?:you|it|that|at|all)$/.test(norm(sentence, to))) to++;
  return to;
}

const LOOKED_UP = /^(?:when|where|if|whether|who|what|which|why|how|about)$/;

/** "I have no idea of the price" goes whole, for "let me find out" takes no object; "... when he is in" stays. */
const lookedUp = (sentence: AnalysedSentence, at: number) =>
  LOOKED_UP.test(norm(sentence, at)) ? at : clauseEnd(sentence, at);

/** "Don't worry about the bill" -> "rest assured about the bill". */
function withoutAbout(sentence: AnalysedSentence, { to }: Found): number {
  return norm(sentence, to - 1) === 'about' && sentence.tokens[to]?.kind === 'word' ? to - 1 : to;
}

export const ENGLISH_NEGATION_RULES: readonly PhraseRule[] = [
  rule(
    'dont-know',
    'negation',
    "I don't know",
    [
      `${I} do not (even) know`,
      `${I} (do) (have) not have|got (a|any|the) (slightest|faintest|foggiest|remotest) clue|idea`,
      `${I} have not (got) (a|any|the) (slightest|faintest|foggiest|remotest|single) clue|idea|faintest|foggiest`,
      `${I} (have) (got) (absolutely) no|zero (earthly) idea|clue`,
      `${I} (have) (got) (absolutely) no idea|clue`,
      '^ (absolutely) no|zero|not idea|clue',
      '^ not a|the (faintest|slightest|foggiest) clue|idea|faintest|foggiest',
      '^ (do) (not) dunno',
      `^ do not know`,
      `${I} ${BE} not (entirely|totally|completely|exactly|too|so|all|that) sure|certain|aware`,
      `${I} ${BE} unsure|unaware`,
      '^ not (entirely|totally|really) sure|certain',
      `${I} would|will not know`,
      `${I} could|can not (really) (even) tell|say`,
      `${I} could|can not possibly tell|say|know`,
      `${I} know|understand nothing (at|about|of)`,
      'nobody|noone knows (yet)',
      'no one knows (yet)',
      `${I} did not (quite|even) know|catch|get|hear|understand|follow|realise`,
      'do not ask me|us (why|when|how)',
      'beats me',
      'your guess is as good as mine',
      'search me|us $',
      'who knows $',
      'how should|would i know',
    ],
    (sentence, { to }) => ({ to: lookedUp(sentence, afterObjects(sentence, to)), texts: FINDING_OUT }),
  ),
  rule(
    'cannot',
    'negation',
    "I can't",
    [
      `${I} can not (do|help|tell|give|send|see|find|offer) (you|that|anything|it|this|much)`,
      `${I} do not ${REFUSED} (that|this|it|any|the|so)`,
      `${I} have not (got) (any|the|a) (information|details|access|time|record|news|slot|appointment|appointments)`,
      `${I} ${BE} not ${UNABLE} (to)`,
      `${I} ${BE} not in a position (to)`,
      `${I} ${BE} not at liberty (to)`,
      `${I} ${BE} not in charge (of)`,
      `${I} ${BE} not the (right|best) person|one`,
      `${I} ${BE} none the wiser`,
      `${I} doubt it|that`,
      `${I} can not be of (any|much) help|assistance`,
      `${I} ${BE} (of) no help|use`,
      `${I} ${BE} unable (to)`,
      `${I} have no say|way|access|control|record|information|news|time|choice|right`,
      `${I} can (do) (absolutely) nothing`,
      `${I} never do|give|said|say|promised|offer|accept|take`,
      `${IT} ${BE} not (really) (at) (all) possible|feasible|doable|allowed|permitted|negotiable`,
      `${IT} ${BE} (quite|simply|completely) impossible`,
      `${IT} ${BE} not an option`,
      `${IT} ${BE} not something|what (that) ${I} (can) do|offer|deal|handle|provide|cover|know|say`,
      `${IT} ${BE} not (really) (my|our) ${BUSINESS}`,
      `${IT} ${BE} none of my|our|your ${BUSINESS}`,
      `${IT} ${BE} nothing to do with me|us`,
      `${IT} has|s nothing to do with me|us`,
      `${IT} ${BE} not (up|down) to me|us`,
      `${IT} ${BE} not how (it|we|things) (works|work|do)`,
      `${IT} does not depend on me|us`,
      `${IT} does|will not work (like) (that)`,
      `${IT} can|will not (be) possible|done|happen|work`,
      `${IT} will not be possible|doable|feasible`,
      '(completely|absolutely|quite) out of the question',
      '^ (completely|absolutely|that) impossible',
      '^ not possible',
      '(i) (am) afraid|unfortunately|sadly not $',
      `(there) (is|s) nothing (more|else) ${I} can|could (do)`,
      `there ${BE} not (very|a) (much|lot|thing) (more|else|that) ${I} can|could (do)`,
      `there ${BE} no way (that|i|we|to|of)`,
      '^ no can do',
      '^ no chance',
      `${I} ${BE} only the receptionist|secretary|assistant`,
    ],
    whole(['here is what I can do', 'I am looking for a solution']),
    (sentence, found) =>
      notBefore('wait')(sentence, found) &&
      notAfter('that what if')(sentence, found) &&
      tells(sentence, found),
  ),
  rule(
    'no-problem',
    'negation',
    'no problem',
    [
      `(${IT}) (${BE}) no|zero (real) ${TROUBLE} (at) (all) (whatsoever)`,
      `(${IT}) (${BE}) not a|an|any (real) ${TROUBLE} (at) (all) (whatsoever)`,
      `(${IT}) (is|s) no|not (a|such) (a) big deal`,
      `${IT} will not be a|any|an ${TROUBLE}`,
      `${IT} will be no ${TROUBLE} (at) (all)`,
      '(it|that) does not matter',
      `${IT} does|will not pose|cause|present|make|create (a|any) (real) ${TROUBLE}`,
      `not the slightest|least|smallest|tiniest ${TROUBLE}`,
      '(it) (is|s) no harm done',
      `^ without (a|any) ${TROUBLE}`,
    ],
    ['certainly', 'with pleasure'],
    (sentence, found) => isReply(sentence, found),
  ),
  rule(
    'dont-worry',
    'negation',
    "don't worry",
    [
      `(please) (you) do|need|should|must not (you) ${WORRY} (yourself) (about) (it|that|a|anything) (thing)`,
      `(i) would not ${WORRY} (about) (it|that)`,
      `(please) do not be (too|so) ${AFRAID} (about|of) (it|that)`,
      `(please) do not get ${AFRAID}`,
      `(you) do|should not need|have to ${WORRY} (about) (it|that|anything)`,
      '(please) do not concern|trouble|upset yourself',
      'never (you) mind',
      `(there) (is|s) no|nothing (need|reason|cause|point|use) (for) (you) to ${WORRY} (about)`,
      `(there) (is|s) no|nothing (need|reason|cause) (for) (you) to be|get ${AFRAID}`,
      '(there) (is|s) no (need|reason|cause) for alarm|concern|panic',
      `^ (and|so|but) not to ${WORRY}`,
      `(please) do not let it ${WORRY} you`,
      'nothing to be afraid|worried|scared|ashamed of|about',
      'it is|s nothing serious|bad',
    ],
    (sentence, found) => ({
      to: withoutAbout(sentence, found),
      texts: ['rest assured', 'I am taking care of it'],
    }),
    (sentence, found) =>
      (norm(sentence, found.to - 1) === 'about' ||
        notBefore('the a an him her them your his')(sentence, found)) &&
      notAfter('i we they she he to parents patients people that who would does')(sentence, found),
  ),
];

/** The word that it hangs on is there: "that isn't my" alone says nothing. */
function tells(sentence: AnalysedSentence, { from, to }: Found): boolean {
  return to - from > 2 || norm(sentence, from) !== 'it' || norm(sentence, to - 1) === 'impossible';
}
