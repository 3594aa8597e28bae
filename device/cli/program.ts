import { Command, CommanderError, InvalidArgumentError } from 'commander';
import type { Config, Language } from '../config/config.ts';
import { describeFault } from '../config/describe.ts';
import type { ConfigFault } from '../config/faults.ts';
import { type ConfigResult, readConfig } from '../config/read.ts';
import { addAccess } from './access.ts';
import { addBackup, type BackupCli } from './backup.ts';
import { commandMeant, helpSpelledOut } from './command-path.ts';
import { type Environment, isLanguage, terminalLanguage } from './language.ts';
import { MESSAGES, type Messages } from './messages.ts';
import { addPanel } from './panel/commands.ts';
import type { PanelTools, Terminal } from './panel/tools.ts';
import { type Prompt, processPrompt } from './prompt.ts';
import { describeWrongUse } from './wrong-use.ts';

export const DEFAULT_CONFIG_FILE = '/etc/gardefil/gardefil.toml';

/** In the folder in which the command is given. */
const PRACTICE_FOLDER = '.practice';

/** 0: done. 1: failed, or faults in the configuration. 2: wrong use. */
export type ExitCode = 0 | 1 | 2;

export interface RunOptions {
  readonly config: Config;
  /** Why it runs without a panel: all that is wrong with that of the file. Empty where nothing is. */
  readonly panelFaults: readonly ConfigFault[];
  readonly configFile: string;
  /** Of the terminal; the page has the configuration's. */
  readonly language: Language;
}

export interface PracticeOptions {
  /** Of the page; 0 for any that is free, null if none was asked for. */
  readonly port: number | null;
  /** Register and telephone network stand in it. */
  readonly folder: string;
  /** The hold clock runs so many times faster. */
  readonly speed: number;
  /** People log in as on a real unit; otherwise whoever opens the page may do everything. */
  readonly login: boolean;
  readonly language: Language;
}

/** What the command line hands over to, and what it speaks through. */
export interface CliParts {
  readonly version: string;
  readonly environment: Environment;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Until the unit is told to stop. */
  readonly run: (options: RunOptions) => Promise<ExitCode>;
  readonly practice: (options: PracticeOptions) => Promise<ExitCode>;
  readonly prompt?: Prompt;
  readonly readConfig?: (file: string) => ConfigResult;
  /** Loaded when a command about panels is carried out. */
  readonly panelTools: () => Promise<PanelTools>;
  readonly terminal: (how: { readonly json: boolean; readonly answers: boolean }) => Terminal;
}

/** One command line, from its words to an exit code. `args` without node and the script. Never rejects. */
export async function runCli(args: readonly string[], parts: CliParts): Promise<ExitCode> {
  const language = terminalLanguage(args, parts.environment);
  let code: ExitCode = 0;
  const program = buildProgram(parts, language, (ended) => {
    code = ended;
  });
  const words = helpSpelledOut(program, args);
  try {
    await program.parseAsync([...words], { from: 'user' });
    return code;
  } catch (error) {
    return tellError(error, parts, language, commandMeant(program, words));
  }
}

/** `end` is called with the exit code of the command that was carried out. */
export function buildProgram(parts: CliParts, language: Language, end: (code: ExitCode) => void): Command {
  const words = MESSAGES[language];
  const program = new Command('gardefil');
  setUp(program, parts, words);
  const cli: Cli = { parts, language, words, end };
  addRun(program, cli);
  addPractice(program, cli);
  addConfig(program, cli);
  addPanelCommands(program, cli);
  addBackup(program, backupCli(cli));
  addAccess(program, backupCli(cli));
  return program;
}

interface Cli {
  readonly parts: CliParts;
  readonly language: Language;
  readonly words: Messages;
  readonly end: (code: ExitCode) => void;
}

function backupCli({ parts, language, words, end }: Cli): BackupCli {
  const { environment, stdout, stderr } = parts;
  return {
    language,
    environment,
    prompt: parts.prompt ?? processPrompt,
    stdout,
    stderr,
    registerOf(configFile) {
      const file = configFile ?? standardFile(environment);
      const result = read(parts, file);
      const config = usable(result);
      if (config) return config.register.file;
      stderr(`${tellFaults(file, faultsOf(result), language)}\n`);
      return null;
    },
    configHelp: words.configFile(DEFAULT_CONFIG_FILE),
    end,
  };
}

function setUp(program: Command, parts: CliParts, words: Messages): void {
  program
    .description(words.about)
    .version(parts.version, '-V, --version', words.version)
    .helpOption('-h, --help', words.help)
    .helpCommand('help [command...]', words.helpCommand)
    .option('--language <fr|en>', words.language, languageOption(words))
    .addHelpText('after', `\n${words.exitCodes}`)
    .configureHelp({ styleTitle: (title) => words.headings[title] ?? title, showGlobalOptions: true })
    // Wrong use is told by tellError, in the right language.
    .configureOutput({ writeOut: parts.stdout, writeErr: parts.stderr, outputError: () => undefined })
    .exitOverride();
}

