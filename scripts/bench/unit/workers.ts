import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { RegisterClient } from '../../../device/register/client.ts';
import { registerThread } from '../../../device/register/thread.ts';
import { WebClient, webThread } from '../../../web-admin/server/client.ts';

/** Both workers as in production; the built files stand beside the bench. */
export function startWorkers(registerFile: string, onCommitted: (sequence: number) => void) {
  const register = new RegisterClient({
    spawn: registerThread(new URL('./register-worker.js', import.meta.url), {
      file: registerFile,
      boot: readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim(),
      session: 'bench',
    }),
    // A slow disk makes a slow start.
    startWithin: 60_000,
    onCommitted: (sequence) => {
      onCommitted(sequence);
      web.committed(sequence);
    },
    onFault: (fault) => fault && process.stderr.write(`bench: the register says: ${fault.message}\n`),
  });
  const web = new WebClient({
    spawn: webThread(new URL('./web-worker.js', import.meta.url), {
      host: '127.0.0.1',
      port: 0,
      hostNames: [],
      practice: true,
      registerFile,
      appFolder: `${dirname(new URL(import.meta.url).pathname)}/app`,
    }),
    onCommand: () => ({ ok: true }),
    onAsk: () => Promise.resolve({ ok: true, value: null }),
    onFault: (fault) => fault && process.stderr.write(`bench: the page says: ${fault.message}\n`),
  });
  return { register, web };
}
