import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { stringify } from 'smol-toml';
import type { PracticeDeskLine } from '../../firmware-bridge/line/index.ts';
import { firstRunCodeIn, logIn, type SessionHeaders } from '../../scripts/story/log-in.ts';
import { UnitClient } from '../../scripts/story/unit-client.ts';

const PROGRAM = new URL('../../.build/gardefil.js', import.meta.url).pathname;

export interface DaemonSetUp {
  /** Of the desk line, or null for the simulated one, on which nobody rings but by orders over `trialSocket`. */
  readonly line: PracticeDeskLine | null;
  readonly trialSocket?: string;
  readonly folder: string;
  readonly registerFile?: string;
  /** Seconds, as in the configuration. */
  readonly hold?: Readonly<Record<string, number>>;
  readonly port?: number;
  /** The configuration's [panel]; none: the drawn one. */
  readonly panel?: Readonly<Record<string, string | number>>;
}

/** A line of the daemon's log. */
export type LogLine = Readonly<Record<string, unknown>> & { readonly msg: string };

/** The built daemon as a process of its own, on a configuration of the test's making. */
export class Daemon {
  readonly log: LogLine[] = [];
  readonly #process: ChildProcess;
  readonly #exited: Promise<number | null>;
  #client: UnitClient | null = null;
  /** Headers of somebody who is logged in, a manager. */
  session: SessionHeaders = {};
  /** What its terminal has shown, if it had no user. */
  firstRunCode: string | null = null;

  private constructor(process: ChildProcess) {
    this.#process = process;
    this.#exited = new Promise((resolve) => process.once('exit', (code) => resolve(code)));
  }

  /** Resolves when the daemon is ready and its page shows the desk, or cannot be served. */
  static async start(setUp: DaemonSetUp): Promise<Daemon> {
    const file = writeConfig(setUp, setUp.port ?? (await freePort()));
    const child = spawn(process.execPath, [PROGRAM, 'run', '--config', file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const daemon = new Daemon(child);
    const url = await daemon.#pageInLog();
    if (url !== null) {
      daemon.session = await logIn(url, daemon.firstRunCode);
      daemon.#client = new UnitClient(url, daemon.session);
      await daemon.#client.connect();
    }
    return daemon;
  }

  /** Null if the log says that the page cannot be served. */
  #pageInLog(): Promise<string | null> {
    const { stdout } = this.#process;
    if (!stdout) throw new Error('the daemon has no output');
    return new Promise((resolve, reject) => {
      createInterface(stdout).on('line', (text) => {
        const line = JSON.parse(text) as LogLine;
        this.log.push(line);
        this.firstRunCode = firstRunCodeIn(text) ?? this.firstRunCode;
        if (line.msg === 'the page is served') resolve(String(line.url));
        if (String(line.code).startsWith('Web_')) resolve(null);
      });
      void this.#exited.then((code) =>
        reject(new Error(`the daemon ended with ${code} before it served its page`)),
      );
    });
  }

  /** The page's view of it. */
  get client(): UnitClient {
    if (!this.#client) throw new Error('the daemon serves no page');
    return this.#client;
  }

  get pid(): number {
    return this.#process.pid ?? -1;
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<number | null> {
    this.#client?.close();
    this.#process.kill(signal);
    return this.#exited;
  }

  stop(): Promise<number | null> {
    return this.kill('SIGTERM');
  }
}

/** One that nobody listens on at this moment. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

function writeConfig(setUp: DaemonSetUp, port: number): string {
  const { line, trialSocket, folder, registerFile, hold, panel } = setUp;
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'gardefil.toml');
  const lineTable = line
    ? {
        driver: 'baresip',
        name: line.lineName,
        control_host: line.host,
        control_port: line.controlPort,
        internal_numbers: [...line.internalNumbers],
        number_plan: { ...line.numberPlan },
      }
    : { driver: 'simulated', name: 'Ligne', ...(trialSocket && { trial_socket: trialSocket }) };
  const config = {
    unit: { name: 'Essai' },
    ...(hold && { hold: { ...hold } }),
    line: lineTable,
    ...(panel && { panel: { ...panel } }),
    web: { port },
    register: { file: registerFile ?? join(folder, 'register.db') },
    speed: Object.keys(line?.numberPlan ?? {}).map((number, index) => ({
      key: index + 1,
      name: number,
      number,
    })),
  };
  writeFileSync(file, stringify(config));
  return file;
}

/** A folder that is gone after the test. */
export function scratchFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'gardefil-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
