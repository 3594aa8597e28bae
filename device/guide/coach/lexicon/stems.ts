import type { PackedLexicon, Person, Reading, Tense } from './lexicon.ts';

export interface Pattern {
  /** Ending -> its tenses and persons in one string, "C0C1". */
  readonly byEnding: ReadonlyMap<string, string>;
  readonly endings: PackedLexicon['patterns'][number]['endings'];
  readonly infinitive: string;
}

/** Stem -> its pattern, or several. Most have one: an array for each of 7,800 verbs would weigh more than the stems. */
export type Stems = ReadonlyMap<string, number | readonly number[]>;

export const asList = (value: number | readonly number[] | undefined): readonly number[] =>
  value === undefined ? [] : typeof value === 'number' ? [value] : value;

export function readingsOf(codes: string, verb: string): readonly Reading[] {
  const readings: Reading[] = [];
  for (let at = 0; at < codes.length; at += 2)
    readings.push({ verb, tense: codes[at] as Tense, person: Number(codes[at + 1]) as Person });
  return readings;
}
