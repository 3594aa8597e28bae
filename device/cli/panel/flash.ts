import type { BoardIdentity, Duration, FlashProgress, FlashResult, Programmer } from '../../ports/index.ts';
import { FLASH_WORDS, type FlashWords } from './flash-words.ts';
import { heldMessage, holderOf } from './held.ts';
import { LIST_WORDS } from './list-words.ts';
import type { MaybeConfig, PanelCommand } from './run.ts';
import { sharedNameMessage } from './shared-name.ts';
import type { Firmware, PanelTools } from './tools.ts';

export type ProgrammerChoice = 'auto' | Programmer['name'];

export interface FlashOptions {
  /** The board's device, null for the configured one, or the only one there. */
  readonly port: string | null;
  readonly programmer: ProgrammerChoice;
  /** Intel HEX, null for the one built with this program. */
  readonly firmware: string | null;
  readonly json: boolean;
}

/** ms. */
const BACK_WITHIN: Duration = 8_000;
const PAUSE: Duration = 200;

/** In the order in which they are tried: Uno and newer Nano, older Nano, boards with urboot. */
const PROGRAMMERS: readonly Programmer[] = [
  { name: 'arduino', baudRate: 115_200 },
  { name: 'arduino', baudRate: 57_600 },
  { name: 'urclock', baudRate: 115_200 },
];

/** `gardefil panel flash`. 0: the board runs this firmware, 1: it was refused or failed, 2: wrong use. */
export async function panelFlash(
  command: PanelCommand,
  config: MaybeConfig,
  options: FlashOptions,
): Promise<0 | 1> {
  const { tools, language, refuse } = command;
  const words = FLASH_WORDS[language];
  const there = await tools.whoIsThere();
  const busy = there.find(({ calls }) => calls > 0);
  if (busy) return refuse('Flash_InCall', words.inCall(busy.pid));
  const device = chooseDevice(command, config, options.port);
  if (typeof device !== 'string') return refuse(device.code, device.message);
  const shared = sharedNameMessage(device, tools.serialPorts(), '--port', language);
  if (shared !== null) return refuse('Panel_SharedName', shared);
  const holder = holderOf({ driver: 'serial', port: device }, there, tools);
  if (holder) return refuse('Panel_InUse', heldMessage(holder, language));
  const firmware = readFirmware(command, options.firmware);
  if (typeof firmware === 'string') return refuse('Flash_NoFirmware', firmware);
  const trouble = await tools.checkPort(device);
  if (trouble)
    return refuse('Flash_NoPort', words.noPort(device, trouble.reason, trouble.group ?? 'dialout'));
  const away = await tools.announce(() => ({
    pid: tools.pid,
    what: 'flash',
    driver: 'serial',
    port: device,
    calls: 0,
  }));
  try {
    return await flashDevice(command, device, firmware, options);
  } finally {
    away();
  }
}

interface Refusal {
  readonly code: string;
  readonly message: string;
}

/** The one asked for, or the configured one, or the only one there. */
function chooseDevice(
  { tools, language }: PanelCommand,
  config: MaybeConfig,
  port: string | null,
): string | Refusal {
  const words = FLASH_WORDS[language];
  if (port !== null) return port;
  if (config?.panel.driver === 'serial') return config.panel.port;
  const [only, ...others] = tools.serialPorts();
  if (!only) return { code: 'Flash_NoBoard', message: LIST_WORDS[language].advice.List_NoBoard('') };
  if (others.length === 0) return only.device;
  const names = [only, ...others].map(({ device }) => device).join(', ');
  return { code: 'Flash_WhichBoard', message: words.whichBoard(names) };
}

/** The firmware, or why there is none. */
function readFirmware({ tools, language }: PanelCommand, file: string | null): Firmware | string {
  try {
    return tools.firmware(file);
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (missing) return FLASH_WORDS[language].noFirmware(file);
    return FLASH_WORDS[language].badFirmware(error instanceof Error ? error.message : String(error));
  }
}

interface Attempt {
  readonly programmer: Programmer;
  readonly result: FlashResult;
}

