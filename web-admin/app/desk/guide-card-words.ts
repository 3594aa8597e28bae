import type { Language } from '../logic/times.ts';

/** Words of the guide's card on Desk; the card's own come with the guide. */
export interface GuideCardWords {
  readonly guide: string;
  readonly situations: string;
  readonly back: string;
  readonly firstName: string;
  readonly long: (length: string) => string;
  readonly shown: (title: string) => string;
}

const fr: GuideCardWords = {
  guide: 'Guide',
  situations: 'Situations',
  back: 'Revenir à la carte du moment',
  firstName: 'Votre prénom',
  long: (length) => `L’appel dure depuis ${length}`,
  shown: (title) => `Carte du guide\u202f: ${title}`,
};

const en: GuideCardWords = {
  guide: 'Guide',
  situations: 'Situations',
  back: 'Back to the card of the moment',
  firstName: 'Your first name',
  long: (length) => `This call has lasted ${length}`,
  shown: (title) => `Card of the guide: ${title}`,
};

export const GUIDE_CARD_WORDS: Readonly<Record<Language, GuideCardWords>> = { fr, en };
