import type { Duration, SpeedNumber } from '../desk/words.ts';

/**
 * How this unit is set up: read once from one TOML file, checked, frozen and handed down. Ranges and defaults stand in
 * schema.ts, for people in README.md. Times are in seconds in the file and in milliseconds here.
 */
export interface Config {
  readonly language: Language;
  readonly unit: UnitConfig;
  readonly hold: HoldConfig;
  readonly line: LineConfig;
  readonly panel: PanelConfig;
  readonly web: WebConfig;
  readonly register: RegisterConfig;
  readonly log: LogConfig;
  /** By key, at most one for each. */
  readonly speedKeys: readonly SpeedKey[];
}

export const LANGUAGES = ['fr', 'en'] as const;
/** What the page and the terminal speak. */
export type Language = (typeof LANGUAGES)[number];

export interface UnitConfig {
  /** What the page calls this unit. */
  readonly name: string;
}

/** The hold clock (rule A13). `notice` is less than `first` and `repeat`, `grace` less than `repeat`. */
export interface HoldConfig {
  /** From the first hold to the first check-in. */
  readonly first: Duration;
  /** From one check-in to the next. */
  readonly repeat: Duration;
  /** How long before a due moment the cue announces it. */
  readonly notice: Duration;
  /** How long after a due moment a check-in still counts as on time. */
  readonly grace: Duration;
  /** Put on hold again within this time, the same wait goes on. */
  readonly continueWithin: Duration;
  /** How many check-ins missed in a row before someone else must know. */
  readonly escalateAfter: number;
}

export const LINE_DRIVERS = ['baresip', 'simulated'] as const;
export type LineDriver = (typeof LINE_DRIVERS)[number];

export interface LineConfig {
  readonly driver: LineDriver;
  /** What calls and the page call this line. */
  readonly name: string;
  /** Where baresip's ctrl_tcp listens. Always on this machine: it asks for no password. */
  readonly control: { readonly host: string; readonly port: number };
  /** What stands behind the @ when digits are dialled; null: the account's own domain. */
  readonly domain: string | null;
  /** Patterns of the numbers inside the house (rule A5); see numbers.ts. */
  readonly internalNumbers: readonly string[];
  /** Patterns of the outside numbers that are complete with their last digit; see numbers.ts. */
  readonly numberPlan: readonly string[];
}

export const PANEL_DRIVERS = ['virtual'] as const;
export type PanelDriver = (typeof PANEL_DRIVERS)[number];

export interface PanelConfig {
  readonly driver: PanelDriver;
}

export interface WebConfig {
  readonly host: string;
  readonly port: number;
}

export interface RegisterConfig {
  /** Absolute path of the SQLite file. */
  readonly file: string;
}

export const LOG_LEVELS = ['error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface LogConfig {
  readonly level: LogLevel;
}

export interface SpeedKey {
  readonly key: SpeedNumber;
  readonly name: string;
  /** Digits, * # + or a SIP URI; without the spaces and dots that the file may have. */
  readonly number: string;
}
