import { type ChildProcess, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { stringify } from 'smol-toml';
import type { TrialSays } from '../../firmware-bridge/line/simulated/index.ts';
import { firstRunCodeIn, logIn, type SessionHeaders } from '../../scripts/story/log-in.ts';
import { UnitClient } from '../../scripts/story/unit-client.ts';
import type { CallDetail } from '../../web-admin/api.ts';
import type { LogLine } from './daemon.ts';
import { WIRING } from './gpio-wiring.ts';

/** ms. Under emulation the daemon is up after some ten seconds. */
const PATIENCE = 150_000;
const PORT = 21_100;
const URL_OF_PAGE = `http://127.0.0.1:${PORT}`;

/** The machine's work is done in the project's folder: see scripts/gpio-machine/boot. */
const root = process.cwd();

export interface UnitSetUp {
  readonly folder: string;
  /** Seconds, as in the configuration; none: its defaults. */
  readonly hold?: Readonly<Record<string, number>>;
  /** Who starts it; none: root. */
  readonly uid?: number;
}

/** The built daemon in the machine: `gardefil run` with the GPIO panel of WIRING and the simulated line, on trial. */
export class GpioUnit {
  readonly log: LogLine[] = [];
  /** What its line was asked for and told. */
  readonly line: TrialSays[] = [];
  readonly #child: ChildProcess;
  readonly #gone: Promise<void>;
  #trial: Socket | null = null;
  #client: UnitClient | null = null;
  #firstRunCode: string | null = null;
  #session: SessionHeaders = {};

  private constructor(child: ChildProcess) {
    this.#child = child;
    this.#gone = new Promise((resolve) => child.once('exit', () => resolve()));
    if (!child.stdout) return;
    createInterface(child.stdout).on('line', (text) => {
      this.log.push(JSON.parse(text) as LogLine);
      this.#firstRunCode = firstRunCodeIn(text) ?? this.#firstRunCode;
    });
  }

  /** Resolves when it is ready, serves its page, and its line can be tried. */
  static async start(setUp: UnitSetUp): Promise<GpioUnit> {
    const trial = `${setUp.folder}/trial`;
    const args = ['.build/gardefil.js', 'run', '--config', writeConfig(setUp, trial)];
    const { uid } = setUp;
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
      ...(uid !== undefined && { uid, gid: uid }),
    });
    const unit = new GpioUnit(child);
    await until(() => unit.said('the page is served'), PATIENCE, 'the daemon did not serve its page');
    await until(() => existsSync(trial), PATIENCE, 'the daemon has no trial socket');
    unit.#listen(trial);
    unit.#session = await logIn(URL_OF_PAGE, unit.#firstRunCode);
    unit.#client = new UnitClient(URL_OF_PAGE, unit.#session);
    await unit.#client.connect();
    return unit;
  }

  said(message: string): boolean {
    return this.log.some(({ msg }) => msg === message);
  }

  get client(): UnitClient {
    if (!this.#client) throw new Error('the daemon serves no page yet');
    return this.#client;
  }

  order(text: string): void {
    this.#trial?.write(`${text}\n`);
  }

  /** Waits until the line was asked for or told so much. */
  async until(told: (line: readonly TrialSays[]) => boolean, within: number, what: string): Promise<void> {
    await until(() => told(this.line), within, what);
  }

  /** The one call of the register. */
  async call(): Promise<CallDetail | null> {
    const [row] = (await this.client.register(0)).calls;
    if (!row) return null;
    const answer = await fetch(`${URL_OF_PAGE}/api/register/${row.call}`, { headers: this.#session });
    return (await answer.json()) as CallDetail;
  }

  /** Stands still at a moment that is so, if need be at the next one: afterwards it can be killed in the midst of it. */
  async freezeWhile(so: () => boolean, tries = 20): Promise<void> {
    this.#child.kill('SIGSTOP');
    // Long enough for whoever looks to look again.
    await sleep(100);
    if (so()) return;
    if (tries === 0) throw new Error('the daemon could not be caught at that moment');
    this.#child.kill('SIGCONT');
    await until(so, 15_000, 'the moment to freeze the daemon at did not come');
    await this.freezeWhile(so, tries - 1);
  }

  async kill(): Promise<void> {
    this.#client?.close();
    this.#child.kill('SIGKILL');
    await this.#gone;
    this.#trial?.destroy();
  }

  #listen(path: string): void {
    this.#trial = connect(path);
    this.#trial.on('error', () => undefined);
    createInterface(this.#trial)
      .on('line', (text) => this.line.push(JSON.parse(text) as TrialSays))
      .on('error', () => undefined);
  }
}

function writeConfig({ folder, hold, uid }: UnitSetUp, trial: string): string {
  mkdirSync(folder, { recursive: true });
  const file = `${folder}/gardefil.toml`;
  const { keys, hook, lamps, buzzer } = WIRING;
  const config = {
    unit: { name: 'Essai' },
    ...(hold && { hold: { ...hold } }),
    line: { driver: 'simulated', name: 'Ligne 1', trial_socket: trial },
    panel: { driver: 'gpio', hook, buzzer, keys, lamps },
    web: { port: PORT },
    register: { file: `${folder}/register.db` },
  };
  writeFileSync(file, stringify(config));
  if (uid !== undefined) for (const path of [folder, file]) chownSync(path, uid, uid);
  return file;
}

/** Polls: what is waited for happens in the kernel or in another process. */
export async function until(condition: () => boolean, within: number, otherwise: string): Promise<void> {
  const end = performance.now() + within;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`${otherwise} within ${within} ms`);
    await sleep(1);
  }
}
