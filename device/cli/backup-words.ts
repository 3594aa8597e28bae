import type { Step } from '../backup/backup.ts';
import type { Language } from '../config/config.ts';

interface BackupWords {
  readonly backup: string;
  readonly restore: string;
  readonly backupFile: string;
  readonly restoredFile: string;
  readonly passphraseFile: string;
  readonly yes: string;
  readonly askNew: string;
  readonly askAgain: string;
  readonly ask: string;
  readonly differ: string;
  readonly tooShort: string;
  readonly noPassphrase: string;
  readonly steps: Readonly<Record<Step, string>>;
  readonly opening: string;
  readonly made: (file: string, calls: string, size: string) => string;
  readonly keepPassphrase: string;
  readonly question: (calls: string, newest: string, present: string | null) => string;
  /** Told before and after a restore. */
  readonly comesBack: string;
  readonly agree: RegExp;
  readonly noTerminal: string;
  readonly unchanged: string;
  readonly restored: (file: string, kept: string | null) => string;
}

const fr: BackupWords = {
  backup: 'sauvegarder le registre dans un fichier chiffré, le boîtier continue',
  restore: 'remettre en place un registre sauvegardé, ici ou sur un autre boîtier',
  backupFile: 'fichier à écrire, par exemple /media/usb/registre.age',
  restoredFile: 'la sauvegarde',
  passphraseFile: 'fichier qui contient la phrase secrète (sinon GARDEFIL_PASSPHRASE, sinon demandée)',
  yes: 'ne pas demander avant de remplacer le registre présent',
  askNew: 'Phrase secrète (12 caractères au moins) : ',
  askAgain: 'Encore une fois : ',
  ask: 'Phrase secrète : ',
  differ: 'les deux phrases ne sont pas les mêmes',
  tooShort: 'la phrase secrète a moins de 12 caractères : prenez-en une plus longue, quatre mots par exemple',
  noPassphrase:
    'pas de phrase secrète : donnez GARDEFIL_PASSPHRASE ou --passphrase-file, ou lancez la commande dans un terminal',
  steps: { copy: 'Copie', check: 'Contrôle', seal: 'Chiffrement', verify: 'Relecture' },
  opening: 'Ouverture',
  made: (file, calls, size) => `${file} : ${calls} appels, ${size} Mo, relu et conforme.`,
  keepPassphrase: 'Sans la phrase secrète, personne ne pourra plus le lire : gardez-la ailleurs.',
  question: (calls, newest, present) =>
    present
      ? `Remplacer le registre ${present} par cette sauvegarde (${calls} appels, le dernier le ${newest}) ? L’ancien est gardé à côté. [oui/non] `
      : `Mettre en place cette sauvegarde (${calls} appels, le dernier le ${newest}) ? [oui/non] `,
  comesBack:
    'Ce qui a été effacé depuis cette sauvegarde, par exemple tout d’une personne, revient : effacez-le de nouveau.',
  agree: /^(o|oui)$/i,
  noTerminal: 'il faut un terminal pour demander, ou --yes',
  unchanged: 'Rien n’a été changé.',
  restored: (file, kept) =>
    `${file} est en place.${kept ? ` L’ancien registre : ${kept}.` : ''} Relancez le boîtier : systemctl start gardefil`,
};

const en: BackupWords = {
  backup: 'back the register up into an encrypted file; the unit goes on',
  restore: 'put a register that was backed up in place, here or on another unit',
  backupFile: 'file to write, such as /media/usb/register.age',
  restoredFile: 'the backup',
  passphraseFile: 'file that holds the passphrase (otherwise GARDEFIL_PASSPHRASE, otherwise it is asked for)',
  yes: 'do not ask before the present register is replaced',
  askNew: 'Passphrase (at least 12 characters): ',
  askAgain: 'Once more: ',
  ask: 'Passphrase: ',
  differ: 'the two passphrases are not the same',
  tooShort: 'the passphrase has less than 12 characters: take a longer one, four words for instance',
  noPassphrase: 'no passphrase: give GARDEFIL_PASSPHRASE or --passphrase-file, or use a terminal',
  steps: { copy: 'Copying', check: 'Checking', seal: 'Encrypting', verify: 'Reading back' },
  opening: 'Opening',
  made: (file, calls, size) => `${file}: ${calls} calls, ${size} MB, read back and the same.`,
  keepPassphrase: 'Nobody can read it without the passphrase: keep that somewhere else.',
  question: (calls, newest, present) =>
    present
      ? `Replace the register ${present} by this backup (${calls} calls, the last one of ${newest})? The old one is kept beside it. [yes/no] `
      : `Put this backup in place (${calls} calls, the last one of ${newest})? [yes/no] `,
  comesBack: 'What was erased since this backup, such as all of a person, comes back: erase it again.',
  agree: /^(y|yes)$/i,
  noTerminal: 'asking needs a terminal, or use --yes',
  unchanged: 'Nothing was changed.',
  restored: (file, kept) =>
    `${file} is in place.${kept ? ` The old register: ${kept}.` : ''} Start the unit again: systemctl start gardefil`,
};

export const BACKUP_WORDS: Readonly<Record<Language, BackupWords>> = { fr, en };
