import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { BaresipClient, type Command, commands, parseRegInfo, type Reply } from 'baresip-bindings';
import type { InstalledBaresip } from './installed.ts';
import { type InstanceFolder, writeInstanceFolder } from './instance-folder.ts';

export { type FindOptions, findBaresips, type InstalledBaresip } from './installed.ts';
export type { BaresipAccount } from './instance-folder.ts';

export interface BaresipInstanceOptions extends Omit<InstanceFolder, 'modulePath' | 'majorVersion'> {
  readonly binary: Pick<InstalledBaresip, 'path' | 'modulePath' | 'majorVersion'>;
  /** How long `start` waits for ctrl_tcp to answer, in milliseconds. Default 5,000. */
  readonly startTimeoutMs?: number;
  /** How long `stop` waits after each of quit and SIGTERM, in milliseconds. Default 1,500. */
  readonly stopTimeoutMs?: number;
}

export interface InstanceExit {
  /** Exit code; null if a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export type InstanceErrorCode = 'Instance_NotReady';

export class InstanceError extends Error {
  override readonly name = 'InstanceError';
  readonly code: InstanceErrorCode;

  constructor(code: InstanceErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/**
 * One real baresip on loopback: its configuration folder and its process. What it prints goes to `baresip.log` in the
 * folder. After it has ended it may be started again.
 *
 * It never outlives the thread that started it, not even when that is killed.
 */
export class BaresipInstance {
  readonly options: BaresipInstanceOptions;
  private child: ChildProcess | null = null;
  private ended: Promise<InstanceExit> | null = null;
  private readonly exitListeners = new Set<(exit: InstanceExit) => void>();

  constructor(options: BaresipInstanceOptions) {
    this.options = options;
  }

  /** Process id while it runs, else null. */
  get pid(): number | null {
    return this.child?.pid ?? null;
  }

  /** Address of an account of this instance, as others dial it. */
  addressOf(user: string): string {
    return `sip:${user}@${this.options.sipAddress}`;
  }

  /**
   * Writes the folder and starts baresip; resolves when ctrl_tcp answers. Its connection is free again then.
   * `probe: false`: resolves at once and leaves ctrl_tcp alone, so that who waits to connect again is not displaced.
   */
  async start({ probe = true }: { readonly probe?: boolean } = {}): Promise<void> {
    const { binary, ...folder } = this.options;
    await writeInstanceFolder({
      ...folder,
      modulePath: binary.modulePath,
      majorVersion: binary.majorVersion,
    });
    const ended = this.spawn();
    if (!probe) return;
    try {
      await this.ready(ended);
    } catch (error) {
      this.kill();
      await ended;
      throw error;
    }
  }

  /** Ends it in order: `quit`, then SIGTERM, then SIGKILL. Displaces whoever is connected to ctrl_tcp. */
  async stop(): Promise<void> {
    const { ended } = this;
    if (this.child === null || ended === null) return;
    const { stopTimeoutMs = 1_500 } = this.options;
    await this.ask(commands.quit(), stopTimeoutMs, ended);
    if (await within(stopTimeoutMs, ended)) return;
    this.kill('SIGTERM');
    if (await within(stopTimeoutMs, ended)) return;
    this.kill();
    await ended;
  }

  /** Sends a signal, SIGKILL unless told; does nothing when it does not run. */
  kill(signal: NodeJS.Signals = 'SIGKILL'): void {
    this.child?.kill(signal);
  }

  /** Calls `listener` each time the process has ended, for whatever reason. */
  onExit(listener: (exit: InstanceExit) => void): () => void {
    this.exitListeners.add(listener);
    return () => this.exitListeners.delete(listener);
  }

  private spawn(): Promise<InstanceExit> {
    const { binary, folder } = this.options;
    const log = openSync(join(folder, 'baresip.log'), 'a');
    const program = binary.path.includes('/') ? resolve(binary.path) : binary.path;
    // The kernel ends it when this process ends, however that happens.
    const args = ['--pdeathsig', 'KILL', program, '-4', '-f', resolve(folder)];
    // It has itself dumped when it crashes, whatever the limits: into its own folder, not beside the sources.
    const child = spawn('setpriv', args, { cwd: folder, stdio: ['ignore', log, log] });
    closeSync(log);
    this.child = child;
    this.ended = new Promise<InstanceExit>((settle) => {
      child.once('error', () => settle({ code: null, signal: null }));
      child.once('exit', (code, signal) => settle({ code, signal }));
    }).then((exit) => {
      this.child = null;
      for (const listener of [...this.exitListeners]) listener(exit);
      return exit;
    });
    return this.ended;
  }

  private async ready(ended: Promise<InstanceExit>): Promise<void> {
    const { startTimeoutMs = 5_000, binary, controlPort, folder } = this.options;
    const accounts = await this.ask(commands.regInfo(), startTimeoutMs, ended);
    if (accounts !== null && this.isOurs(accounts)) return;
    const silent = `does not answer on ctrl_tcp within ${startTimeoutMs} ms;`;
    const notOurs = accounts === null ? silent : `has its port ${controlPort} taken by another baresip;`;
    const endedAtOnce = 'ended at once; is one of its ports taken (SIP, SIP + 1 for TLS)?';
    const why = this.child === null ? endedAtOnce : notOurs;
    throw new InstanceError('Instance_NotReady', `${binary.path} ${why} See ${folder}/baresip.log`);
  }

  /** With its port taken baresip goes on without ctrl_tcp, and somebody else answers there. */
  private isOurs({ data }: Reply): boolean {
    const aors = parseRegInfo(data).map(({ aor }) => aor);
    return this.options.accounts.every(({ user }) => aors.includes(this.addressOf(user)));
  }

  /** Sends one command over a connection of its own; null if no answer came within `ms` and before `ended`. */
  private async ask(command: Command, ms: number, ended: Promise<unknown>): Promise<Reply | null> {
    const client = new BaresipClient({
      port: this.options.controlPort,
      reconnect: { firstMs: 20, maxMs: 100 },
    });
    const answered = new Promise<Reply>((resolve) => {
      client.onConnection(({ state }) => {
        if (state === 'connected') client.request(command).then(resolve, () => undefined);
      });
    });
    client.start();
    try {
      return (await within(ms, Promise.race([ended.then(() => null), answered]))) ?? null;
    } finally {
      await client.stop();
    }
  }
}

/** What `promise` gives, or undefined if it has not settled within `ms`. */
async function within<T>(ms: number, promise: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
