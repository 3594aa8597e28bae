import type { Context } from 'hono';

interface Connection {
  readonly remoteAddress?: string;
  readonly localPort?: number;
}

/**
 * Who asks, as rate limits count: an IPv4 address, or the /64 in which an IPv6 address is, for whoever has one has 2^64 of
 * them. `unknown` where there is no connection.
 */
export function peerOf(c: Context): string {
  return networkOf(connectionOf(c)?.remoteAddress ?? 'unknown');
}

export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined || !address.includes(':')) return mapped ?? address;
  const [head = '', tail] = (address.split('%')[0] ?? '').toLowerCase().split('::');
  const groups = (part: string) => (part === '' ? [] : part.split(':'));
  const after = tail === undefined ? [] : groups(tail);
  const before = groups(head);
  const zeros =
    tail === undefined ? [] : new Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
  const first = [...before, ...zeros, ...after]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16));
  return `${first.join(':')}::/64`;
}

/** The connection on which a request came, as @hono/node-server tells it; null where there is none. */
export function connectionOf(c: Context): Connection | null {
  const env = c.env as { readonly incoming?: { readonly socket?: Connection } } | undefined;
  return env?.incoming?.socket ?? null;
}
