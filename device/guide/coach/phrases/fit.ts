import { elided } from '../french/words.ts';
import type { Language, Mark } from '../marks.ts';
import type { Sentence } from '../text/sentences.ts';
import type { Candidate } from './candidate.ts';

/** The mark of a candidate: its wordings so that they can stand where it stands. */
export function fitted(
  text: string,
  language: Language,
  sentence: Sentence,
  candidate: Candidate,
): Mark | null {
  const first = language === 'fr' ? startWithElision(sentence, candidate) : candidate.from;
  const opening = sentence.tokens[first];
  const last = sentence.tokens[candidate.to - 1];
  if (!opening || !last) return null;
  const closes = candidate.closes === true && sentence.closing !== undefined && sentence.end !== '.';
  const to = closes ? (sentence.closing?.to ?? last.to) : last.to;
  const before = first < candidate.from ? opening.norm : null;
  const raised = opening.capital && (sentence.opens[first] || sentence.shouted);
  const written = text.slice(opening.from, to);
  const style = apostropheOf(written, text);
  const suggestions = candidate.texts
    .map((wording) => (before === null ? wording : withBefore(before, wording)))
    .map((wording) => (closes ? `${wording}.` : wording))
    .map((wording) => (sentence.shouted ? wording.toUpperCase() : raised ? capitalised(wording) : wording))
    .map((wording) => wording.replaceAll("'", style));
  const different = [...new Set(suggestions)].filter((wording) => wording !== written);
  const fresh = different.filter((wording) => !isDoubled(text, opening.from, to, wording));
  const { rule, class: of, why } = candidate;
  return { from: opening.from, to, rule, class: of, why, suggestions: fresh.length > 0 ? fresh : different };
}

/** "qu'il n'y a personne" -> "que le cabinet ouvre": a word shortened for the old wording is written anew. */
function startWithElision(sentence: Sentence, { from, texts }: Candidate): number {
  const before = sentence.tokens[from - 1];
  if (before?.kind !== 'word' || before.joint === 'hyphen') return from;
  const meets = before.norm.endsWith("'") || sentence.tokens[from]?.joint === 'space';
  const changes = texts.some((wording) => elided(before.norm, wording) !== before.norm);
  return meets && changes ? from - 1 : from;
}

function withBefore(before: string, wording: string): string {
  const word = elided(before, wording);
  return word.endsWith("'") ? `${word}${wording}` : `${word} ${wording}`;
}

const same = (words: string) => words.toLowerCase().replaceAll('’', "'");

/** "Voilà, c'est noté" hardly becomes "C'est noté, c'est noté": a wording that stands beside the place already. */
function isDoubled(text: string, from: number, to: number, wording: string): boolean {
  const words = same(wording.replace(/[.,]$/, ''));
  const reach = words.length + 4;
  const after = same(text.slice(to, to + reach)).replace(/^[\s,;:–—-]+/, '');
  const before = same(text.slice(Math.max(0, from - reach), from)).replace(/[\s,;:–—-]+$/, '');
  const follows = after.startsWith(words) && !/^\p{L}/u.test(after.slice(words.length));
  return follows || (before.endsWith(words) && !/\p{L}$/u.test(before.slice(0, -words.length)));
}

const capitalised = (wording: string) => wording.slice(0, 1).toUpperCase() + wording.slice(1);

/** The apostrophe that the writer uses. */
function apostropheOf(written: string, text: string): string {
  return /['’]/.exec(written)?.[0] ?? (text.includes('’') ? '’' : "'");
}
