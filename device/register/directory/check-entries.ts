import * as v from 'valibot';
import { type CheckedEntry, type Entry, type EntryFields, entryFields, NEW_ENTRY } from './directory.ts';
import { entryFrom, type WritingStatements } from './entry-statements.ts';
import { folded } from './fold.ts';

/** What files say of entries; the rest is the unit's own. */
const IN_FILES = ['kind', 'name', 'role', 'numbers', 'email', 'language', 'note'] as const;
type InFiles = (typeof IN_FILES)[number];

export interface CheckMeans {
  readonly run: WritingStatements;
  readonly tailOf: (number: string) => string;
}

/** Says of each line of a file what importing it would make of the directory, and which of them are one entry twice. */
export function checkEntries(given: readonly unknown[], { run, tailOf }: CheckMeans): CheckedEntry[] {
  const means = { run, tailOf: once(tailOf) };
  const earlier = new Map<string, number>();
  return given.map((line, index) => {
    const found = checked(line, means);
    if (found.entry === null) return found;
    const keys = namesOf(found, means);
    const twin = keys.map((key) => earlier.get(key)).find((at) => at !== undefined) ?? null;
    for (const key of keys) if (!earlier.has(key)) earlier.set(key, index);
    return { ...found, twin };
  });
}

/** Each number of a line is asked for several times, and parsing it is most of the work. */
function once(tailOf: (number: string) => string): (number: string) => string {
  const tails = new Map<string, string>();
  return (number) => {
    const tail = tails.get(number) ?? tailOf(number);
    tails.set(number, tail);
    return tail;
  };
}

/** By what two lines are the same entry. */
function namesOf({ becomes, known, entry }: CheckedEntry, { tailOf }: CheckMeans): string[] {
  if (known !== null && becomes !== 'alike') return [known];
  const name = folded(entry?.name ?? '', '');
  const tails = entry?.numbers.map(({ number }) => name + tailOf(number)) ?? [];
  return tails.length > 0 ? tails : [name];
}

function checked(given: unknown, means: CheckMeans): CheckedEntry {
  const isObject = typeof given === 'object' && given !== null;
  const { id = null, ...fields } = (isObject ? given : {}) as { readonly id?: unknown };
  const result = v.safeParse(entryFields, isObject ? { ...NEW_ENTRY, ...fields } : given);
  if (!result.success) return faulty(result.issues);
  const says = IN_FILES.filter((name) => name in fields);
  const entry = result.output;
  const byId = typeof id === 'string' ? entryOf(id, means) : null;
  const kept = byId ?? sameAs(entry, means);
  if (kept) return changing(kept, byId ? picked(entry, says) : adding(kept, entry, says, means));
  const alike = idsLike(entry, means)[0] ?? null;
  return {
    ...{ faults: [], entry, version: 0, changes: [], twin: null, known: alike },
    becomes: alike === null ? 'new' : 'alike',
  };
}

type Issue = v.InferIssue<typeof entryFields>;

function faulty(issues: readonly [Issue, ...Issue[]]): CheckedEntry {
  const faults = issues.map((issue) => ({
    path: v.getDotPath(issue) ?? '',
    allowed: issue.kind === 'schema' ? issue.expected : issue.message,
  }));
  return {
    ...{ faults, becomes: null, known: null, entry: null },
    ...{ version: 0, changes: [], twin: null },
  };
}

function entryOf(id: string, { run }: CheckMeans): Entry | null {
  const flat = run.one.get(id);
  return flat ? entryFrom(flat) : null;
}

function idsLike({ name, numbers }: EntryFields, { run, tailOf }: CheckMeans): string[] {
  const byNumber = numbers.flatMap(({ number }) => run.byTail.all(tailOf(number)));
  return [...byNumber, ...run.byName.all(folded(name, ''), folded(name, '\uffff'))];
}

/**
 * The entry of that name and of one of those numbers; of that name alone where it is the only one and either of them has no
 * number. A number alone is a household's, a name alone several people's.
 */
function sameAs(entry: EntryFields, means: CheckMeans): Entry | null {
  const { run, tailOf } = means;
  const named = run.byName
    .all(folded(entry.name, ''), folded(entry.name, '\uffff'))
    .flatMap((id) => entryOf(id, means) ?? []);
  const tails = new Set(entry.numbers.map(({ number }) => tailOf(number)));
  const found = named.find(({ numbers }) => numbers.some(({ number }) => tails.has(tailOf(number))));
  const [only] = named;
  const unnumbered = tails.size === 0 || only?.numbers.length === 0;
  return found ?? (only && named.length === 1 && unnumbered ? only : null);
}

/** A file of ours that was edited: what it has is what is meant, also where it is empty now. */
function picked(entry: EntryFields, says: readonly InFiles[]): Partial<EntryFields> {
  return Object.fromEntries(says.map((name) => [name, entry[name]]));
}

/** Any other file takes nothing away. */
function adding(kept: Entry, entry: EntryFields, says: readonly InFiles[], { tailOf }: CheckMeans) {
  const there = new Set(kept.numbers.map(({ number }) => tailOf(number)));
  const numbers = [...kept.numbers, ...entry.numbers.filter(({ number }) => !there.has(tailOf(number)))];
  const filled = says.filter((name) => name !== 'numbers' && entry[name] !== '');
  return { ...picked(entry, filled), numbers: numbers.slice(0, 10) };
}

function changing(kept: Entry, part: Partial<EntryFields>): CheckedEntry {
  const { id, version, ...was } = kept;
  const entry = { ...was, ...part };
  const changes = IN_FILES.map((path) => ({ path, was: textOf(was[path]), is: textOf(entry[path]) }));
  const changed = changes.filter(({ was, is }) => was !== is);
  // The key would call somebody else.
  const keyless = entry.speed !== null && entry.numbers.length === 0;
  return {
    faults: keyless ? [{ path: 'numbers', allowed: 'a number of 1 to 20 digits' }] : [],
    ...{ becomes: changed.length > 0 ? 'changed' : 'same', known: id, entry, version },
    ...{ changes: changed, twin: null },
  };
}

function textOf(value: EntryFields[InFiles]): string {
  if (typeof value === 'string') return value;
  return value.map(({ label, number }) => (label === '' ? number : `${label}: ${number}`)).join(' | ');
}
