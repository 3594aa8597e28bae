/**
 * Patterns of telephone numbers, written as in most PBX: `X` any digit, `Z` 1 to 9, `N` 2 to 9, everything else itself.
 * `2X` is 20 to 29; `0ZXXXXXXXX` is a French number with its ten digits.
 */
const CLASSES: Readonly<Record<string, string>> = { X: '0123456789', Z: '123456789', N: '23456789' };

/** What a pattern may be made of: 1 to 20 of digits, * # + and the three letters. */
export const NUMBER_PATTERN = /^[0-9XZN*#+]{1,20}$/;

function matches(pattern: string, number: string): boolean {
  return (
    pattern.length === number.length &&
    [...pattern].every((sign, index) => (CLASSES[sign] ?? sign).includes(number.charAt(index)))
  );
}

/** Whether `number` is one that any of the patterns means, from its first to its last digit. */
export function matchesNumber(patterns: readonly string[], number: string): boolean {
  return patterns.some((pattern) => matches(pattern, number));
}
