import type { Language } from '../coach/marks.ts';
import { callFacts, sayConsulting } from './call-facts.ts';
import { type Card, type CardText, readCard } from './card.ts';
import { DAY_WORDS } from './day-words.ts';
import { FACT_IDS, FACTS, type FactId } from './facts.ts';
import type { GuideEditing } from './guide-editing.ts';
import { type CardId, RULES_OF, SITUATION_CARDS, SITUATION_KEYS } from './ids.ts';

/** A card as it is sent to the page. */
export interface PageCard extends Card {
  readonly id: CardId;
  readonly rules: string;
  /** What is typed for it in the list of situations; null: it comes by itself. */
  readonly key: string | null;
}

/** How the text may speak of a fact, and what it is. */
export interface FactWord {
  readonly name: string;
  readonly about: string;
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
  callFacts,
  sayConsulting,
  /** Loaded when somebody edits. */
  editing: async (): Promise<GuideEditing> => (await import('./guide-editing.ts')).GUIDE_EDITING,
  factNames: (language: Language) =>
    Object.fromEntries(FACT_IDS.map((id) => [id, FACTS[id][language]])) as Record<FactId, string>,
  dayWords: (language: Language) => DAY_WORDS[language],
  factWords: (language: Language): readonly FactWord[] =>
    FACT_IDS.map((id) => ({ name: FACTS[id][language], about: FACTS[id].about[language] })),
} as const;

export type GuideMeans = typeof GUIDE_MEANS;
