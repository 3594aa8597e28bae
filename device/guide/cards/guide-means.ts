import type { Language } from '../coach/marks.ts';
import { callFacts } from './call-facts.ts';
import { type Card, type CardText, type LineKind, type ReadCard, readCard } from './card.ts';
import { DAY_WORDS } from './day-words.ts';
import { difference } from './difference.ts';
import { FACT_IDS, FACTS, type FactId, sampleFacts } from './facts.ts';
import { readGuideFile, writeGuideFile } from './guide-file.ts';
import { type CardId, RULES_OF } from './ids.ts';
import { type Facts, render } from './render.ts';
import type { TextFault } from './template.ts';

/** A card as it is sent to the page. */
export interface PageCard extends Card {
  readonly id: CardId;
  readonly rules: string;
}

/** A card as it would be read: its lines with the facts of some call. */
export interface SampleCard {
  readonly title: string;
  readonly sections: readonly {
    readonly title: string;
    readonly lines: readonly { readonly kind: LineKind; readonly text: string }[];
  }[];
}

export interface Preview {
  readonly faults: readonly TextFault[];
  /** With all that can be known of a call, and with nothing. */
  readonly known: SampleCard;
  readonly unknown: SampleCard;
}

/** How the text may speak of a fact, and what it is. */
export interface FactWord {
  readonly name: string;
  readonly about: string;
}

function preview(text: CardText, language: Language): Preview {
  const { card, faults } = readCard(text, language);
  return {
    faults,
    known: sample(card, sampleFacts(language)),
    unknown: sample(card, sampleFacts(language, [])),
  };
}

function sample({ title, sections }: ReadCard['card'], facts: Facts): SampleCard {
  return {
    title,
    sections: sections.map((section) => ({
      title: section.title,
      lines: section.lines.flatMap(({ kind, parts }) => {
        const text = render(parts, facts);
        return text === null ? [] : [{ kind, text }];
      }),
    })),
  };
}

/** What the web server needs of the guide: it is given this, so that it knows nothing else of the device. */
export const GUIDE_MEANS = {
  pageCard: (id: CardId, text: CardText, language: Language): PageCard => ({
    id,
    rules: RULES_OF[id],
    ...readCard(text, language).card,
  }),
  preview,
  difference,
  callFacts,
  readFile: readGuideFile,
  writeFile: writeGuideFile,
  factNames: (language: Language) =>
    Object.fromEntries(FACT_IDS.map((id) => [id, FACTS[id][language]])) as Record<FactId, string>,
  dayWords: (language: Language) => DAY_WORDS[language],
  factWords: (language: Language): readonly FactWord[] =>
    FACT_IDS.map((id) => ({ name: FACTS[id][language], about: FACTS[id].about[language] })),
} as const;

export type GuideMeans = typeof GUIDE_MEANS;
