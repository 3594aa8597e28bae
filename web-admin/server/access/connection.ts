import type { Context } from 'hono';

interface Connection {
  readonly remoteAddress?: string;
  readonly localPort?: number;
}

/** The connection on which a request came, as @hono/node-server tells it; null where there is none. */
export function connectionOf(c: Context): Connection | null {
  const env = c.env as { readonly incoming?: { readonly socket?: Connection } } | undefined;
  return env?.incoming?.socket ?? null;
}
