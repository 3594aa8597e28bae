import type { Scenario } from '../scenario.ts';

/** The ordinary call: greeting, appointment with its read-back, farewell, outcome (rules A1-A8, B1). */
export const appointment: Scenario = {
  id: 'appointment',
  name: 'Mme Aurore Belmont',
  number: '0199001510',
  voice: { variant: 'f2', speed: 160, pitch: 55 },
  recipients: {},
  meanwhile: null,
  needs: { checkIns: 0, hearOut: true },
  outcomes: ['satisfied'],
  proposes: 'satisfied',
  turns: [
    {
      after: 5_000,
      line: {
        fr: 'Bonjour. Je voudrais prendre rendez-vous avec le docteur Fontanel, s’il vous plaît.',
        en: 'Good morning. I would like an appointment with Doctor Fontanel, please.',
      },
    },
    {
      after: 9_000,
      line: {
        fr: 'Jeudi prochain, à dix heures et quart ? Oui, c’est parfait.',
        en: 'Next Thursday, at a quarter past ten? Yes, that is perfect.',
      },
    },
    {
      after: 7_000,
      line: {
        fr: 'Belmont, B, E, L, M, O, N, T. Mon prénom est Aurore.',
        en: 'Belmont: B, E, L, M, O, N, T. My first name is Aurore.',
      },
    },
    {
      after: 8_000,
      line: {
        fr: 'Mon numéro : zéro un, quatre-vingt-dix-neuf, zéro zéro, quinze, dix.',
        en: 'My number is zero one, nine nine, zero zero, one five, one zero.',
      },
    },
    {
      after: 10_000,
      line: {
        fr: 'C’est bien cela. Merci beaucoup, bonne journée !',
        en: 'That is right. Thank you very much, have a nice day!',
      },
    },
  ],
  takenBack: [
    { fr: 'Oui, je suis toujours là.', en: 'Yes, I am still here.' },
    { fr: 'Oui, je patiente encore.', en: 'Yes, I can hold a little longer.' },
  ],
  tooLong: {
    fr: 'Ah, vous voilà. Je croyais que l’on m’avait oubliée.',
    en: 'Ah, there you are. I thought I had been forgotten.',
  },
  longWait: 75_000,
  patience: 150_000,
  farewell: { fr: 'Alors à jeudi. Au revoir.', en: 'See you on Thursday then. Goodbye.' },
  cutShort: { fr: 'Allô ? Cela a coupé.', en: 'Hello? We were cut off.' },
  putThrough: { fr: 'Ah, bonjour docteur.', en: 'Ah, hello doctor.' },
};
