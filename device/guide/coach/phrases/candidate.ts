import type { MarkClass, Why } from '../marks.ts';

/** A place that a rule would mark, before it is known whether another rule has the better claim. */
export interface Candidate {
  readonly rule: string;
  readonly class: MarkClass;
  readonly why: Why;
  /** Tokens of its sentence; `to` is the first one after. */
  readonly from: number;
  readonly to: number;
  /** In small letters, the best first. */
  readonly texts: readonly string[];
  /** The closing "?" or "!" goes, too: "Ah bon ?" becomes "Entendu." */
  readonly closes?: boolean;
}

/**
 * Those that keep their place: in the order given, each one whose tokens none before it has taken.
 * @param length number of tokens.
 */
export function withoutOverlaps(candidates: readonly Candidate[], length: number): readonly Candidate[] {
  const taken = new Uint8Array(length);
  const kept: Candidate[] = [];
  for (const candidate of candidates) {
    const range = taken.subarray(candidate.from, candidate.to);
    if (range.length === 0 || range.includes(1)) continue;
    range.fill(1);
    kept.push(candidate);
  }
  return kept.sort((a, b) => a.from - b.from);
}
