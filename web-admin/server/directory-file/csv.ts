import type { Info } from 'csv-parse';
import { stringify } from 'csv-stringify/sync';
import type { Entry, EntryFields, Kind } from '../../../device/register/directory/directory.ts';
import { entryOf, type FileRow } from './file-row.ts';

type Column = 'id' | 'kind' | 'name' | 'firstName' | 'role' | 'number' | 'email' | 'language' | 'note';

/** Headings that are understood, in small letters without accents; the first of each language is what is written. */
const HEADINGS: Readonly<Record<Column, readonly string[]>> = {
  kind: ['genre', 'kind', 'type', 'categorie', 'category'],
  name: ['nom', 'name', 'nom complet', 'full name', 'display name', 'last name', 'surname', 'nom de famille'],
  firstName: ['prenom', 'first name', 'given name'],
  role: [
    'fonction',
    'role',
    'titre',
    'title',
    'service',
    'societe',
    'organisation',
    'organization',
    'company',
  ],
  number: [
    'numeros',
    'numbers',
    'numero',
    'number',
    'tel',
    'telephone',
    'phone',
    'portable',
    'mobile',
    'fixe',
  ],
  email: ['courriel', 'email', 'e-mail', 'mail', 'adresse e-mail', 'e-mail address'],
  language: ['langue', 'language'],
  note: ['note', 'notes', 'remarque', 'comment'],
  id: ['fiche', 'id'],
};

const KIND_WORDS: Readonly<Record<Kind, readonly string[]>> = {
  person: ['personne', 'person', 'personnes', 'people'],
  service: ['service', 'service', 'services', 'department', 'departments'],
  caller: ['appelant', 'caller', 'contact', 'patient', ''],
};

const FORMULA = /^'(?=[=+\-@\t\r\uff1d\uff0b\uff0d\uff20])/;

/**
 * One row for each line after the headings, good or not. Its line is where it ends in the file. In a file with a broken
 * line each line is read for itself, so that the break costs no more than that line.
 */
