/** The end of a number as somebody types it, its digits last first, for finding tails that begin so; null if it is no number. */
export function typedTail(text: string): string | null {
  if (!/^[\d\s+().*#/-]+$/.test(text)) return null;
  // Zeros before a number are how one leaves a house, a town or a country: they are no part of the number itself.
  const digits = text.replace(/[^\d*#]/g, '').replace(/^0+(?=\d)/, '');
  return reversed(digits) || null;
}

export function reversed(text: string): string {
  return [...text].reverse().join('');
}