function addRun(program: Command, { parts, language, words, end }: Cli): void {
  program
    .command('run')
    .description(words.run)
    .option('--config <FILE>', words.configFile(DEFAULT_CONFIG_FILE))
    .action(async (options: { config?: string }) => {
      const configFile = options.config ?? standardFile(parts.environment);
      const result = read(parts, configFile);
      const config = usable(result);
      const faults = faultsOf(result);
      if (config) return end(await parts.run({ config, panelFaults: faults, configFile, language }));
      parts.stderr(`${tellFaults(configFile, faults, language)}\n${words.notStarted}\n`);
      end(1);
    });
}

function addPractice(program: Command, { parts, language, words, end }: Cli): void {
  program
    .command('practice')
    .description(words.practice)
    .option('--port <PORT>', words.practicePort, portOption(words))
    .option('--folder <FOLDER>', words.practiceFolder(PRACTICE_FOLDER))
    .option('--speed <N>', words.practiceSpeed, speedOption(words))
    .option('--login', words.practiceLogin)
    .action(async (options: Partial<PracticeOptions>) => {
      const { port = null, folder = PRACTICE_FOLDER, speed = 1, login = false } = options;
      end(await parts.practice({ port, folder, speed, login, language }));
    });
}

function addConfig(program: Command, { parts, language, words, end }: Cli): void {
  program
    .command('config')
    .description(words.config)
    .command('check')
    .description(words.configCheck)
    .argument('[FILE]', words.checkedFile)
    .option('--json', words.json)
    .action((argument: string | undefined, options: { json?: true }) => {
      const file = argument ?? standardFile(parts.environment);
      const result = read(parts, file);
      const faults = faultsOf(result);
      parts.stdout(`${options.json ? asJson(file, faults, language) : tellFaults(file, faults, language)}\n`);
      end(result.ok ? 0 : 1);
    });
}

function addPanelCommands(program: Command, { parts, language, words, end }: Cli): void {
  addPanel(program, {
    language,
    asked: () => program.opts<{ language?: Language }>().language ?? null,
    standardFile: standardFile(parts.environment),
    readConfig: (file) => read(parts, file),
    tellFaults(file, { faults }, json) {
      const told = { ok: false, code: 'Config_Faults', file, faults: withMessages(faults, language) };
      if (json) parts.stdout(`${JSON.stringify(told, null, 2)}\n`);
      parts.stderr(`${tellFaults(file, faults, language)}\n`);
    },
    stderr: parts.stderr,
    tools: parts.panelTools,
    terminal: parts.terminal,
    words: { json: words.json, configFile: words.configFile(DEFAULT_CONFIG_FILE) },
    end,
  });
}

const standardFile = (environment: Environment) => environment.GARDEFIL_CONFIG || DEFAULT_CONFIG_FILE;

/** A fault of the panel alone keeps nobody from the phone and the register. */
const usable = (result: ConfigResult) => (result.ok ? result.config : result.withoutPanel);

const faultsOf = (result: ConfigResult) => (result.ok ? [] : result.faults);

const read = (parts: CliParts, file: string) => (parts.readConfig ?? readConfig)(file);

function portOption(words: Messages): (text: string) => number {
  return (text) => {
    const port = /^\d{1,5}$/.test(text) ? Number(text) : -1;
    if (port !== 0 && (port < 1024 || port > 65535)) throw new InvalidArgumentError(words.notAPort);
    return port;
  };
}

function speedOption(words: Messages): (text: string) => number {
  return (text) => {
    const speed = /^\d{1,3}(\.\d{1,3})?$/.test(text) ? Number(text) : 0;
    if (speed < 1 || speed > 100) throw new InvalidArgumentError(words.notASpeed);
    return speed;
  };
}

function languageOption(words: Messages): (text: string) => Language {
  return (text) => {
    if (!isLanguage(text)) throw new InvalidArgumentError(words.notALanguage);
    return text;
  };
}

function tellFaults(file: string, faults: readonly ConfigFault[], language: Language): string {
  if (faults.length === 0) return MESSAGES[language].inOrder(file);
  const lines = faults.map((fault) => describeFault(fault, language));
  return [MESSAGES[language].faults(file, faults.length), ...lines].join('\n  ');
}

function asJson(file: string, faults: readonly ConfigFault[], language: Language): string {
  return JSON.stringify({ file, ok: faults.length === 0, faults: withMessages(faults, language) }, null, 2);
}

function withMessages(faults: readonly ConfigFault[], language: Language): readonly object[] {
  return faults.map((fault) => ({ ...fault, message: describeFault(fault, language) }));
}

/** `command`: the one that was meant, as `gardefil panel flash`. */
function tellError(error: unknown, parts: CliParts, language: Language, command: string): ExitCode {
  if (error instanceof CommanderError) return tellWrongUse(error, parts, language, command);
  const known = error instanceof Error && 'code' in error;
  const told =
    error instanceof Error ? (known ? error.message : (error.stack ?? error.message)) : String(error);
  parts.stderr(`gardefil: ${MESSAGES[language].failed}: ${told}\n`);
  return 1;
}

function tellWrongUse(error: CommanderError, parts: CliParts, language: Language, command: string): ExitCode {
  if (error.exitCode === 0) return 0;
  // Asked for nothing: commander has shown the help by now.
  if (error.code === 'commander.help') return 2;
  parts.stderr(`gardefil: ${describeWrongUse(error, language)}\n${MESSAGES[language].seeHelp(command)}\n`);
  return 2;
}
