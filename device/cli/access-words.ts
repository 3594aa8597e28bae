import type { Language } from '../config/config.ts';
import type { AuditBreak } from '../register/access/audit.ts';
import type { Role } from '../register/area/area.ts';

interface AccessWords {
  readonly user: string;
  readonly list: string;
  readonly add: string;
  readonly reset: string;
  readonly login: string;
  readonly displayName: string;
  readonly role: string;
  readonly deputy: string;
  readonly audit: string;
  readonly verify: string;
  readonly head: string;
  readonly certificate: string;
  readonly roles: Readonly<Record<Role, string>>;
  readonly states: Readonly<Record<'set' | 'code' | 'none' | 'disabled', string>>;
  readonly nobody: string;
  readonly code: (login: string, code: string, until: string) => string;
  readonly noRegister: (file: string) => string;
  readonly notReadable: (file: string) => string;
  readonly noSuchUser: (login: string, known: string) => string;
  readonly notARole: string;
  readonly whole: (entries: number, head: string) => string;
  readonly broken: (entry: number, whole: number, why: string) => string;
  readonly breaks: Readonly<Record<AuditBreak, string>>;
  readonly noCertificate: (file: string) => string;
  readonly certificateIs: (fingerprint: string, names: string, until: string) => string;
}

const en: AccessWords = {
  user: 'see to who may log in on the page',
  list: 'list the users',
  add: 'add a user, and show the code with which they choose their password',
  reset: 'show a new code for a user; the old password and all sessions end at once',
  login: 'login name, such as anne.martin',
  displayName: 'first name and name (otherwise the login name)',
  role: 'receptionist, manager, technician or recipient',
  deputy: 'of a manager: the deputy of the process owner',
  audit: 'see to the audit log',
  verify: 'check that the audit log is whole: nothing changed, nothing missing',
  head: 'a head that an earlier check has shown: entries cut off since are found out as well',
  certificate: 'show the fingerprint of the certificate of the page',
  roles: {
    receptionist: 'receptionist',
    manager: 'manager',
    technician: 'technician',
    recipient: 'recipient',
  },
  states: { set: 'active', code: 'has a code', none: 'needs a new code', disabled: 'disabled' },
  nobody: 'Nobody may log in yet: start the unit, it shows the code for the first manager.',
  code: (login, code, until) =>
    `Code for ${login}: ${code}\nGood for once, until ${until}. On the page: Log in, I was given a code.`,
  noRegister: (file) => `there is no register ${file} yet: start the unit once`,
  notReadable: (file) =>
    `${file} is no register of this version of gardefil: start the unit once, or name another configuration`,
  noSuchUser: (login, known) => `there is no user ${login}. There are: ${known || 'none'}`,
  notARole: 'Allowed: receptionist, manager, technician or recipient.',
  whole: (entries, head) => `The audit log is whole: ${entries} entries.\nHead: ${head}`,
  broken: (entry, whole, why) =>
    `The audit log is BROKEN at entry ${entry}: ${why}. The ${whole} entries before it are whole.`,
  breaks: {
    missing: 'it is missing',
    changed: 'it is not what was written',
    headLost: 'the head is not in the log, entries were cut off its end',
  },
  noCertificate: (file) =>
    `there is no certificate ${file}: it is made when the page is served beyond this machine (web.host)`,
  certificateIs: (fingerprint, names, until) => `SHA-256 ${fingerprint}\nfor ${names}\nuntil ${until}`,
};

const fr: AccessWords = {
  user: 'gérer qui peut se connecter à la page',
  list: 'lister les comptes',
  add: 'ajouter un compte, et montrer le code avec lequel la personne choisit son mot de passe',
  reset: "montrer un nouveau code pour un compte ; l'ancien mot de passe et les connexions cessent aussitôt",
  login: 'identifiant, comme anne.martin',
  displayName: "prénom et nom (sinon l'identifiant)",
  role: 'receptionist, manager, technician ou recipient',
  deputy: "d'un responsable : le suppléant",
  audit: "s'occuper du journal d'audit",
  verify: "vérifier que le journal d'audit est intact : rien de changé, rien qui manque",
  head: 'une tête montrée par une vérification passée : on voit aussi ce qui a été coupé depuis',
  certificate: "montrer l'empreinte du certificat de la page",
  roles: {
    receptionist: 'accueil',
    manager: 'responsable',
    technician: 'technicien',
    recipient: 'destinataire',
  },
  states: { set: 'actif', code: 'a un code', none: 'à munir d’un code', disabled: 'désactivé' },
  nobody:
    'Personne ne peut encore se connecter : lancez le boîtier, il montre le code du premier responsable.',
  code: (login, code, until) =>
    `Code pour ${login} : ${code}\nValable une fois, jusqu'au ${until}. Sur la page : Se connecter, J'ai reçu un code.`,
  noRegister: (file) => `le registre ${file} n'existe pas encore : lancez le boîtier une fois`,
  notReadable: (file) =>
    `${file} n'est pas un registre de cette version de gardefil : lancez le boîtier une fois, ou donnez une autre configuration`,
  noSuchUser: (login, known) => `il n'y a pas de compte ${login}. Il y a : ${known || 'aucun'}`,
  notARole: 'Permis : receptionist, manager, technician ou recipient.',
  whole: (entries, head) => `Le journal d'audit est intact : ${entries} entrées.\nTête : ${head}`,
  broken: (entry, whole, why) =>
    `Le journal d'audit est ROMPU à l'entrée ${entry} : ${why}. Les ${whole} entrées d'avant sont intactes.`,
  breaks: {
    missing: 'elle manque',
    changed: "elle n'est pas ce qui a été écrit",
    headLost: "la tête n'est pas dans le journal, sa fin a été coupée",
  },
  noCertificate: (file) =>
    `il n'y a pas de certificat ${file} : il est fait quand la page est servie au-delà de cette machine (web.host)`,
  certificateIs: (fingerprint, names, until) => `SHA-256 ${fingerprint}\npour ${names}\njusqu'au ${until}`,
};

export const ACCESS_WORDS: Readonly<Record<Language, AccessWords>> = { en, fr };
