import { parentAsks, tellParent } from '../system/child.ts';
import type { Chain, Pattern, Sample } from './pattern.ts';

export interface NaiveOrder {
  readonly pattern: Pattern;
  readonly chains: readonly Chain[];
}

/** The yardstick from below: each wait is one setTimeout, armed when the one before has rung. */
export async function naiveChild({ pattern, chains }: NaiveOrder): Promise<void> {
  tellParent('ready');
  await parentAsks();
  const samples = await Promise.all(chains.map((chain) => play(chain, pattern)));
  tellParent<readonly Sample[]>(samples.flat());
}

async function play({ offset, again }: Chain, { hold, checkIns }: Pattern): Promise<readonly Sample[]> {
  const samples: Sample[] = [];
  await sleep(offset);
  let due = performance.now() + hold.first;
  for (let number = 1; number <= checkIns; number += 1) {
    await sleep(number === 1 ? hold.first : hold.repeat);
    const at = performance.now();
    samples.push({ again, number, lateness: at - due });
    // Nobody took the caller back: the next moment counts from the one that was due, however late the timer was.
    due = (again ? at : due) + hold.repeat;
  }
  return samples;
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
