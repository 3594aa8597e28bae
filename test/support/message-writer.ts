import { writeSync } from 'node:fs';
import { RegisterClient } from '../../device/register/client.ts';
import { registerThread } from '../../device/register/thread.ts';

/**
 * Has the register write one message after the other and acknowledge each, and prints the id of every one that is said to
 * be acknowledged as a line, until it is killed; its parent is sent a message at the first one. Argument: the file.
 */
const [file = ''] = process.argv.slice(2);

const client = new RegisterClient({
  spawn: registerThread(new URL('./worker.mjs', import.meta.url), { file, session: 's1', boot: 'boot1' }),
});
await client.start();

const by = {
  actor: { id: 'u-1', name: 'Anne', role: 'receptionist' as const },
  moment: { at: 1, wall: Date.now() },
};

async function done(command: string, input: object): Promise<{ id: string; version: number }> {
  const answer = await client.ask({ command, input, by });
  if (!answer.ok) throw new Error(`${command}: ${answer.message}`);
  return answer.value as { id: string; version: number };
}

for (let number = 1; ; number++) {
  const { id, version } = await done('message.save', {
    draft: `${process.pid}-${number}`,
    version: 0,
    send: true,
    kind: 'other',
    call: null,
    recipient: null,
    name: 'Dr Lambert',
    caller: `Appelant ${number}`,
    number: '',
    text: 'x'.repeat(number % 4000),
    promised: null,
    collectFrom: null,
    details: { purpose: 'certificat' },
  });
  await done('message.told', { id, version, how: 'phone' });
  writeSync(1, `${id}\n`);
  if (number === 1) process.send?.('writing');
}
