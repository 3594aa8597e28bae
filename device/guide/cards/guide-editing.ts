import type { Language } from '../coach/marks.ts';
import { type Card, type CardText, readCard } from './card.ts';
import { difference } from './difference.ts';
import { sampleFacts } from './facts.ts';
import { FAULT_WORDS } from './fault-words.ts';
import { readGuideFile, writeGuideFile } from './guide-file.ts';
import { type Facts, render } from './render.ts';

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

/** What the web server needs of the guide while somebody edits it: loaded only then. */
export const GUIDE_EDITING = {
  preview,
  difference,
  /** The faults in the reader's words. */
  readFile(file: string, reader: Language) {
    const { cards, faults } = readGuideFile(file);
    const said = faults.map(
      ({ line, code, about }): SaidFault => ({ line, says: FAULT_WORDS[reader][code](about) }),
    );
    return { cards, faults: said };
  },
  writeFile: writeGuideFile,
} as const;

export type GuideEditing = typeof GUIDE_EDITING;
