import type { Entry, Kind } from '../../../device/register/directory/directory.ts';
import { decode } from './decode.ts';
import { entryOf, type FileRow } from './file-row.ts';

type Ical = typeof import('ical.js').default;
type Component = InstanceType<Ical['Component']>;

const KINDS: readonly Kind[] = ['person', 'service', 'caller'];

/** One row for each card, with the line on which it begins. Versions 2.1 to 4.0. */
export async function readVcards(text: string): Promise<FileRow[]> {
  const { default: ical } = await import('ical.js');
  const rows: FileRow[] = [];
  let line = 1;
  for (const part of text.split(/^(?=BEGIN:VCARD\s*$)/im)) {
    if (/^BEGIN:VCARD/i.test(part)) rows.push(rowOf(ical, part, line));
    else if (part.trim() !== '') rows.push({ line, unreadable: 'text outside of a card' });
    line += part.split('\n').length - 1;
  }
  return rows;
}

/** Version 4.0. */
export async function writeVcards(entries: readonly Entry[]): Promise<string> {
  const { default: ical } = await import('ical.js');
  return entries.map((entry) => `${cardOf(ical, entry)}\r\n`).join('');
}

function rowOf(ical: Ical, part: string, line: number): FileRow {
  try {
    // What stands behind the card's own end belongs to no card.
    const [card = '', rest = ''] = part.split(/(?<=^END:VCARD)[^\S\n]*$/im);
    if (!/END:VCARD/i.test(card)) return { line, unreadable: 'the card has no end' };
    if (rest.trim() !== '') return { line, unreadable: 'text outside of a card' };
    return { line, ...rowFrom(new ical.Component(ical.parse(asRead(card)))) };
  } catch (error) {
    return {
      line,
      unreadable: `the card has a fault: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}

/** `item1.TEL`: telephones group what belongs together, and the parser knows no groups. */
function asRead(card: string): string {
  const plain = card.replace(/^[\w-]+\.(?=[a-z])/gim, '');
  return (/^VERSION:2\.1/im.test(plain) ? from21(plain) : plain).replace(/\n/g, '\r\n');
}

const BARE_TYPE = /;(HOME|WORK|CELL|VOICE|PREF|FAX|MSG|MAIN|INTERNET|X-[\w-]+)(?=[;:])/gi;

/** What old telephones write: types without their name, letters with accents by their codes. */
function from21(card: string): string {
  const encoded = /^([^:\n]*);ENCODING=QUOTED-PRINTABLE([^:\n]*):((?:.*=\n)*.*)/gim;
  const decoded = card.replace(encoded, (_, before: string, after: string, value: string) => {
    const bytes = Buffer.from(
      value
        .replace(/=\n/g, '')
        .replace(/=([\dA-F]{2})/gi, (__, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
      'latin1',
    );
    return `${before}${after}:${decode(bytes).replace(/\n/g, '\\n')}`;
  });
  return decoded.replace(/^\w+;[^:\n]*:/gm, (name) =>
    name.replace(BARE_TYPE, ';TYPE=$1').replace(/;CHARSET=[\w-]+/i, ''),
  );
}

function rowFrom(card: Component) {
  const text = (name: string) => {
    const value: unknown = card.getFirstPropertyValue(name);
    return (Array.isArray(value) ? value.flat().filter(Boolean).join(' ') : String(value ?? '')).trim();
  };
  const [family = '', given = ''] = [card.getFirstPropertyValue('n')].flat().map(String);
  const group = /^(group|org)$/i.test(text('kind'));
  const kind = KINDS.find((one) => one === text('categories')) ?? (group ? 'service' : null);
  const entry = entryOf({
    ...(kind && { kind }),
    name: text('fn') || `${given} ${family}`.trim() || text('org'),
    role: text('role') || text('title') || (text('fn') ? text('org') : ''),
    numbers: card.getAllProperties('tel').map((tel) => ({
      label: [tel.getParameter('type') ?? []].flat().join(', ').slice(0, 40),
      number: String(tel.getFirstValue()).replace(/^tel:/i, '').trim(),
    })),
    email: text('email'),
    language: text('lang'),
    note: text('note'),
  });
  // A card leaves out what is empty: of our own, that says as much.
  const said = ['name', 'role', 'numbers', 'email', 'language', 'note'] as const;
  return { id: text('uid') || null, says: kind ? ['kind' as const, ...said] : said, entry };
}

function cardOf(ical: Ical, { id, kind, name, role, numbers, email, language, note }: Entry): string {
  const card = new ical.Component('vcard');
  card.addPropertyWithValue('version', '4.0');
  card.addPropertyWithValue('uid', id);
  card.addPropertyWithValue('kind', kind === 'service' ? 'org' : 'individual');
  card.addPropertyWithValue('categories', kind);
  card.addPropertyWithValue('fn', name);
  for (const { label, number } of numbers) {
    const tel = card.addPropertyWithValue('tel', number);
    if (label !== '') tel.setParameter('type', label);
  }
  const rest = { role, email, lang: language, note };
  for (const [property, value] of Object.entries(rest))
    if (value !== '') card.addPropertyWithValue(property, value);
  return card.toString();
}
