import type { Language } from '../logic/times.ts';

/** Words that all forms share. */
interface FormWords {
  readonly save: string;
  readonly saving: string;
  readonly saved: string;
  readonly cancel: string;
  readonly undo: string;
  readonly throwAwayWhat: string;
  readonly throwAway: string;
  readonly goOnTyping: string;
  /** By the refusal's code; each says that nothing that was typed is lost. */
  readonly refusals: Readonly<Record<string, string>>;
  readonly refused: string;
  /** By what the register allows, its numbers as `#`. */
  readonly allowed: Readonly<Record<string, (...numbers: string[]) => string>>;
  readonly fieldWrong: string;
}

const fr: FormWords = {
  save: 'Enregistrer',
  saving: 'Enregistrement…',
  saved: 'Enregistré',
  cancel: 'Annuler',
  undo: 'Annuler la modification',
  throwAwayWhat: 'Jeter ce que vous avez écrit\u202f?',
  throwAway: 'Jeter',
  goOnTyping: 'Continuer à écrire',
  refusals: {
    Register_Unavailable: 'Le registre n’est pas disponible. Rien n’est perdu\u202f: votre texte reste ici.',
    Register_Busy: 'Le boîtier est occupé. Réessayez dans un instant\u202f: votre texte reste ici.',
    Register_NotAnswering:
      'Pas de réponse du registre. Vérifiez avant de recommencer\u202f: votre texte reste ici.',
    Register_DiskFull:
      'Le disque du boîtier est plein. Votre texte reste ici\u202f; prévenez votre responsable.',
    Register_NotWritable:
      'Le disque du boîtier ne s’écrit plus. Votre texte reste ici\u202f; prévenez votre responsable.',
    Unit_NotAnswering: 'Le boîtier ne répond pas. Votre texte reste ici\u202f; réessayez.',
    Web_NotLoggedIn:
      'Vous n’êtes plus connecté. Votre texte reste ici\u202f: connectez-vous, puis recommencez.',
    Web_NotAllowed: 'Votre compte n’y donne pas droit. Demandez à votre responsable.',
    Register_NotValid: 'Certains champs sont à revoir.',
    Settings_Changed:
      'Quelqu’un d’autre a modifié ce réglage. Votre texte reste ici\u202f; enregistrez pour remplacer le sien.',
    Web_TooLarge: 'C’est trop long pour être enregistré en une fois.',
  },
  refused: 'Le boîtier n’a pas pu l’enregistrer. Votre texte reste ici\u202f; réessayez.',
  allowed: {
    'a text of # to # characters': (least, most) =>
      least === '1' ? `À remplir, ${most} caractères au plus.` : `De ${least} à ${most} caractères.`,
    'a text of at most # characters': (most) => `${most} caractères au plus.`,
    'a whole number from # to #': (least, most) => `Un nombre entier de ${least} à ${most}.`,
    'a telephone number of digits, or nothing': () => 'Des chiffres, ou rien.',
    'a day such as #-#-#': () => 'Choisissez un jour.',
  },
  fieldWrong: 'À revoir.',
};

const en: FormWords = {
  save: 'Save',
  saving: 'Saving…',
  saved: 'Saved',
  cancel: 'Cancel',
  undo: 'Undo the change',
  throwAwayWhat: 'Throw away what you have written?',
  throwAway: 'Throw away',
  goOnTyping: 'Go on writing',
  refusals: {
    Register_Unavailable: 'The register is not available. Nothing is lost: your text stays here.',
    Register_Busy: 'The unit is busy. Try again in a moment: your text stays here.',
    Register_NotAnswering: 'No answer from the register. Look before you repeat it: your text stays here.',
    Register_DiskFull: 'The disk of the unit is full. Your text stays here; tell your manager.',
    Register_NotWritable: 'The disk of the unit cannot be written. Your text stays here; tell your manager.',
    Unit_NotAnswering: 'The unit does not answer. Your text stays here; try again.',
    Web_NotLoggedIn: 'You are logged out. Your text stays here: log in, then try again.',
    Web_NotAllowed: 'Your account may not do this. Ask your manager.',
    Register_NotValid: 'Some fields need another look.',
    Settings_Changed: 'Somebody else has changed this setting. Your text stays here; save to replace theirs.',
    Web_TooLarge: 'This is too long to be saved at once.',
  },
  refused: 'The unit could not save it. Your text stays here; try again.',
  allowed: {
    'a text of # to # characters': (least, most) =>
      least === '1' ? `Fill this in, at most ${most} characters.` : `From ${least} to ${most} characters.`,
    'a text of at most # characters': (most) => `At most ${most} characters.`,
    'a whole number from # to #': (least, most) => `A whole number from ${least} to ${most}.`,
    'a telephone number of digits, or nothing': () => 'Digits, or nothing.',
    'a day such as #-#-#': () => 'Choose a day.',
  },
  fieldWrong: 'Needs another look.',
};

export const FORM_WORDS: Readonly<Record<Language, FormWords>> = { fr, en };
