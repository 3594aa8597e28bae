import type { Language } from './config.ts';

/** The same said in every language of the unit. */
export type Texts = Readonly<Record<Language, string>>;
