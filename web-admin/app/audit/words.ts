import type { AuditKind } from '../../../device/register/access/audit.ts';
import type { Language } from '../logic/times.ts';

/** Words of the Audit page alone: they come with it. */
interface AuditWords {
  readonly question: string;
  readonly columns: readonly [when: string, who: string, kind: string, what: string, record: string];
  readonly person: string;
  readonly kind: string;
  readonly day: string;
  readonly all: string;
  readonly kinds: Readonly<Record<AuditKind, string>>;
  /** Who is no user. */
  readonly others: Readonly<Record<string, string>>;
  /** By what was done, or by the first part of it. */
  readonly parts: Readonly<Record<string, string>>;
  readonly times: (count: string) => string;
  readonly older: string;
  readonly newer: string;
  readonly empty: string;
  readonly emptyHow: string;
}

const n = '\u202f';

const fr: AuditWords = {
  question: `Qui a vu ou changé quoi${n}?`,
  columns: ['Quand', 'Qui', 'Genre', 'Quoi', 'Sur quoi'],
  person: 'Personne',
  kind: 'Genre',
  day: 'Jour',
  all: 'tous',
  kinds: { change: 'modification', look: 'consultation', export: 'fichier', login: 'connexion' },
  others: { link: 'le lien d’un courriel', unit: 'le boîtier', unknown: 'inconnu', practice: 'entraînement' },
  parts: {
    access: 'accès',
    audit: 'journal d’audit',
    backup: 'sauvegarde',
    call: 'appel',
    calls: 'registre des appels',
    day: 'clôture du jour',
    desk: 'accueil',
    directory: 'annuaire',
    failedLogin: 'échec de connexion',
    figures: 'chiffres',
    followUp: 'à rappeler',
    followUps: 'à rappeler',
    guide: 'guide',
    login: 'connexion',
    logout: 'déconnexion',
    message: 'message',
    messageLink: 'message par son lien',
    messages: 'messages',
    'messages.readOwn': 'ses propres messages',
    outbox: 'envois',
    person: 'données personnelles',
    settings: 'réglages',
    stolenSession: 'connexion reprise ailleurs, coupée',
    unit: 'boîtier',
    users: 'comptes',
  },
  times: (count) => `${count} fois`,
  older: 'Plus ancien',
  newer: 'Plus récent',
  empty: 'Rien de tel.',
  emptyHow:
    'Chaque consultation de données personnelles, chaque fichier, chaque changement et chaque connexion s’inscrit ici de lui-même, sans numéro ni texte. Rien ne s’y efface.',
};

const en: AuditWords = {
  question: 'Who saw or changed what?',
  columns: ['When', 'Who', 'Kind', 'What', 'About'],
  person: 'Person',
  kind: 'Kind',
  day: 'Day',
  all: 'all',
  kinds: { change: 'change', look: 'look', export: 'file', login: 'login' },
  others: { link: 'the link of a mail', unit: 'the unit', unknown: 'unknown', practice: 'practice' },
  parts: {
    access: 'access',
    audit: 'audit log',
    backup: 'backup',
    call: 'call',
    calls: 'call register',
    day: 'closing of the day',
    desk: 'desk',
    directory: 'directory',
    failedLogin: 'failed login',
    figures: 'figures',
    followUp: 'follow-up',
    followUps: 'follow-ups',
    guide: 'guide pages',
    login: 'login',
    logout: 'logout',
    message: 'one message',
    messageLink: 'message by its link',
    messages: 'all messages',
    'messages.readOwn': 'their own messages',
    outbox: 'outbox',
    person: 'personal data',
    settings: 'settings',
    stolenSession: 'session used elsewhere, ended',
    unit: 'unit',
    users: 'users',
  },
  times: (count) => `${count} times`,
  older: 'Older',
  newer: 'Newer',
  empty: 'Nothing of the kind.',
  emptyHow:
    'Every look at personal data, every file, every change and every login is written here by itself, without numbers or texts. Nothing is ever deleted.',
};

export const AUDIT_WORDS: Readonly<Record<Language, AuditWords>> = { fr, en };
