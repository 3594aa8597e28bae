/** Number of letters to add, drop, change or swap with their neighbour to get from one word to the other. */
function distance(from: string, to: string): number {
  let before: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const change = from[i - 1] === to[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      const swap = swapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + change, swap);
    }
    before = row;
    row = next;
  }
  return row[to.length] ?? 0;
}

const bare = (word: string) => word.toLowerCase().replace(/[^a-z0-9]/g, '');

/** The word most like the one that was written, or null if none is like it. `continueWithin` is continue_within. */
export function nearest(written: string, words: readonly string[]): string | null {
  const short = bare(written).slice(0, 40);
  const ranked = words
    .map((word) => ({ word, far: distance(short, bare(word)) }))
    .sort((one, other) => one.far - other.far);
  const best = ranked[0];
  return best && best.far <= Math.max(1, Math.floor(bare(best.word).length / 3)) ? best.word : null;
}
