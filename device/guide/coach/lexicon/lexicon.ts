import { plainForms } from './plain.ts';
import { asList, type Pattern, readingsOf, type Stems } from './stems.ts';

/**
 * Tenses by the letters of the Lefff: Present, Subjunctive, Y imperative, Imperfect, G present participle, K past
 * participle, J simple past, T imperfect subjunctive, Future, Conditional, W infinitive.
 */
export type Tense = 'P' | 'S' | 'Y' | 'I' | 'G' | 'K' | 'J' | 'T' | 'F' | 'C' | 'W';

/** 0 je, 1 tu, 2 il, 3 nous, 4 vous, 5 ils. Of participles: masculine, masculine plural, feminine, feminine plural. */
export type Person = 0 | 1 | 2 | 3 | 4 | 5;

/** One way to read a form: "passerais" is C 0 and C 1 of passer. */
export interface Reading {
  readonly verb: string;
  readonly tense: Tense;
  readonly person: Person;
}

/** What scripts/lexicon writes: each verb is a stem and a set of endings that it shares with others. */
export interface PackedLexicon {
  readonly format: 1;
  readonly patterns: readonly {
    /** By tense, one ending per person; null where the verb has no such form. */
    readonly endings: Readonly<Partial<Record<Tense, readonly (string | null)[]>>>;
    /** Separated by spaces; an empty stem is "-". */
    readonly stems: string;
  }[];
  /** Nouns that look like verb forms in a tense that is marked, separated by spaces: "avions portions". */
  readonly nouns: string;
}

export interface Lexicon {
  /** All readings of a form in small letters, NFC. Empty if it is no verb form. */
  readings(form: string): readonly Reading[];
  /** "passer", P, 0 -> "passe". Undefined where the verb has no such form. */
  form(verb: string, tense: Tense, person: Person): string | undefined;
  isNoun(form: string): boolean;
  /** How many verbs it knows. */
  readonly size: number;
}

const LONGEST_FORM = 30;
/** A reception's texts are made of few words: 500 of them weigh 50 kB and spare most of the work. */
const REMEMBERED = 500;

export function unpackLexicon({ patterns, nouns }: PackedLexicon): Lexicon {
  const unpacked = patterns.map(({ endings }) => patternOf(endings));
  const stems = stemsOf(patterns);
  const nounSet = new Set(nouns.split(' '));
  const plain = plainForms(stems, unpacked, nounSet);
  const remembered = new Map<string, readonly Reading[]>();

  /** Calls `take` with each way to cut a form into a stem and the ending of one of its patterns. */
  function cuts(form: string, take: (stem: string, pattern: Pattern, ending: string) => void): void {
    for (let cut = form.length; cut >= 0; cut--) {
      const stem = form.slice(0, cut);
      const found = stems.get(stem);
      if (found === undefined) continue;
      for (const index of asList(found)) {
        const pattern = unpacked[index];
        if (pattern) take(stem, pattern, form.slice(cut));
      }
    }
  }

  function readings(form: string): readonly Reading[] {
    const known = remembered.get(form);
    if (known) return known;
    const found = form.length > LONGEST_FORM ? [] : readAnew(form);
    if (remembered.size >= REMEMBERED) remembered.clear();
    remembered.set(form, found);
    return found;
  }

  function readAnew(form: string): readonly Reading[] {
    const found: Reading[] = [];
    cuts(form, (stem, pattern, ending) => {
      const codes = pattern.byEnding.get(ending);
      if (codes !== undefined) found.push(...readingsOf(codes, stem + pattern.infinitive));
    });
    return found.length > 0 ? found : plain(form);
  }

  function form(verb: string, tense: Tense, person: Person): string | undefined {
    let found: string | undefined;
    cuts(verb, (stem, pattern, ending) => {
      if (found !== undefined || ending !== pattern.infinitive) return;
      const wanted = pattern.endings[tense]?.[person];
      if (wanted !== null && wanted !== undefined) found = stem + wanted;
    });
    return found;
  }

  const size = [...stems.values()].reduce<number>((sum, value) => sum + asList(value).length, 0);
  return { readings, form, isNoun: (word) => nounSet.has(word), size };
}

function patternOf(endings: Pattern['endings']): Pattern {
  const byEnding = new Map<string, string>();
  for (const [tense, list] of Object.entries(endings))
    list.forEach((ending, person) => {
      if (ending !== null) byEnding.set(ending, `${byEnding.get(ending) ?? ''}${tense}${person}`);
    });
  return { byEnding, endings, infinitive: endings.W?.[0] ?? '' };
}

function stemsOf(patterns: PackedLexicon['patterns']): Stems {
  const stems = new Map<string, number | readonly number[]>();
  patterns.forEach(({ stems: list }, index) => {
    for (const written of list.split(' ')) {
      const stem = written === '-' ? '' : written;
      const known = stems.get(stem);
      stems.set(stem, known === undefined ? index : [...asList(known), index]);
    }
  });
  return stems;
}
