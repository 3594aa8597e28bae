import { type BaresipEvent, parseEvent } from './events.ts';

/** baresip's answer to a command. `ok` is a hint only, and not even that in 1.0.0: read `data`, and `listcalls`. */
export interface Reply {
  readonly ok: boolean;
  /** Text as baresip printed it, colour codes and line breaks included. */
  readonly data: string;
}

export type Message =
  | { readonly kind: 'reply'; readonly token: string | null; readonly reply: Reply }
  | { readonly kind: 'event'; readonly event: BaresipEvent }
  /** A frame that is neither: kept for the log. */
  | { readonly kind: 'unknown'; readonly text: string };

/** Reads one frame's text. Never throws. */
export function parseMessage(text: string): Message {
  const raw = parseObject(text);
  if (raw === null) return { kind: 'unknown', text };
  if (raw.event === true || raw.event === 'true') return { kind: 'event', event: parseEvent(raw) };
  if (raw.response !== true) return { kind: 'unknown', text };
  const { token, data } = raw;
  return {
    kind: 'reply',
    token: typeof token === 'string' ? token : null,
    reply: { ok: raw.ok === true, data: typeof data === 'string' ? data : '' },
  };
}

/** The id of the new call in the reply to `dial` (1.1.0 on); null in 1.0.0, where it comes with the first event. */
export function dialledCallId(reply: Reply): string | null {
  return /^call id: (\S+)\s*$/u.exec(reply.data)?.[1] ?? null;
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}
