import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { WallTime } from '../../desk/words.ts';

/** A file beside a register that holds the whole of one, with its write-ahead log. */
interface Beside {
  readonly file: string;
  /** What was put aside, without the ending of a log. */
  readonly name: string;
  readonly how: string;
  /** A date, or the number of the process that makes it. */
  readonly mark: string;
}

/** Names of registers that were put aside, damaged or replaced by a backup. None if the folder cannot be read. */
export function registersAside(register: string): string[] {
  const aside = beside(register).filter(({ how }) => how === 'damaged' || how === 'before-restore');
  return [...new Set(aside.map(({ name }) => name))].sort();
}

/** Removes registers that were put aside before that moment. What cannot be removed stays, and is still told of. */
export function removeOldRegisters(register: string, before: WallTime): void {
  for (const { file, how, mark } of beside(register)) {
    const since = how === 'damaged' || how === 'before-restore' ? wallOf(mark) : null;
    if (since !== null && since < before) remove(file);
  }
}

/** Removes copies that a backup or restore has left because it was killed. Whoever asks has none in the making. */
export function removeLeftCopies(register: string): void {
  for (const { file, how, mark } of beside(register))
    if ((how === 'copy' || how === 'restoring') && !isRunning(Number(mark))) remove(file);
}

const NAME = /^(.*)\.(damaged|before-restore|copy|restoring)-(.+?)(?:-wal|-shm|-journal)?$/;

function beside(register: string): Beside[] {
  return namesIn(dirname(register)).flatMap((file) => {
    const [, base, how = '', mark = ''] = NAME.exec(file) ?? [];
    if (base !== basename(register)) return [];
    return { file: join(dirname(register), file), name: `${base}.${how}-${mark}`, how, mark };
  });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Of `2031-03-03T14-00-00.000Z-2` and of `20310303-140000`, both UTC. Null: of neither. */
function wallOf(mark: string): WallTime | null {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})-?(\d\d)-?(\d\d)[-T](\d\d)-?(\d\d)-?(\d\d)/.exec(mark) ?? [];
  if (second === undefined) return null;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

/** What belongs to somebody else runs, too. Our own number was another's before. */
function isRunning(id: number): boolean {
  try {
    return id !== process.pid && process.kill(id, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // A folder that takes no change: tried again a minute later, and the page names the file meanwhile.
  }
}
