import type { Better, Found, PhraseRule } from '../../phrases/rule.ts';
import type { AnalysedSentence } from '../../text/analysed.ts';
import { norm, notBefore, rule, whole } from './rule.ts';
import { BE, EVERYBODY, isAdverb, isStaff } from './words.ts';

const OWNERS = /^(?:my|your|his|her|their|whose|of|for|from|by|with|to|at)$/;

/** Whether somebody of the practice is spoken of: "the letter has left", "the doctor's post is late" judge nobody. */
function ofStaff(sentence: AnalysedSentence, { from }: Found): boolean {
  if (isStaff(norm(sentence, from))) return true;
  let at = from - 1;
  while (at > 0 && isAdverb(norm(sentence, at))) at--;
  const before = norm(sentence, at);
  if (at < 0) return false;
  if (isStaff(before))
    return !OWNERS.test(norm(sentence, at - 1)) || /^(?:your|our|my)$/.test(norm(sentence, at - 1));
  return isNameOfStaff(sentence, at);
}

/** "Dr van Dyke", "Nurse Joy", "Doctor Mary Hill". */
function isNameOfStaff(sentence: AnalysedSentence, at: number): boolean {
  for (let back = at; back >= Math.max(0, at - 3); back--) {
    const token = sentence.tokens[back];
    if (token?.kind !== 'word' && token?.norm !== '.') return false;
    if (back < at && isStaff(token.norm)) return !OWNERS.test(norm(sentence, back - 1));
    if (back === at && !token.capital && !sentence.shouted) return false;
  }
  return false;
}

/** "Has left a message", "has gone through the file" are no absence. */
const LEAVING_SOMETHING =
  /^(?:a|an|you|your|his|her|some|it|this|that|instructions|word|orders|me|us|them|him|open|blank|two|three|through|over|into|with|wrong|well|to|deaf|blind|hoarse|up|down|ahead)$/;
const OF_PLACE = /^(?:office|building|practice|surgery|house|clinic|desk|premises|room|lunch|home|bed)$/;

const GOING_OUT = /^(?:popped|nipped|stepped|slipped|dashed|headed|wandered)$/;

function isAway(sentence: AnalysedSentence, found: Found): boolean {
  const [last, next] = [norm(sentence, found.to - 1), norm(sentence, found.to)];
  if (last === 'left' || last === 'gone') {
    if (next === 'to' && /^(?:lunch|bed|a|work)$/.test(norm(sentence, found.to + 1)))
      return ofStaff(sentence, found);
    if (LEAVING_SOMETHING.test(next)) return false;
    if (next === 'the' && !OF_PLACE.test(norm(sentence, found.to + 1))) return false;
  }
  if (
    last === 'out' &&
    !GOING_OUT.test(norm(sentence, found.to - 2)) &&
    norm(sentence, found.to + 2) !== 'moment' &&
    !/^(?:|again|today|still|,|\)|all|this|until|till|to)$/.test(next)
  )
    return false;
  return ofStaff(sentence, found);
}

const HERE =
  '(in|here|there|back|around|about|available|free|reachable|present|working|contactable|on|at|up) ' +
  '(the|his|her|their|site|duty|call|work|office) (office|building|practice|surgery|desk|phone|premises|room)';
const PLACE =
  /^(?:in|here|there|back|around|about|available|free|reachable|present|contactable|duty|site|work|office|building|practice|surgery|desk|premises|room|working)$/;
const WHEN_TOKEN = '(yet|anymore|today|now|tomorrow|tonight|either|any)';

