import type { Config, Language } from '../../config/config.ts';
import type { PanelTools, Terminal } from './tools.ts';

/** What every command about panels has at hand. */
export interface PanelCommand {
  readonly tools: PanelTools;
  readonly terminal: Terminal;
  readonly language: Language;
  readonly configFile: string;
  /** Says why nothing is done, as JSON too where that was asked for; gives the exit code back. */
  refuse<Code extends 1 | 2 = 1>(code: string, message: string, exitCode?: Code): Code;
}

/** The configuration, or null where there is none or it has faults. */
export type MaybeConfig = Config | null;