export async function readCsv(file: string): Promise<FileRow[]> {
  const { parse } = await import('csv-parse/sync');
  // Excel's own line of the delimiter; left empty, so that the lines keep their numbers.
  const text = file.replace(/^sep=.(?=\n)/i, '');
  const delimiter = delimiterOf(text);
  const linesOf = (part: string) =>
    parse(part, {
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as Line[];
  const lines = attempt(() => linesOf(text)) ?? eachLine(text, linesOf);
  const [headings, ...entries] = lines;
  if (!headings) return [];
  const columns = 'record' in headings ? headings.record.map(columnOf) : [];
  if (!('record' in headings) || !columns.includes('name'))
    return [{ line: 1, unreadable: 'no column is called "nom" or "name"' }];
  return entries.map((line) =>
    'record' in line ? { line: line.info.lines, ...entryFrom(line.record, columns, headings.record) } : line,
  );
}

interface Line {
  readonly info: Pick<Info, 'lines'>;
  readonly record: readonly string[];
}

function eachLine(text: string, linesOf: (part: string) => readonly Line[]): (Line | FileRow)[] {
  return text.split('\n').flatMap((part, index): (Line | FileRow)[] => {
    const line = index + 1;
    const read = attempt(() => linesOf(part));
    if (read === null) return [{ line, unreadable: 'its quotation marks do not match' }];
    return read.map(({ record }) => ({ info: { lines: line }, record }));
  });
}

/** Null: csv-parse refuses the text. */
function attempt<Value>(run: () => Value): Value | null {
  try {
    return run();
  } catch {
    return null;
  }
}

/** What a spreadsheet program of that language opens; read again it is the same, but for what `entryOf` names. */
export function writeCsv(entries: readonly Entry[], language: 'fr' | 'en'): string {
  const at = language === 'fr' ? 0 : 1;
  const columns = ['kind', 'name', 'role', 'number', 'email', 'language', 'note', 'id'] as const;
  const lines = entries.map((entry) =>
    columns.map((column) => {
      if (column === 'kind') return KIND_WORDS[entry.kind][at] ?? KIND_WORDS[entry.kind][0];
      return column === 'number' ? numbersText(entry.numbers) : entry[column];
    }),
  );
  const text = stringify([columns.map((column) => HEADINGS[column][at]), ...lines], {
    delimiter: language === 'fr' ? ';' : ',',
    record_delimiter: 'windows',
    quoted_string: true,
    escape_formulas: true,
  });
  return `\uFEFF${text}`;
}

function delimiterOf(text: string): string {
  const [first = ''] = text.trimStart().split('\n', 1);
  const count = (delimiter: string) => first.split(delimiter).length;
  return [';', ',', '\t'].sort((a, b) => count(b) - count(a))[0] ?? ';';
}

function columnOf(heading: string): Column | null {
  const plain = heading.replace('\uFEFF', '').normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase();
  const known = (Object.keys(HEADINGS) as Column[]).find((column) => HEADINGS[column].includes(plain));
  if (known) return known;
  // `Phone 1 - Label`, `E-mail Type`: what is said of another column.
  if (/\b(type|label|display name)$/.test(plain)) return null;
  // `Téléphone mobile`, `Business Phone`, `Phone 1 - Value`: there may be several of them.
  if (/\b(tel|telephone|phone|mobile|portable)\b|^(numero|number)/.test(plain)) return 'number';
  return /^(e-?mail|courriel|adresse de messagerie)\b/.test(plain) ? 'email' : null;
}

function entryFrom(
  record: readonly string[],
  columns: readonly (Column | null)[],
  headings: readonly string[],
) {
  const all = (column: Column) =>
    record.flatMap((cell, at) => (columns[at] === column ? [cell.replace(FORMULA, '').trim()] : []));
  const one = (column: Column) => all(column).find((cell) => cell !== '') ?? '';
  const numbers = record.flatMap((cell, at) =>
    columns[at] === 'number' ? numbersFrom(cell.replace(FORMULA, ''), labelOf(headings[at] ?? '')) : [],
  );
  const entry = entryOf({
    kind: kindOf(one('kind')),
    name: fullName(one('firstName'), one('name')),
    role: one('role'),
    numbers,
    email: one('email'),
    language: one('language'),
    note: one('note'),
  });
  const has = (field: keyof EntryFields) =>
    field === 'kind' ? one('kind') !== '' : columns.some((column) => FIELD_OF[column ?? 'id'] === field);
  const says = (Object.keys(entry) as (keyof EntryFields)[]).filter(has);
  return { id: one('id') || null, says, entry };
}

/** Where there is a column of first names, that of names has surnames, or whole names already. */
function fullName(first: string, name: string): string {
  return ` ${name} `.includes(` ${first} `) ? name : `${first} ${name}`.trim();
}

/** Which field of an entry a column is about. */
const FIELD_OF: Readonly<Record<Column, keyof EntryFields | null>> = {
  ...{ id: null, kind: 'kind', name: 'name', firstName: 'name', role: 'role', number: 'numbers' },
  ...{ email: 'email', language: 'language', note: 'note' },
};

/** Headings that say no more than that there is a number give it no label. */
function labelOf(heading: string): string {
  return /^(t[eé]l([eé]phone)?|phone|num[eé]ros?|numbers?|phone \d+ - value)$/i.test(heading.trim())
    ? ''
    : heading.trim().slice(0, 40);
}

/** A word that is no kind is left to the register, which says so. */
function kindOf(text: string): Kind {
  const plain = text.toLowerCase();
  return (
    (Object.keys(KIND_WORDS) as Kind[]).find((kind) => KIND_WORDS[kind].includes(plain)) ?? (text as Kind)
  );
}

/** `cabinet: 01 99 00 12 34 | mobile: +33 6 ...`: several in one cell. */
function numbersText(numbers: EntryFields['numbers']): string {
  return numbers
    .map(({ label, number }) => (label === '' ? number : `${label.replace(/[|:]/g, ' ')}: ${number}`))
    .join(' | ');
}

function numbersFrom(cell: string, label: string): EntryFields['numbers'] {
  return cell
    .split('|')
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      const at = part.lastIndexOf(':');
      return at < 0
        ? { label, number: part }
        : { label: part.slice(0, at).trim(), number: part.slice(at + 1).trim() };
    });
}
