import * as v from 'valibot';
import type { AboutSetting } from './settings.ts';

/** A look into the schema: what may stand where. */
interface Shape {
  readonly kind: 'section' | 'list' | 'setting';
  /** By name, of a section. */
  readonly entries: Readonly<Record<string, v.GenericSchema>>;
  /** Of a list. */
  readonly item: v.GenericSchema | null;
  readonly about: Partial<AboutSetting>;
  readonly required: boolean;
  readonly default: unknown;
}

export type Path = readonly (string | number)[];

const has = <Key extends string>(thing: object, key: Key): thing is Record<Key, unknown> => key in thing;

/** valibot's schemas carry their parts as plain properties; this is the one place that knows their names. */
export function shapeOf(schema: v.GenericSchema): Shape {
  if (schema.type === 'optional' && has(schema, 'wrapped')) {
    const inner = shapeOf(schema.wrapped as v.GenericSchema);
    return { ...inner, required: false, default: has(schema, 'default') ? schema.default : undefined };
  }
  const entries = has(schema, 'entries') ? (schema.entries as Shape['entries']) : {};
  const item = has(schema, 'item') ? (schema.item as v.GenericSchema) : null;
  const kind = item ? 'list' : has(schema, 'entries') ? 'section' : 'setting';
  const about = v.getMetadata(schema) as Partial<AboutSetting>;
  return { kind, entries, item, about, required: true, default: undefined };
}

/** The shape of what stands at `path`, or of the innermost known thing around it. */
export function shapeAt(schema: v.GenericSchema, path: Path): Shape {
  const shape = shapeOf(schema);
  const [key, ...rest] = path;
  if (key === undefined) return shape;
  const inner =
    typeof key === 'number' ? shape.item : Object.hasOwn(shape.entries, key) && shape.entries[key];
  return inner ? shapeAt(inner, rest) : shape;
}

const plainKey = /^[A-Za-z0-9_-]+$/;

/** `hold.first`; `speed[2].key` is the key of the second [[speed]] of the file. */
export function spellPath(path: Path): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key + 1}]`;
    const name = plainKey.test(key) ? key : printable(JSON.stringify(key));
    return text === '' ? name : `${text}.${name}`;
  }, '');
}

/** With everything escaped that could move a terminal's cursor or turn its direction of writing. */
export function printable(text: string): string {
  return text.replace(/\p{C}/gu, (sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`);
}