async function flashDevice(
  command: PanelCommand,
  device: string,
  firmware: Firmware,
  { programmer, json }: FlashOptions,
): Promise<0 | 1> {
  const { terminal, language, refuse } = command;
  const words = FLASH_WORDS[language];
  const { version, crc, bytes } = firmware.image;
  terminal.say(`${words.begins(device, version, crc, bytes.length)}\n`);
  const { programmer: used, result } = await tryAll(command, device, firmware, programmer);
  if (!result.ok)
    return refuse(`Flash_${capital(result.fault)}`, words.faults[result.fault](device, result.detail));
  terminal.say(`${words.readingBack}\n`);
  const after = await readBack(command, device);
  const wrong = difference(after, firmware, used, words);
  if (wrong !== null) return refuse('Flash_NotBack', wrong);
  const asBuilt = after.kind === 'panel' && after.flashCrc === crc;
  const told = {
    ok: true,
    device,
    programmer: used,
    firmware: { file: firmware.file, version, crc },
    board: after,
  };
  if (json) terminal.result(`${JSON.stringify(told, null, 2)}\n`);
  else
    terminal.result(
      `${words.done(LIST_WORDS[language].identity(after, null))}${asBuilt ? '' : ` ${words.urboot}`}\n`,
    );
  return 0;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** One programmer after the other, until one is answered: the others write nothing. */
async function tryAll(
  command: PanelCommand,
  device: string,
  { file: imageFile }: Firmware,
  choice: ProgrammerChoice,
): Promise<Attempt> {
  const { terminal, language } = command;
  const words = FLASH_WORDS[language];
  const ending = new AbortController();
  const stopTyping = terminal.typed((character) => character === null && ending.abort());
  const tries = PROGRAMMERS.filter(({ name }) => choice === 'auto' || choice === name);
  let last: Attempt | null = null;
  try {
    for (const programmer of tries) {
      terminal.say(`${words.tries(programmer.name, programmer.baudRate)}\n`);
      const once = () => tryOne(command, { device, programmer, imageFile, stop: ending.signal });
      let result = await once();
      if (!result.ok && result.fault === 'garbled' && !ending.signal.aborted) result = await once();
      last = { programmer, result };
      const goOn = !result.ok && ['noAnswer', 'garbled'].includes(result.fault);
      if (!goOn || ending.signal.aborted) break;
    }
  } finally {
    stopTyping();
  }
  if (last === null) throw new Error(`no programmer is called ${choice}`);
  return last;
}

async function tryOne(
  { tools, terminal, language }: PanelCommand,
  job: Omit<Parameters<PanelTools['flash']>[0], 'onProgress'>,
): Promise<FlashResult> {
  const line = new ProgressLine(terminal.person, (text) => terminal.say(text), FLASH_WORDS[language]);
  const result = await tools.flash({ ...job, onProgress: (progress) => line.take(progress) });
  line.end();
  return result;
}

/** A person sees one line that is written over; a file gets a line for each phase. */
class ProgressLine {
  readonly #person: boolean;
  readonly #say: (text: string) => void;
  readonly #words: FlashWords;
  #phase: FlashProgress['phase'] | null = null;

  constructor(person: boolean, say: (text: string) => void, words: FlashWords) {
    this.#person = person;
    this.#say = say;
    this.#words = words;
  }

  take({ phase, percent }: FlashProgress): void {
    if (phase === 'connecting') return;
    const begins = phase !== this.#phase;
    if (begins) this.end();
    this.#phase = phase;
    const name = this.#words.phases[phase];
    if (this.#person) this.#say(`\r  ${name} ${String(Math.round(percent)).padStart(3)} %`);
    else if (begins) this.#say(`  ${name}`);
  }

  end(): void {
    if (this.#phase !== null) this.#say('\n');
    this.#phase = null;
  }
}

/** Asked until it is a panel, for a while: the port may be away for a moment, and its opening resets the board once more. */
async function readBack({ tools: { identify, time } }: PanelCommand, device: string): Promise<BoardIdentity> {
  const deadline = time.now() + BACK_WITHIN;
  for (;;) {
    const board = await identify(device);
    if (board.kind === 'panel' || time.now() >= deadline) return board;
    await new Promise<void>((resolve) => time.after(PAUSE, resolve));
  }
}

/** What is wrong with what the board says that it runs, or null. */
function difference(
  board: BoardIdentity,
  { image }: Firmware,
  { name }: Programmer,
  words: FlashWords,
): string | null {
  if (board.kind !== 'panel') return words.notBack;
  if (board.firmware !== image.version) return words.otherVersion(board.firmware, image.version);
  // urboot keeps jumps of its own within the image; avrdude has compared all that it wrote.
  if (board.flashCrc === image.crc || name === 'urclock') return null;
  return words.otherCrc(board.flashCrc, image.crc);
}
