import { diffArrays, diffWordsWithSpace } from 'diff';
import type { CardText } from './card.ts';

/** One piece of a line: in both texts, or only in the earlier (`old`) or the later one (`new`). */
export interface Piece {
  readonly in: 'both' | 'old' | 'new';
  readonly text: string;
}
export type DifferentLine = readonly Piece[];

/** Beyond this, words are not compared one by one: a line is old or new as a whole. */
const LONGEST_LINE = 2000;

/** What has changed from one text to the other, line by line, the title first; a changed line word by word. */
export function difference(before: CardText, after: CardText): readonly DifferentLine[] {
  const lines: DifferentLine[] = [];
  let gone: string[] = [];
  for (const { added, removed, value } of diffArrays(linesOf(before), linesOf(after))) {
    if (removed) gone = value;
    else if (added) {
      lines.push(...pairs(gone, value));
      gone = [];
    } else {
      lines.push(...gone.map(only('old')), ...value.map(only('both')));
      gone = [];
    }
  }
  return [...lines, ...gone.map(only('old'))];
}

const linesOf = ({ title, body }: CardText): string[] => [
  title,
  ...body.split('\n').filter((line) => line.trim()),
];

const only =
  (where: Piece['in']) =>
  (text: string): DifferentLine => [{ in: where, text }];

/** Lines that took the place of others: the first of the first, and so on. */
function pairs(old: readonly string[], now: readonly string[]): DifferentLine[] {
  const length = Math.max(old.length, now.length);
  return Array.from({ length }, (_, at): DifferentLine => {
    const [before, after] = [old[at], now[at]];
    if (before === undefined || after === undefined)
      return only(before === undefined ? 'new' : 'old')(before ?? after ?? '');
    return words(before, after);
  });
}

function words(before: string, after: string): DifferentLine {
  if (before.length + after.length > LONGEST_LINE) return [...only('old')(before), ...only('new')(after)];
  return diffWordsWithSpace(before, after).map(({ added, removed, value }) => ({
    in: added ? 'new' : removed ? 'old' : 'both',
    text: value,
  }));
}
