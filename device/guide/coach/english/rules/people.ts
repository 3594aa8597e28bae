import type { Better, Found, PhraseRule } from '../../phrases/rule.ts';
import type { AnalysedSentence } from '../../text/analysed.ts';
import { clauseEnd, isQuestion, norm, notBefore, rule, whole } from './rule.ts';

const LISTENING = ['I am listening', 'I understand'];
const NEUTRAL = ['how may I help you', 'may I ask the reason for your call'];

const ILL =
  'ill|sick|old|deaf|disabled|unwell|crazy|mad|overweight|depressed|handicapped|demented|hysterical|drunk|stupid|blind|dumb|' +
  'confused|senile|fat|obese|elderly|alcoholic|contagious|infectious|neurotic|paranoid|daft|thick|slow|mental|insane|' +
  'hypochondriac|illiterate|blockheaded';
const VERY = '(really|very|still|so|too|even|just|always|quite|perhaps|that|a|bit|or|actually)';
const ADJECTIVES =
  'old|little|silly|crazy|mad|poor|daft|dotty|batty|grumpy|annoying|difficult|awkward|rude|nasty|tiresome|demanding|' +
  'stupid|stroppy|impossible|confused|hysterical|fat|strange|weird|funny|odd|unpleasant|moaning|pushy|bloody|horrible|' +
  'tedious|ancient|problem|cheeky';
const PERSONS =
  'lady|woman|man|bloke|guy|girl|dear|boy|biddy|bat|codger|fool|thing|person|people|folk|patient|patients|caller|callers|' +
  'client|clients|customer|gentleman|chap|fellow|granny|grandma|grandpa|one|lot|soul|cow|git|goat';
const WHO = 'a|an|the|some|this|that|these|those|such|one|another|our|your|my|what';
const WRONG =
  'wrong|mistaken|confused|incorrect|lying|exaggerating|misinformed|unreasonable|ridiculous|rude|difficult|imagining';

/** Each opinion of a person; "an 84-year-old man" and "the old patient card" tell facts. */
function isJudged(sentence: AnalysedSentence, { from, to }: Found): boolean {
  const words = sentence.tokens.slice(from, to).map((token) => token.norm);
  const before = norm(sentence, from - 1);
  if (/^(?:years?|yr|yrs|months?|weeks?|days?)$/.test(before) || sentence.tokens[from - 1]?.kind === 'number')
    return false;
  if (sentence.tokens.slice(from + 1, to).some((token) => token.capital && !sentence.shouted)) return false;
  const last = words.at(-1) ?? '';
  if (
    /^(?:thing|one|lot|person|people|patient|patients)$/.test(last) &&
    words.some((word) => /^(?:old|little|elderly|funny|odd|strange|confused|impossible|one)$/.test(word))
  )
    return false;
  if (/^(?:boy|girl)$/.test(last) && words.includes('little')) return false;
  return sentence.tokens[to]?.joint !== 'hyphen' && norm(sentence, to) !== 's';
}

