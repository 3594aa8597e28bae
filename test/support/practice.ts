import { type ChildProcess, spawn } from 'node:child_process';

const PROGRAM = new URL('../../.build/gardefil.js', import.meta.url).pathname;

/** The built practice set-up, as a newcomer starts it. */
export class Practice {
  readonly url: string;
  readonly #process: ChildProcess;

  private constructor(process: ChildProcess, url: string) {
    this.#process = process;
    this.url = url;
  }

  /** `speed`: how many times faster the hold clock runs. Resolves when it has said which address to open. */
  static start(folder: string, speed: number): Promise<Practice> {
    const words = [
      'practice',
      '--folder',
      folder,
      '--port',
      '0',
      '--speed',
      String(speed),
      '--language',
      'en',
    ];
    const child = spawn(process.execPath, [PROGRAM, ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
    return new Promise((resolve, reject) => {
      let said = '';
      child.stdout.on('data', (text: Buffer) => {
        said += text;
        const url = said.match(/http:\/\/\S+/u)?.[0];
        if (url) resolve(new Practice(child, url));
      });
      child.once('exit', (code) => reject(new Error(`practice ended with ${code}: ${said}`)));
    });
  }

  async stop(): Promise<void> {
    const exited = new Promise<void>((resolve) => this.#process.once('exit', () => resolve()));
    this.#process.kill('SIGTERM');
    await exited;
  }
}
