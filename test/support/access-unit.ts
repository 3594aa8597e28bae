import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const PROGRAM = new URL('../../.build/gardefil.js', import.meta.url).pathname;

/** The built unit on the simulated line, as nobody has logged in yet. */
export class AccessUnit {
  readonly log: Record<string, unknown>[] = [];
  readonly config: string;
  readonly #process: ChildProcess;

  private constructor(process: ChildProcess, config: string) {
    this.#process = process;
    this.config = config;
  }

  /** Resolves when its page is served. */
  static async start(folder: string, port: number, host = '127.0.0.1'): Promise<AccessUnit> {
    mkdirSync(folder, { recursive: true });
    const config = join(folder, 'gardefil.toml');
    const register = join(folder, 'register.db');
    writeFileSync(
      config,
      `[unit]\nname = "Essai"\n[line]\ndriver = "simulated"\nname = "Ligne"\n[web]\nhost = "${host}"\nport = ${port}\n` +
        `[register]\nfile = "${register}"\n[[speed]]\nkey = 1\nname = "Dr Blanc"\nnumber = "0199005678"\n`,
    );
    const child = spawn(process.execPath, [PROGRAM, 'run', '--config', config], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const unit = new AccessUnit(child, config);
    await new Promise<void>((resolve, reject) => {
      createInterface(child.stdout).on('line', (text) => {
        const line = JSON.parse(text) as Record<string, unknown>;
        unit.log.push(line);
        if (line.msg === 'the page is served') resolve();
      });
      child.once('exit', (code) =>
        reject(new Error(`the unit ended with ${code}: ${JSON.stringify(unit.log)}`)),
      );
    });
    return unit;
  }

  get firstRunCode(): string {
    return String(this.log.find((line) => typeof line.firstRunCode === 'string')?.firstRunCode ?? '');
  }

  /** One command of the built program on this unit's configuration. */
  command(...words: string[]): Promise<{ readonly code: number | null; readonly out: string }> {
    const child = spawn(process.execPath, [PROGRAM, ...words, '--config', this.config], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, LANG: 'en' },
    });
    let out = '';
    child.stdout.on('data', (text) => {
      out += text;
    });
    child.stderr.on('data', (text) => {
      out += text;
    });
    return new Promise((resolve) => child.once('close', (code) => resolve({ code, out })));
  }

  stop(): Promise<void> {
    const gone = new Promise<void>((resolve) => this.#process.once('exit', () => resolve()));
    this.#process.kill('SIGTERM');
    return gone;
  }
}
