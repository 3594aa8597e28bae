import * as v from 'valibot';
import {
  chosenBy,
  isTable,
  type Path,
  printable,
  type Shape,
  shapeAt,
  shapeOf,
  spellPath,
} from './outline.ts';
import { schema } from './schema.ts';
import { nearest } from './suggest.ts';
import type { Texts } from './texts.ts';

/** Something in the configuration, or about its file, that must be put right. describe.ts says it in words. */
export type ConfigFault = FileFault | SyntaxFault | SettingFault;

export interface FileFault {
  readonly code:
    | 'Config_Missing'
    | 'Config_NotReadable'
    | 'Config_NotAFile'
    | 'Config_TooLarge'
    | 'Config_NotUtf8';
  readonly file: string;
  /** What the system said, or the limit. */
  readonly detail: string;
}

/** Not TOML. `line` and `column` count from 1. */
export interface SyntaxFault {
  readonly code: 'Config_Syntax';
  readonly line: number;
  readonly column: number;
  /** The parser's words, in English. */
  readonly detail: string;
  /** The lines around, with a mark under the place. */
  readonly excerpt: string;
}

/** `path` as in `hold.first`. `value` as TOML would write it, shortened. */
export type SettingFault =
  | {
      readonly code: 'Config_UnknownKey';
      readonly path: string;
      readonly suggestion: string | null;
      readonly allowed: readonly string[];
    }
  | { readonly code: 'Config_Required'; readonly path: string; readonly allowed: Texts }
  | {
      readonly code: 'Config_NotAllowed';
      readonly path: string;
      readonly value: string;
      readonly allowed: Texts;
    }
  | {
      readonly code: 'Config_Conflict';
      readonly path: string;
      readonly value: string;
      readonly conflict: Conflict;
      /** What it does not go with, where that is not always the same. */
      readonly other?: string;
    };

export const CONFLICTS = [
  'noticeUnderFirst',
  'noticeUnderRepeat',
  'graceUnderRepeat',
  'trialOfRealLine',
  'plainMailElsewhere',
  'userWithoutPassword',
  'keyTwice',
  'bcmTwice',
  'bcmReserved',
  'pinTwice',
  'pinReserved',
] as const;
export type Conflict = (typeof CONFLICTS)[number];

const LONGEST_VALUE = 60;

function spellValue(value: unknown): string {
  const text =
    value instanceof Date
      ? value.toISOString()
      : typeof value === 'number'
        ? String(value)
        : JSON.stringify(value);
  const short = text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}...` : text;
  return printable(short);
}

function allowedAt(path: Path, settings: unknown): Texts {
  const { kind, about, item } = shapeAt(schema, path, settings);
  const name = spellPath(path);
  const inner = item ? shapeOf(item).about.allowed : undefined;
  switch (kind) {
    case 'section':
      return { en: `a section [${name}]`, fr: `une section [${name}]` };
    case 'map':
      return {
        en: `at most 500 lines in a section [${name}]`,
        fr: `au plus 500 lignes dans une section [${name}]`,
      };
    case 'list':
      return inner
        ? {
            en: `a list [...] of at most 500, each ${inner.en}`,
            fr: `une liste [...] d'au plus 500, chacun ${inner.fr}`,
          }
        : { en: `sections [[${name}]]`, fr: `des sections [[${name}]]` };
    case 'setting':
      return about.allowed ?? { en: name, fr: name };
  }
}

/** Where else a key of that name stands: `first` at the top of the file was meant for [hold]. */
function elsewhere(key: string): string | null {
  const sections = Object.entries(shapeOf(schema).entries);
  const home = sections.find(([, section]) => Object.hasOwn(shapeOf(section, {}).entries, key));
  return home ? `${home[0]}.${key}` : null;
}

/** What the writer of `key` may have meant. */
function suggest(path: Path, key: string, shape: Shape): string | null {
  const choice = chosenBy(shape, key);
  if (shape.choice && choice !== null) {
    return `${spellPath([...path, shape.choice.setting])} = ${spellValue(choice)}`;
  }
  const near = nearest(key, Object.keys(shape.entries));
  return near === null ? elsewhere(key) : spellPath([...path, near]);
}

