import * as v from 'valibot';
import type { AboutSetting } from './settings.ts';

/** A look into the schema: what may stand where. `map`: names chosen by the writer of the file. */
export interface Shape {
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
  /** Of a section that has several kinds, such as [panel]: the setting that says which. */
  readonly choice: Choice | null;
}

interface Choice {
  readonly setting: string;
  /** The sections that it chooses from. */
  readonly options: readonly v.GenericSchema[];
}

export type Path = readonly (string | number)[];

/** valibot's schemas carry their parts as plain properties; this is the one place that knows their names. */
interface Parts {
  readonly type: string;
  readonly wrapped?: v.GenericSchema;
  readonly default?: unknown;
  readonly entries?: Readonly<Record<string, v.GenericSchema>>;
  readonly item?: v.GenericSchema;
  /** A schema of names; of a variant the name of the setting that chooses. */
  readonly key?: v.GenericSchema | string;
  readonly value?: v.GenericSchema;
  readonly options?: readonly v.GenericSchema[];
}

function kindOf({ entries, item, key }: Parts): Shape['kind'] {
  if (entries) return 'section';
  if (item) return 'list';
  return key ? 'map' : 'setting';
}

const entriesOf = (schema: v.GenericSchema | undefined) => (schema as Parts | undefined)?.entries ?? {};

function choiceOf({ type, key, options }: Parts): Choice | null {
  return type === 'variant' && typeof key === 'string' ? { setting: key, options: options ?? [] } : null;
}

/** Of the option that `value` chooses; where it chooses none that there is, those of all options together. */
function chosenEntries({ setting, options }: Choice, value: unknown): Shape['entries'] {
  const chosen =
    isTable(value) && options.filter((option) => v.is(choosing(option, setting), value[setting]));
  return Object.assign({}, ...(chosen && chosen.length > 0 ? chosen : options).map(entriesOf).reverse());
}

const choosing = (option: v.GenericSchema, setting: string) => entriesOf(option)[setting] ?? v.never();

/** `value`: what the file has there, for a section whose settings depend on one of them. */
export function shapeOf(schema: v.GenericSchema, value?: unknown): Shape {
  const parts: Parts = schema;
  if (parts.wrapped) return { ...shapeOf(parts.wrapped, value), required: false, default: parts.default };
  const choice = choiceOf(parts);
  return {
    kind: choice ? 'section' : kindOf(parts),
    entries: choice ? chosenEntries(choice, value) : (parts.entries ?? {}),
    item: parts.item ?? parts.value ?? null,
    key: typeof parts.key === 'object' ? parts.key : null,
    about: v.getMetadata(schema) as Partial<AboutSetting>,
    required: true,
    default: undefined,
    choice,
  };
}

/** The shape of what stands at `path` of `value`, or of the innermost known thing around it. */
export function shapeAt(schema: v.GenericSchema, path: Path, value: unknown): Shape {
  const shape = shapeOf(schema, value);
  const [key, ...rest] = path;
  if (key === undefined) return shape;
  const inner = Object.hasOwn(shape.entries, key) ? shape.entries[key] : shape.item;
  return inner ? shapeAt(inner, rest, Object(value)[key]) : shape;
}

/** Which value of the choosing setting would make `key` a setting of this section, or null. */
export function chosenBy({ choice }: Shape, key: string): unknown {
  const option = choice?.options.find((one) => Object.hasOwn(entriesOf(one), key));
  if (!choice || !option) return null;
  const { literal } = choosing(option, choice.setting) as { readonly literal?: unknown };
  return literal ?? null;
}

export function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
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
