import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FileCard, readGuideFile, writeGuideFile } from './guide-file.ts';
import { CARD_IDS } from './ids.ts';
import { SHIPPED } from './shipped.ts';

const FACTS = { house: 'Cabinet "des" Tilleuls', day: '2026-11-22' };
const ALL = (['fr', 'en'] as const).flatMap((language) =>
  CARD_IDS.map((card): FileCard => ({ card, language, ...SHIPPED[language][card] })),
);
const file = writeGuideFile(ALL, FACTS);
const FRONT = '+++\nformat = "garde-fil guide"\nversion = 1\n+++\n';
const faultsOf = (text: string) => readGuideFile(text).faults.map(({ line, code }) => [line, code]);

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
