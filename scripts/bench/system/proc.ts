import { readdirSync, readFileSync } from 'node:fs';

/** Resident memory of a process in MB (10^6 bytes), shared pages included: the same way for all that is compared. */
export function residentMegabytes(pid: number): number {
  return residentOf(readFileSync(`/proc/${pid}/status`, 'utf8'));
}

/** Time on a processor so far, of all its threads, in ms. */
export function processorTime(pid: number): number {
  return [...threadTimes(pid).values()].reduce((sum, time) => sum + time, 0);
}

/**
 * The same by thread, named "<thread id> <name>". From schedstat, which counts in ns: utime and stime of /proc/<pid>/stat
 * count in steps of 10 ms, a third of what is promised.
 */
export function threadTimes(pid: number): ReadonlyMap<string, number> {
  const folder = `/proc/${pid}/task`;
  return new Map(
    readdirSync(folder).map((thread) => {
      const name = readFileSync(`${folder}/${thread}/comm`, 'utf8').trim();
      return [`${thread} ${name}`, onProcessor(readFileSync(`${folder}/${thread}/schedstat`, 'utf8'))];
    }),
  );
}

export function residentOf(status: string): number {
  const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
  if (kibibytes === undefined) throw new Error('/proc/<pid>/status has no VmRSS: is this Linux?');
  return (Number(kibibytes) * 1024) / 1e6;
}

/** The first number of a schedstat: ns on a processor. In ms. */
export function onProcessor(schedstat: string): number {
  const nanoseconds = /^\d+/.exec(schedstat)?.[0];
  if (nanoseconds === undefined)
    throw new Error('/proc/<pid>/task/<tid>/schedstat does not begin with a number');
  return Number(nanoseconds) / 1e6;
}