/** It ends in a place or a time: "isn't here", "isn't back yet"; not "isn't in pain", "isn't on tablets". */
function isMissing(sentence: AnalysedSentence, found: Found): boolean {
  const words = sentence.tokens.slice(found.from, found.to).map((token) => token.norm);
  if (!words.some((word) => PLACE.test(word))) return false;
  if (/^(?:the|his|her|their|a)$/.test(words.at(-1) ?? '')) return false;
  const next = norm(sentence, found.to);
  const last = words.at(-1) ?? '';
  if (
    /^(?:in|on|at|about|up)$/.test(last) &&
    !/^(?:|,|and|but|today|this|on|so|at|;|all|right|sir|madam|yet|until|before|either|again|mr|mrs|ms|for|i|he|she|-|–|—|\(|or|just|or)$/.test(
      next,
    )
  )
    return false;
  if (last === 'free' && /^(?:of|from)$/.test(next)) return false;
  return ofStaff(sentence, found);
}

const NOT_OF_COMING =
  /^(?:eat|drink|take|drive|smoke|eating|drinking|driving|stop|use|wash|remove|exercise|fly|lift|swim|tablets|tablet|dose|meals|food|bath|shower|sign)$/;
const WHEN =
  /^(?:\d.*|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday|noon|midday|tonight|this|next|later|late|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|quarter|the|about|around|after|lunch|lunchtime|evening|morning|afternoon|january|february|march|april|may|june|july|august|september|october|november|december|new|christmas|easter|well|mid|a)$/;

function isOfReturn(sentence: AnalysedSentence, { from, to }: Found): boolean {
  const near = sentence.tokens.slice(Math.max(0, from - 5), to);
  return WHEN.test(norm(sentence, to)) && !near.some((token) => NOT_OF_COMING.test(token.norm));
}

const AWAY = ['away and back shortly', 'out of the office'];

/** "They're not here" -> "they are away". */
function away(sentence: AnalysedSentence, { from, to }: Found): Better {
  const words = sentence.tokens.slice(Math.max(0, from - 1), to).map((token) => token.norm);
  const before = words[0] ?? '';
  const plural =
    words.some((word) => PLURAL.test(word)) || (/s$/.test(before) && from > 0 && isStaff(before));
  return { texts: AWAY.map((text) => `${plural ? 'are' : 'is'} ${text}`) };
}

const PLURAL = /^(?:are|were|have|they|we|both)$/;
const AM = 'is|are|s|was|were';
const HAS = 'has|have|s';

export const ENGLISH_ABSENCE_RULES: readonly PhraseRule[] = [
  rule(
    'left',
    'absence',
    'has already left',
    [
      `${HAS}|had|is|are already|just|long|since|now left|gone (home|out|early|off)`,
      `${HAS} left|gone|went (home|early|already|out|off) (for) (the) (day)`,
      'left|leaves|leave|went|goes|go (home) already|early|home|ages|hours (for) (the) (day|today|ago)',
      'left|went (for) (the) (an|a|ten|five|half|twenty|some|just|day|today) (few) (an) (hour|minutes|minute|while|day|moment|time) (ago)',
      'left at|about|around|before # (o) (clock)',
      `${AM} (already|long) gone (home|already|for|early) (the) (day)`,
      `${AM}|${HAS} done|finished|off|out|away|left|gone (working|work) for the day|week|afternoon|night|evening`,
      `${AM}|${HAS} done|finished|off|left|gone for today|tonight`,
      `${HAS} (already) finished (work|early|surgery|for) (today)`,
      `${AM} already off|out|away (home)`,
      `${AM} off|out|away again`,
      `${AM} only back|in|here|available|free`,
      'only comes|returns|gets|starts|arrives (back|in|on|at)',
      `${AM} no longer here|in|around|available`,
      `${AM} not picking|answering (up)`,
      'does|did not answer|pick (up)',
      `did not make it (in|to) (today|work)`,
      `${AM} (still) in bed|asleep`,
      `${AM} off sick|ill|again|today|work|duty`,
      `${AM} (still|always|often) out`,
      `${HAS} (just) popped|nipped|stepped|slipped|dashed|wandered|disappeared|vanished|headed|knocked|clocked out|off|away|home`,
      '(just) popped|nipped|stepped|slipped|dashed|headed out|off|home',
      `${HAS} called it a day`,
      'rang|called|phoned in sick',
      `${AM}|${HAS}|having (on|having) the|a|his|her day off`,
      'took|taken the|a day|afternoon|morning off',
      `${AM} nowhere to be seen|found`,
      `${AM} absent|unavailable|unreachable|missing`,
      `${AM} on holiday|leave|lunch|break|vacation again`,
      `${AM} still at|on (his|her|their|a) (lunch|coffee) lunch|home|holiday|break|breakfast`,
      `${AM} at|on|having (his|her|their|a) (lunch|coffee|tea|cigarette|long) lunch|break|coffee`,
      `${AM} out to lunch`,
      `${AM} (always|still|often|usually|never|very|a|quite|already|again) (bit|little|so) (running) late|behind|delayed (again|today|as) (usual|always)`,
      `${AM} (running) (about) _|# minutes|min|mins|hour|hours late|behind`,
      `${AM} running (very|a|so) (bit|little) late|behind (again)`,
      `${AM} never|rarely|seldom|hardly (ever) here|in|available|around|back|free|reachable`,
      `${AM} never|rarely|seldom|hardly (ever) on time`,
      `${AM} too|far|always (too) busy`,
      'never|rarely works|comes|answers|arrives (in) (on) (time)',
      'always comes|arrives|is|turns (in|up) late',
      '^ (already) gone|left home|already|early',
    ],
    away,
    (sentence, found) =>
      tellsAway(sentence, found) && (isAway(sentence, found) || startsBare(sentence, found)),
  ),
  rule(
    'missed',
    'absence',
    "you've just missed him",
    ['you (have) (only|only) just missed him|her|them|the|dr', 'you missed him|her|them by'],
    ['the doctor is back shortly'],
  ),
  rule(
    'not-here',
    'absence',
    "isn't here",
    [
      `${AM} not (even) (yet) (actually) ${HERE} ${WHEN_TOKEN}`,
      `^ not (even) in|here|around|back yet|today|anymore|now`,
      `${AM} never (in|here|there|around|available)`,
      `${HAS} not (yet) arrived|come|turned|shown|returned|started|got|appeared|been (in|up|back|here|to) (from) (work|lunch|holiday) (yet|today)`,
      `${HAS} yet to arrive|come|return|appear|start|turn (in|up|back)`,
      'did not come|turn|show (in|up|back|to) (work)',
      'does not work|come|start (in|on|here) (mondays|tuesdays|wednesdays|thursdays|fridays|weekends|until|before|afternoons|mornings)',
      'will not be in|here|back|around|available|working|free (at) (all) (today|tomorrow|yet|this|for|again)',
      'can not be reached|contacted',
    ],
    away,
    (sentence, found) => startsBare(sentence, found) || isNotThere(sentence, found),
  ),
  rule(
    'until',
    'absence',
    'not before 4',
    [
      `${AM}|be not (in|here|back|free|available|around|there|expected|due) (back|in|again) until|till|before`,
      'will not be|return|come|arrive (in|here|back|free|available|around|there) until|till|before',
      'does not|never come|start|arrive|get|work (in|back|here) until|till|before',
      'not until|before|till|til',
      'no|not sooner|earlier than',
    ],
    (sentence, { from }) => ({
      texts: [/^(?:not|no)$/.test(norm(sentence, from)) ? 'from' : 'is back from'],
    }),
    (sentence, found) =>
      isOfReturn(sentence, found) &&
      (/^(?:not|no)$/.test(norm(sentence, found.from)) || ofStaff(sentence, found)),
  ),
];

/** "Not in today", "already gone home": nobody is named, so the doctor is meant. */
const startsBare = (sentence: AnalysedSentence, { from, to }: Found) =>
  from === 0 &&
  /^(?:not|already|gone|left)$/.test(norm(sentence, 0)) &&
  to > 1 &&
  sentence.tokens[to]?.kind !== 'word';

/** The state, not only the verb of it, is there. */
function tellsAway(sentence: AnalysedSentence, { from, to }: Found): boolean {
  const last = norm(sentence, to - 1);
  return to - from > 1 && !/^(?:is|are|was|were|a|at|on|his|her|their|the|for|to)$/.test(last);
}

const COMING =
  /^(?:arrived|come|turned|shown|returned|started|appeared|arrive|return|appear|start|turn|show|work|reached|contacted|got)$/;

function isNotThere(sentence: AnalysedSentence, found: Found): boolean {
  const words = sentence.tokens.slice(found.from, found.to).map((token) => token.norm);
  if (!words.some((word) => COMING.test(word))) return isMissing(sentence, found);
  if (/^(?:got|come|been|turned)$/.test(words.at(-1) ?? '') && norm(sentence, found.to) !== '')
    if (sentence.tokens[found.to]?.kind === 'word') return false;
  if (words[0] === 'does' && words.length < 4) return false;
  return ofStaff(sentence, found);
}

const GONE = 'gone|left|away|out|off|home|absent|busy';
const ONES = 'left|here|there|in|around|about|available|answering|working|free|at|on|to';

export const ENGLISH_EVIDENCE_RULES: readonly PhraseRule[] = [
  rule(
    'nobody',
    'false-evidence',
    "there's nobody here",
    [
      `there ${BE} nobody|noone (else) (${ONES}) (here|in) (to) (help|answer)`,
      `there ${BE} no one (else) (${ONES}) (here|in) (to) (help|answer)`,
      `there ${BE} no doctor|doctors|receptionist|staff|nurse (left|here|in|around|available|at) (all)`,
      `there ${BE} not anyone|anybody|a (single) (soul|person) (else) (${ONES}) (here)`,
      `there ${BE} not a soul (${ONES}) (here)`,
      `not a soul (${BE}) (${ONES})`,
      `nobody|noone ${BE} (still|currently|ever) ${ONES}`,
      `no one ${BE} (still|currently|ever) ${ONES}`,
      'nobody|noone works|answers|comes|picks (here|up|in)',
      'no one works|answers|comes|picks (here|up|in)',
      '^ (sorry|sir|madam|unfortunately) (,) nobody|noone can help|answer|take|see|speak (you)',
      '^ (sorry|sir|madam|unfortunately) (,) no one can help|answer|take|see|speak (you)',
      `${EVERYBODY} (else) (has|is|s|have|are) (all) (already) (long) ${GONE} (home|out|for|already) (the) (day)`,
      `${EVERYBODY} (else) (is|s|are) (all) (already) (on|at|having|out|in) (to|their|a) holiday|holidays|lunch|leave|break|vacation|bed|asleep|meeting`,
      `${EVERYBODY} (else) went home`,
      `they|we (have|are) (all) all|already (already) gone|left|out|away|off (home|for) (the) (day)`,
      'they (have|are) gone home',
      'they|we (have|are) all (on|at|having|gone|out|off) (to|for) holiday|lunch|leave|break',
      'doctors|nurses|staff|colleagues|secretaries have|are all (already) gone|left|away|out|busy|off (home)',
      'all (of) (the|our) doctors|nurses|staff|colleagues|secretaries have|are (already) gone|left|away|out|busy|off (home)',
      'i am (here) (all) (completely|totally|quite) alone (here|today|tonight|in)',
      'i am (here) (all) on my own (here|today|tonight)',
      'i am (all) by myself (here)',
      'there is|s only me (here|in|left|around)',
      'it is|s only|just me (here|in|left|today|tonight|at)',
      'we are not open (yet|now|anymore)',
      'i am the only one|person (here|in|left|around)',
      'the|this office|building|place|practice|surgery|desk|house|clinic|reception is|s (completely|totally|already|all|quite|now) empty|deserted',
    ],
    whole(['here are our opening hours', 'the practice opens again in the morning']),
    (sentence, found) => isOfHouse(sentence, found),
  ),
  rule(
    'closed',
    'false-evidence',
    "we're closed",
    [
      'we are (already|now|all) (already|now|long) closed|shut',
      'we have (already) closed|shut',
      'it is|s (already) closed|shut',
      'is closed|shut (right) now|already',
    ],
    ['here are our opening hours'],
    notBefore('on from at between for to until till every and over today tomorrow this during in because'),
  ),
  rule(
    'evident',
    'false-evidence',
    'as you know',
    [
      'as you (should|must|can|may|will|surely) (already|well|doubtless) (very) know|see|imagine|understand',
      'as you are (well|surely) (already) aware',
      'you should|must (already|surely) know (that)',
      'you know (very|perfectly|full|quite) well',
      'you can see (for) (yourself) that',
      '(it|that) is|s (quite|perfectly) obvious|logical|evident',
      '^ obviously|evidently',
    ],
    ['for your information', 'let me explain'],
  ),
];

const HELPING = /^(?:help|answer|take|see|speak|do|tell|know|knows|decide)$/;

/** "There is nobody at home to help her", "nobody is available to drive him" are of the caller. */
function isOfHouse(sentence: AnalysedSentence, { from, to }: Found): boolean {
  const [last, next] = [norm(sentence, to - 1), norm(sentence, to)];
  if (last === 'empty' && /^(?:on|because|of|in)$/.test(next)) return false;
  if (next === 'who') return HELPING.test(norm(sentence, to + 2));
  if (/^(?:with|living|else)$/.test(next)) return false;
  if (next === 'for' && norm(sentence, to + 1) !== 'you') return false;
  if (next === 'at' || last === 'at') return norm(sentence, last === 'at' ? to : to + 1) !== 'home';
  if (last === 'to' || next === 'to') {
    const rest = sentence.tokens.slice(to, to + 4).map((token) => token.norm);
    return !rest.some((word) => /^(?:him|her|them|his|their|drive|look|care|collect)$/.test(word));
  }
  const before = norm(sentence, from - 1);
  return !/^(?:has|had|with|like|for|of)$/.test(before);
}
