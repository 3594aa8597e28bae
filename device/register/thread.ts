import { Worker } from 'node:worker_threads';
import type { FromRegister, RegisterWorkerData, ToRegister } from './messages.ts';

/** What the client needs of a worker thread; node:worker_threads' Worker is one. */
export interface RegisterThread {
  postMessage(message: ToRegister): void;
  on(event: 'message', listener: (message: FromRegister) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  terminate(): Promise<number>;
}

/** Heap of the worker in MiB: it holds at most one window of facts. A small young generation keeps its pages few. */
const HEAP = { maxOldGenerationSizeMb: 24, maxYoungGenerationSizeMb: 1 };

/** The production `spawn`: the built worker at `workerUrl`, kept small in memory. */
export function registerThread(workerUrl: URL, data: RegisterWorkerData): () => Worker {
  return () => new Worker(workerUrl, { workerData: data, name: 'register', resourceLimits: HEAP });
}
