import type { MarkClass, Why } from './marks.ts';

/** One sentence each, said of a text of the reception. */
export const WHY: Readonly<Record<MarkClass, Why>> = {
  interjection: {
    fr: "Une interjection trahit la surprise ou l'ennui : dites que vous avez entendu.",
    en: 'An interjection betrays surprise or boredom: say that you have heard.',
  },
  'worn-out': {
    fr: "Tournure usée : une phrase complète dit mieux ce que vous faites pour l'appelant.",
    en: 'A worn-out phrase: a whole sentence says better what you do for the caller.',
  },
  negation: {
    fr: "Une négation fait entendre le souci qu'elle nie : dites ce que vous faites.",
    en: 'A negation brings up the very trouble it denies: say what you do.',
  },
  'negative-question': {
    fr: 'Une question négative appelle un refus : posez-la de façon positive.',
    en: 'A negative question invites a refusal: ask it positively.',
  },
  absence: {
    fr: "Jugement sur l'absence du praticien : dites quand il revient.",
    en: "A judgement on the doctor's absence: say when he or she is back.",
  },
  'false-evidence': {
    fr: "Fausse évidence, qui n'aide pas l'appelant : donnez les heures d'ouverture.",
    en: 'It states the obvious and does not help the caller: give the opening hours.',
  },
  pejorative: {
    fr: 'Tournure dépréciative : posez une question neutre.',
    en: 'A belittling phrase: ask a neutral question.',
  },
  imperative: {
    fr: 'Un ordre attise la colère : laissez parler, montrez que vous comprenez.',
    en: 'An order fans the anger: let them speak, show that you understand.',
  },
  imperfect: {
    fr: "L'imparfait éloigne : parlez au présent.",
    en: 'The past tense keeps at a distance: speak in the present.',
  },
  conditional: {
    fr: 'Le conditionnel laisse un doute : parlez au présent.',
    en: 'The conditional leaves a doubt: speak in the present.',
  },
  future: {
    fr: 'Le futur remet à plus tard : parlez au présent.',
    en: 'The future puts it off: speak in the present.',
  },
};
