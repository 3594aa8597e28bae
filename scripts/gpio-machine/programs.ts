import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { until } from '../../test/support/gpio-unit.ts';

/** One of the C programs: what it has said so far, line by line, as numbers. */
export class Program {
  readonly lines: (readonly number[])[] = [];
  readonly #child: ChildProcess;
  #ready = false;

  constructor(file: string, args: readonly string[]) {
    const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    createInterface(child.stdout).on('line', (text) => {
      if (text === 'ready') this.#ready = true;
      else this.lines.push(text.split(' ').map(Number));
    });
    this.#child = child;
  }

  async ready(): Promise<void> {
    await until(() => this.#ready, 10_000, 'a C program is not ready');
  }

  end(): void {
    this.#child.kill('SIGKILL');
  }
}
