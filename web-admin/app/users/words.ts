import type { Role, UserRow } from '../../api.ts';
import type { Language } from '../logic/times.ts';

/** Words of the Users page alone: they come with it. */
interface UsersWords {
  readonly question: string;
  readonly columns: readonly [name: string, login: string, role: string, state: string, actions: string];
  readonly roles: Readonly<Record<Role, string>>;
  readonly deputy: string;
  readonly deputyHint: string;
  readonly states: Readonly<Record<UserRow['password'] | 'disabled', string>>;
  readonly entry: string;
  readonly entryHint: string;
  readonly byName: string;
  readonly entryTaken: string;
  readonly add: string;
  readonly name: string;
  readonly login: string;
  readonly loginHint: string;
  readonly role: string;
  readonly change: string;
  readonly changeWhom: (name: string) => string;
  readonly reset: string;
  readonly resetWhom: (name: string) => string;
  readonly disable: string;
  readonly disableWhom: (name: string) => string;
  readonly enable: string;
  readonly code: (name: string, until: string) => string;
  readonly refusals: Readonly<Record<string, string>>;
}

const n = '\u202f';

const fr: UsersWords = {
  question: `Qui peut se connecter, et avec quels droits${n}?`,
  columns: ['Nom', 'Identifiant', 'Rôle', 'État', 'Actions'],
  roles: {
    receptionist: 'Accueil',
    manager: 'Responsable',
    technician: 'Technicien',
    recipient: 'Destinataire',
  },
  deputy: 'Suppléant',
  deputyHint: 'Responsable suppléant de la procédure',
  states: {
    set: 'actif',
    code: 'code remis, pas encore utilisé',
    none: 'code périmé',
    disabled: 'désactivé',
  },
  entry: 'Dans l’annuaire',
  entryHint: 'Ses messages arrivent sur ce compte.',
  byName: 'Celui du même nom',
  entryTaken: 'Un autre compte l’a déjà.',
  add: 'Ajouter un compte',
  name: 'Prénom et nom',
  login: 'Identifiant',
  loginHint: 'Lettres, chiffres, points et tirets, comme anne.martin.',
  role: 'Rôle',
  change: 'Modifier',
  changeWhom: (name) => `Modifier ${name}`,
  reset: 'Nouveau code',
  resetWhom: (name) =>
    `Donner un nouveau code à ${name}${n}? Son mot de passe et ses connexions cessent aussitôt.`,
  disable: 'Désactiver',
  disableWhom: (name) => `Désactiver ${name}${n}? Ses connexions cessent aussitôt.`,
  enable: 'Réactiver',
  code: (name, until) =>
    `Code de ${name}, montré cette seule fois, valable jusqu’au ${until}. «${n}Se connecter, J’ai reçu un code${n}»${n}:`,
  refusals: {
    Users_LoginTaken: 'Cet identifiant existe déjà. Choisissez-en un autre.',
    Users_Changed: 'Quelqu’un d’autre vient de modifier ce compte. Votre saisie reste ici.',
    Users_LastManager: 'C’est le dernier responsable qui peut se connecter. Nommez-en d’abord un autre.',
    Users_NoSuchUser: 'Ce compte n’existe pas.',
  },
};

const en: UsersWords = {
  question: 'Who may log in, and with which rights?',
  columns: ['Name', 'Login name', 'Role', 'State', 'Do'],
  roles: {
    receptionist: 'Receptionist',
    manager: 'Manager',
    technician: 'Technician',
    recipient: 'Recipient',
  },
  deputy: 'Deputy',
  deputyHint: 'Deputy of the process owner',
  states: { set: 'active', code: 'has a code, not used yet', none: 'code has run out', disabled: 'disabled' },
  entry: 'In the directory',
  entryHint: 'Messages for this entry come to this account.',
  byName: 'The one of the same name',
  entryTaken: 'Another account has it already.',
  add: 'Add a user',
  name: 'First name and name',
  login: 'Login name',
  loginHint: 'Letters, digits, dots and dashes, such as anne.martin.',
  role: 'Role',
  change: 'Change',
  changeWhom: (name) => `Change ${name}`,
  reset: 'New code',
  resetWhom: (name) => `Give ${name} a new code? Their password and sessions end at once.`,
  disable: 'Disable',
  disableWhom: (name) => `Disable ${name}? Their sessions end at once.`,
  enable: 'Enable',
  code: (name, until) =>
    `Code of ${name}, shown this once, good until ${until}. At “Log in, I was given a code”:`,
  refusals: {
    Users_LoginTaken: 'There is such a login name already. Choose another.',
    Users_Changed: 'Somebody else has just changed this user. What you typed stays here.',
    Users_LastManager: 'This is the last manager who can log in. Make another one first.',
    Users_NoSuchUser: 'There is no such user.',
  },
};

export const USERS_WORDS: Readonly<Record<Language, UsersWords>> = { fr, en };
