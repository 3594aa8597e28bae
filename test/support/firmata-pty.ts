import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SerialPort } from 'serialport';
import type { PortEvents } from '../../firmware-bridge/panel/firmata/index.ts';

/** A serial cable of the kernel's, by socat: the unit's end by its path, the board's end in the test's hands. */
export class Cable {
  readonly folder = mkdtempSync(join(tmpdir(), 'firmata-'));
  /** The unit's end. */
  readonly device = join(this.folder, 'unit');
  readonly #boardEnd = join(this.folder, 'board');
  #socat: ChildProcess | null = null;
  #board: SerialPort | null = null;

  /** `events`: what the board hears. The board's end writes by `say`. */
  async plugIn(events: Pick<PortEvents, 'data'>): Promise<void> {
    const end = (link: string) => `PTY,link=${link},raw,echo=0`;
    this.#socat = spawn('socat', [end(this.device), end(this.#boardEnd)], { stdio: 'ignore' });
    while (!existsSync(this.device) || !existsSync(this.#boardEnd)) await sleep(5);
    const board = new SerialPort({ path: this.#boardEnd, baudRate: 57_600, autoOpen: false });
    await new Promise<void>((resolve, reject) => board.open((error) => (error ? reject(error) : resolve())));
    board.on('data', (bytes: Buffer) => events.data(bytes));
    // The kernel ends the wire under it when the cable is pulled.
    board.on('error', () => undefined);
    this.#board = board;
  }

  say(bytes: Uint8Array): void {
    if (this.#board?.isOpen) this.#board.write(Buffer.from(bytes));
  }

  async unplug(): Promise<void> {
    const board = this.#board;
    if (board?.isOpen) await new Promise<void>((resolve) => board.close(() => resolve()));
    const socat = this.#socat;
    if (socat === null || socat.exitCode !== null) return;
    const ended = new Promise((resolve) => socat.once('exit', resolve));
    socat.kill();
    await ended;
    this.#socat = null;
  }

  async remove(): Promise<void> {
    await this.unplug();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
