import * as v from 'valibot';
import type { AboutSetting } from './settings.ts';

/** A look into the schema: what may stand where. `map`: names chosen by the writer of the file. */
interface Shape {
  readonly kind: 'section' | 'list' | 'map' | 'setting';
  /** By name, of a section. */
  readonly entries: Readonly<Record<string, v.GenericSchema>>;
  /** What stands in a list or a map. */
  readonly item: v.GenericSchema | null;
  /** What the names in a map look like. */
  readonly key: v.GenericSchema | null;
  readonly about: Partial<AboutSetting>;
  readonly required: boolean;
  readonly default: unknown;
}

export type Path = readonly (string | number)[];

/** valibot's schemas carry their parts as plain properties; this is the one place that knows their names. */
interface Parts {
  readonly type: string;
  readonly wrapped?: v.GenericSchema;
  readonly default?: unknown;
  readonly entries?: Readonly<Record<string, v.GenericSchema>>;
  readonly item?: v.GenericSchema;
  readonly key?: v.GenericSchema;
  readonly value?: v.GenericSchema;
}

function kindOf({ entries, item, key }: Parts): Shape['kind'] {
  if (entries) return 'section';
  if (item) return 'list';
  return key ? 'map' : 'setting';
}

export function shapeOf(schema: v.GenericSchema): Shape {
  const parts: Parts = schema;
  if (parts.wrapped) return { ...shapeOf(parts.wrapped), required: false, default: parts.default };
  return {
    kind: kindOf(parts),
    entries: parts.entries ?? {},
    item: parts.item ?? parts.value ?? null,
    key: parts.key ?? null,
    about: v.getMetadata(schema) as Partial<AboutSetting>,
    required: true,
    default: undefined,
  };
}

/** The shape of what stands at `path`, or of the innermost known thing around it. */
export function shapeAt(schema: v.GenericSchema, path: Path): Shape {
  const shape = shapeOf(schema);
  const [key, ...rest] = path;
  if (key === undefined) return shape;
  const inner = Object.hasOwn(shape.entries, key) ? shape.entries[key] : shape.item;
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
