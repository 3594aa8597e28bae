import type { Language } from '../coach/marks.ts';
import type { CardText } from './card.ts';
import type { CardId } from './ids.ts';
import { ENGLISH_MOMENTS } from './texts/en-moments.ts';
import { ENGLISH_SITUATIONS } from './texts/en-situations.ts';
import { FRENCH_MOMENTS } from './texts/fr-moments.ts';
import { FRENCH_SITUATIONS } from './texts/fr-situations.ts';

/** The guide as it comes: what a house reads until it publishes texts of its own. */
export const SHIPPED: Readonly<Record<Language, Readonly<Record<CardId, CardText>>>> = {
  fr: { ...FRENCH_MOMENTS, ...FRENCH_SITUATIONS },
  en: { ...ENGLISH_MOMENTS, ...ENGLISH_SITUATIONS },
};
