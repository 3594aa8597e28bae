import type { Scenario } from '../scenario.ts';

/** A sales call: courteous, short, written documentation by post, outcome commercial (rule B6). */
export const sales: Scenario = {
  id: 'sales',
  name: 'M. Hector Brissac',
  number: '0199003742',
  voice: { variant: 'm3', speed: 190, pitch: 50 },
  recipients: {},
  meanwhile: null,
  needs: { checkIns: 0, hearOut: false },
  outcomes: ['commercial'],
  proposes: 'commercial',
  turns: [
    {
      after: 4_000,
      line: {
        fr: 'Bonjour ! Hector Brissac, de la société Lumibelle. Je propose au docteur un éclairage formidable pour sa salle d’attente.',
        en: 'Hello! Hector Brissac, of Lumibelle. I have wonderful new lights for the doctor’s waiting room.',
      },
    },
    {
      after: 8_000,
      line: {
        fr: 'Deux minutes avec le docteur me suffisent. Quand est-ce que je peux lui parler ?',
        en: 'Two minutes with the doctor are enough. When can I speak to them?',
      },
    },
    {
      after: 8_000,
      line: {
        fr: 'C’est une offre qui s’arrête ce soir. Passez-le-moi juste un instant !',
        en: 'The offer ends tonight. Just put me through for a moment!',
      },
    },
    {
      after: 9_000,
      line: {
        fr: 'Bon. Je vous envoie ma documentation par courrier. Merci, au revoir.',
        en: 'All right. I send you my brochure by post. Thank you, goodbye.',
      },
    },
  ],
  takenBack: [{ fr: 'Alors, le docteur est disponible ?', en: 'So, is the doctor free?' }],
  tooLong: { fr: 'Ah, enfin ! Je disais donc.', en: 'Ah, at last! As I was saying.' },
  longWait: 75_000,
  patience: 60_000,
  farewell: { fr: 'Au revoir !', en: 'Goodbye!' },
  cutShort: { fr: 'Allô ? Allô ?', en: 'Hello? Hello?' },
  putThrough: {
    fr: 'Bonjour docteur, j’ai une offre pour vous !',
    en: 'Hello doctor, I have an offer for you!',
  },
};
