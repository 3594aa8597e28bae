import { type ResourceLimits, Worker } from 'node:worker_threads';
import type { DeskView } from '../../device/desk/view.ts';
import type { Duration } from '../../device/desk/words.ts';
import type { RegisterAnswer, RegisterRequest } from '../../device/register/area/request.ts';
import type {
  CommandResult,
  FromWeb,
  ListenFaultCode,
  PageCommand,
  ToWeb,
  UnitStatus,
  WebNews,
  WebWorkerData,
} from '../api.ts';

/** What the client needs of a worker thread; node:worker_threads' Worker is one. */
export interface WebThread {
  postMessage(message: ToWeb): void;
  on(event: 'message', listener: (message: FromWeb) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  terminate(): Promise<number>;
}

/** Runs `run` once, `after` ms from now; calling what it returns forgets it. */
export type Schedule = (after: Duration, run: () => void) => () => void;

export interface WebFault {
  readonly code: ListenFaultCode | 'Web_WorkerDied' | 'Web_WorkerStuck';
  /** What was wrong, where, and what to do. */
  readonly message: string;
}

/** Why `start` failed. The client goes on trying all the same, until `stop`. */
export class WebError extends Error {
  override readonly name = 'WebError';
  readonly code: WebFault['code'];

  constructor(fault: WebFault) {
    super(fault.message);
    this.code = fault.code;
  }
}

export interface WebClientOptions {
  /** Starts a web worker; called again whenever one has died. */
  readonly spawn: () => WebThread;
  /** Carries a command of the page out. A rejection or more than 2 s is answered to the page as not answering. */
  readonly onCommand: (command: PageCommand) => CommandResult | Promise<CommandResult>;
  /** Has the register carry a command out. */
  readonly onAsk: (request: RegisterRequest) => Promise<RegisterAnswer>;
  /** There is no user yet: with this code the first manager is made. For the unit's terminal. */
  readonly onFirstRun?: (code: string) => void;
  /** The page is served over HTTPS with the certificate of this SHA-256 fingerprint. */
  readonly onCertificate?: (fingerprint: string) => void;
  /** What keeps the page from being served now, or null when it is served again. Called only when it changes. */
  readonly onFault?: (fault: WebFault | null) => void;
  /** For the log: a request failed for no fault of its own. */
  readonly onFailed?: (message: string) => void;
  readonly schedule?: Schedule;
}

/** ms to the first new start of a worker that died; doubled each time up to `LONGEST_REST`. */
const FIRST_REST: Duration = 1000;
const LONGEST_REST: Duration = 30_000;
/** A worker that has served for so long may die again without being made to wait for longer. */
const PROVEN_AFTER: Duration = 60_000;
/** A worker that does not take news for so long is ended and started anew. */
const STUCK_AFTER: Duration = 20_000;
const STOP_WITHIN: Duration = 2000;

const timers: Schedule = (after, run) => {
  const timer = setTimeout(run, after);
  return () => clearTimeout(timer);
};
const nothing = () => {};

/**
 * The web worker as the main thread knows it. The newest view, status and sequence go in, the page's commands come out;
 * nothing waits, nothing piles up: at most one piece of news is between the threads, and what is newer replaces what waits.
 */
export class WebClient {
  readonly #options: WebClientOptions;
  readonly #schedule: Schedule;
  #thread: WebThread | null = null;
  #stopping = false;
  #known: WebNews = {};
  #unsent: WebNews = {};
  #awaitsTaken = false;
  #rest = FIRST_REST;
  #fault: WebFault | null = null;
  #cancelRestart = nothing;
  #cancelProven = nothing;
  #cancelStuck = nothing;
  #started: Settling | null = null;

  constructor(options: WebClientOptions) {
    this.#options = options;
    this.#schedule = options.schedule ?? timers;
  }

  /**
   * Starts the worker and resolves with the address of the page.
   * @throws {WebError} it could not listen or died; it is tried again until `stop`, and `onFault` tells.
   */
  start(): Promise<string> {
    if (this.#started === null) {
      this.#started = settling();
      this.#spawn();
    }
    return this.#started.promise;
  }

  view(view: DeskView): void {
    this.#tell({ view });
  }

  status(status: UnitStatus): void {
    this.#tell({ status });
  }

  /** Has the worker give back memory that it does not need. */
  clearUp(): void {
    this.#thread?.postMessage({ type: 'clearUp' });
  }

  /** The register has rows that it had not before. */
  committed(sequence: number): void {
    this.#tell({ committed: sequence });
  }

