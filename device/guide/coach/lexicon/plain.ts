import { withoutAccents } from '../text/tokens.ts';
import type { Reading } from './lexicon.ts';
import { asList, type Pattern, readingsOf, type Stems } from './stems.ts';

/** The tenses that are looked for, and those of phrases: in all of them too many words would be taken for verbs. */
const MARKED = /^[IFCPY]$/;
const ACCENTED = /[^a-z]/;

interface Ending {
  /** With its accents. */
  readonly written: string;
  /** Tenses and persons in one string, "C0C1". */
  readonly codes: string;
}

/**
 * Reads forms that are typed without the accents they should have: "preferiez", "verifiera". A noun ("editions") is no
 * such form.
 */
export function plainForms(
  stems: Stems,
  patterns: readonly Pattern[],
  nouns: ReadonlySet<string>,
): (form: string) => readonly Reading[] {
  const accented = accentedStems(stems);
  const endings = new Map<Pattern, ReadonlyMap<string, Ending>>();

  function endingsOf(pattern: Pattern): ReadonlyMap<string, Ending> {
    const known = endings.get(pattern) ?? plainEndings(pattern);
    endings.set(pattern, known);
    return known;
  }

  function readingsWith(stem: string, plainEnding: string): readonly Reading[] {
    return asList(stems.get(stem)).flatMap((index) => {
      const pattern = patterns[index];
      const ending = pattern && endingsOf(pattern).get(plainEnding);
      if (!pattern || !ending || nouns.has(stem + ending.written)) return [];
      return readingsOf(ending.codes, stem + pattern.infinitive);
    });
  }

  return (form) => {
    if (ACCENTED.test(form)) return [];
    const found: Reading[] = [];
    for (let cut = form.length; cut >= 0; cut--) {
      const plain = form.slice(0, cut);
      for (const stem of accented.get(plain) ?? []) found.push(...readingsWith(stem, form.slice(cut)));
      if (stems.has(plain)) found.push(...readingsWith(plain, form.slice(cut)));
    }
    return found;
  };
}

/** Stem without accents -> those that it may be. */
function accentedStems(stems: Stems): ReadonlyMap<string, readonly string[]> {
  const byPlain = new Map<string, readonly string[]>();
  for (const stem of stems.keys()) {
    if (!ACCENTED.test(stem)) continue;
    const plain = withoutAccents(stem);
    byPlain.set(plain, [...(byPlain.get(plain) ?? []), stem]);
  }
  return byPlain;
}

function plainEndings({ endings }: Pattern): ReadonlyMap<string, Ending> {
  const byPlain = new Map<string, Ending>();
  for (const [tense, list] of Object.entries(endings).filter(([name]) => MARKED.test(name)))
    list.forEach((written, person) => {
      if (written === null) return;
      const plain = withoutAccents(written);
      byPlain.set(plain, { written, codes: `${byPlain.get(plain)?.codes ?? ''}${tense}${person}` });
    });
  return byPlain;
}
