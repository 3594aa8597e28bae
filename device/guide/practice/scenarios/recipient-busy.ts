import type { Scenario } from '../scenario.ts';

/** Nobody takes the call: the line taken back after 30 s, then every minute, with the three ways (rules A9-A13). */
export const recipientBusy: Scenario = {
  id: 'recipientBusy',
  name: 'Mme Nadège Ferrand',
  number: '0199006964',
  voice: { variant: 'f3', speed: 155, pitch: 45 },
  recipients: { 21: 'ringsInVain', 22: 'busy', 23: 'ringsInVain' },
  meanwhile: null,
  needs: { checkIns: 2, hearOut: true },
  outcomes: ['message', 'callBack'],
  proposes: 'message',
  turns: [
    {
      after: 5_000,
      line: {
        fr: 'Bonjour. Je souhaite parler à madame Arnoux, s’il vous plaît. C’est au sujet de mes séances de kiné.',
        en: 'Hello. I would like to speak to Madame Arnoux, please. It is about my physiotherapy sessions.',
      },
    },
    {
      after: 7_000,
      line: {
        fr: 'Nadège Ferrand. D’accord, je reste en ligne.',
        en: 'Nadège Ferrand. All right, I am holding.',
      },
    },
    {
      after: 5_000,
      fromTakeBack: 3,
      line: {
        fr: 'Non, j’ai assez attendu. Prenez un message : vingt séances, genou gauche, au cabinet.',
        en: 'No, I have waited long enough. Please take a message: twenty sessions, left knee, at the practice.',
      },
    },
    {
      after: 9_000,
      fromTakeBack: 3,
      line: { fr: 'C’est exact. Merci, au revoir.', en: 'That is correct. Thank you, goodbye.' },
    },
  ],
  takenBack: [
    { fr: 'Oui, je patiente encore.', en: 'Yes, I can hold a little longer.' },
    { fr: 'Oui, je veux bien attendre encore un peu.', en: 'Yes, I am willing to wait a little more.' },
    { fr: 'Toujours personne ?', en: 'Still nobody?' },
  ],
  tooLong: {
    fr: 'Je suis restée sans nouvelles. Vous m’aviez oubliée ?',
    en: 'I heard nothing for a long time. Had you forgotten me?',
  },
  longWait: 75_000,
  patience: 140_000,
  farewell: { fr: 'Merci pour elle. Au revoir.', en: 'Thank you for telling her. Goodbye.' },
  cutShort: { fr: 'Allô ? On m’a raccroché au nez.', en: 'Hello? They hung up on me.' },
  putThrough: { fr: 'Bonjour madame Arnoux.', en: 'Hello Madame Arnoux.' },
};
