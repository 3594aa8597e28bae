import type { Scenario } from '../scenario.ts';

/** Four phases: let speak, understand, look for a solution, restate it; then a call back the same day (rule B13). */
export const aggressive: Scenario = {
  id: 'aggressive',
  name: 'M. Armand Castaing',
  number: '0199005853',
  voice: { variant: 'm5', speed: 200, pitch: 60 },
  recipients: { 21: 'ringsInVain', 22: 'busy', 23: 'ringsInVain' },
  meanwhile: null,
  needs: { checkIns: 0, hearOut: true },
  outcomes: ['callBack', 'message'],
  proposes: 'callBack',
  turns: [
    {
      after: 3_000,
      line: {
        fr: 'C’est inadmissible ! J’attends mes résultats depuis trois jours, et personne ne me rappelle !',
        en: 'This is unacceptable! I have been waiting for my results for three days, and nobody calls me back!',
      },
    },
    {
      after: 8_000,
      line: {
        fr: 'Castaing ! Armand Castaing ! Je vous l’ai déjà dit lundi. Vous ne notez donc rien ?',
        en: 'Castaing! Armand Castaing! I told you so on Monday. Do you never write anything down?',
      },
    },
    {
      after: 8_000,
      line: {
        fr: 'Oui, une prise de sang, lundi matin. Vous comprenez que je m’inquiète, tout de même.',
        en: 'Yes, a blood test, on Monday morning. You do understand that I am worried.',
      },
    },
    {
      after: 9_000,
      line: {
        fr: 'Et que faites-vous, maintenant, concrètement ?',
        en: 'And what exactly do you do now?',
      },
    },
    {
      after: 9_000,
      line: {
        fr: 'Rappelez-moi aujourd’hui, alors. Avant dix-huit heures. Vous avez mon numéro.',
        en: 'Call me back today, then. Before six o’clock. You have my number.',
      },
    },
    { after: 8_000, line: { fr: 'Bon. Merci de m’avoir écouté.', en: 'Well. Thank you for listening.' } },
  ],
  takenBack: [
    { fr: 'Alors ? Vous avez trouvé ?', en: 'So? Have you found them?' },
    { fr: 'Encore attendre ? Bon, une minute, pas plus.', en: 'Wait again? One minute, then, no more.' },
  ],
  tooLong: {
    fr: 'Vous vous moquez de moi ? Cela fait une éternité que j’attends !',
    en: 'Is this a joke? I have been waiting for ages!',
  },
  longWait: 40_000,
  patience: 95_000,
  farewell: { fr: 'J’attends votre appel. Au revoir.', en: 'I am waiting for your call. Goodbye.' },
  cutShort: { fr: 'Il m’a raccroché au nez !', en: 'They hung up on me!' },
  putThrough: { fr: 'Docteur ? Enfin !', en: 'Doctor? At last!' },
};
