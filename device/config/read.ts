import { isUtf8 } from 'node:buffer';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { parse, TomlError } from 'smol-toml';
import * as v from 'valibot';
import type { Duration } from '../desk/words.ts';
import type { Config, MailConfig, PanelConfig } from './config.ts';
import type { ConfigFault, FileFault } from './faults.ts';
import { nameFaults, settingFaults } from './faults.ts';
import { printable } from './outline.ts';
import { type Settings, schema } from './schema.ts';

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | {
      readonly ok: false;
      readonly faults: readonly ConfigFault[];
      /** Where nothing but the panel is faulty: all the rest of it, for the phone works without a panel. */
      readonly withoutPanel: Config | null;
    };

/** No real configuration comes near; a file beyond is some other file. In bytes. */
export const LARGEST_FILE = 64 * 1024;

/** Reads and checks the configuration file. Never throws: whatever is wrong with the file or in it comes as faults. */
export function readConfig(file: string): ConfigResult {
  const bytes = readBytes(file);
  if (!Buffer.isBuffer(bytes)) return faulty(bytes);
  if (!isUtf8(bytes)) return faulty({ code: 'Config_NotUtf8', file, detail: '' });
  return parseConfig(new TextDecoder().decode(bytes));
}

/** Checks the text of a configuration file. */
export function parseConfig(text: string): ConfigResult {
  let settings: unknown;
  try {
    settings = parse(text);
  } catch (error) {
    if (error instanceof TomlError) return faulty(syntaxFault(error));
    throw error;
  }
  return checkSettings(settings);
}

/** Checks settings that are already there as plain data (what TOML and JSON have), in the file's spelling. `{}` gives the defaults. */
export function checkSettings(settings: unknown): ConfigResult {
  const result = v.safeParse(schema, settings);
  const faults = [...nameFaults(settings), ...settingFaults(result.issues ?? [], settings)];
  if (faults.length > 0 || !result.success) {
    return { ok: false, faults, withoutPanel: faults.every(isOfThePanel) ? withoutPanel(settings) : null };
  }
  return { ok: true, config: deepFreeze(toConfig(result.output)) };
}

const faulty = (fault: ConfigFault): ConfigResult => ({ ok: false, faults: [fault], withoutPanel: null });

const isOfThePanel = (fault: ConfigFault) => 'path' in fault && /^panel(?![\w-])/.test(fault.path);

function withoutPanel(settings: unknown): Config | null {
  const result = checkSettings({ ...Object(settings), panel: {} });
  return result.ok ? deepFreeze({ ...result.config, panel: { driver: 'none' } }) : null;
}

function readBytes(file: string): Buffer | FileFault {
  try {
    // Without O_NONBLOCK, opening a pipe would wait for someone to write to it.
    const descriptor = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      return readAll(descriptor, file);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    const detail = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    const missing = detail === 'ENOENT' || detail === 'ENOTDIR';
    return { code: missing ? 'Config_Missing' : 'Config_NotReadable', file, detail };
  }
}

function readAll(descriptor: number, file: string): Buffer | FileFault {
  const stat = fstatSync(descriptor);
  if (stat.isDirectory()) return { code: 'Config_NotAFile', file, detail: 'a folder' };
  if (!stat.isFile()) return { code: 'Config_NotAFile', file, detail: 'a device or a pipe' };
  const buffer = Buffer.alloc(LARGEST_FILE + 1);
  const length = readSync(descriptor, buffer, 0, buffer.length, 0);
  if (length > LARGEST_FILE) {
    return { code: 'Config_TooLarge', file, detail: `max. ${LARGEST_FILE / 1024} KiB` };
  }
  return buffer.subarray(0, length);
}

/** smol-toml's message is its words, a blank line, and the lines around the place. */
function syntaxFault(error: TomlError): ConfigFault {
  const [words = '', ...excerpt] = error.message.split('\n\n');
  return {
    code: 'Config_Syntax',
    line: error.line,
    column: error.column,
    detail: printable(words.replace(/^Invalid TOML document: /, '')),
    excerpt: excerpt.join('\n\n').trimEnd().split('\n').map(printable).join('\n'),
  };
}

const DAY: Duration = 24 * 60 * 60 * 1000;

const milliseconds = (seconds: number): Duration => Math.round(seconds * 1000);

function toConfig({ hold, line, panel, crm, mail, speed, ...same }: Settings): Config {
  return {
    ...same,
    hold: {
      first: milliseconds(hold.first),
      repeat: milliseconds(hold.repeat),
      notice: milliseconds(hold.notice),
      grace: milliseconds(hold.grace),
      continueWithin: milliseconds(hold.continue_within),
      escalateAfter: hold.escalate_after,
    },
    line: {
      driver: line.driver,
      name: line.name,
      control: { host: line.control_host, port: line.control_port },
      domain: line.domain ?? null,
      internalNumbers: line.internal_numbers,
      numberPlan: line.number_plan,
      trialSocket: line.trial_socket ?? null,
    },
    panel: panelConfig(panel),
    crm: crm
      ? { url: crm.url, secretFile: crm.secret_file, giveUpAfter: crm.give_up_after_days * DAY }
      : null,
    mail: mail ? mailConfig(mail) : null,
    speedKeys: [...speed].sort((one, other) => one.key - other.key),
  };
}

function mailConfig(mail: NonNullable<Settings['mail']>): MailConfig {
  const { user = null, password_file: passwordFile = null, page_url: pageUrl = null, ...same } = mail;
  return { ...same, user, passwordFile, pageUrl };
}

function panelConfig(panel: Settings['panel']): PanelConfig {
  switch (panel.driver) {
    case 'virtual':
    case 'serial':
      return panel;
    case 'gpio': {
      const { hook_closed_when: hookClosedWhen, buzzer = null, ...same } = panel;
      return { ...same, hookClosedWhen, buzzer };
    }
    case 'firmata': {
      const { hook_closed_when: hookClosedWhen, buzzer: pin, buzzer_kind: kind, ...same } = panel;
      return { ...same, hookClosedWhen, buzzer: pin === undefined ? null : { pin, kind } };
    }
  }
}

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) deepFreeze(inner);
    Object.freeze(value);
  }
  return value;
}
