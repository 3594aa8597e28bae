import { readFileSync } from 'node:fs';

/** Resident memory of a process in MB (10^6 bytes), shared pages included: the same way for all that is compared. */
export function residentMegabytes(pid: number): number {
  return residentOf(readFileSync(`/proc/${pid}/status`, 'utf8'));
}

/** Time on a processor so far, of all its threads, in ms. Counted by the kernel in steps of 10 ms. */
export function processorTime(pid: number): number {
  return processorTimeOf(readFileSync(`/proc/${pid}/stat`, 'utf8'));
}

export function residentOf(status: string): number {
  const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
  if (kibibytes === undefined) throw new Error('/proc/<pid>/status has no VmRSS: is this Linux?');
  return (Number(kibibytes) * 1024) / 1e6;
}

/** ms of one tick: Linux counts 100 of them a second for user space, on every architecture. */
const TICK = 10;

/** The name in brackets may itself have blanks and brackets: fields are counted after the last one. */
export function processorTimeOf(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [user, system] = [fields[11], fields[12]].map(Number);
  if (user === undefined || system === undefined || Number.isNaN(user + system))
    throw new Error('/proc/<pid>/stat does not look as proc(5) says');
  return (user + system) * TICK;
}
