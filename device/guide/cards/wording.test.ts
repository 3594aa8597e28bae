import { describe, expect, it } from 'vitest';
import { createCoach } from '../coach/coach.ts';
import { lexiconForTests } from '../coach/testing/lexicon.ts';
import { readCard, wordsOf } from './card.ts';
import { sampleFacts } from './facts.ts';
import { CARD_IDS } from './ids.ts';
import { render } from './render.ts';
import { SHIPPED } from './shipped.ts';

const coach = createCoach({ lexicon: lexiconForTests });

/** Every sentence of the guide, said or done, in full and with nothing known; what is to be avoided is left out. */
function sentences(language: 'fr' | 'en'): string[] {
  return CARD_IDS.flatMap((id) => {
    const { title, body } = SHIPPED[language][id];
    const { card } = readCard({ title, body: wordsOf({ title, body }) }, language);
    const lines = card.sections.flatMap((section) => section.lines);
    const facts = [sampleFacts(language), sampleFacts(language, [])];
    return [title, ...lines.flatMap(({ parts }) => facts.flatMap((known) => render(parts, known) ?? []))];
  });
}

describe('the guide as it comes', () => {
  it.each(['fr', 'en'] as const)(
    'keeps to the words that it asks for (rules B11, B12), %s',
    { timeout: 30_000 },
    (language) => {
      const all = sentences(language);
      const marked = all.flatMap((text) =>
        coach
          .check(text, { language })
          .map(({ from, to, rule }) => `${text} [${text.slice(from, to)}: ${rule}]`),
      );
      expect(all.length).toBeGreaterThan(150);
      expect(marked).toEqual([]);
    },
  );

  it('quotes what is to be avoided, and the coach marks it', { timeout: 30_000 }, () => {
    const quoted = CARD_IDS.flatMap((id) => SHIPPED.fr[id].body.match(/(?<=~~« )[^~]*(?= »~~)/g) ?? []);
    const clean = quoted.filter((text) => coach.check(text, { language: 'fr' }).length === 0);
    expect(quoted.length).toBeGreaterThan(6);
    expect(clean).toEqual(['quinze heures']);
  });
});
