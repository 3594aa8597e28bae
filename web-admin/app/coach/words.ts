import type { Language } from '../logic/times.ts';

/** Words of a text field that the phrase coach reads. Why something is marked comes with the mark. */
interface CoachWords {
  readonly marked: (count: number) => string;
  readonly key: string;
}

const fr: CoachWords = {
  marked: (count) => (count > 1 ? `${count} tournures à revoir` : 'Une tournure à revoir'),
  key: 'Alt + Entrée prend la première proposition.',
};

const en: CoachWords = {
  marked: (count) => (count > 1 ? `${count} wordings to look at` : 'One wording to look at'),
  key: 'Alt + Enter takes the first wording.',
};

export const COACH_WORDS: Readonly<Record<Language, CoachWords>> = { fr, en };
