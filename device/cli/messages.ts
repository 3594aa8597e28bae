import type { Language } from '../config/config.ts';

/** All that the terminal says, in the words of one language. */
export interface Messages {
  readonly about: string;
  readonly run: string;
  readonly practice: string;
  readonly config: string;
  readonly configCheck: string;
  readonly help: string;
  readonly helpCommand: string;
  readonly version: string;
  readonly language: string;
  readonly configFile: (standard: string) => string;
  readonly checkedFile: string;
  readonly practicePort: string;
  readonly practiceFolder: (standard: string) => string;
  readonly practiceSpeed: string;
  readonly practiceLogin: string;
  readonly json: string;
  readonly exitCodes: string;
  /** By commander's own headings. */
  readonly headings: Readonly<Record<string, string>>;
  readonly inOrder: (file: string) => string;
  readonly faults: (file: string, count: number) => string;
  readonly notStarted: string;
  readonly failed: string;
  readonly seeHelp: (command: string) => string;
  readonly notAPort: string;
  readonly notASpeed: string;
  readonly notALanguage: string;
}

const en: Messages = {
  about: 'The companion of a desk phone that sees to it that nobody who waits is forgotten.',
  run: 'run the unit',
  practice: 'run a practice set-up: callers, recipients and a desk unit, all on this machine',
  config: 'see to the configuration',
  configCheck: 'tell every fault of the configuration file at once',
  help: 'show this help',
  helpCommand: 'show the help of a command',
  version: 'show the version',
  language: 'language of the terminal: fr or en (otherwise as LC_ALL, LC_MESSAGES or LANG say)',
  configFile: (standard) => `configuration file (otherwise GARDEFIL_CONFIG, otherwise ${standard})`,
  checkedFile: 'configuration file (otherwise the one that run would take)',
  practicePort: 'port of the page on 127.0.0.1, 0 for any that is free',
  practiceFolder: (standard) => `folder of the practice register (otherwise ${standard})`,
  practiceSpeed: 'let the hold clock run so many times faster, 1 to 100',
  practiceLogin: 'have people log in, as on a real unit',
  json: 'print the result as JSON',
  exitCodes: [
    'Exit codes:',
    '  0  done, or the configuration is in order',
    '  1  failed, or the configuration has faults',
    '  2  wrong use: no such command, option or argument',
  ].join('\n'),
  headings: {},
  inOrder: (file) => `${file} is in order.`,
  faults: (file, count) => `${file}: ${count === 1 ? '1 fault' : `${count} faults`}`,
  notStarted: 'Not started. To try Garde-fil without a configuration: gardefil practice',
  failed: 'failed',
  seeHelp: (command) => `See: ${command} --help`,
  notAPort: 'Allowed: 0, or a whole number from 1024 to 65535.',
  notASpeed: 'Allowed: a number from 1 to 100.',
  notALanguage: 'Allowed: fr or en.',
};

const fr: Messages = {
  about: "Le compagnon d'un téléphone d'accueil : il veille à ce que personne ne soit oublié en attente.",
  run: 'lancer le boîtier',
  practice: "lancer un montage d'essai : appelants, destinataires et poste, tous sur cette machine",
  config: "s'occuper de la configuration",
  configCheck: 'dire en une fois tous les défauts du fichier de configuration',
  help: 'montrer cette aide',
  helpCommand: "montrer l'aide d'une commande",
  version: 'montrer la version',
  language: 'langue du terminal : fr ou en (sinon selon LC_ALL, LC_MESSAGES ou LANG)',
  configFile: (standard) => `fichier de configuration (sinon GARDEFIL_CONFIG, sinon ${standard})`,
  checkedFile: 'fichier de configuration (sinon celui que run prendrait)',
  practicePort: 'port de la page sur 127.0.0.1, 0 pour un port libre',
  practiceFolder: (standard) => `dossier du registre d'essai (sinon ${standard})`,
  practiceSpeed: "faire avancer l'horloge d'attente autant de fois plus vite, de 1 à 100",
  practiceLogin: 'demander de se connecter, comme sur un vrai boîtier',
  json: 'donner le résultat en JSON',
  exitCodes: [
    'Codes de sortie :',
    '  0  fait, ou la configuration est en ordre',
    '  1  échec, ou la configuration a des défauts',
    '  2  mauvais usage : commande, option ou argument inconnu',
  ].join('\n'),
  headings: {
    'Usage:': 'Usage :',
    'Options:': 'Options :',
    'Commands:': 'Commandes :',
    'Arguments:': 'Arguments :',
    'Global Options:': 'Options générales :',
  },
  inOrder: (file) => `${file} est en ordre.`,
  faults: (file, count) => `${file} : ${count === 1 ? '1 défaut' : `${count} défauts`}`,
  notStarted: 'Pas démarré. Pour essayer Garde-fil sans configuration : gardefil practice',
  failed: 'échec',
  seeHelp: (command) => `Voir : ${command} --help`,
  notAPort: 'Permis : 0, ou un nombre entier de 1024 à 65535.',
  notASpeed: 'Permis : un nombre de 1 à 100.',
  notALanguage: 'Permis : fr ou en.',
};

export const MESSAGES: Readonly<Record<Language, Messages>> = { en, fr };
