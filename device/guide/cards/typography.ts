import type { Language } from '../coach/marks.ts';

const NARROW = '\u202f';

/** As a printer sets it: curly apostrophes; in French narrow no-break spaces before ; : ! ? and inside guillemets. */
export function typeset(text: string, language: Language): string {
  const curled = text.replace(/(?<=\p{L})'(?=\p{L}|$)/gu, '’').replace(/^'(?=\p{L})/u, '’');
  if (language === 'en') return curled;
  // Each run of spaces is looked at once, whatever follows.
  const before = (all: string, sign: string | undefined) => (sign === undefined ? all : NARROW + sign);
  return curled.replace(/[ \u00a0]+([;:!?»])?/g, before).replace(/«[ \u00a0]*/g, `«${NARROW}`);
}
