import { describe, expect, it } from 'vitest';
import { readCard } from './card.ts';
import { FACT_IDS, isAlwaysKnown, sampleFacts } from './facts.ts';
import { subsets } from './holes.ts';
import { CARD_IDS, SITUATION_CARDS, SITUATION_KEYS } from './ids.ts';
import { render } from './render.ts';
import { SHIPPED } from './shipped.ts';
import { factsOf } from './template.ts';

const cards = (['fr', 'en'] as const).flatMap((language) =>
  CARD_IDS.map((id) => ({ language, id, ...readCard(SHIPPED[language][id], language) })),
);

/** What a line must not be, whatever is known. */
const HOLE = /[{}[\]|]| {2}|^[ ,.;:!?]|[ ,;(]$|,\s*[.,;:!?]|[(«]\s*[).,]|\s,/;
const DANGLING =
  /(?:^|\s)(?:à|au|de|du|des|d’|le|la|les|une|pour|avec|chez|par|et|ou|to|with|of|the|an?|and|or)(?:\s*[.,;:]|\s*»|$)/i;

describe('the guide as it comes', () => {
  it('is whole in both languages: no fault in any card', () => {
    const faulty = cards.filter(({ faults }) => faults.length > 0);
    expect(faulty.map(({ language, id, faults }) => [language, id, faults])).toEqual([]);
  });

  it('is never read with a hole, whatever is known of the call', () => {
    const bad: string[] = [];
    let read = 0;
    for (const { language, id, card } of cards) {
      for (const { parts } of card.sections.flatMap(({ lines }) => lines)) {
        for (const known of subsets(factsOf(parts).filter((fact) => !isAlwaysKnown(fact)))) {
          const text = render(parts, sampleFacts(language, known));
          read += 1;
          if (text !== null && (HOLE.test(text) || DANGLING.test(text)))
            bad.push(`${language} ${id}: ${text}`);
        }
      }
    }
    expect(bad).toEqual([]);
    expect(read).toBeGreaterThan(400);
  });

  it('uses every fact that there is', () => {
    const used = new Set(
      cards.flatMap(({ card }) =>
        card.sections.flatMap(({ lines }) => lines.flatMap(({ parts }) => factsOf(parts))),
      ),
    );
    expect(FACT_IDS.filter((id) => !used.has(id))).toEqual([]);
  });

  it('says something on every card even when nothing is known', () => {
    for (const { language, card } of cards) {
      const lines = card.sections.flatMap((section) => section.lines);
      expect(lines.some(({ parts }) => render(parts, sampleFacts(language, [])) !== null)).toBe(true);
    }
  });

  it('has the same cards with the same sections in both languages', () => {
    const shape = (language: string) =>
      cards
        .filter((card) => card.language === language)
        .map(({ id, card }) => [id, card.sections.map(({ lines }) => lines.map(({ kind }) => kind))]);
    expect(shape('en')).toEqual(shape('fr'));
  });

  it('has a key for each situation', () => {
    expect(SITUATION_KEYS).toHaveLength(SITUATION_CARDS.length);
    expect(new Set(SITUATION_KEYS).size).toBe(SITUATION_CARDS.length);
  });
});
