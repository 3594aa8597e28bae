import type { WallTime } from '../desk/words.ts';
import { isDamage } from './faults.ts';
import type { RegisterFault, RegisterWorkerData } from './messages.ts';
import { setAside } from './salvage.ts';
import { trustedClock } from './trusted-clock.ts';
import { RegisterWriter } from './writer.ts';

/** What is needed of a writer to keep the register; RegisterWriter says how each behaves. */
export type Writer = Pick<
  RegisterWriter,
  'hasItsFile' | 'recovered' | 'write' | 'ask' | 'minute' | 'within' | 'tryDisk' | 'closeUnknown' | 'close'
>;

export interface Opened {
  readonly writer: Writer;
  /** Set if the file was damaged and had to be replaced. */
  readonly notice: RegisterFault | null;
}

/** Opens the register; a damaged file is replaced. Throws what SQLite or the file system says if it cannot be opened. */
export function openRegister(data: RegisterWorkerData, now: () => WallTime = Date.now): Opened {
  try {
    return { writer: writerOf(data), notice: null };
  } catch (error) {
    if (!isDamage(error)) throw error;
    return replaceRegister(data, now);
  }
}

/** Sets the damaged file aside and begins a fresh one with every fact that the old one still gives. */
export function replaceRegister(data: RegisterWorkerData, now: () => WallTime = Date.now): Opened {
  const aside = setAside(data.file, now());
  const writer = writerOf(data);
  try {
    const { facts, rows } = writer.adopt(aside);
    return { writer, notice: damaged(data.file, aside, facts, rows) };
  } catch (error) {
    writer.close();
    throw error;
  }
}

function writerOf(data: RegisterWorkerData): RegisterWriter {
  return new RegisterWriter(data.file, data, {
    tellsCrm: data.crm !== undefined,
    sendsMail: data.mail !== undefined,
    isClockTrusted: trustedClock(),
  });
}

function damaged(file: string, aside: string, facts: number, rows: number): RegisterFault {
  return {
    code: 'Register_Damaged',
    message:
      `The register ${file} was damaged. It is kept as ${aside}; a fresh one was begun with the ${facts} facts and ${rows} other rows that could ` +
      'still be read. Check the disk (an SD card wears out), and keep the damaged file for repair.',
  };
}
