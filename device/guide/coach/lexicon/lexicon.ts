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

interface Pattern {
  readonly byEnding: ReadonlyMap<string, readonly (readonly [Tense, Person])[]>;
  readonly endings: PackedLexicon['patterns'][number]['endings'];
  readonly infinitive: string;
}

export function unpackLexicon({ patterns, nouns }: PackedLexicon): Lexicon {
  const unpacked = patterns.map(({ endings }) => patternOf(endings));
  const stems = stemsOf(patterns);
  const nounSet = new Set(nouns.split(' '));
  const longest = 30;

  function* matches(form: string) {
    for (let cut = form.length; cut >= 0; cut--) {
      const stem = form.slice(0, cut);
      for (const index of stems.get(stem) ?? []) {
        const pattern = unpacked[index];
        if (pattern) yield { stem, pattern, rest: form.slice(cut) };
      }
    }
  }

  function readings(form: string): readonly Reading[] {
    if (form.length === 0 || form.length > longest) return [];
    const found: Reading[] = [];
    for (const { stem, pattern, rest } of matches(form))
      for (const [tense, person] of pattern.byEnding.get(rest) ?? [])
        found.push({ verb: stem + pattern.infinitive, tense, person });
    return found;
  }

  function form(verb: string, tense: Tense, person: Person): string | undefined {
    for (const { stem, pattern, rest } of matches(verb)) {
      const ending = rest === pattern.infinitive ? pattern.endings[tense]?.[person] : null;
      if (ending !== null && ending !== undefined) return stem + ending;
    }
    return undefined;
  }

  const size = [...stems.values()].reduce((sum, { length }) => sum + length, 0);
  return { readings, form, isNoun: (word) => nounSet.has(word), size };
}

function patternOf(endings: Pattern['endings']): Pattern {
  const byEnding = new Map<string, (readonly [Tense, Person])[]>();
  for (const [tense, list] of Object.entries(endings) as [Tense, readonly (string | null)[]][])
    list.forEach((ending, person) => {
      if (ending === null) return;
      const pair = [tense, person as Person] as const;
      const known = byEnding.get(ending);
      if (known) known.push(pair);
      else byEnding.set(ending, [pair]);
    });
  return { byEnding, endings, infinitive: endings.W?.[0] ?? '' };
}

function stemsOf(patterns: PackedLexicon['patterns']): ReadonlyMap<string, readonly number[]> {
  const stems = new Map<string, number[]>();
  patterns.forEach(({ stems: list }, index) => {
    for (const written of list.split(' ')) {
      const stem = written === '-' ? '' : written;
      const known = stems.get(stem);
      if (known) known.push(index);
      else stems.set(stem, [index]);
    }
  });
  return stems;
}
