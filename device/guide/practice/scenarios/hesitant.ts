import type { Scenario, Script } from '../scenario.ts';

const confirming: Script = {
  name: 'M. Inigo Malherbe',
  number: '0199008286',
  voice: { variant: 'm7', speed: 165, pitch: 45 },
  turns: [
    {
      after: 4_000,
      line: {
        fr: 'Bonjour, Inigo Malherbe. Je confirme seulement mon rendez-vous de demain, à neuf heures.',
        en: 'Hello, Inigo Malherbe. I only want to confirm my appointment tomorrow, at nine o’clock.',
      },
    },
    { after: 6_000, line: { fr: 'Parfait. Merci, à demain.', en: 'Perfect. Thank you, see you tomorrow.' } },
  ],
  takenBack: [{ fr: 'Oui, je suis là.', en: 'Yes, I am here.' }],
  tooLong: { fr: 'C’était long, pour une confirmation.', en: 'That was long, for a confirmation.' },
  longWait: 75_000,
  patience: 120_000,
  farewell: { fr: 'Au revoir.', en: 'Goodbye.' },
  cutShort: { fr: 'Allô ?', en: 'Hello?' },
  putThrough: { fr: 'Bonjour docteur.', en: 'Hello doctor.' },
};

/** Several slots, a wait while the caller thinks, another call meanwhile, and back again, twice (rules B5, A13). */
export const hesitant: Scenario = {
  id: 'hesitant',
  name: 'M. Sylvain Corbière',
  number: '0199002631',
  voice: { variant: 'm2', speed: 145, pitch: 40 },
  recipients: {},
  meanwhile: { script: confirming, after: 6_000 },
  needs: { checkIns: 2, hearOut: true },
  outcomes: ['satisfied'],
  proposes: 'satisfied',
  turns: [
    {
      after: 5_000,
      line: {
        fr: 'Bonjour. Il me faut un rendez-vous avec le docteur Fontanel. Vous avez plusieurs possibilités ?',
        en: 'Hello. I need an appointment with Doctor Fontanel. Do you have several possibilities?',
      },
    },
    {
      after: 9_000,
      line: {
        fr: 'Mardi ou jeudi. Je regarde mon agenda. Vous pouvez patienter ?',
        en: 'Tuesday or Thursday. Let me look at my diary. Can you wait?',
      },
    },
    {
      after: 5_000,
      fromTakeBack: 1,
      line: {
        fr: 'Mardi, je ne suis pas sûr. Il reste quoi le jeudi ? Attendez, je demande à ma femme.',
        en: 'I am not sure about Tuesday. What is left on Thursday? Wait, let me ask my wife.',
      },
    },
    {
      after: 5_000,
      fromTakeBack: 2,
      line: {
        fr: 'C’est décidé : jeudi, à onze heures. Corbière, Sylvain.',
        en: 'It is settled: Thursday, at eleven. Corbière, Sylvain.',
      },
    },
    {
      after: 9_000,
      fromTakeBack: 2,
      line: { fr: 'Merci de votre patience.', en: 'Thank you for your patience.' },
    },
  ],
  takenBack: [
    { fr: 'Oui, je réfléchis encore.', en: 'Yes, I am still thinking.' },
    { fr: 'Oui, je suis là.', en: 'Yes, I am here.' },
  ],
  tooLong: { fr: 'Ah, vous voilà. C’était un peu long.', en: 'Ah, there you are. That took a while.' },
  longWait: 75_000,
  patience: 140_000,
  farewell: { fr: 'À jeudi. Au revoir.', en: 'See you on Thursday. Goodbye.' },
  cutShort: { fr: 'Allô ? Et mon rendez-vous ?', en: 'Hello? What about my appointment?' },
  putThrough: { fr: 'Bonjour docteur.', en: 'Hello doctor.' },
};
