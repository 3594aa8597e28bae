export interface LinkWords {
  readonly title: string;
  readonly intro: (unit: string) => string;
  readonly open: string;
  readonly forWhom: (name: string) => string;
  readonly acknowledge: string;
  readonly done: string;
  readonly doneText: string;
  readonly refused: string;
  readonly refusedUsed: string;
  readonly refusedExpired: string;
  readonly refusedUnknown: string;
  readonly refusedLater: string;
}

const fr: LinkWords = {
  title: 'Un message vous attend',
  intro: (unit) => `${unit} vous transmet un message. Il s’affiche quand vous appuyez sur le bouton.`,
  open: 'Lire le message',
  forWhom: (name) => `Pour ${name}`,
  acknowledge: 'J’en ai pris connaissance',
  done: 'Merci',
  doneText: 'L’accueil voit que vous en avez pris connaissance. Ce lien ne sert plus.',
  refused: 'Ce lien n’ouvre rien',
  refusedUsed: 'Il a été pris connaissance de ce message : le lien ne sert plus.',
  refusedExpired: 'Ce lien est trop ancien. Appelez l’accueil.',
  refusedUnknown: 'Ce lien n’est pas complet ou n’est pas de ce boîtier. Ouvrez-le depuis le courriel.',
  refusedLater: 'Le boîtier n’a pas pu l’enregistrer. Réessayez dans un instant, ou appelez l’accueil.',
};

const en: LinkWords = {
  title: 'There is a message for you',
  intro: (unit) => `${unit} passes a message on to you. It is shown when you press the button.`,
  open: 'Read the message',
  forWhom: (name) => `For ${name}`,
  acknowledge: 'I have taken note of it',
  done: 'Thank you',
  doneText: 'The reception sees that you have taken note of it. This link is used up.',
  refused: 'This link opens nothing',
  refusedUsed: 'This message was acknowledged: the link is used up.',
  refusedExpired: 'This link is too old. Call the reception.',
  refusedUnknown: 'This link is not complete or not of this unit. Open it from the e-mail.',
  refusedLater: 'The unit could not write it down. Try again in a moment, or call the reception.',
};

export const LINK_WORDS: Readonly<Record<'fr' | 'en', LinkWords>> = { fr, en };
