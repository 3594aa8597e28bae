import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { Step } from '../backup/backup.ts';
import type { Language } from '../config/config.ts';
import { BACKUP_WORDS } from './backup-words.ts';
import type { Environment } from './language.ts';
import type { ExitCode } from './program.ts';
import type { Prompt } from './prompt.ts';

const SHORTEST_PASSPHRASE = 12;

/** What the commands speak through, and how they find the register. */
export interface BackupCli {
  readonly language: Language;
  readonly environment: Environment;
  readonly prompt: Prompt;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Path of the register by that configuration file; null if that was refused, which has been told. */
  readonly registerOf: (configFile: string | undefined) => string | null;
  readonly configHelp: string;
  readonly end: (code: ExitCode) => void;
}

interface Options {
  readonly config?: string;
  readonly passphraseFile?: string;
  readonly yes?: true;
}

/** Adds `backup FILE` and `restore FILE`. */
export function addBackup(program: Command, cli: BackupCli): void {
  const words = BACKUP_WORDS[cli.language];
  program
    .command('backup')
    .description(words.backup)
    .argument('<FILE>', words.backupFile)
    .option('--config <FILE>', cli.configHelp)
    .option('--passphrase-file <FILE>', words.passphraseFile)
    .action(async (file: string, options: Options) => cli.end(await backup(file, options, cli)));
  program
    .command('restore')
    .description(words.restore)
    .argument('<FILE>', words.restoredFile)
    .option('--config <FILE>', cli.configHelp)
    .option('--passphrase-file <FILE>', words.passphraseFile)
    .option('--yes', words.yes)
    .action(async (file: string, options: Options) => cli.end(await restore(file, options, cli)));
}

async function backup(to: string, options: Options, cli: BackupCli): Promise<ExitCode> {
  const words = BACKUP_WORDS[cli.language];
  const register = cli.registerOf(options.config);
  if (register === null) return 1;
  const passphrase = await passphraseFor(options, cli, true);
  if (passphrase === null) return 1;
  const { makeBackup } = await import('../backup/backup.ts');
  const show = progressOn(cli, words.steps);
  const made = await makeBackup({ register, to, passphrase, now: Date.now(), progress: show });
  show.end();
  const { format } = new Intl.NumberFormat(cli.language, { maximumFractionDigits: 1 });
  cli.stdout(`${words.made(to, format(made.calls), format(made.size / 1e6))}\n${words.keepPassphrase}\n`);
  return 0;
}

async function restore(from: string, options: Options, cli: BackupCli): Promise<ExitCode> {
  const words = BACKUP_WORDS[cli.language];
  const register = cli.registerOf(options.config);
  if (register === null) return 1;
  if (!options.yes && !cli.prompt.present) return refuse(cli, words.noTerminal);
  const passphrase = await passphraseFor(options, cli, false);
  if (passphrase === null) return 1;
  const { restoreBackup } = await import('../backup/restore.ts');
  const show = progressOn(cli, { open: words.opening });
  const result = await restoreBackup({
    from,
    register,
    passphrase,
    now: Date.now(),
    progress: (part) => show('open', part),
    confirm: async ({ calls, newest }, present) => {
      show.end();
      if (options.yes) return true;
      const last = newest === null ? '—' : new Date(newest).toLocaleString(cli.language);
      const question = `${words.comesBack}\n${words.question(String(calls), last, present)}`;
      return words.agree.test((await cli.prompt.ask(question)).trim());
    },
  });
  const told = result.restored
    ? `${words.restored(register, result.kept)}\n${words.comesBack}`
    : words.unchanged;
  cli.stdout(`${told}\n`);
  return result.restored ? 0 : 1;
}

/** A new one is asked for twice: a slip would lock the backup for ever. Null: refused, and told. */
async function passphraseFor(options: Options, cli: BackupCli, isNew: boolean): Promise<string | null> {
  const words = BACKUP_WORDS[cli.language];
  const given = options.passphraseFile
    ? readFileSync(options.passphraseFile, 'utf8').replace(/\r?\n$/, '')
    : cli.environment.GARDEFIL_PASSPHRASE;
  if (!given && !cli.prompt.present) return refused(cli, words.noPassphrase);
  const passphrase = given || (await cli.prompt.askHidden(isNew ? words.askNew : words.ask));
  if (isNew && passphrase.length < SHORTEST_PASSPHRASE) return refused(cli, words.tooShort);
  if (isNew && !given && (await cli.prompt.askHidden(words.askAgain)) !== passphrase)
    return refused(cli, words.differ);
  return passphrase;
}

function refused(cli: BackupCli, why: string): null {
  refuse(cli, why);
  return null;
}

function refuse(cli: BackupCli, why: string): ExitCode {
  cli.stderr(`gardefil: ${why}\n`);
  return 1;
}

/** One line that says how far it is, where somebody looks on. */
function progressOn<Name extends Step | 'open'>(cli: BackupCli, names: Readonly<Record<Name, string>>) {
  let shown = '';
  const show = (step: Name, part: number) => {
    const text = `${names[step]} ${Math.floor(part * 100)} %`;
    if (!cli.prompt.present || text === shown) return;
    shown = text;
    cli.stderr(`\r${text.padEnd(30)}`);
  };
  return Object.assign(show, { end: () => void (shown && cli.stderr('\r'.padEnd(31).concat('\r'))) });
}