  /** Resolves when the worker is gone: at most 2 s later. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#cancelRestart();
    this.#cancelTimers();
    const thread = this.#thread;
    if (thread === null) return;
    await new Promise<void>((resolve) => {
      const cancel = this.#schedule(STOP_WITHIN, () => void thread.terminate());
      thread.on('exit', () => {
        cancel();
        resolve();
      });
      thread.postMessage({ type: 'stop' });
    });
  }

  #spawn(): void {
    const thread = this.#options.spawn();
    this.#thread = thread;
    this.#awaitsTaken = false;
    this.#unsent = this.#known;
    let dying: string | null = null;
    thread.on('message', (message) => this.#onMessage(thread, message));
    thread.on('error', (error) => {
      dying = error.message;
    });
    thread.on('exit', (code) => this.#onExit(thread, dying ?? `exit code ${code}`));
    this.#flush();
  }

  #tell(news: WebNews): void {
    this.#known = { ...this.#known, ...news };
    this.#unsent = { ...this.#unsent, ...news };
    this.#flush();
  }

  #flush(): void {
    if (this.#thread === null || this.#awaitsTaken || Object.keys(this.#unsent).length === 0) return;
    const news = this.#unsent;
    this.#unsent = {};
    this.#awaitsTaken = true;
    this.#thread.postMessage({ type: 'news', news });
    this.#cancelStuck = this.#schedule(STUCK_AFTER, () => this.#onStuck());
  }

  #onMessage(thread: WebThread, message: FromWeb): void {
    if (thread !== this.#thread) return;
    switch (message.type) {
      case 'listening':
        if (message.fingerprint !== null) this.#options.onCertificate?.(message.fingerprint);
        this.#onListening(message.url);
        break;
      case 'firstRun':
        this.#options.onFirstRun?.(message.code);
        break;
      case 'notListening':
        this.#report({ code: message.code, message: message.message });
        break;
      case 'command':
        void this.#onCommand(thread, message.id, message.command);
        break;
      case 'ask':
        void this.#onAsk(thread, message.id, message.request);
        break;
      case 'newsTaken':
        this.#cancelStuck();
        this.#awaitsTaken = false;
        this.#flush();
        break;
      case 'failed':
        this.#options.onFailed?.(message.message);
    }
  }

  #onListening(url: string): void {
    this.#cancelProven = this.#schedule(PROVEN_AFTER, () => {
      this.#rest = FIRST_REST;
    });
    this.#report(null);
    this.#started?.resolve(url);
  }

  async #onCommand(thread: WebThread, id: number, command: PageCommand): Promise<void> {
    const result = await this.#carryOut(command);
    if (thread === this.#thread) thread.postMessage({ type: 'result', id, result });
  }

  async #onAsk(thread: WebThread, id: number, request: RegisterRequest): Promise<void> {
    const answer = await this.#options.onAsk(request);
    if (thread === this.#thread) thread.postMessage({ type: 'answer', id, answer });
  }

  async #carryOut(command: PageCommand): Promise<CommandResult> {
    try {
      return await this.#options.onCommand(command);
    } catch (error) {
      this.#options.onFailed?.(`command ${command.type} of the page failed: ${String(error)}`);
      return {
        ok: false,
        code: 'Unit_NotAnswering',
        message: 'the unit failed to carry out the command: its log says why',
      };
    }
  }

  #onStuck(): void {
    const seconds = STUCK_AFTER / 1000;
    this.#report({
      code: 'Web_WorkerStuck',
      message: `the web worker has not answered for ${seconds} s: it is ended and started again`,
    });
    void this.#thread?.terminate();
  }

  #onExit(thread: WebThread, why: string): void {
    if (thread !== this.#thread) return;
    this.#thread = null;
    this.#cancelTimers();
    if (this.#stopping) return;
    const rest = this.#rest;
    this.#rest = Math.min(rest * 2, LONGEST_REST);
    this.#cancelRestart = this.#schedule(rest, () => this.#spawn());
    if (this.#fault !== null) return;
    this.#report({
      code: 'Web_WorkerDied',
      message: `the web worker died (${why}): the page is back in ${rest / 1000} s or later, the phone is not affected`,
    });
  }

  #report(fault: WebFault | null): void {
    if (fault !== null) this.#started?.reject(new WebError(fault));
    if (fault?.code === this.#fault?.code) return;
    this.#fault = fault;
    this.#options.onFault?.(fault);
  }

  #cancelTimers(): void {
    this.#cancelStuck();
    this.#cancelProven();
  }
}

interface Settling {
  readonly promise: Promise<string>;
  readonly resolve: (url: string) => void;
  readonly reject: (error: WebError) => void;
}

function settling(): Settling {
  let resolve: (url: string) => void = nothing;
  let reject: (error: WebError) => void = nothing;
  const promise = new Promise<string>((resolveIt, rejectIt) => {
    resolve = resolveIt;
    reject = rejectIt;
  });
  return { promise, resolve, reject };
}

/** Small on purpose: what the worker keeps is a view, a status and its open connections. */
const LIMITS: ResourceLimits = { maxOldGenerationSizeMb: 24, maxYoungGenerationSizeMb: 1 };

/** The production `spawn`: the built worker at `workerUrl`. */
export function webThread(workerUrl: URL, data: WebWorkerData): () => WebThread {
  return () => new Worker(workerUrl, { workerData: data, name: 'web', resourceLimits: LIMITS });
}
