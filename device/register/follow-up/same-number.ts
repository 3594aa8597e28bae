/** Digits by which a number is known, whatever stands before them (0, +33, 0033). */
const KNOWN_BY = 9;

/** Whether both are one telephone, in whatever notation. Short numbers of the house must be the same. */
export function isSameNumber(one: string | null, other: string | null): boolean {
  const a = digitsOf(one);
  const b = digitsOf(other);
  if (a === '' || b === '') return false;
  if (a === b) return true;
  return a.length >= KNOWN_BY && b.length >= KNOWN_BY && a.slice(-KNOWN_BY) === b.slice(-KNOWN_BY);
}

function digitsOf(number: string | null): string {
  return (number ?? '').replace(/^sip:|@.*$/g, '').replace(/[^\d*#]/g, '');
}
