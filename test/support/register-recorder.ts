import { writeSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { RegisterClient } from '../../device/register/client.ts';
import { registerThread } from '../../device/register/thread.ts';
import { sessionFacts } from './register-facts.ts';

/**
 * Records the facts of one call after the other, in bursts of changing size, and prints the sequence of each
 * acknowledgement as a line, until it is killed; its parent is sent a message at the first one. Arguments: the file, the session, the boot.
 */
const [file = '', session = '', boot = ''] = process.argv.slice(2);

let onDisk = 0;
const client = new RegisterClient({
  spawn: registerThread(new URL('./worker.mjs', import.meta.url), { file, session, boot }),
  onCommitted: (sequence) => {
    writeSync(1, `${sequence}\n`);
    if (onDisk === 0) process.send?.('writing');
    onDisk = sequence;
  },
});
await client.start();

/** Facts under way at most: far below the limit of the client's queue, and few enough to make many small commits. */
const AHEAD = 40;

for (const fact of sessionFacts(session)) {
  client.record([fact]);
  if (fact.sequence % ((fact.sequence % 13) + 1) === 0) await nextTurn();
  while (fact.sequence - onDisk > AHEAD) await nextTurn();
}
