import type * as v from 'valibot';
import { shapeOf } from './outline.ts';

/** The rows of README.md's table of settings, made from the schema so that they cannot differ from it. */
export function settingsTable(schema: v.GenericSchema): string {
  return ['| setting | allowed | default | meaning |', '|---|---|---|---|', ...rows('', schema)].join('\n');
}

function rows(name: string, schema: v.GenericSchema): string[] {
  const { kind, entries, item, choice } = shapeOf(schema);
  if (choice)
    return choice.options.flatMap((option, index) => optionRows(name, option, choice.setting, index));
  if (kind === 'section') {
    return Object.entries(entries).flatMap(([key, inner]) => rows(name ? `${name}.${key}` : key, inner));
  }
  if (item && shapeOf(item).kind === 'section') return rows(`${name}[]`, item);
  return [row(name, schema)];
}

/** The setting that chooses stands only with the first option; the settings of the others say whose they are. */
function optionRows(name: string, option: v.GenericSchema, setting: string, index: number): string[] {
  const { entries } = shapeOf(option);
  return Object.entries(entries).flatMap(([key, inner]) => {
    if (key !== setting) return row(`${name}.${key}`, inner, literalOf(entries[setting]));
    return index === 0 ? row(`${name}.${key}`, inner) : [];
  });
}

const literalOf = (schema: v.GenericSchema | undefined) =>
  String((schema as { readonly literal?: unknown } | undefined)?.literal ?? '');

function row(name: string, schema: v.GenericSchema, only = ''): string {
  const shape = shapeOf(schema);
  const { allowed, meaning } = (shape.item ? shapeOf(shape.item) : shape).about;
  const names = shape.key ? shapeOf(shape.key).about.meaning : '';
  const each = { list: 'a list, each ', map: `lines of a ${names} and `, section: '', setting: '' }[
    shape.kind
  ];
  const cells = [
    `\`${name}\`${only && ` (${only})`}`,
    `${each}${allowed?.en}`,
    spellDefault(shape),
    meaning ?? '',
  ];
  return `| ${cells.join(' | ')} |`;
}

function spellDefault({ required, default: value }: ReturnType<typeof shapeOf>): string {
  if (required) return 'required';
  const text = JSON.stringify(value) ?? '';
  return ['', '[]', '{}'].includes(text) ? 'none' : `\`${text}\``;
}
