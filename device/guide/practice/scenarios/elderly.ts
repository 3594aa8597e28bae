import type { Scenario } from '../scenario.ts';

/** Slowly, said several times and in several ways, times on the twelve-hour clock (rules B9, B10). */
export const elderly: Scenario = {
  id: 'elderly',
  name: 'Mme Léontine Aubrac',
  number: '0199007175',
  voice: { variant: 'f5', speed: 125, pitch: 30 },
  recipients: {},
  meanwhile: null,
  needs: { checkIns: 0, hearOut: true },
  outcomes: ['satisfied'],
  proposes: 'satisfied',
  turns: [
    {
      after: 6_000,
      line: {
        fr: 'Bonjour mademoiselle. C’est pour voir le docteur Roque, pour ma hanche.',
        en: 'Good afternoon, dear. I need to see Doctor Roque, about my hip.',
      },
    },
    {
      after: 9_000,
      line: {
        fr: 'Pardon ? Parlez plus lentement, je vous prie. Quel jour ?',
        en: 'Pardon? Please speak more slowly. Which day?',
      },
    },
    {
      after: 9_000,
      line: {
        fr: 'Seize heures quarante-cinq, cela fait quelle heure ? Je ne compte pas comme cela.',
        en: 'Sixteen forty-five, what time is that? I do not count that way.',
      },
    },
    {
      after: 9_000,
      line: {
        fr: 'Cinq heures moins le quart de l’après-midi. Et le docteur vient à la maison, n’est-ce pas ?',
        en: 'A quarter to five in the afternoon. And the doctor comes to my home, is that so?',
      },
    },
    {
      after: 9_000,
      line: {
        fr: 'Ah, c’est au cabinet. Vous pouvez me redire le jour et l’heure ? Je les écris.',
        en: 'Ah, at the practice. Can you tell me the day and the time again? I am writing them down.',
      },
    },
    {
      after: 9_000,
      line: {
        fr: 'Merci, vous êtes bien aimable. Au revoir.',
        en: 'Thank you, that is very kind of you. Goodbye.',
      },
    },
  ],
  takenBack: [
    { fr: 'Allô ? Il y a quelqu’un ?', en: 'Hello? Is somebody there?' },
    { fr: 'Oui, oui, j’attends. J’ai tout mon temps.', en: 'Yes, yes, I am waiting. I have plenty of time.' },
  ],
  tooLong: {
    fr: 'Ah, j’allais raccrocher. Je n’entendais plus rien.',
    en: 'Ah, I was about to hang up. I could not hear anything any more.',
  },
  longWait: 50_000,
  patience: 110_000,
  farewell: { fr: 'Alors à bientôt. Au revoir.', en: 'See you soon then. Goodbye.' },
  cutShort: { fr: 'Allô ? Je n’entends plus rien.', en: 'Hello? I cannot hear anything any more.' },
  putThrough: { fr: 'Bonjour docteur, c’est pour ma hanche.', en: 'Hello doctor, it is about my hip.' },
};
