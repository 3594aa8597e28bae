import { parentPort, workerData } from 'node:worker_threads';
import type { Moment } from '../../device/desk/words.ts';
import { clearUpHeap } from '../../device/heap/clear-up.ts';
import { openRegisterReader } from '../../device/register/queries.ts';
import type { FromWeb, ToWeb, WebWorkerData } from '../api.ts';
import { buildApp } from './app.ts';
import { CommandQueue } from './commands.ts';
import { ListenError, type Listening, listen } from './listen.ts';
import { LiveState } from './live.ts';
import { ownNames } from './security.ts';

const TICK_EVERY = 15_000;

const port = parentPort;
if (port === null) throw new Error('web-admin/server/worker runs as a worker thread: WebClient starts it');
const tell = (message: FromWeb) => port.postMessage(message);

/** The same clock as the main thread's: CLOCK_MONOTONIC counts for the whole machine. */
const now = (): Moment => ({ at: Number(process.hrtime.bigint()) / 1e6, wall: Date.now() });

const { host, port: wantedPort, hostNames, registerFile, appFolder } = workerData as WebWorkerData;
const live = new LiveState(now);
const register = openRegisterReader(registerFile);
const commands = new CommandQueue({
  send: (id, command) => tell({ type: 'command', id, command }),
  schedule: (after, run) => {
    const timer = setTimeout(run, after);
    return () => clearTimeout(timer);
  },
});
const app = buildApp({
  live,
  commands,
  register,
  appFolder,
  hostNames: ownNames(host, hostNames),
  onFailed: (message) => tell({ type: 'failed', message }),
});

const ticking = setInterval(() => live.tick(), TICK_EVERY);
let listening: Listening | null = null;
let stopped = false;

port.on('message', (message: ToWeb) => {
  switch (message.type) {
    case 'news':
      live.take(message.news);
      tell({ type: 'newsTaken' });
      break;
    case 'result':
      commands.settle(message.id, message.result);
      break;
    case 'clearUp':
      clearUpHeap();
      break;
    case 'stop':
      void stop();
  }
});

/** With nothing left to wait for, the thread ends by itself. */
async function stop(): Promise<void> {
  stopped = true;
  clearInterval(ticking);
  live.close();
  await listening?.close();
  register.close();
  port?.close();
}

try {
  listening = await listen(app, host, wantedPort);
  if (stopped) await listening.close();
  else tell({ type: 'listening', url: listening.url });
} catch (error) {
  if (!(error instanceof ListenError)) throw error;
  tell({ type: 'notListening', code: error.code, message: error.message });
  await stop();
}
