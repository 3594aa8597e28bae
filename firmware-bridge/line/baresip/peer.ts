import type { Peer } from '../../../device/ports/index.ts';
import { isTelephoneNumber, safePeerText } from '../peer-text.ts';

/** User parts by which a caller says that they do not say who they are. */
const ANONYMOUS = new Set(['anonymous', 'unknown', 'restricted', 'unavailable']);

/**
 * Who is at a SIP URI: the user part where it is a number, and the display name; a user part that is no number stands in
 * for a missing display name. Both come from the peer and are made safe to show.
 */
export function peerOf(uri: string, displayName: string | null): Peer {
  const user = userOf(uri);
  const number = telephoneNumber(user);
  const name = safePeerText(displayName);
  const isAnonymous = ANONYMOUS.has(user.toLowerCase()) || uri.toLowerCase().includes('@anonymous.invalid');
  if (isAnonymous) return { number: null, name: name?.toLowerCase() === 'anonymous' ? null : name };
  return { number, name: name ?? (number === null ? safePeerText(user) : null) };
}

/** User part of `sip:user;params@host`, `%` escapes undone; empty if there is none. Never throws. */
function userOf(uri: string): string {
  const withoutScheme = uri.slice(0, 4_000).replace(/^<?(?:sips?|tel):/iu, '');
  const at = withoutScheme.lastIndexOf('@');
  if (at < 0) return '';
  const user = withoutScheme.slice(0, at).split(/[;:]/u, 1)[0] ?? '';
  try {
    return decodeURIComponent(user);
  } catch {
    return user;
  }
}

function telephoneNumber(user: string): string | null {
  const compact = user.replace(/[-.() ]/gu, '');
  return isTelephoneNumber(compact) ? compact : null;
}
