/**
 * Makes the drawings and tables of WIRING.md anew from the pins that the firmware and the configuration's example name.
 *
 *   node .build/wiring.js            after npm run build
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { documents, FOLDER } from './documents.ts';

const root = new URL('../', import.meta.url).pathname;

for (const [name, text] of documents(root)) {
  const file = join(root, FOLDER, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  process.stdout.write(`${join(FOLDER, name)}\n`);
}