export const ENGLISH_PEOPLE_RULES: readonly PhraseRule[] = [
  rule(
    'ill',
    'pejorative',
    'are you ill?',
    [
      `are you ${VERY} ${VERY} ${ILL} (or) (something)`,
      'are you (a) (bit|little) hard of hearing',
      'are you dying',
      `(are|do|have) you feeling|feel|gone|look ${VERY} ill|sick|unwell|poorly|mad|crazy`,
      'are you out of your mind',
      'what is|s your|his|her condition|ailment|diagnosis',
      'are you an|a (old|heavy) pensioner|alcoholic|smoker|drinker|addict|drunk|hypochondriac',
      `(so) you are ${VERY} ${VERY} ${ILL} (again)`,
      `is|are he|she|they ${VERY} ${ILL}`,
      `is your|his|her mother|father|husband|wife|son|daughter|child|mum|dad|friend|partner ${VERY} ${ILL}`,
      'what seems to be the|your problem|trouble|matter',
      'what is|s up with you|him|her|your',
      'what is|s (your|the) (big|actual|real|exact) problem|trouble|matter|illness|disease|complaint|issue (with) (you|him|her)',
      'what is|s wrong (with|now|this) (you|him|her|time|your)',
      'what is|s it now|this|again (time) $',
      'what now $',
      'what is|s ailing you',
      'what ails you',
      'what are you suffering from',
      'what do you suffer from',
      'what have you got $',
      'what illness|disease do|have you (have|got)',
      'do|have you (got) have|a|some (a) (sort|kind) (of) problem|illness|disease',
      'did|do|can|have you (even|actually|at) (all) understand|understood|follow (me|what|that|it|now|english)',
      'did|do|have you get|got|hear|heard|catch me|that $',
      'do you know what i mean',
      'are you (even|actually|still) listening (to) (me)',
      'are you with|following me',
      '^ (so|and) (you) understand|understood|got (it|that|me) $',
      'is that (now) clear|understood',
      'am i making myself clear|understood',
      'can you even read|hear|listen|count|speak $',
    ],
    whole(NEUTRAL),
    (sentence, found) =>
      isQuestion(sentence) && notBefore('from since in')(sentence, found) && !isOfThing(sentence, found),
  ),
  rule(
    'wrong',
    'pejorative',
    "you're wrong",
    [
      `you are (completely|totally|quite|simply|clearly|obviously|being|just) (very|so|too|a) ${WRONG}`,
      'you are being (very|so|too|a) (bit) difficult|rude|unreasonable|ridiculous|aggressive|silly|unfair|childish|impatient',
      `you must|seem|sound|look|appear (to) (be) (very|rather|a) (bit) ${WRONG}|ill|drunk`,
      'you are imagining things',
      'you are|were not listening',
      'you are not the only one|patient|person',
      '(it|that|this) is|s (complete|utter|just) nonsense|ridiculous|rubbish|absurd|stupid',
      '^ you again',
      'you are not making (any) sense',
      'you are (just) making it|this|that up',
      'you (have|must) (have) misheard|misunderstood',
      'you (have) got it|that|this (all) (completely) wrong',
      'you (have) got the wrong day|date|time|number|idea|end',
      'you (have) made a mistake',
      'you (simply|clearly|obviously) do not (seem) (to) understand|listen (me|it|what)',
      'you never listen',
      '(it|that|this) is|s (all) (entirely|only) your (own) fault|problem|mistake',
      'how many times do|must|have i (have) (to)',
    ],
    whole(['let us check this together', 'here is what I have noted']),
    (sentence, { from }) => !/^(?:if|when|whether|that)$/.test(norm(sentence, from - 1)),
  ),
  rule(
    'person',
    'pejorative',
    'old lady',
    [
      `(${WHO}) (very|rather|really|so) (little|poor) (old|little) ${ADJECTIVES} (old|little) ${PERSONS}`,
      `${WHO} (rather) (little) (old) bloke|guy|fella|geezer|biddy|codger|nuisance|moaner|whiner|hypochondriac|timewaster|troublemaker|nutcase|nutter|junkie|pest|crackpot|lunatic|idiot|moron|weirdo|crank|madman|madwoman|oap|oldie|granny|drunk|druggie`,
      `${WHO} (awful|real|total|proper|right) (time|drama|problem|pain|regular|trouble|head|frequent) waster|queen|maker|case|moaner|flyer`,
      `${WHO} (real) pain in the neck|backside|arse`,
      'some man|woman|lady|fellow|chap|gentleman|person|kid|girl|boy',
      'you|those people|lot',
      'people like you|that|him|her|them',
      'your|her|his sort|kind $',
    ],
    ['the patient'],
    isJudged,
  ),
  rule(
    'dear',
    'pejorative',
    'my dear',
    [
      'my dear|love|darling|lovely|duck',
      'love|darling|sweetheart|sweetie|hun|hon|honey|dear|dearie|dearest|duck|pet|mate|buddy|pal|luv|babe|treacle|poppet|lad|lass $',
      'young man|lady $',
    ],
    ['madam', 'sir'],
    (sentence, { from, to }) =>
      norm(sentence, from) === 'my'
        ? sentence.tokens[to]?.kind !== 'word'
        : norm(sentence, from - 1) === ',' || isThanked(sentence, from),
  ),
  ...orderRules(),
];

/** "Thanks love", "okay darling". */
const isThanked = (sentence: AnalysedSentence, from: number) =>
  /^(?:thanks|you|okay|ok|yes|no|hello|bye|sorry|morning|right)$/.test(norm(sentence, from - 1)) && from <= 3;

