import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os';

/** Load above which the figures say more of the other programs than of this one. */
const QUIET = 0.5;

/** What the figures were measured on. `wall`: when, in ms since 1970. `load`: of the minute before the run. */
export function machine(wall: number, load = loadavg()[0] ?? 0): readonly (readonly [string, string])[] {
  const noisy =
    load > QUIET ? ' (**not quiet: other programs ran, the figures are worse than they should be**)' : '';
  return [
    ['date', new Date(wall).toISOString().slice(0, 16).replace('T', ' ').concat(' UTC')],
    ['machine', `${processor()}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB`],
    ['kernel', `${type()} ${release()}`],
    ['Node', process.version],
    ['load in the minute before', `${load.toFixed(2)}${noisy}`],
  ];
}

function processor(): string {
  const board = read('/proc/device-tree/model').replaceAll('\0', '');
  return board || (cpus()[0]?.model ?? process.arch);
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
