import type { Language } from '../logic/times.ts';
import type { Words } from './dictionary.ts';

/** The words of a language with its name, so that both change at once. */
export interface Spoken {
  readonly language: Language;
  readonly words: Words;
}

/** Those that the page has been read in since it was opened: of these every part has its words. */
const spokenSoFar = new Set<Language>();
const parts: ((language: Language) => Promise<void>)[] = [];

/** Only the language that is read is fetched; with it those words of the parts that have come already. */
export async function speak(language: Language): Promise<Spoken> {
  spokenSoFar.add(language);
  const [words] = await Promise.all([frame(language), ...parts.map((fetchWords) => fetchWords(language))]);
  return { language, words };
}

async function frame(language: Language): Promise<Words> {
  return language === 'fr' ? (await import('./fr.ts')).fr : (await import('./en.ts')).en;
}

type Loaders<PartWords> = Readonly<Record<Language, () => Promise<PartWords>>>;

/**
 * The words of a part that comes later. The build has each file of words call it: see vite.config.ts.
 * @public
 */
export async function laterWords<PartWords>(load: Loaders<PartWords>): Promise<Record<Language, PartWords>> {
  const words: Partial<Record<Language, PartWords>> = {};
  const fetchWords = async (language: Language) => {
    words[language] ??= await load[language]();
  };
  parts.push(fetchWords);
  // A language may be changed to while the first one is on its way.
  for (const language of spokenSoFar) await fetchWords(language);
  return words as Record<Language, PartWords>;
}
