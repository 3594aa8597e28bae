import type { Duration, Instant } from '../../../device/ports/index.ts';
import type { PanelTime } from '../pattern-player.ts';
import type { Introduction } from './firmata-board.ts';
import { Greeting } from './greeting.ts';
import { type MessageKind, MessageSplitter } from './messages.ts';
import { faultOf, type OpenPort, type Port, type PortFault } from './port.ts';

export interface LinkListener {
  /** The wire is open and a board with Firmata is at its end. Throws if it cannot be used: the message says why. */
  greeted(introduction: Introduction): void;
  /** What was asked of the board on `greeted` has been carried out. */
  settled(): void;
  message(kind: MessageKind, bytes: Buffer): void;
  /** The wire is closed, and will be tried again after a while. */
  failed(fault: PortFault): void;
}

/** ms. Before each attempt after a failed one; the last goes on. */
const BACK_OFF: readonly Duration[] = [250, 500, 1000, 2000, 5000];
/** ms. */
const HEARTBEAT = 500;
const DEAD_AFTER = 2000;
/** ms. From the board's answer on: the pull-ups have long lifted their pins by then, and the changes are told. */
const SETTLE = 50;

const ASK_VERSION = Buffer.from([0xf9]);

/** The wire to the board: opens it, greets the board, watches over it, and begins again when anything fails. */
export class Link {
  readonly #open: OpenPort;
  readonly #time: PanelTime;
  readonly #listener: LinkListener;
  #port: Port | null = null;
  #greeting: Greeting | null = null;
  #cancel: () => void = () => undefined;
  #failures = 0;
  #heardAt: Instant = 0;
  #settled = false;

  constructor(open: OpenPort, time: PanelTime, listener: LinkListener) {
    this.#open = open;
    this.#time = time;
    this.#listener = listener;
  }

  /** One attempt after another, until `stop`. */
  start(): void {
    const splitter = new MessageSplitter({
      message: (kind, bytes) => this.#if(port, () => this.#onMessage(kind, bytes)),
      garbage: (count) => this.#greeting?.garbage(count),
    });
    const port: Port = this.#open({
      opened: () => this.#if(port, () => this.#greet()),
      data: (bytes) => this.#if(port, () => splitter.push(bytes)),
      ended: (fault) => this.#if(port, () => this.#failed(fault, null)),
    });
    this.#port = port;
  }

  /** Resolves when what was written is out and the wire is closed. */
  async stop(): Promise<void> {
    const port = this.#port;
    this.#forget();
    await port?.close();
  }

  write(bytes: Uint8Array): void {
    this.#port?.write(bytes);
  }

  /** Only the present wire counts, also in the middle of what came over it. */
  #if(port: Port, action: () => void): void {
    if (port === this.#port) action();
  }

  #forget(): void {
    this.#port = null;
    this.#greeting?.end();
    this.#greeting = null;
    this.#settled = false;
    this.#cancel();
    this.#cancel = () => undefined;
  }

  #greet(): void {
    this.#greeting = new Greeting({
      time: this.#time,
      write: (bytes) => this.write(bytes),
      onDone: (introduction) => this.#onGreeted(introduction),
      onFailed: (message) => this.fail({ reason: 'unusable', code: 'Firmata_NoFirmware', message }),
    });
  }

  #onGreeted(introduction: Introduction): void {
    this.#greeting = null;
    this.#heardAt = this.#time.now();
    try {
      this.#listener.greeted(introduction);
    } catch (error) {
      return this.fail(faultOf(error));
    }
    this.#beat();
  }

  /** A version asked for and told is the heartbeat; the first one says that the board has done all before it. */
  #beat(): void {
    if (this.#time.now() - this.#heardAt >= DEAD_AFTER) {
      const message = `the board has not answered for ${DEAD_AFTER / 1000} s: check its cable`;
      return this.fail({ reason: 'closed', message });
    }
    this.write(ASK_VERSION);
    this.#cancel = this.#time.after(HEARTBEAT, () => this.#beat());
  }

  #onMessage(kind: MessageKind, bytes: Buffer): void {
    if (this.#greeting) return this.#greeting.message(kind, bytes);
    if (kind === 'version') this.#heard();
    // Whatever was asked in the greeting was answered before its end: this one was not asked.
    if (kind === 'firmware')
      this.fail({ reason: 'closed', message: 'the board has started anew: check its power' });
    else this.#listener.message(kind, bytes);
  }

  #heard(): void {
    this.#heardAt = this.#time.now();
    if (this.#settled) return;
    this.#settled = true;
    const port = this.#port;
    this.#time.after(SETTLE, () => {
      if (port === null || port !== this.#port) return;
      this.#failures = 0;
      this.#listener.settled();
    });
  }

  /** Closes the wire; the next attempt comes by itself. */
  fail(fault: PortFault): void {
    const port = this.#port;
    if (port === null) return;
    this.#port = null;
    this.#failed(fault, port.close());
  }

  /** `closed`: a device that is being closed is still locked; null once it is closed. */
  #failed(fault: PortFault, closed: Promise<void> | null): void {
    this.#forget();
    const pause = BACK_OFF[Math.min(this.#failures, BACK_OFF.length - 1)] ?? 0;
    this.#failures += 1;
    const attempt = { wanted: true };
    const begin = () => {
      if (attempt.wanted) this.start();
    };
    const cancelPause = this.#time.after(pause, () => {
      if (closed === null) begin();
      else closed.then(begin, begin);
    });
    this.#cancel = () => {
      attempt.wanted = false;
      cancelPause();
    };
    this.#listener.failed(fault);
  }
}
