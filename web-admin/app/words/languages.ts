import type { Language } from '../logic/times.ts';
import type { Words } from './dictionary.ts';

/** The words of a language with its name, so that both change at once. */
export interface Spoken {
  readonly language: Language;
  readonly words: Words;
}

/** Only the language that is read is fetched. */
export async function speak(language: Language): Promise<Spoken> {
  if (language === 'fr') return { language, words: (await import('./fr.ts')).fr };
  return { language, words: (await import('./en.ts')).en };
}