function orderRules(): readonly PhraseRule[] {
  const LOUD =
    'shout|yell|swear|interrupt|scream|curse|threaten|insult|argue|moan|whine|complain|rant|bully|abuse|shriek|hassle';
  const LOUDLY =
    'shouting|yelling|swearing|interrupting|screaming|cursing|threatening|insulting|arguing|moaning|whining|complaining|' +
    'ranting|bullying|abusing|shrieking|hassling|talking|ringing|calling|pestering|crying|fussing|lying|panicking|being|acting|' +
    'snapping|wasting|repeating';
  const CROSS =
    'angry|upset|rude|aggressive|cross|impatient|silly|ridiculous|difficult|nasty|mad|annoyed|abusive|unreasonable|cheeky|' +
    'stupid|worked|loud|hysterical|unfair|childish|like|so|agitated|smart|pushy|insolent|offensive|sarcastic';
  const CIVIL =
    'quiet|polite|reasonable|patient|civil|silent|sensible|nice|respectful|courteous|calm|serious|nicer|quieter|calmer|honest';
  const HOW =
    'slowly|quietly|softly|calmly|clearly|politely|properly|nicely|slower|quieter|softer|louder|up|lower|calmer|respectfully|normally';
  return [
    rule(
      'calm',
      'imperative',
      'calm down',
      [
        '(just) calm (yourself) down|yourself',
        '(just) keep|stay|remain|get (very|nice) (and) calm|civil|polite|quiet|reasonable|courteous',
        `^ (now) (just) be (a) (bit|little) (more|very|so) ${CIVIL}`,
        `(try|need|have|must|please) (to) be (a) (bit|little) more ${CIVIL}`,
        '(just) cool|settle|simmer|pipe|quieten|quiet|tone|slow (it) down',
        '^ (just) relax|chill|shush|hush|silence|enough|shh|easy $',
        '^ (just) chill out',
        'take it easy',
        'pull yourself together',
        'get a grip',
        '(please) control|compose|behave yourself',
        '(please) control|keep|mind|watch|lower|moderate|check|hold your voice|language|tone|manners|mouth|temper|tongue|cool|hair|attitude (down|on)',
        '(please) keep it|your (voice) down',
        'watch it|yourself $',
        `^ (now) (that|this) (is|s) (quite) enough $`,
        '^ enough is enough',
        'give it a rest',
        'get a hold of yourself',
        'take a deep breath $',
      ],
      instead,
      isOrder,
    ),
    rule(
      'stop',
      'imperative',
      'stop shouting',
      [
        `(just) do|need|must not (you) (dare|start|keep|go) ${LOUD}|${LOUDLY} (at|with) (me|us|my) (like) (that)`,
        'do not raise your voice (at|to|with) (me|us)',
        `do not get|be|act|become (so|too|all|that) ${CROSS} (with|up|like) (me|us|that)`,
        'do not speak|talk (to|over|at|back) (me|us) (like|in|with|so|over) (that|this|such) (tone|way|a)',
        'do not take|use that|such|this (a) (kind|sort) (of) (tone|language|word|words|attitude)',
        'do not use bad|foul|strong language',
        'do not cut|put me|us off|down',
        'do not make a scene|fuss',
        'do not lose your temper|cool',
        'do not hang up on me|us',
        'do not waste my|our time',
        'do not you dare',
        'do not exaggerate|overreact|lecture|push (me|it|us)',
        'stop making (such) (a) (fuss|drama|scene|it)',
        'stop exaggerating|overreacting|lecturing',
        'answer me|my (question)',
        '^ (now) look (here) $',
        'do as|what i say|tell',
        'respect me|us|the (staff)',
        'enough of that|this',
        '(there) (is|s) no need for that|this|such (tone|language|kind)',
        '^ (no) quiet|shouting (please) $',
        'do not take it out on me|us',
        `you can not talk|speak|shout (to|at) me|us (like) (that)`,
        `(there) (is|s) no need to|for ${LOUD}|be|get|language|rudeness|aggression (${CROSS})`,
        `no need to ${LOUD}`,
        `(just) stop|quit|cease (all|this|that|your) ${LOUDLY} (so|at|with) (me|us|${CROSS})`,
        `stop|quit getting|being|becoming|acting (so|all|this) ${CROSS} (up)`,
        'stop it|that|this (now|at|immediately|right) (once) $',
        '(now) (just) (you) listen to me|us|what|yourself',
        '^ (now) (just) (you) listen (here|up|carefully) $',
        '(just) hear me out',
        '(just) let me|us (just) (at) (least) finish|speak|talk|explain|answer',
        '(just) let me|us get a word in',
        '(just) wait your turn',
        'shut up|it|your',
        `speak|talk (to) (me) (a) (bit|little) (more) ${HOW}`,
        'speak|talk to me|us with (some|more) respect',
        'show|have some|more|a (little) (bit) (of) respect|patience|manners|decency',
        '^ a little|bit (more) (of) respect|patience|politeness',
        '(just) pay attention $',
        '(just) hurry up',
        'get to the point',
        'make up your mind',
        '^ grow up $',
        'think before you speak',
        'pull the other one',
        'leave me|us alone',
        '^ (just) get lost',
        '^ (just) go away',
      ],
      instead,
      isOrder,
    ),
  ];
}

