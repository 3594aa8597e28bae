import { dirname, join } from 'node:path';
import type { MessagePort } from 'node:worker_threads';
import type { Duration, Moment } from '../../device/desk/words.ts';
import { clearUpHeap } from '../../device/heap/clear-up.ts';
import { readerOn } from '../../device/register/queries.ts';
import { ReaderConnection } from '../../device/register/reader-connection.ts';
import type { FromWeb, ToWeb, WebWorkerData } from '../api.ts';
import { makeDoor } from './access/door.ts';
import { PRACTICE_ACCESS } from './access/practice.ts';
import { buildApp, type WebMeans } from './app.ts';
import type { Certificate } from './certificate/kept.ts';
import { isLoopback } from './certificate/own-addresses.ts';
import { Tls } from './certificate/tls.ts';
import { commandQueue } from './commands.ts';
import { LIMITS, ListenError, type Listening, listen } from './listen.ts';
import { LiveState } from './live.ts';
import { Reading } from './reading.ts';
import { ownNames } from './security.ts';
import { tellQueue } from './telling.ts';

const TICK_EVERY = 15_000;

interface ServeMeans extends WebMeans {
  /** Whether the wall clock can be trusted; asked at each tick. */
  readonly isClockTrusted: () => boolean;
}

/**
 * Serves the page in a worker thread until it is told to stop: with nothing left to wait for, the thread ends by itself.
 * `port`: the other end is held by WebClient.
 */
export async function serveWeb(port: MessagePort, data: WebWorkerData, means: ServeMeans): Promise<void> {
  const tell = (message: FromWeb) => port.postMessage(message);
  const live = new LiveState(now, means.isClockTrusted);
  const connection = new ReaderConnection(data.registerFile);
  const commands = commandQueue({ schedule, send: (id, command) => tell({ type: 'command', id, command }) });
  const telling = tellQueue({ schedule, send: (id, request) => tell({ type: 'ask', id, request }) });
  const onFailed = (message: string) => tell({ type: 'failed', message });
  const door = data.practice
    ? null
    : makeDoor({
        now,
        reading: new Reading(connection, onFailed),
        queue: telling,
        showCode: (code) => tell({ type: 'firstRun', code }),
        onChange: () => live.recheck(),
      });
  const names = ownNames(data.host, data.hostNames);
  let fingerprint: string | null = null;
  const app = buildApp({
    means,
    live,
    access: door?.access ?? PRACTICE_ACCESS,
    ...(door && { door }),
    commands,
    tell: telling,
    now,
    register: readerOn(connection),
    connection,
    appFolder: data.appFolder,
    fingerprint: () => fingerprint,
    hostNames: names,
    onFailed,
  });
  door?.tick();
  const ticking = setInterval(() => {
    door?.tick();
    live.tick();
    void tls?.tick();
  }, TICK_EVERY);
  let listening: Listening | null = null;
  const tls = isLoopback(data.host)
    ? null
    : new Tls({
        file: join(dirname(data.registerFile), 'certificate.pem'),
        host: data.host,
        wall: Date.now,
        names,
        onRenewed(certificate) {
          listening?.renew(certificate);
          tellListening(certificate);
        },
        onFailed,
      });
  let stopped = false;

  port.on('message', (message: ToWeb) => {
    switch (message.type) {
      case 'news':
        live.take(message.news);
        return tell({ type: 'newsTaken' });
      case 'result':
        return commands.settle(message.id, message.result);
      case 'answer':
        return telling.settle(message.id, message.answer);
      case 'clearUp':
        return clearUpHeap();
      case 'stop':
        void stop();
    }
  });

  function tellListening(certificate: Certificate | null): void {
    if (listening === null) return;
    const url = tls?.urlFor(listening.url) ?? listening.url;
    fingerprint = certificate?.fingerprint ?? null;
    tell({ type: 'listening', url, fingerprint });
  }

  async function stop(): Promise<void> {
    stopped = true;
    clearInterval(ticking);
    door?.tick();
    live.close();
    await listening?.close();
    connection.close();
    port.close();
  }

  try {
    const certificate = (await tls?.start()) ?? null;
    listening = await listen(app, data.host, data.port, LIMITS, certificate);
    if (stopped) await listening.close();
    else tellListening(certificate);
  } catch (error) {
    if (!(error instanceof ListenError)) throw error;
    tell({ type: 'notListening', code: error.code, message: error.message });
    await stop();
  }
}

/** The same clock as the main thread's: CLOCK_MONOTONIC counts for the whole machine. */
function now(): Moment {
  return { at: Number(process.hrtime.bigint()) / 1e6, wall: Date.now() };
}

function schedule(after: Duration, run: () => void): () => void {
  const timer = setTimeout(run, after);
  return () => clearTimeout(timer);
}
