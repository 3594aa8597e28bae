import type { HoldSettings } from '../desk/settings.ts';
import type { Duration, Key, Lamp, SpeedNumber } from '../desk/words.ts';

/**
 * How this unit is set up: read once from one TOML file, checked, frozen and handed down. Ranges and defaults stand in
 * schema.ts, for people in README.md. Times are in seconds in the file and in milliseconds here.
 */
export interface Config {
  readonly language: Language;
  readonly unit: UnitConfig;
  /** `notice` is less than `first` and `repeat`, `grace` less than `repeat` (rule A13). */
  readonly hold: HoldSettings;
  readonly line: LineConfig;
  readonly panel: PanelConfig;
  readonly web: WebConfig;
  readonly register: RegisterConfig;
  /** Null: nobody is told. */
  readonly crm: CrmConfig | null;
  /** Null: messages reach their recipients on the page and by word of mouth only. */
  readonly mail: MailConfig | null;
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
  /** A call from one of these numbers comes from inside the house (rule A5). */
  readonly internalNumbers: readonly string[];
  /** SIP addresses of numbers that are not at `domain`: `{ '21': 'sip:21@127.0.0.1:5080' }`. */
  readonly numberPlan: Readonly<Record<string, string>>;
  /** Absolute path of the Unix socket on which callers of the simulated line are made to ring; null: nobody rings on it. */
  readonly trialSocket: string | null;
}

export const PANEL_DRIVERS = ['virtual', 'gpio', 'serial', 'firmata'] as const;

/** What the panel is: drawn on the page, on this machine's own pins, with its own firmware, or a board with Firmata. */
export type PanelConfig =
  | { readonly driver: 'virtual' }
  /** Not to be chosen: the file's is faulty, and the unit runs without. */
  | { readonly driver: 'none' }
  | GpioPanelConfig
  | SerialPanelConfig
  | FirmataPanelConfig;

/** Pins are BCM numbers from 2 to 27, each used once. */
export interface GpioPanelConfig extends Wiring<number> {
  readonly driver: 'gpio';
  readonly buzzer: number | null;
}

export interface SerialPanelConfig {
  readonly driver: 'serial';
  /** Absolute path of the serial device. */
  readonly port: string;
}

/** Pins by their number or their name on the board, each used once. */
export interface FirmataPanelConfig extends Wiring<BoardPin> {
  readonly driver: 'firmata';
  readonly port: string;
  /** `passive`: a bare piezo, which needs a pin with PWM. */
  readonly buzzer: { readonly pin: BoardPin; readonly kind: 'active' | 'passive' } | null;
}

export type BoardPin = number | `A${number}`;

interface Wiring<Pin> {
  readonly keys: Readonly<Partial<Record<Key, Pin>>>;
  readonly lamps: Readonly<Partial<Record<Lamp, Pin | { readonly amber: Pin; readonly red: Pin }>>>;
  readonly hook: Pin;
  /** Whether the contact of the hook is closed while the handset is up or while it is down. */
  readonly hookClosedWhen: 'up' | 'down';
}

export interface WebConfig {
  readonly host: string;
  readonly port: number;
}

export interface RegisterConfig {
  /** Absolute path of the SQLite file. */
  readonly file: string;
}

export interface CrmConfig {
  readonly url: string;
  /** Absolute path. */
  readonly secretFile: string;
  /** In ms. */
  readonly giveUpAfter: Duration;
}

export const MAIL_SECURITY = ['tls', 'starttls', 'none'] as const;

export interface MailConfig {
  readonly host: string;
  readonly port: number;
  /** `none`: only to a server on this machine. */
  readonly security: (typeof MAIL_SECURITY)[number];
  /** Never without `passwordFile`. */
  readonly user: string | null;
  /** Absolute path. */
  readonly passwordFile: string | null;
  readonly from: string;
  /** Where recipients reach the page; null: they cannot. */
  readonly pageUrl: string | null;
  /** Whether the message itself is in the mail. */
  readonly details: boolean;
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
