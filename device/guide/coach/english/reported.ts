import type { Sentence } from '../text/sentences.ts';

const set = (words: string) => new Set(words.split(' '));
const TELLING = set(
  'said says say asked asks told tells explained explains added thinks thought believes believed hoped hopes wonders ' +
    'wondered confirmed reports reported mentioned insisted insists feared claims claimed wants wanted replied',
);
const OWN = set("i i' we we' you you'");
/** "The reports" tell nothing. */
const DETERMINERS = set('the a an my your his her its our their this these all no');
const OWN_AGAIN = set('and but so , ; -');

/** By token: it tells what a caller says: "she said she would call", "he asked if we could". */
export function reportedTokens({ tokens }: Sentence): readonly boolean[] {
  const reported = tokens.map(() => false);
  let open = false;
  tokens.forEach(({ norm }, at) => {
    if (open && OWN.has(norm) && OWN_AGAIN.has(tokens[at - 1]?.norm ?? '')) open = false;
    reported[at] = open;
    const noun = DETERMINERS.has(tokens[at - 1]?.norm ?? '');
    if (TELLING.has(norm) && !noun && !toldByUs(tokens.slice(Math.max(0, at - 3), at))) open = true;
  });
  return reported;
}

function toldByUs(before: Sentence['tokens']): boolean {
  return before.some(({ norm }) => OWN.has(norm));
}
