import type { Language } from '../coach/marks.ts';
import { callFacts, sayConsulting } from './call-facts.ts';
import { type Card, type CardText, readCard } from './card.ts';
import { DAY_WORDS } from './day-words.ts';
import { difference } from './difference.ts';
import { FACT_IDS, FACTS, type FactId, sampleFacts } from './facts.ts';
import { FAULT_WORDS } from './fault-words.ts';
import { readGuideFile, writeGuideFile } from './guide-file.ts';
import { type CardId, RULES_OF, SITUATION_CARDS, SITUATION_KEYS } from './ids.ts';
import { type Facts, render } from './render.ts';

/** A card as it is sent to the page. */
export interface PageCard extends Card {
  readonly id: CardId;
  readonly rules: string;
  /** What is typed for it in the list of situations; null: it comes by itself. */
  readonly key: string | null;
}

/** What is wrong, in the reader's words. `line` from 1. */
export interface SaidFault {
  readonly line: number;
  readonly says: string;
}

/** A card with facts filled in already: nothing but plain text is left in its lines. */
export interface Preview {
  readonly faults: readonly SaidFault[];
  /** With all that can be known of a call, and with nothing. */
  readonly known: Card;
  readonly unknown: Card;
}

/** How the text may speak of a fact, and what it is. */
export interface FactWord {
  readonly name: string;
  readonly about: string;
}

function preview(text: CardText, language: Language, reader: Language): Preview {
  const { card, faults } = readCard(text, language);
  return {
    faults: faults.map(({ code, at, about }) => ({
      line: text.body.slice(0, at).split('\n').length,
      says: FAULT_WORDS[reader][code](about),
    })),
    known: filled(card, sampleFacts(language)),
    unknown: filled(card, sampleFacts(language, [])),
  };
}

function filled({ title, sections }: Card, facts: Facts): Card {
  return {
    title,
    sections: sections.map((section) => ({
      title: section.title,
      lines: section.lines.flatMap(({ kind, parts }) => {
        const text = render(parts, facts);
        return text === null ? [] : [{ kind, parts: [text] }];
      }),
    })),
  };
}

function keyOf(id: CardId): string | null {
  const situations: readonly CardId[] = SITUATION_CARDS;
  return SITUATION_KEYS[situations.indexOf(id)] ?? null;
}

/** What the web server needs of the guide: it is given this, so that it knows nothing else of the device. */
export const GUIDE_MEANS = {
  pageCard: (id: CardId, text: CardText, language: Language): PageCard => ({
    id,
    rules: RULES_OF[id],
    key: keyOf(id),
    ...readCard(text, language).card,
  }),
  preview,
  difference,
  callFacts,
  sayConsulting,
  /** The faults in the reader's words. */
  readFile(file: string, reader: Language) {
    const { cards, faults } = readGuideFile(file);
    const said = faults.map(
      ({ line, code, about }): SaidFault => ({ line, says: FAULT_WORDS[reader][code](about) }),
    );
    return { cards, faults: said };
  },
  writeFile: writeGuideFile,
  factNames: (language: Language) =>
    Object.fromEntries(FACT_IDS.map((id) => [id, FACTS[id][language]])) as Record<FactId, string>,
  dayWords: (language: Language) => DAY_WORDS[language],
  factWords: (language: Language): readonly FactWord[] =>
    FACT_IDS.map((id) => ({ name: FACTS[id][language], about: FACTS[id].about[language] })),
} as const;

export type GuideMeans = typeof GUIDE_MEANS;
