import type * as v from 'valibot';
import { type Path, printable, shapeAt, shapeOf, spellPath } from './outline.ts';
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
    };

export const CONFLICTS = ['noticeUnderFirst', 'noticeUnderRepeat', 'graceUnderRepeat', 'keyTwice'] as const;
export type Conflict = (typeof CONFLICTS)[number];

const LONGEST_VALUE = 60;

function spellValue(value: unknown): string {
  const text = typeof value === 'number' || value instanceof Date ? String(value) : JSON.stringify(value);
  const short = text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}...` : text;
  return printable(short);
}

function allowedAt(path: Path): Texts {
  const shape = shapeAt(schema, path);
  const about = shape.about.allowed ?? (shape.item && shapeOf(shape.item).about.allowed);
  const name = spellPath(path);
  if (shape.kind === 'section') return { en: `a section [${name}]`, fr: `une section [${name}]` };
  if (shape.kind === 'setting') return about ?? { en: name, fr: name };
  return about
    ? {
        en: `a list of at most 200 ${about.en}`,
        fr: `une liste d'au plus 200 ${about.fr.replace(/^des /, '')}`,
      }
    : { en: `sections [[${name}]]`, fr: `des sections [[${name}]]` };
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** Where else a key of that name stands: `first` at the top of the file was meant for [hold]. */
function elsewhere(key: string): string | null {
  const sections = Object.entries(shapeOf(schema).entries);
  const home = sections.find(([, section]) => Object.hasOwn(shapeOf(section).entries, key));
  return home ? `${home[0]}.${key}` : null;
}

function unknownKey(path: Path, key: string): ConfigFault {
  const allowed = Object.keys(shapeAt(schema, path).entries);
  const near = nearest(key, allowed);
  const suggestion = near === null ? elsewhere(key) : spellPath([...path, near]);
  return { code: 'Config_UnknownKey', path: spellPath([...path, key]), suggestion, allowed };
}

/** All of them: valibot itself names only the first of each section. */
export function unknownKeys(value: unknown, path: Path = []): ConfigFault[] {
  const shape = shapeAt(schema, path);
  if (shape.item && Array.isArray(value)) {
    return value.flatMap((entry, index) => unknownKeys(entry, [...path, index]));
  }
  if (shape.kind !== 'section' || !isTable(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    Object.hasOwn(shape.entries, key) ? unknownKeys(inner, [...path, key]) : [unknownKey(path, key)],
  );
}

type Issue = v.InferIssue<typeof schema>;

const keysOf = (issue: Issue): Path =>
  (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));

const valueAt = (issue: Issue): unknown => issue.path?.at(-1)?.value ?? issue.input;

function settingFault(issue: Issue): ConfigFault {
  const keys = keysOf(issue);
  const path = spellPath(keys);
  const conflict = CONFLICTS.find((name) => name === issue.message);
  if (issue.kind === 'schema' && issue.type === 'strict_object' && issue.path?.at(-1)?.origin === 'key') {
    return { code: 'Config_Required', path, allowed: allowedAt(keys) };
  }
  const value = spellValue(valueAt(issue));
  return conflict
    ? { code: 'Config_Conflict', path, value, conflict }
    : { code: 'Config_NotAllowed', path, value, allowed: allowedAt(keys) };
}

/** One fault for each place: that a value is wrong is said once, however many checks it fails. */
export function settingFaults(issues: readonly Issue[]): ConfigFault[] {
  const faults = new Map<string, ConfigFault>();
  for (const issue of issues) {
    if (issue.expected === 'never') continue;
    const fault = settingFault(issue);
    const place = 'path' in fault ? fault.path : '';
    if (!faults.has(place)) faults.set(place, fault);
  }
  return [...faults.values()];
}
