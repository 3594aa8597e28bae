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

  it('has no control characters', () => {
    expect(decode(Buffer.from('a\0b\tc\u007fd\r\n'))).toBe('ab\tcd\n');
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
      expect(await readCsv(text)).toEqual([{ line: 2, id: null, says: ['name', 'numbers'], entry }]);
    }
  });

  it('names the line of what cannot be read, and reads the rest', async () => {
    const rows = await readCsv('Nom;Note\nA;a\nB;"b" x\nC;c\n');
    const told = rows.map((row) => [row.line, 'entry' in row ? row.entry.name : 'unreadable']);
    expect(told).toContainEqual([2, 'A']);
    expect(told).toContainEqual([4, 'C']);
    expect(told).toContainEqual([3, 'unreadable']);
  });

  it('of the address books of others is read with all its numbers, and names are not doubled', async () => {
    const google =
      'Name,Given Name,Family Name,Phone 1 - Type,Phone 1 - Value,E-mail 1 - Value\nÉlo Marin,Élo,Marin,Mobile,+33199001234,e@example.org\n';
    const outlook =
      'First Name,Last Name,Business Phone,Home Phone,E-mail Address\nÉlo,Marin,0199001234,0199001235,e@example.org\n';
    const excel = 'sep=,\nNom,Téléphone\nÉlo Marin,0199001234\n';
    const read = async (text: string) =>
      (await readCsv(text)).map((row) =>
        'entry' in row ? [row.line, row.entry.name, ...row.entry.numbers.map(({ number }) => number)] : row,
      );
    expect(await read(google)).toEqual([[2, 'Élo Marin', '+33199001234']]);
    expect(await read(outlook)).toEqual([[2, 'Élo Marin', '0199001234', '0199001235']]);
    expect(await read(excel)).toEqual([[3, 'Élo Marin', '0199001234']]);
  });

  it('leaves a word that is no kind for the register to name, and knows the page’s own', async () => {
    const rows = await readCsv('Nom;Genre\nA;docteur\nB;Personnes\nC;\nD;Patient\n');
    expect(rows.map((row) => 'entry' in row && [row.entry.kind, row.says.includes('kind')])).toEqual([
      ['docteur', true],
      ['person', true],
      ['caller', false],
      ['caller', true],
    ]);
  });

  it('costs no more than the broken line, whatever else is odd', async () => {
    const read = async (text: string) =>
      (await readCsv(text)).map((row) => [row.line, 'entry' in row ? row.entry.name : 'unreadable']);
    expect(await read('nom;tel\nA;01\n"B;02\nC;03\n')).toEqual([
      [2, 'A'],
      [3, 'unreadable'],
      [4, 'C'],
    ]);
    expect(await read(`nom;note\nA;${'x'.repeat(100_000)}\nB\n`)).toEqual([
      [2, 'A'],
      [3, 'B'],
    ]);
    for (const nothing of ['', '\n\n', 'nom;tel', 'nom;tel\n']) expect(await read(nothing)).toEqual([]);
    const many = Array.from({ length: 5000 }, (_, at) => `"P ${at};0199${at}`);
    expect((await read(`nom;tel\n${many.join('\n')}`)).length).toBe(5000);
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

  it('of telephones are read with grouped numbers, and of version 2.1 with their accents', async () => {
    const iphone =
      'BEGIN:VCARD\nVERSION:3.0\nFN:Élo Marin\nitem1.TEL;type=pref:01 99 00 12 34\nitem1.X-ABLabel:cabinet\nEND:VCARD\n';
    const old =
      'BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=89lo =\nMarin\nTEL;CELL:0199001234\nEND:VCARD\n';
    expect(await readVcards(iphone)).toMatchObject([
      { entry: { name: 'Élo Marin', numbers: [{ number: '01 99 00 12 34' }] } },
    ]);
    expect(await readVcards(old)).toMatchObject([
      { entry: { name: 'Élo Marin', numbers: [{ label: 'CELL', number: '0199001234' }] } },
    ]);
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
