import { readFileSync, realpathSync } from 'node:fs';
import { allChips, LABELS } from '../firmware-bridge/panel/gpio/chip.ts';
import type { PanelNote } from './cli/panel/note-words.ts';
import type { PanelTools } from './cli/panel/tools.ts';
import type { Log } from './log/log.ts';
import { makePanel } from './main-panel.ts';
import type { GpioChipInfo } from './ports/index.ts';
import { announce, whoIsThere } from './presence/presence.ts';

/**
 * What the commands about panels do to this machine. Loads what they need, and with it the library of serial ports.
 * `builtFirmware`: the image that the build makes where there is a compiler for it.
 */
export async function panelTools(builtFirmware: string): Promise<PanelTools> {
  const boards = await import('../firmware-bridge/panel/boards/index.ts');
  const { systemClock } = await import('../firmware-bridge/panel/serial/clock.ts');
  return {
    serialPorts: () => boards.listSerialPorts(),
    identify: (device) =>
      boards.identify(device, {
        open: boards.openSerialDevice,
        clock: systemClock,
        nonce: () => Math.floor(Math.random() * 0x1_0000),
      }),
    checkPort: (device) => boards.checkPort(device, boards.openSerialDevice),
    gpioChips,
    realPath,
    whoIsThere: () => whoIsThere(),
    announce,
    openPanel: async (config, note) => (await makePanel(config, noting(note))).panel,
    firmware: (file) => {
      const from = file ?? builtFirmware;
      return { file: from, image: boards.readImage(readFileSync(from, 'latin1')) };
    },
    flash: (job) => boards.flashWithAvrdude(job),
    time: systemClock,
    pid: process.pid,
  };
}

function gpioChips(): readonly GpioChipInfo[] {
  try {
    return allChips().map((chip) => ({ ...chip, header: LABELS.includes(chip.label) }));
  } catch {
    return [];
  }
}

function realPath(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}

/** A log whose lines are told to a technician, each once. */
function noting(note: (note: PanelNote) => void): Log {
  const said = new Set<string>();
  const once: Log['error'] = (text, details) => {
    if (said.has(text)) return;
    said.add(text);
    note({ code: typeof details?.code === 'string' ? details.code : null, text });
  };
  const log: Log = {
    error: once,
    warn: once,
    info: () => undefined,
    debug: () => undefined,
    part: () => log,
  };
  return log;
}