const SUBJECTS =
  /^(?:the|patient|patients|he|she|is|was|very|are|we|i|they|who|has|have|had|him|her|them|us|cannot|cant|not|helps|help|child|did|does|for|of|with|a|will|would|more|your|his|my|and|in|some|no|be|were)$/;
const ALONE = /^(?:quiet|listen|relax|chill|shush|hush|silence|enough|shh|easy)$/;

/** Told to somebody: at the beginning, after "please" or a name, after "you must". Not "he cannot calm down". */
function isOrder(sentence: AnalysedSentence, { from, to }: Found): boolean {
  const words = sentence.tokens.slice(from, to).map((token) => token.norm);
  if (/^(?:speak|talk|let)$/.test(words[0] ?? '') && (isQuestion(sentence) || !isTold(sentence)))
    return false;
  if (words.length === 1 && !ALONE.test(words[0] ?? '')) return false;
  if (
    /^(?:to|be|not|stop|the|is|get|just|so|more|very|a|and|it|at|do)$/.test(words.at(-1) ?? '') &&
    !/^(?:stop|watch) it$|^tone it/.test(words.join(' '))
  )
    return false;
  // Advice for a time: "keep calm for an hour".
  if (isForATime(sentence, to)) return false;
  const before = norm(sentence, from - 1);
  if (before === 'to') return isToldTo(sentence, from);
  if (before === 'and' || before === 'not' || before === 'will' || before === 'would')
    return ordersBefore(sentence, from);
  return !SUBJECTS.test(before);
}

const isForATime = ({ tokens }: AnalysedSentence, to: number) =>
  tokens
    .slice(to, to + 3)
    .some(
      ({ norm: word }, at) => word === 'for' && /^(?:a|an|one|two)$/.test(tokens[to + at + 1]?.norm ?? ''),
    );

/** "What is the problem with the invoice?" */
function isOfThing(sentence: AnalysedSentence, { to }: Found): boolean {
  const at = norm(sentence, to - 1) === 'with' ? to : to + 1;
  return norm(sentence, at - 1) === 'with' && /^(?:the|this|that|our)$/.test(norm(sentence, at));
}

const LEADING = /^(?:please|you|must|need|have|got|to|would|could|can|try|just|and)$/;

/** What leads to the order goes with it, "you need to", "would you please"; and what hangs on it. */
function instead(sentence: AnalysedSentence, { from, to }: Found): Better {
  let start = from;
  while (start > 0 && LEADING.test(norm(sentence, start - 1))) start--;
  if (norm(sentence, start) === 'and') start++;
  const told = /^(?:will|i|we|who|that|if|not)$/.test(norm(sentence, start - 1));
  return { from: told ? from : start, to: clauseEnd(sentence, to), texts: LISTENING };
}

const TOLD = new Set(['please', 'sir', 'madam', 'mr', 'mrs', 'ms', 'miss', 'me', 'us']);

/** "Speak more slowly, please"; "Speak slowly" alone is advice to whoever reads it. */
const isTold = ({ tokens }: AnalysedSentence) => tokens.some(({ norm: word }) => TOLD.has(word));

/** "You need to calm down", "try to be more polite", "I need you to listen to me". */
function isToldTo(sentence: AnalysedSentence, from: number): boolean {
  const before = sentence.tokens.slice(Math.max(0, from - 6), from).map((token) => token.norm);
  return before.includes('you') || /^(?:try|need|please|have|got|ought)$/.test(before.at(-2) ?? '');
}

/** "Sit down and listen to me": the sentence begins with an order; "she says and ..." does not. */
const ordersBefore = (sentence: AnalysedSentence, from: number) =>
  sentence.tokens
    .slice(0, from)
    .some((token) => /^(?:please|calm|stop|quiet|you|sir|madam|down)$/.test(token.norm));
