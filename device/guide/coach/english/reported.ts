import type { Sentence } from '../text/sentences.ts';

const set = (words: string) => new Set(words.split(' '));
const TELLING = set(
  'said says say saying asked asks ask asking told tells telling explained explains added adds thinks thought thinking ' +
    'believes believed hoped hopes hoping wonders wondered wondering confirmed confirms reports reported mentioned mentions ' +
    'insisted insists feared fears claimed claims wants wanted replied replies states stated writes wrote shouted shouts ' +
    'threatened threatens complained complains promised promises announced suggests suggested swears swore warns warned ' +
    'states informs informed worries argues argued admits admitted denies denied expects expected demands demanded answered ' +
    'answers repeats repeated convinced adamant worried afraid texted emailed apparently assumes assumed noticed heard knows',
);
const OWN = set('i we you');
/** "The reports" tell nothing. */
const DETERMINERS = set('the a an my your his her its our their this these all no');
const OWN_AGAIN = set('and but so , ; -');
const CALLERS = set(
  'patient caller mother father mum dad son daughter husband wife brother sister parents neighbour pharmacy pharmacist lab',
);
const CIVILITIES = set('mr mrs ms miss');
/** As far in as a name before a colon reaches: "Mrs van der Berg: ...". */
const LONGEST_NAME = 5;

/** By token: it tells what a caller says: "she said she would call", "he asked if we could", "according to his wife". */
export function reportedTokens({ tokens }: Sentence): readonly boolean[] {
  const speech = spokenFrom(tokens);
  if (speech >= 0) return tokens.map((_, at) => at >= speech);
  const reported = tokens.map(() => false);
  let open = false;
  tokens.forEach(({ norm }, at) => {
    if (open && OWN.has(norm) && OWN_AGAIN.has(tokens[at - 1]?.norm ?? '')) open = false;
    reported[at] = open;
    if (tells(tokens, at)) open = true;
  });
  return toldBefore(tokens) ? tokens.map(() => true) : reported;
}

const LAST_WORDS = 4;

/** "He will ring back, he said": told of afterwards. */
function toldBefore(tokens: Sentence['tokens']): boolean {
  const comma = tokens.findLastIndex(({ norm }) => norm === ',');
  const last = tokens.slice(comma + 1);
  const tale = comma > 0 && last.length >= 2 && last.length <= LAST_WORDS;
  const noun = DETERMINERS.has(last.at(-2)?.norm ?? '');
  return tale && !noun && TELLING.has(last.at(-1)?.norm ?? '') && !last.some(({ norm }) => OWN.has(norm));
}

function tells(tokens: Sentence['tokens'], at: number): boolean {
  const [before, word] = [tokens[at - 1]?.norm ?? '', tokens[at]?.norm ?? ''];
  if (word === 'to' && before === 'according') return true;
  if (!TELLING.has(word) || DETERMINERS.has(before) || before === 'be' || before === 'not') return false;
  if (at === 0 && /^(?:say|ask)$/.test(word)) return false;
  return !toldByUs(tokens.slice(Math.max(0, at - 3), at));
}

/** "Mr Bell: I would like to come": where the words of whoever is named begin, or -1. */
function spokenFrom(tokens: Sentence['tokens']): number {
  const colon = tokens.slice(0, LONGEST_NAME + 1).findIndex(({ norm }) => norm === ':');
  const named = tokens
    .slice(0, Math.max(0, colon))
    .some(({ norm }) => CALLERS.has(norm) || CIVILITIES.has(norm));
  return named ? colon + 1 : -1;
}

function toldByUs(before: Sentence['tokens']): boolean {
  return before.some(({ norm }) => OWN.has(norm));
}
