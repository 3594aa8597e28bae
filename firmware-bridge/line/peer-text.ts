/** Longest text of a peer that the unit shows or stores. */
export const MAX_PEER_TEXT = 200;

/**
 * Text that a peer chose, made safe to show: no control characters, no marks that turn the writing direction, no lone
 * surrogates, at most 200 characters; null if nothing is left.
 */
export function safePeerText(text: string | null): string | null {
  if (text === null) return null;
  // The first cut bounds the work on a text of any length.
  const cleaned = text
    .slice(0, 20 * MAX_PEER_TEXT)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\p{Cf}\p{Cs}\p{Co}]/gu, '')
    .trim();
  // The second replacement: the cut may have halved a pair.
  return (
    cleaned
      .slice(0, MAX_PEER_TEXT)
      .replace(/\p{Cs}/gu, '')
      .trim() || null
  );
}

const NUMBER = /^\+?[0-9*#]{1,32}$/u;

/** True for what can be keyed on a telephone: digits, * and #, with a leading + or without. */
export function isTelephoneNumber(text: string): boolean {
  return NUMBER.test(text);
}
