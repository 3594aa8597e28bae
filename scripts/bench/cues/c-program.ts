import { text } from 'node:stream/consumers';
import type { Processes } from '../system/processes.ts';
import type { Chain, Pattern, Sample } from './pattern.ts';

/** Plays the chains in the C program `timerfd`, from now on. */
export async function playInC(
  processes: Processes,
  program: string,
  { hold, checkIns }: Pattern,
  chains: readonly Chain[],
): Promise<readonly Sample[]> {
  const running = processes.run(program, [String(hold.first), String(hold.repeat), String(checkIns)]);
  running.stdin?.end(chains.map(({ offset, again }) => `${offset} ${again ? 1 : 0}\n`).join(''));
  if (running.stdout === null) throw new Error('the C program has no standard output');
  return samplesOf(await text(running.stdout));
}

/** Its lines are "AGAIN NUMBER LATENESS", the lateness in ns. */
export function samplesOf(output: string): readonly Sample[] {
  return output
    .trim()
    .split('\n')
    .map((line) => {
      const [again, number, lateness] = line.split(' ').map(Number);
      if (number === undefined || lateness === undefined || Number.isNaN(lateness))
        throw new Error(`the C program said "${line}"`);
      return { again: again === 1, number, lateness: lateness / 1e6 };
    });
}
