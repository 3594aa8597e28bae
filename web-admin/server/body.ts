import type { Context } from 'hono';
import { refuse } from './errors.ts';

type Body =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly response: Response };

/** The JSON that a request brings, or the answer that refuses it. Its size is for `bodyLimit` to bound. */
export async function jsonBody(c: Context): Promise<Body> {
  if (!/^application\/json *(;|$)/i.test(c.req.header('content-type') ?? ''))
    return {
      ok: false,
      response: refuse(c, 415, 'Web_WrongType', 'send it as content-type application/json'),
    };
  const value = parse(await c.req.text().catch(() => ''));
  if (value !== undefined) return { ok: true, value };
  return { ok: false, response: refuse(c, 400, 'Web_NotJson', 'the body is no whole JSON: send one object') };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
