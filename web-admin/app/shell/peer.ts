import type { Peer } from '../../../device/desk/words.ts';
import type { UnitStatus } from '../../api.ts';
import type { Words } from '../words/dictionary.ts';

type SpeedKeys = UnitStatus['speedKeys'];

/** `contact`: as the directory calls them. */
type NamedPeer = Peer & { readonly contact?: string | null };

/** The name to show first: the unit's own for a speed key, the directory's, the line's, or the number. */
export function nameOf(peer: NamedPeer, words: Words, speedKeys: SpeedKeys = []): string {
  return speedName(peer.number, speedKeys) ?? peer.contact ?? peer.name ?? numberOf(peer.number, words);
}

/** French numbers in pairs; whatever else as it came. */
export function numberOf(number: string | null, words: Words): string {
  if (!number) return words.peer.noNumber;
  return /^0\d{9}$/.test(number) ? number.replace(/(\d\d)(?=\d)/g, '$1\u00a0') : number;
}

export function acquaintance(peer: Peer, words: Words, speedKeys: SpeedKeys = []): string {
  if (speedName(peer.number, speedKeys)) return words.peer.known;
  return peer.name ? words.peer.announced : words.peer.unknown;
}

function speedName(number: string | null, speedKeys: SpeedKeys): string | null {
  return speedKeys.find((key) => key.number === number)?.name ?? null;
}
