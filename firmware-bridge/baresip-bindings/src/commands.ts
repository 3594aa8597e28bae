import { BaresipError } from './errors.ts';

/** One command as baresip takes it: a word and, after one space, the rest of the line. */
export interface Command {
  readonly command: string;
  readonly params?: string;
}

/** baresip copies `command params` into 1,024 bytes with a terminating zero and cuts the rest without a word. */
export const MAX_COMMAND_BYTES = 1023;

/**
 * Builders of the commands. Where a call id may be given, 1.0.0 ignores it and acts on the current call (select it
 * with `callfind` first); 1.1.0 and later heed it.
 */
export const commands = {
  about: (): Command => ({ command: 'about' }),
  listCalls: (): Command => ({ command: 'listcalls' }),
  regInfo: (): Command => ({ command: 'reginfo' }),
  dial: (uri: string): Command => build('dial', word('dial', uri)),
  accept: (callId?: string): Command => onCall('accept', callId),
  hangup: (callId?: string): Command => onCall('hangup', callId),
  hold: (callId?: string): Command => onCall('hold', callId),
  resume: (callId?: string): Command => onCall('resume', callId),
  /** Makes this call the current one. 1.0.0 answers ok even when there is no such call: read the reply's text. */
  callFind: (callId: string): Command => onCall('callfind', callId),
  /** Blind transfer of the current call. */
  transfer: (uri: string): Command => build('transfer', word('transfer', uri)),
  sendDigits: (digits: string): Command => build('sndcode', word('sndcode', digits)),
  quit: (): Command => ({ command: 'quit' }),
} as const;

/** Throws Baresip_ParamsInvalid or Baresip_ParamsTooLong if baresip would misread the command. */
export function checkCommand({ command, params }: Command): void {
  const line = params === undefined ? command : `${command} ${params}`;
  if (hasControlCharacter(line)) {
    throw new BaresipError(
      'Baresip_ParamsInvalid',
      `${command}: the parameters contain a control character; remove line breaks, tabs and zero bytes`,
    );
  }
  const bytes = Buffer.byteLength(line);
  if (bytes > MAX_COMMAND_BYTES) {
    throw new BaresipError(
      'Baresip_ParamsTooLong',
      `${command}: ${bytes} bytes with its parameters, but baresip reads ${MAX_COMMAND_BYTES}; shorten them`,
    );
  }
}

function onCall(command: string, callId: string | undefined): Command {
  return callId === undefined ? { command } : build(command, word(command, callId));
}

function build(command: string, params: string): Command {
  const built = { command, params };
  checkCommand(built);
  return built;
}

/** A parameter must be one word: baresip takes what follows a space for another parameter. */
function word(command: string, value: string): string {
  if (value !== '' && !/\s/u.test(value)) return value;
  throw new BaresipError(
    'Baresip_ParamsInvalid',
    `${command}: its parameter must be one word without spaces`,
  );
}

function hasControlCharacter(line: string): boolean {
  for (const character of line) {
    const point = character.codePointAt(0) ?? 0;
    if (point < 0x20 || point === 0x7f) return true;
  }
  return false;
}