function unknownKey(path: Path, key: string, shape: Shape): ConfigFault {
  const allowed = Object.keys(shape.entries);
  const suggestion = suggest(path, key, shape);
  return { code: 'Config_UnknownKey', path: spellPath([...path, key]), suggestion, allowed };
}

/** A name that a map does not take, such as letters where a number belongs. */
function wrongName(key: string, names: v.GenericSchema, path: Path): ConfigFault[] {
  const { allowed } = shapeOf(names).about;
  if (!allowed || v.is(names, key)) return [];
  return [{ code: 'Config_NotAllowed', path: spellPath([...path, key]), value: spellValue(key), allowed }];
}

/** valibot takes an array for a table that has no entry of its own. */
function notATable(value: unknown, path: Path): ConfigFault[] {
  if (!Array.isArray(value) && !(value instanceof Date)) return [];
  return [
    {
      code: 'Config_NotAllowed',
      path: spellPath(path),
      value: spellValue(value),
      allowed: allowedAt(path, null),
    },
  ];
}

/** All that valibot does not tell: of unknown names it tells only the first of each section. */
export function nameFaults(settings: unknown): ConfigFault[] {
  return nameFaultsIn(schema, settings, []);
}

function nameFaultsIn(part: v.GenericSchema, value: unknown, path: Path): ConfigFault[] {
  const shape = shapeOf(part, value);
  const { key: names, item } = shape;
  if (shape.kind === 'list' && Array.isArray(value) && item) {
    return value.flatMap((entry, index) => nameFaultsIn(item, entry, [...path, index]));
  }
  if (shape.kind === 'list' || shape.kind === 'setting') return [];
  if (!isTable(value)) return notATable(value, path);
  if (names) return Object.keys(value).flatMap((key) => wrongName(key, names, path));
  return Object.entries(value).flatMap(([key, inner]) => {
    const entry = Object.hasOwn(shape.entries, key) ? shape.entries[key] : undefined;
    return entry ? nameFaultsIn(entry, inner, [...path, key]) : [unknownKey(path, key, shape)];
  });
}

type Issue = v.InferIssue<typeof schema>;

const keysOf = (issue: Issue): Path =>
  (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));

const valueAt = (issue: Issue): unknown => issue.path?.at(-1)?.value ?? issue.input;

/** About a name rather than what stands behind it. */
const ofAName = (issue: Issue) => issue.path?.at(-1)?.origin === 'key';

/** nameFaults has told of it already. */
const isWrongName = (issue: Issue) =>
  issue.expected === 'never' || (ofAName(issue) && issue.type !== 'strict_object');

function settingFault(issue: Issue, settings: unknown): ConfigFault {
  const keys = keysOf(issue);
  const path = spellPath(keys);
  const [, message, other] = /^(\w+)(?: (.+))?$/.exec(issue.message) ?? [];
  const conflict = CONFLICTS.find((name) => name === message);
  if (ofAName(issue)) {
    return { code: 'Config_Required', path, allowed: allowedAt(keys, settings) };
  }
  const value = spellValue(valueAt(issue));
  return conflict
    ? { code: 'Config_Conflict', path, value, conflict, ...(other !== undefined && { other }) }
    : { code: 'Config_NotAllowed', path, value, allowed: allowedAt(keys, settings) };
}

/** One fault for each place: that a value is wrong is said once, however many checks it fails. */
export function settingFaults(issues: readonly Issue[], settings: unknown): ConfigFault[] {
  const faults = new Map<string, ConfigFault>();
  for (const issue of issues) {
    if (isWrongName(issue)) continue;
    const fault = settingFault(issue, settings);
    const place = 'path' in fault ? fault.path : '';
    if (!faults.has(place)) faults.set(place, fault);
  }
  return [...faults.values()];
}
