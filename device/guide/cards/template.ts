import type { Language } from '../coach/marks.ts';
import { FACT_IDS, FACTS, type FactId, factNamed } from './facts.ts';
import type { Part, Parts } from './render.ts';

/** What is wrong with a text. `at`: UTF-16 code units from its beginning; `about`: the words it is about. */
export interface TextFault {
  readonly code: TextFaultCode;
  readonly at: number;
  readonly about: string;
}

export type TextFaultCode =
  | 'unknownFact'
  | 'unclosedFact'
  | 'unopenedFact'
  | 'unclosedBracket'
  | 'unopenedBracket'
  | 'strayBar'
  | 'tooDeep'
  | 'tooManyFacts'
  /** Without some fact, a sentence would be read aloud with a hole; `about` is that sentence. */
  | 'hole'
  /** Nothing would be left of the card if no fact were known. */
  | 'empty'
  | 'noTitle'
  | 'tooLong'
  | 'unknownLine';

export interface Parsed {
  readonly parts: Parts;
  readonly faults: readonly TextFault[];
}

const DEEPEST = 4;

/**
 * Reads a text with places for facts: `{recipient}` is a fact, `[to {recipient}]` is left out when a fact in it is not known,
 * `[to {recipient}|to the service]` takes the first choice that can be said whole. Brackets may stand within brackets.
 * Every fault is told; what has faults still gives parts.
 */
export function parseTemplate(text: string): Parsed {
  return new Parser(text).parse();
}

class Parser {
  readonly #text: string;
  readonly #faults: TextFault[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  parse(): Parsed {
    const parts: Part[] = [];
    while (this.#at < this.#text.length) {
      parts.push(...this.#parts(0));
      const left = this.#text[this.#at];
      if (left === undefined) break;
      this.#fault(left === '|' ? 'strayBar' : 'unopenedBracket', this.#at, left);
      this.#at += 1;
    }
    return { parts, faults: this.#faults };
  }

  /** Up to the end, or to a `]` or `|` that is not its own. */
  #parts(depth: number): Part[] {
    const parts: Part[] = [];
    for (;;) {
      const plain = this.#plain();
      if (plain !== '') parts.push(plain);
      const next = this.#text[this.#at];
      if (next === '{') parts.push(...this.#fact());
      else if (next === '[') parts.push(this.#bracket(depth + 1));
      else if (next === '}') this.#fault('unopenedFact', this.#at++, '}');
      else return parts;
    }
  }

  #plain(): string {
    const from = this.#at;
    while (this.#at < this.#text.length && !'{}[]|'.includes(this.#text.charAt(this.#at))) this.#at += 1;
    return this.#text.slice(from, this.#at);
  }

  #fact(): Part[] {
    const from = this.#at;
    const name = /^\{([^{}[\]|]*)\}/.exec(this.#text.slice(from, from + 100))?.[1];
    if (name === undefined) {
      this.#at += 1;
      this.#fault('unclosedFact', from, this.#text.slice(from, from + 20));
      return [];
    }
    this.#at += name.length + 2;
    const fact = factNamed(name);
    if (fact) return [{ fact }];
    this.#fault('unknownFact', from, name.trim());
    return [];
  }

  #bracket(depth: number): Part {
    const from = this.#at;
    if (depth > DEEPEST) this.#fault('tooDeep', from, this.#text.slice(from, from + 20));
    const either: Parts[] = [];
    do {
      this.#at += 1;
      // What is nested without end must not take the stack: from here on it is plain text.
      either.push(depth > DEEPEST ? [this.#plain()] : this.#parts(depth));
    } while (this.#text[this.#at] === '|');
    if (this.#text[this.#at] === ']') this.#at += 1;
    else if (depth <= DEEPEST) this.#fault('unclosedBracket', from, this.#text.slice(from, from + 20));
    return { either };
  }

  #fault(code: TextFaultCode, at: number, about: string): void {
    this.#faults.push({ code, at, about });
  }
}

/** Every fact that a text speaks of. */
export function factsOf(parts: Parts): readonly FactId[] {
  const found = new Set<FactId>();
  const look = (part: Part): void => {
    if (typeof part === 'string') return;
    if ('fact' in part) found.add(part.fact);
    else for (const choice of part.either) choice.forEach(look);
  };
  parts.forEach(look);
  return FACT_IDS.filter((id) => found.has(id));
}

/** Each plain text replaced. */
export function mapPlain(parts: Parts, change: (text: string) => string): Parts {
  return parts.map((part): Part => {
    if (typeof part === 'string') return change(part);
    return 'fact' in part ? part : { either: part.either.map((choice) => mapPlain(choice, change)) };
  });
}

/** The text with facts under their names in that language, as the editor shows it. */
export function inLanguage(text: string, language: Language): string {
  return text.replace(/\{([^{}[\]|]*)\}/g, (whole, name: string) => {
    const fact = factNamed(name);
    return fact ? `{${FACTS[fact][language]}}` : whole;
  });
}
