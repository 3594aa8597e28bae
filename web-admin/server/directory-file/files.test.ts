import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../device/register/directory/directory.ts';
import { readCsv, writeCsv } from './csv.ts';
import { decode } from './decode.ts';
import { entryOf, type FileRow } from './file-row.ts';
import { readVcards, writeVcards } from './vcard.ts';

const FRENCH = 'Nom;Téléphone;Courriel\nÉloïse Marin;01 99 00 12 34;e@example.org\n';

const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));
const swapped = (bytes: Uint8Array) => new Uint8Array(Buffer.from(bytes).swap16());

describe('the text of a file', () => {
  it.each<[string, Uint8Array]>([
    ['UTF-8', Buffer.from(FRENCH)],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${FRENCH}`)],
    ['Windows-1252', Buffer.from(FRENCH, 'latin1')],
    ['UTF-16 with its mark', utf16(`\uFEFF${FRENCH}`)],
    ['UTF-16 of the other order', swapped(utf16(`\uFEFF${FRENCH}`))],
    ['UTF-16 without its mark', utf16(FRENCH)],
    ['UTF-8 with the line ends of Windows', Buffer.from(FRENCH.replaceAll('\n', '\r\n'))],
  ])('is understood as %s', (_, bytes) => {
    expect(decode(bytes)).toBe(FRENCH);
  });

  it('is some text, whatever the bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => typeof decode(bytes) === 'string'));
  });
});

describe('a CSV file', () => {
  it('is read by its headings, in either language and of other programs, with any usual delimiter', async () => {
    const entry = entryOf({
      name: 'Éloïse Marin',
      numbers: [
        { label: '', number: '01 99 00 12 34' },
        { label: 'Mobile', number: '06 99 00 12 34' },
      ],
    });
    for (const [delimiter, headings] of [
      [';', ['Prénom', 'NOM', 'Téléphone', 'Mobile', 'inconnu']],
      [',', ['First name', 'Last name', 'Phone', 'Mobile', 'x']],
      ['\t', ['Prénom', 'Nom', 'tel', 'Mobile', 'x']],
    ] as const) {
      const cells = ['Éloïse', 'Marin', '01 99 00 12 34', '06 99 00 12 34', 'ignored'];
      const text = `${headings.join(delimiter)}\n${cells.join(delimiter)}\n`;
      expect(await readCsv(text)).toEqual([{ line: 2, entry }]);
    }
  });

  it('names the line of what cannot be read, and reads the rest', async () => {
    const rows = await readCsv('Nom;Note\nA;a\nB;"b" x\nC;c\n');
    const told = rows.map((row) => [row.line, 'entry' in row ? row.entry.name : 'unreadable']);
    expect(told).toContainEqual([2, 'A']);
    expect(told).toContainEqual([4, 'C']);
    expect(told).toContainEqual([3, 'unreadable']);
  });

  it('without a column of names says so', async () => {
    expect(await readCsv('a;b\n1;2\n')).toEqual([{ line: 1, unreadable: expect.stringContaining('nom') }]);
    expect(await readCsv('')).toEqual([]);
  });

  it('lets no entry be a formula in a spreadsheet', () => {
    const text = writeCsv(
      [{ ...entryOf({ name: '=HYPERLINK("x")', note: '@x' }), id: 'c', version: 1 }],
      'fr',
    );
    expect(text).toContain(`"'=HYPERLINK(""x"")"`);
    expect(text).toContain(`"'@x"`);
  });
});

describe('vCards', () => {
  it('of version 3 are read, with the line on which each begins', async () => {
    const card = (name: string) =>
      `BEGIN:VCARD\nVERSION:3.0\nFN:${name}\nTEL;TYPE=CELL:0199001234\nEND:VCARD\n`;
    const rows = await readVcards(`${card('A')}BEGIN:VCARD\nnonsense\nEND:VCARD\n${card('B')}`);
    expect(rows.map((row) => [row.line, 'entry' in row ? row.entry.name : 'unreadable'])).toEqual([
      [1, 'A'],
      [6, 'unreadable'],
      [9, 'B'],
    ]);
    expect(rows[0]).toMatchObject({ entry: { kind: 'caller', numbers: [{ label: 'CELL' }] } });
  });

  it('that break off, or stand in other text, are said to', async () => {
    expect(await readVcards('BEGIN:VCARD\nFN:A\n')).toMatchObject([
      { line: 1, unreadable: 'the card has no end' },
    ]);
  });
});

describe('what is written', () => {
  const text = fc
    .string({ maxLength: 30, unit: 'grapheme' })
    .map((value) => value.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '').trim());
  const plain = fc.stringMatching(/^[a-z ]{0,10}$/).map((value) => value.trim());
  const entry = fc
    .record({
      kind: fc.constantFrom('person' as const, 'service' as const, 'caller' as const),
      name: text.filter((value) => value !== '' && !value.startsWith("'")),
      role: text.filter((value) => !value.startsWith("'")),
      note: text.filter((value) => !value.startsWith("'")),
      email: fc.constantFrom('', 'a@example.org'),
      language: plain,
      numbers: fc.array(
        fc.record({ label: plain, number: fc.constantFrom('01 99 00 12 34', '+33199001234', '21') }),
        { maxLength: 3 },
      ),
    })
    .map((fields): Entry => ({ ...entryOf(fields), id: 'c-1', version: 1 }));
  const same = (rows: readonly FileRow[], entries: readonly Entry[]): void => {
    expect(rows.map((row) => ('entry' in row ? row.entry : row))).toEqual(
      entries.map(({ id: _, version: __, ...fields }) => fields),
    );
  };

  it('as CSV is read as it was', async () => {
    const language = fc.constantFrom('fr' as const, 'en' as const);
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { maxLength: 5 }), language, async (entries, words) =>
        same(await readCsv(decode(Buffer.from(writeCsv(entries, words)))), entries),
      ),
    );
  });

  it('as vCards is read as it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { maxLength: 5 }), async (entries) =>
        same(await readVcards(decode(Buffer.from(await writeVcards(entries)))), entries),
      ),
    );
  });

  it('by anybody never makes the reader fail', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 300 }), async (junk) => {
        await readCsv(`nom;tel\n${junk}`);
        await readVcards(`BEGIN:VCARD\n${junk}`);
      }),
    );
  });
});
