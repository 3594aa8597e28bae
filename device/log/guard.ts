import { maskNumber, maskText } from './mask.ts';

/** Hidden whole, whatever stands in them: who people are. */
const NAMES = new Set(['name', 'displayname', 'caller', 'callee', 'peer', 'peername', 'contact', 'user']);

/** Telephone numbers and what stands for them. */
const NUMBERS = new Set([
  'number',
  'peernumber',
  'to',
  'from',
  'dialled',
  'target',
  'transferringto',
  'internalnumbers',
  'numberplan',
  'speednumbers',
]);

const DEEPEST = 6;
const LONGEST_LIST = 50;
const LONGEST_TEXT = 2000;

/** What a log line may carry: plain data of bounded size, in which nobody can be recognised. Never throws. */
export function guard(details: Readonly<Record<string, unknown>>): Record<string, unknown> {
  try {
    return guardObject(details, 0);
  } catch {
    return { unprintable: true };
  }
}

function guardObject(value: object, depth: number): Record<string, unknown> {
  const entries = Object.entries(value).slice(0, LONGEST_LIST);
  return Object.fromEntries(entries.map(([key, inner]) => [guardText(key), guardEntry(key, inner, depth)]));
}

function guardEntry(key: string, value: unknown, depth: number): unknown {
  const bare = key.toLowerCase().replace(/[^a-z]/g, '');
  const hidden = NAMES.has(bare) || NUMBERS.has(bare);
  if (!hidden || value === null || value === undefined) return guardValue(value, depth);
  if (typeof value === 'object') return hideAll(value, depth + 1);
  return NUMBERS.has(bare) ? maskNumber(String(value)) : '***';
}

/** Within a peer or a list of numbers every text is somebody's. */
function hideAll(value: object, depth: number): unknown {
  if (depth > DEEPEST) return '...';
  const hide = (inner: unknown): unknown => {
    if (typeof inner === 'object' && inner !== null) return hideAll(inner, depth + 1);
    return inner === null || inner === undefined || typeof inner === 'boolean'
      ? inner
      : maskNumber(String(inner));
  };
  if (Array.isArray(value)) return value.slice(0, LONGEST_LIST).map(hide);
  const entries = Object.entries(value).slice(0, LONGEST_LIST);
  return Object.fromEntries(
    entries.map(([key, inner]) => [/^[A-Za-z]+$/.test(key) ? key : maskNumber(key), hide(inner)]),
  );
}

function guardValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return guardText(value);
  if (typeof value === 'bigint') return guardText(String(value));
  if (typeof value === 'function' || typeof value === 'symbol') return undefined;
  if (typeof value !== 'object' || value === null) return value;
  return depth >= DEEPEST ? '...' : guardThing(value, depth + 1);
}

function guardThing(value: object, depth: number): unknown {
  if (value instanceof Error) return guardError(value, depth);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (ArrayBuffer.isView(value)) return `${value.byteLength} bytes`;
  if (Array.isArray(value)) return value.slice(0, LONGEST_LIST).map((inner) => guardValue(inner, depth));
  return guardObject(value, depth);
}

function guardError(error: Error, depth: number): Record<string, unknown> {
  const { message, stack, cause } = error;
  return {
    // Not under `name`, which is somebody's.
    type: guardText(error.constructor.name),
    message: guardText(message),
    ...('code' in error ? { code: guardValue(error.code, depth) } : {}),
    stack: guardText(stack ?? ''),
    ...(cause === undefined ? {} : { cause: guardValue(cause, depth) }),
  };
}

function guardText(text: string): string {
  const masked = maskText(text.slice(0, LONGEST_TEXT));
  return text.length > LONGEST_TEXT ? `${masked}...` : masked;
}
