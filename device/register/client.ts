import { Worker } from 'node:worker_threads';
import type { Fact } from '../desk/facts.ts';
import type { CallId, Duration } from '../desk/words.ts';
import type { FromRegister, Recovered, RegisterFault, RegisterWorkerData, ToRegister } from './messages.ts';

/** What the client needs of a worker thread; node:worker_threads' Worker is one. */
export interface RegisterThread {
  postMessage(message: ToRegister): void;
  on(event: 'message', listener: (message: FromRegister) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  terminate(): Promise<number>;
}

/** Runs `run` once, `after` ms from now; calling what it returns forgets it. */
export type Schedule = (after: Duration, run: () => void) => () => void;

export interface RegisterClientOptions {
  /** Starts a register worker; called again whenever one has died. */
  readonly spawn: () => RegisterThread;
  /** Unacknowledged facts kept in memory at most. Default 10,000. */
  readonly queueLimit?: number;
  /** Facts given to the worker before it has acknowledged any. Default 256. */
  readonly window?: number;
  /** ms to wait for the register at start. Default 3,000. */
  readonly startWithin?: Duration;
  /** ms to write what is left at stop. Default 3,000. */
  readonly stopWithin?: Duration;
  /** Every fact recorded up to this sequence is on the disk (save those that a Register_FactsLost has told of). */
  readonly onCommitted?: (sequence: number) => void;
  /** What is wrong with the register now, or null. Called only when it changes. */
  readonly onFault?: (fault: RegisterFault | null) => void;
  /** The register became available after `start` had been answered with null: time for `closeUnknown`. */
  readonly onAvailable?: () => void;
  readonly schedule?: Schedule;
}

/** The register as the main thread knows it: facts go in, acknowledgements come out, nothing waits for the disk. */
export class RegisterClient {
  constructor(_options: RegisterClientOptions) {}

  /** Starts the worker. Resolves with what the last session left open, or null if the register is not available yet. */
  start(): Promise<Recovered | null> {
    return Promise.resolve(null);
  }

  /** Never throws and never waits. */
  record(_fact: Fact): void {}

  /** Closes the open calls of other sessions that the desk does not know, as lost. Kept until it is done. */
  closeUnknown(_known: readonly CallId[]): void {}

  /** Writes what is left, within `stopWithin`; resolves with the number of facts that are not on the disk. */
  stop(): Promise<number> {
    return Promise.resolve(0);
  }
}

/** The production `spawn`: the built worker at `workerUrl`, kept small in memory. */
export function registerThread(workerUrl: URL, data: RegisterWorkerData): () => RegisterThread {
  return () => new Worker(workerUrl, { workerData: data, name: 'register' });
}
