import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ApiError, RefusalCode, RequestFault, WebErrorCode } from '../api.ts';

/** Answers with an ApiError. `message` says what was wrong and what to do. */
export function refuse(
  c: Context,
  status: ContentfulStatusCode,
  code: WebErrorCode | RefusalCode,
  message: string,
  faults?: readonly RequestFault[],
): Response {
  const error: ApiError = { ok: false, code, message, ...(faults && { faults }) };
  return c.json(error, status);
}

export function refuseMethod(c: Context, allowed: 'GET' | 'POST'): Response {
  c.header('Allow', allowed);
  return refuse(
    c,
    405,
    'Web_WrongMethod',
    `${c.req.method} is not possible on ${shown(c.req.path)}: use ${allowed}`,
  );
}

export function refuseFaults(c: Context, faults: readonly RequestFault[]): Response {
  const first = faults[0];
  const where = first === undefined ? '' : `: ${first.path || 'the whole'} may be ${first.allowed}`;
  const message = `the request has ${faults.length} fault${faults.length === 1 ? '' : 's'}${where}`;
  return refuse(c, 400, 'Web_NotValid', message, faults);
}

/** A value from outside, short enough for a message. */
export function shown(value: unknown): string {
  const text = (typeof value === 'string' ? value : JSON.stringify(value)) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
