import type { Language } from '../logic/times.ts';

interface UnitPageWords {
  readonly question: string;
  readonly labels: Readonly<
    Record<
      'version' | 'line' | 'panel' | 'register' | 'clock' | 'retention' | 'crm' | 'backup' | 'certificate',
      string
    >
  >;
  readonly good: string;
  readonly bad: string;
  readonly since: (moment: string) => string;
  readonly connected: string;
  readonly drawn: string;
  /** In megabytes. */
  readonly size: (register: string, free: string) => string;
  readonly noBackup: string;
  readonly plain: string;
  readonly next: string;
  /** What the commands of the page are for, in their order. */
  readonly commands: readonly [test: string, backup: string, audit: string];
}

const fr: UnitPageWords = {
  question: 'Le boîtier va-t-il bien\u202f?',
  labels: {
    version: 'Version',
    line: 'Ligne',
    panel: 'Panneau',
    register: 'Registre',
    clock: 'Heure',
    retention: 'Conservation',
    crm: 'Logiciel métier',
    backup: 'Sauvegarde',
    certificate: 'Certificat de la page',
  },
  good: 'en ordre',
  bad: 'à voir',
  since: (moment) => `en marche depuis\u202f: ${moment}`,
  connected: 'répond',
  drawn: 'celui de la page',
  size: (register, free) => `${register}\u00a0Mo, ${free}\u00a0Mo libres sur le disque`,
  noBackup: 'Aucune n’a été faite.',
  plain: 'aucun, la page reste sur cette machine',
  next: 'Sur le boîtier, au terminal',
  commands: [
    'Essayer touches et lampes, hors appel',
    'Sauvegarder le registre',
    'Vérifier le journal d’audit',
  ],
};

const en: UnitPageWords = {
  question: 'Is the unit all right?',
  labels: {
    version: 'Version',
    line: 'Line',
    panel: 'Panel',
    register: 'Register',
    clock: 'Clock',
    retention: 'Retention',
    crm: 'CRM',
    backup: 'Backup',
    certificate: 'Certificate of the page',
  },
  good: 'in order',
  bad: 'look at it',
  since: (moment) => `running since ${moment}`,
  connected: 'answers',
  drawn: 'the one on the page',
  size: (register, free) => `${register}\u00a0MB, ${free}\u00a0MB left on the disk`,
  noBackup: 'None has been made.',
  plain: 'none, the page stays on this machine',
  next: 'On the unit, at a terminal',
  commands: ['Try keys and lamps, not in a call', 'Back the register up', 'Check the audit log'],
};

export const UNIT_PAGE_WORDS: Readonly<Record<Language, UnitPageWords>> = { fr, en };
