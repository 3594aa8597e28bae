import { type Command, InvalidArgumentError } from 'commander';
import type { Config, Language } from '../../config/config.ts';
import type { ConfigResult } from '../../config/read.ts';
import type { ProgrammerChoice } from './flash.ts';
import type { PanelHelp } from './help-words.ts';
import { PANEL_HELP } from './help-words.ts';
import type { MaybeConfig, PanelCommand } from './run.ts';
import type { PanelTools, Terminal } from './tools.ts';

/** What the commands about panels need of the rest of the program. */
export interface PanelCli {
  /** Of the help; what the commands say is in the configuration's unless --language says otherwise. */
  readonly language: Language;
  readonly asked: () => Language | null;
  readonly standardFile: string;
  readonly readConfig: (file: string) => ConfigResult;
  /** Says every fault of a file that cannot be done without; `json`: to a program too. */
  readonly tellFaults: (file: string, result: ConfigResult & { ok: false }, json: boolean) => void;
  readonly stderr: (text: string) => void;
  readonly tools: () => Promise<PanelTools>;
  readonly terminal: (how: { readonly json: boolean; readonly answers: boolean }) => Terminal;
  readonly words: { readonly json: string; readonly configFile: string };
  readonly end: (code: 0 | 1 | 2) => void;
}

interface Common {
  readonly config?: string;
  readonly json?: true;
}

const WAIT = 20;

export function addPanel(program: Command, cli: PanelCli): void {
  const help = PANEL_HELP[cli.language];
  const panel = program.command('panel').description(help.panel).addHelpText('after', `\n${help.more}`);
  addList(panel, cli, help);
  addTest(panel, cli, help);
  addFlash(panel, cli, help);
}

function addList(panel: Command, cli: PanelCli, help: PanelHelp): void {
  panel
    .command('list')
    .description(help.list)
    .option('--config <FILE>', cli.words.configFile)
    .option('--no-ask', help.noAsk)
    .option('--json', cli.words.json)
    .addHelpText('after', `\n${help.listMore}`)
    .action(async (options: Common & { ask: boolean }) => {
      const found = optionalConfig(cli, options);
      if (found === undefined) return cli.end(1);
      const { panelList } = await import('./list.ts');
      const command = await commandOf(cli, found, options, false);
      cli.end(await panelList(command, found, { json: options.json ?? false, ask: options.ask }));
    });
}

function addTest(panel: Command, cli: PanelCli, help: PanelHelp): void {
  panel
    .command('test')
    .description(help.test)
    .option('--config <FILE>', cli.words.configFile)
    .option('--loopback', help.loopback)
    .option('--keys <KEYS>', help.keys, keysOption(help))
    .option('--seconds <N>', help.seconds(WAIT), secondsOption(help))
    .option('--json', help.testJson)
    .addHelpText('after', `\n${help.testMore}`)
    .action(async (options: Common & { loopback?: true; keys?: readonly string[]; seconds?: number }) => {
      const file = options.config ?? cli.standardFile;
      const result = cli.readConfig(file);
      if (!result.ok) {
        cli.tellFaults(file, result, options.json ?? false);
        return cli.end(1);
      }
      const { loopback = false, json = false, keys = null, seconds = WAIT } = options;
      const { panelTest } = await import('./test.ts');
      const command = await commandOf(cli, result.config, options, !loopback);
      cli.end(await panelTest(command, result.config, { loopback, json, keys, seconds }));
    });
}

function addFlash(panel: Command, cli: PanelCli, help: PanelHelp): void {
  panel
    .command('flash')
    .description(help.flash)
    .option('--config <FILE>', cli.words.configFile)
    .option('--port <DEVICE>', help.port)
    .option('--programmer <NAME>', help.programmer, programmerOption(help))
    .option('--firmware <FILE>', help.firmware)
    .option('--json', cli.words.json)
    .addHelpText('after', `\n${help.flashMore}`)
    .action(async (options: Common & { port?: string; programmer?: ProgrammerChoice; firmware?: string }) => {
      const found = optionalConfig(cli, options);
      if (found === undefined) return cli.end(1);
      const { port = null, programmer = 'auto', firmware = null, json = false } = options;
      const { panelFlash } = await import('./flash.ts');
      const command = await commandOf(cli, found, options, false);
      cli.end(await panelFlash(command, found, { port, programmer, firmware, json }));
    });
}

/** Null where the standard file is not there or is of no use; undefined where the file that was named is. */
function optionalConfig(cli: PanelCli, { config: asked, json }: Common): MaybeConfig | undefined {
  const file = asked ?? cli.standardFile;
  const result = cli.readConfig(file);
  if (result.ok) return result.config;
  if (asked !== undefined) {
    cli.tellFaults(file, result, json === true);
    return undefined;
  }
  const missing = result.faults.some(({ code }) => code === 'Config_Missing');
  if (!missing) cli.stderr(`${PANEL_HELP[cli.language].ignored(file)}\n`);
  return null;
}

async function commandOf(
  cli: PanelCli,
  config: Config | null,
  { json, config: file }: Common,
  answers: boolean,
): Promise<PanelCommand> {
  const terminal = cli.terminal({ json: json === true, answers });
  return {
    tools: await cli.tools(),
    terminal,
    language: cli.asked() ?? config?.language ?? 'fr',
    configFile: file ?? cli.standardFile,
    refuse(code, message, exitCode) {
      if (json) terminal.result(`${JSON.stringify({ ok: false, code, message }, null, 2)}\n`);
      cli.stderr(`gardefil: ${message}\n`);
      return exitCode ?? (1 as NonNullable<typeof exitCode>);
    },
  };
}

function keysOption(help: PanelHelp): (text: string) => readonly string[] {
  return (text) => {
    const keys = text.split(',').map((key) => key.trim());
    if (keys.includes('')) throw new InvalidArgumentError(help.notKeys);
    return keys;
  };
}

function secondsOption(help: PanelHelp): (text: string) => number {
  return (text) => {
    const seconds = /^\d{1,3}$/.test(text) ? Number(text) : 0;
    if (seconds < 3 || seconds > 600) throw new InvalidArgumentError(help.notSeconds);
    return seconds;
  };
}

function programmerOption(help: PanelHelp): (text: string) => ProgrammerChoice {
  return (text) => {
    if (text === 'auto' || text === 'arduino' || text === 'urclock') return text;
    throw new InvalidArgumentError(help.notAProgrammer);
  };
}
