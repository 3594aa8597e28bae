import type * as v from 'valibot';
import { shapeOf } from './outline.ts';

/** The rows of README.md's table of settings, made from the schema so that they cannot differ from it. */
export function settingsTable(schema: v.GenericSchema): string {
  return ['| setting | allowed | default | meaning |', '|---|---|---|---|', ...rows('', schema)].join('\n');
}

function rows(name: string, schema: v.GenericSchema): string[] {
  const { kind, entries, item } = shapeOf(schema);
  if (kind === 'section') {
    return Object.entries(entries).flatMap(([key, inner]) => rows(name ? `${name}.${key}` : key, inner));
  }
  if (item && shapeOf(item).kind === 'section') return rows(`${name}[]`, item);
  return [row(name, schema)];
}

function row(name: string, schema: v.GenericSchema): string {
  const shape = shapeOf(schema);
  const { allowed, meaning } = (shape.item ? shapeOf(shape.item) : shape).about;
  const each = { list: 'a list, each ', map: 'lines of a number and ', section: '', setting: '' }[shape.kind];
  const cells = [`\`${name}\``, `${each}${allowed?.en}`, spellDefault(shape), meaning ?? ''];
  return `| ${cells.join(' | ')} |`;
}

function spellDefault({ required, default: value }: ReturnType<typeof shapeOf>): string {
  if (required) return 'required';
  const text = JSON.stringify(value) ?? '';
  return ['', '[]', '{}'].includes(text) ? 'none' : `\`${text}\``;
}
