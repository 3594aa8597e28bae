import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCard } from './card.ts';
import { asPublished, type FileCard, readGuideFile, writeGuideFile } from './guide-file.ts';
import { CARD_IDS } from './ids.ts';
import { SHIPPED } from './shipped.ts';

const FACTS = { house: 'Cabinet "des" Tilleuls', day: '2026-11-22' };
const ALL = (['fr', 'en'] as const).flatMap((language) =>
  CARD_IDS.map((card): FileCard => ({ card, language, ...SHIPPED[language][card] })),
);
const file = writeGuideFile(ALL, FACTS);
const FRONT = '+++\nformat = "garde-fil guide"\nversion = 1\n+++\n';
const faultsOf = (text: string) => readGuideFile(text).faults.map(({ line, code }) => [line, code]);

const scrap = fc.constantFrom(
  ...[
    '#',
    '##',
    '###',
    ' ',
    '\u00a0',
    '\t',
    '{#hold}',
    '{#',
    '}',
    'mot',
    '{house}',
    '{structure}',
    '+++',
    'é',
  ],
  ...['\u2028', '\ufeff'],
);
const titles = fc.array(scrap, { minLength: 1, maxLength: 6 }).map((all) => all.join(''));
const line = fc.record({
  start: fc.constantFrom('> ', '- ', '### ', '## ', '  ## ', '##\t', '#### ', '\u00a0> ', '', '> a\r', '# '),
  rest: fc.array(fc.oneof({ weight: 3, arbitrary: fc.constant('mot') }, scrap), { maxLength: 4 }),
});
const bodies = fc
  .array(line, { minLength: 1, maxLength: 5 })
  .map((all) => ['> a', ...all.map(({ start, rest }) => start + rest.join(''))].join('\n'));

describe('a guide as a file', () => {
  it('comes back as it was written', () => {
    expect(readGuideFile(file)).toEqual({ cards: ALL, faults: [] });
  });

  it('comes back from an editor that writes other line ends, a mark at the beginning, or blanks at the end', () => {
    expect(readGuideFile(`\ufeff${file.replaceAll('\n', '\r\n')}\n\n`)).toEqual({ cards: ALL, faults: [] });
  });

  it('is readable: headings, titles, sentences', () => {
    expect(file).toContain('house = "Cabinet \\"des\\" Tilleuls"');
    expect(file).toContain('# Français {#fr}\n\n## Accueil {#ringing}\n\n> [{structure}, ]');
    expect(file).toContain('# English {#en}\n\n## Answering {#ringing}\n\n> [{house}, ]');
  });

  it('names facts in the language of the card, whatever they were named in', () => {
    const card: FileCard = {
      card: 'ringing',
      language: 'fr',
      title: 'Accueil',
      body: '> [{house}, ]bonjour.',
    };
    expect(writeGuideFile([card], FACTS)).toContain('> [{structure}, ]bonjour.');
  });

  it('may hold some cards only', () => {
    const { cards, faults } = readGuideFile(
      `${FRONT}Notre guide.\n# Français {#fr}\n## Bonjour {#ringing}\n> Bonjour.`,
    );
    expect(faults).toEqual([]);
    expect(cards).toEqual([{ card: 'ringing', language: 'fr', title: 'Bonjour', body: '> Bonjour.' }]);
  });

  it.each([
    ['Bonjour', [[1, 'noFrontMatter']]],
    ['+++\nformat = garde\n+++\n', [[2, 'notToml']]],
    ['+++\nformat = "music"\n+++\n', [[2, 'notGuide']]],
    ['+++\nformat = "garde-fil guide"\nversion = 2\n+++\n', [[2, 'newerFormat']]],
    [`${FRONT}`, [[5, 'noCards']]],
    [`${FRONT}# Deutsch {#de}\n`, [[5, 'unknownLanguage']]],
    [`${FRONT}## Accueil {#ringing}\n> Bonjour.`, [[5, 'unknownLanguage']]],
    [`${FRONT}# Français {#fr}\n## Accueil\n> Bonjour.`, [[6, 'noCardName']]],
    [`${FRONT}# Français {#fr}\n## Accueil {#x}\n> Bonjour.`, [[6, 'unknownCard']]],
    [`${FRONT}# F {#fr}\n## A {#hold}\n> B.\n## A {#hold}\n> B.`, [[8, 'cardTwice']]],
    [`${FRONT}# F {#fr}\n## A {#hold}\n\n> Bonjour.\n\n> Merci {nom}.`, [[10, 'unknownFact']]],
    [`${FRONT}# F {#fr}\n## {#hold}\n> Bonjour.`, [[7, 'noTitle']]],
  ])('with a fault is told in which line: %j', (text, faults) => {
    expect(faultsOf(text)).toEqual(faults);
  });

  it('keeps a section that was begun with ##, which begins a card in a file', () => {
    const body = '> Bonjour.\n## Enfant {#hold}\n> Quel âge ?\n  ## Adulte\n- Notez.';
    const card: FileCard = {
      card: 'ringing',
      language: 'fr',
      ...asPublished({ title: 'Accueil', body }, 'fr'),
    };
    expect(card.body).toBe('> Bonjour.\n### Enfant {#hold}\n> Quel âge ?\n  ### Adulte\n- Notez.');
    expect(readGuideFile(writeGuideFile([{ ...card, body }], FACTS))).toEqual({ cards: [card], faults: [] });
  });

  it.each(['Attente {#', 'Attente {#hold}', '# Attente', 'L’un\nou l’autre', 'a\u2028{#b', '##'])(
    'keeps the title %j',
    (title) => {
      const card: FileCard = {
        card: 'ringing',
        language: 'fr',
        ...asPublished({ title, body: '> a' }, 'fr'),
      };
      expect(card.title).toBe(title.replace(/\s/g, ' '));
      expect(readGuideFile(writeGuideFile([card], FACTS))).toEqual({ cards: [card], faults: [] });
    },
  );

  it('comes back as it was published, whatever was published, and means what was typed', () => {
    let published = 0;
    fc.assert(
      fc.property(titles, bodies, fc.constantFrom('fr', 'en'), (title, body, language) => {
        const typed = { title, body };
        const text = asPublished(typed, language);
        if (readCard(text, language).faults.length > 0) return;
        published += 1;
        expect(asPublished(text, language)).toEqual(text);
        expect(readCard(text, language).card.sections).toEqual(readCard(typed, language).card.sections);
        const cards: FileCard[] = [
          { card: 'ringing', language, ...text },
          { card: 'hold', language, ...text },
        ];
        expect(readGuideFile(writeGuideFile(cards, FACTS))).toEqual({ cards, faults: [] });
      }),
      { numRuns: 2000 },
    );
    expect(published).toBeGreaterThan(300);
  });

  it('with a heading of nothing but blanks is read in time that grows with its length alone', () => {
    const started = performance.now();
    const { faults } = readGuideFile(`${FRONT}# F {#fr}\n## a${' '.repeat(200_000)}b {#hold}\n> B.`);
    expect(faults.length).toBeLessThanOrEqual(1);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('is read without failing, whatever it is', () => {
    const scraps = fc.array(
      fc.oneof(
        fc.constantFrom('+++', FRONT.trim(), '# x {#fr}', '## y {#hold}', '> [{appelant}]', '## '),
        fc.string(),
      ),
    );
    fc.assert(
      fc.property(scraps, (lines) => {
        const { faults } = readGuideFile(lines.join('\n'));
        return (
          faults.length <= 50 &&
          faults.every(({ line }) => line >= 1 && line <= lines.join('\n').split('\n').length + 1)
        );
      }),
    );
  });
});
