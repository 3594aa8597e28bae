import type { Language } from '../coach/marks.ts';

export type PartOfDay = 'morning' | 'afternoon' | 'evening';

/** What one says on answering and on taking leave (rules A4, B2). */
export interface DayWords {
  readonly greeting: string;
  readonly wish: string;
}

export const DAY_WORDS: Readonly<Record<Language, Readonly<Record<PartOfDay, DayWords>>>> = {
  fr: {
    morning: { greeting: 'bonjour', wish: 'bonne journée' },
    afternoon: { greeting: 'bonjour', wish: 'bon après-midi' },
    evening: { greeting: 'bonsoir', wish: 'bonne soirée' },
  },
  en: {
    morning: { greeting: 'good morning', wish: 'a good day' },
    afternoon: { greeting: 'good afternoon', wish: 'a good afternoon' },
    evening: { greeting: 'good evening', wish: 'a good evening' },
  },
};
