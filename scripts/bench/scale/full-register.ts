import { fillRegister } from '../../fill/fill.ts';
import { tellParent } from '../system/child.ts';

export interface FullRegisterOrder {
  readonly file: string;
  readonly calls: number;
}

/** Writes a register of so many invented calls, in a process of its own. */
export async function fullRegisterChild({ file, calls }: FullRegisterOrder): Promise<void> {
  fillRegister({ file, calls, perWeek: 5_000, until: Date.now(), seed: 1, progress: () => {} });
  tellParent('written');
}
