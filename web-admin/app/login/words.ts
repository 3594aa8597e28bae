import type { Language } from '../logic/times.ts';

/** `first`: there is no user yet. `code`: with a code that somebody was given. `change`: by whoever is logged in. */
export type Way = 'login' | 'code' | 'first' | 'change';

/** Words of the login alone: they come with it. */
interface LoginWords {
  readonly titles: Readonly<Record<Way, string>>;
  readonly questions: Readonly<Record<Way, string>>;
  readonly login: string;
  readonly loginHint: string;
  readonly name: string;
  readonly nameHint: string;
  readonly code: string;
  readonly codeHint: string;
  readonly password: string;
  readonly present: string;
  readonly newPassword: string;
  readonly passwordHint: string;
  readonly show: string;
  readonly enter: string;
  readonly haveCode: string;
  readonly haveNone: string;
  /** By the refusal's code. */
  readonly refusals: Readonly<Record<string, string>>;
  readonly tooEarly: (seconds: string) => string;
  readonly refused: string;
}

const n = '\u202f';

const fr: LoginWords = {
  titles: {
    login: 'Se connecter',
    code: 'Choisir un mot de passe',
    first: 'Premier responsable',
    change: 'Mot de passe',
  },
  questions: {
    login: `Qui êtes-vous${n}?`,
    code: 'Avec le code que votre responsable vous a donné.',
    first:
      'Personne n’a encore de compte. Le code est affiché sur le boîtier (journal ou terminal), 30 minutes.',
    change: 'En changer met fin à vos autres connexions.',
  },
  login: 'Identifiant',
  loginHint: 'Lettres, chiffres, points et tirets, comme anne.martin.',
  name: 'Prénom et nom',
  nameHint: 'Comme vos collègues vous connaissent.',
  code: 'Code',
  codeHint: 'Seize lettres, une seule fois.',
  password: 'Mot de passe',
  present: 'Mot de passe actuel',
  newPassword: 'Nouveau mot de passe',
  passwordHint: 'Au moins 10 caractères, sans l’identifiant. Quelques mots font un bon mot de passe.',
  show: 'Montrer le mot de passe',
  enter: 'Entrer',
  haveCode: 'J’ai reçu un code',
  haveNone: 'J’ai un mot de passe',
  refusals: {
    Web_WrongLogin:
      'Identifiant ou mot de passe inexact. Oublié\u202f? Demandez un code à votre responsable.',
    Web_WrongCode: 'Ce code n’est pas le bon, a déjà servi ou n’est plus valable.',
    Web_NotValid: 'Certains champs sont à revoir.',
    Unit_NotAnswering: 'Le boîtier ne répond pas. Réessayez.',
  },
  tooEarly: (seconds) => `Trop d’essais. Réessayez dans ${seconds} s.`,
  refused: 'Le registre n’est pas disponible. Le téléphone marche sans la page.',
};

const en: LoginWords = {
  titles: { login: 'Log in', code: 'Choose a password', first: 'First manager', change: 'Password' },
  questions: {
    login: 'Who are you?',
    code: 'With the code that your manager gave you.',
    first: 'Nobody has an account yet. The code is shown on the unit (log or terminal), for 30 minutes.',
    change: 'Changing it ends your other sessions.',
  },
  login: 'Login name',
  loginHint: 'Letters, digits, dots and dashes, such as anne.martin.',
  name: 'First name and name',
  nameHint: 'As your colleagues know you.',
  code: 'One-time code',
  codeHint: 'Sixteen letters, good for once.',
  password: 'Password',
  present: 'Present password',
  newPassword: 'New password',
  passwordHint: 'At least 10 characters, without the login name. A few words make a good one.',
  show: 'Show the password',
  enter: 'Enter',
  haveCode: 'I was given a code',
  haveNone: 'I have a password',
  refusals: {
    Web_WrongLogin: 'Login name or password is not right. Forgotten? Ask your manager for a code.',
    Web_WrongCode: 'This code is not right, was used, or has run out.',
    Web_NotValid: 'Some fields need another look.',
    Unit_NotAnswering: 'The unit does not answer. Try again.',
  },
  tooEarly: (seconds) => `Too many tries. Try again in ${seconds} s.`,
  refused: 'The register is not available. The phone works without the page.',
};

export const LOGIN_WORDS: Readonly<Record<Language, LoginWords>> = { fr, en };
