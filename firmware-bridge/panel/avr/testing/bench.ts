import type { PanelEvent } from '../../../../device/ports/index.ts';
import { VirtualTime } from '../../../line/simulated/index.ts';
import { SerialPanel, type SerialPanelNote } from '../../serial/index.ts';
import type { LinkListener, OpenLink } from '../../serial/link.ts';
import { PanelBoard } from './panel-board.ts';

/** What a wire does to the bytes on it. */
export type Wire = (bytes: readonly number[]) => readonly number[];
const CLEAN: Wire = (bytes) => bytes;
const LINE_END = 0x0a;

/**
 * The real driver and the real firmware on a cable, in virtual time: both go on together, ms by ms, as fast as the machine
 * can. The cable can be pulled, cut without anybody noticing, and made noisy.
 */
export class SerialBench {
  readonly time = new VirtualTime(1_000_000);
  readonly panelBoard: PanelBoard;
  readonly driver: SerialPanel;
  readonly events: PanelEvent[] = [];
  readonly notes: SerialPanelNote[] = [];
  /** Lines that the board sent, as they came out of the wire. */
  readonly heard: string[] = [];
  toBoard: Wire = CLEAN;
  toHost: Wire = CLEAN;
  /** A powered board whose data lines are cut: nobody is told. */
  cut = false;
  /** ms for which the board, the wire and the driver go on in turn. */
  step = 1;
  #plugged = true;
  #listener: LinkListener | null = null;
  #sent: number[] = [];
  #line = '';
  #nonce = 0;
  #stood = 0;
  #life = { over: false };

  constructor(image: Uint8Array) {
    this.panelBoard = new PanelBoard(image, (byte) => this.#sent.push(byte));
    this.driver = this.newDriver();
  }

  /** Another one, as after a restart of the daemon: the one before must be dead. */
  newDriver(): SerialPanel {
    const life = { over: false };
    this.#life = life;
    return new SerialPanel({
      open: this.open,
      clock: {
        now: () => this.now,
        after: (ms, action) => this.time.after(ms, () => life.over || action()),
      },
      nonce: () => (this.#nonce += 7_919),
      log: (note) => this.notes.push(note),
    });
  }

  /** Lets time go by until a promise of the driver has come true; an error after `most` ms. */
  async until(promise: Promise<void>, most = 3_000): Promise<void> {
    let done = false;
    promise.then(
      () => (done = true),
      () => (done = true),
    );
    for (let ms = 0; ms < most && !done; ms += 10) {
      this.run(10);
      await new Promise((resolve) => setImmediate(resolve));
    }
    if (!done) throw new Error(`not done after ${most} ms`);
    await promise;
  }

  start(driver = this.driver): Promise<void> {
    return this.until(driver.start((event) => this.events.push(event)));
  }

  run(ms: number, each: () => void = () => {}): void {
    for (let done = 0; done < ms; done += this.step) {
      this.panelBoard.board.run(this.step);
      this.#deliver();
      this.time.advance(this.step);
      each();
    }
  }

  /** By the driver's clock. */
  get now(): number {
    return this.time.now + this.#stood;
  }

  /** The daemon stands still while the board goes on; what it sends waits in the port's buffer. */
  stall(ms: number): void {
    this.panelBoard.board.run(ms);
    this.#stood += ms;
  }

  /** The cable is pulled, and the board with it goes without power unless it has its own. */
  unplug(power: 'cut' | 'kept'): void {
    this.#plugged = false;
    if (power === 'cut') this.panelBoard.board.reset();
    const listener = this.#listener;
    this.#listener = null;
    listener?.onClosed('unplugged');
  }

  plugIn(): void {
    this.#plugged = true;
  }

  /** The daemon is killed: its port is closed, and nothing comes from it any more. */
  kill(): void {
    this.#life.over = true;
    this.#listener = null;
  }

  /** Bytes from elsewhere. */
  inject(bytes: Iterable<number>): void {
    this.panelBoard.board.receive(bytes);
  }

  readonly open: OpenLink = (listener) => {
    if (!this.#plugged) {
      this.time.after(1, () => listener.onClosed('no such file'));
      return { write: () => {}, close: (closed) => closed() };
    }
    this.#listener = listener;
    this.#line = '';
    this.time.after(1, () => listener === this.#listener && listener.onOpen());
    return {
      write: (line) => listener === this.#listener && this.#write(line),
      close: (closed) => {
        if (listener === this.#listener) this.#listener = null;
        this.time.after(1, closed);
      },
    };
  };

  #write(line: string): void {
    if (!this.cut) this.inject(this.toBoard([...Buffer.from(`${line}\n`, 'latin1')]));
  }

  #deliver(): void {
    const bytes = this.#sent;
    this.#sent = [];
    if (this.cut) return;
    for (const byte of this.toHost(bytes)) {
      if (byte !== LINE_END) {
        if (this.#line.length < 200) this.#line += String.fromCharCode(byte);
        continue;
      }
      const line = this.#line;
      this.#line = '';
      this.heard.push(line);
      this.#listener?.onLine(line);
    }
  }
}
