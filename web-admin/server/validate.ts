import * as v from 'valibot';
import type { RequestFault } from '../api.ts';
import { shown } from './errors.ts';

export type Checked<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly faults: readonly RequestFault[] };

/** Every fault of `given` at once. `root` stands before each path: '' for a body, `query` for a query. */
export function check<Value>(
  schema: v.GenericSchema<unknown, Value>,
  given: unknown,
  root = '',
): Checked<Value> {
  const result = v.safeParse(schema, given);
  if (result.success) return { ok: true, value: result.output };
  return { ok: false, faults: result.issues.map((issue) => asFault(issue, root)) };
}

function asFault(issue: v.BaseIssue<unknown>, root: string): RequestFault {
  const own = v.getDotPath(issue) ?? '';
  const unknownKey = issue.expected === 'never';
  return {
    path: [root, shown(own)].filter((part) => part !== '').join('.'),
    given: unknownKey ? 'a part that is not known here' : shown(issue.input),
    allowed: unknownKey ? 'nothing: leave it out' : allowed(issue),
  };
}

/** Our own rules say what they allow as their message; valibot's types say it as what they expect. */
function allowed(issue: v.BaseIssue<unknown>): string {
  return issue.kind === 'schema' ? (issue.expected ?? issue.message) : issue.message;
}

/** The last moment that a date can name. */
export const END_OF_TIME = 8.64e15;

/** A number in a query. */
export const wholeNumber = (least: number, most: number) =>
  v.pipe(
    v.string(),
    v.check(
      (text) => /^\d{1,16}$/.test(text) && Number(text) >= least && Number(text) <= most,
      `a whole number from ${least} to ${most}`,
    ),
    v.transform(Number),
  );
