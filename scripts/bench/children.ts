import { naiveChild } from './cues/naive-child.ts';
import { unitChild } from './cues/unit-child.ts';
import { keysChild } from './keys/unit-child.ts';
import { fullRegisterChild } from './scale/full-register.ts';
import { plainExportChild } from './scale/plain-export.ts';

/** What the bench does in processes of their own. Each is started with one argument, of the type that it takes. */
const CHILDREN = {
  fullRegister: fullRegisterChild,
  keys: keysChild,
  naive: naiveChild,
  plainExport: plainExportChild,
  unit: unitChild,
};

export async function runChild(name: string, argument: string): Promise<void> {
  const [, child] = Object.entries(CHILDREN).find(([known]) => known === name) ?? [];
  if (child === undefined) throw new Error(`the bench has no process "${name}"`);
  await child(JSON.parse(argument));
  if (process.connected) process.disconnect();
}
