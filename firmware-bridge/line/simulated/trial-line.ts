import { chmodSync, lstatSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import type {
  Instant,
  LineCall,
  LineCapabilities,
  LineCommand,
  LineEvent,
  PhoneLine,
} from '../../../device/ports/index.ts';
import type { SimulatedCaller, SimulatedLine } from './simulated-line.ts';
import { readOrder } from './trial-orders.ts';

export interface TrialLineParts {
  readonly line: SimulatedLine;
  /** Path of the Unix socket on which trials are made: only the unit's own user may use it. */
  readonly socket: string;
  /** CLOCK_MONOTONIC in ms. */
  readonly now: () => Instant;
  readonly onFault: (message: string) => void;
}

/** What the socket tells, a JSON object a line. */
export type TrialSays =
  /** The desk asked the line for this; this was seen on the line. */
  | { readonly at: Instant; readonly command: LineCommand }
  | { readonly at: Instant; readonly event: LineEvent }
  /** The order before was followed, or why not. */
  | { readonly at: Instant; readonly done: string }
  | { readonly at: Instant; readonly refused: string };

/** Bytes. Whoever sends more without an end of line is not speaking to us. */
const LONGEST_ORDER = 500;

/**
 * The simulated line of a unit on trial: callers are made to ring by orders that come over a Unix socket, and whoever
 * listens there is told what the line was asked for and what happened on it, and when. README.md has the orders.
 */
export class TrialLine implements PhoneLine {
  readonly #parts: TrialLineParts;
  readonly #callers = new Map<string, SimulatedCaller>();
  readonly #listeners = new Set<Socket>();
  #server: Server | null = null;

  constructor(parts: TrialLineParts) {
    this.#parts = parts;
  }

  get capabilities(): LineCapabilities {
    return this.#parts.line.capabilities;
  }

  /** The line is there also where the socket cannot be. */
  async start(listener: (event: LineEvent) => void): Promise<void> {
    this.#listen();
    await this.#parts.line.start((event) => {
      this.#say({ at: this.#parts.now(), event });
      listener(event);
    });
  }

  async stop(): Promise<void> {
    await this.#parts.line.stop();
    for (const socket of this.#listeners) socket.destroy();
    await new Promise<void>((resolve) => (this.#server ? this.#server.close(() => resolve()) : resolve()));
    this.#server = null;
  }

  send(command: LineCommand): void {
    // The moment is that at which the line has it, not that at which it has been told.
    const at = this.#parts.now();
    this.#parts.line.send(command);
    this.#say({ at, command });
  }

  calls(): readonly LineCall[] {
    return this.#parts.line.calls();
  }

  #listen(): void {
    const { socket, onFault } = this.#parts;
    try {
      // A unit that was killed leaves its socket behind; anything else of that name is not ours to remove.
      if (lstatSync(socket, { throwIfNoEntry: false })?.isSocket()) rmSync(socket);
    } catch (error) {
      return onFault(cannotListen(socket, error));
    }
    const server = createServer((other) => this.#accept(other));
    server.on('error', (error) => onFault(cannotListen(socket, error)));
    server.listen(socket, () => chmodSync(socket, 0o600));
    this.#server = server;
  }

  #accept(socket: Socket): void {
    this.#listeners.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#listeners.delete(socket));
    let rest = '';
    socket.setEncoding('utf8').on('data', (text) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      if (rest.length > LONGEST_ORDER) socket.destroy();
      for (const order of lines) this.#answer(socket, order);
    });
  }

  #answer(socket: Socket, text: string): void {
    const at = this.#parts.now();
    try {
      this.#follow(text);
      tell(socket, { at, done: text.trim() });
    } catch (error) {
      tell(socket, { at, refused: error instanceof Error ? error.message : String(error) });
    }
  }

  #follow(text: string): void {
    const order = readOrder(text);
    const known = this.#callers.get(order.number);
    if (order.does === 'hangUp') {
      if (!known) throw new Error(`${order.number} has not rung`);
      return known.hangUp();
    }
    const caller =
      known && known.peer.name === order.name
        ? known
        : this.#parts.line.caller({ number: order.number, name: order.name });
    if (known && known.state !== 'idle') throw new Error(`${order.number} is in a call already`);
    this.#callers.set(order.number, caller);
    caller.ring();
  }

  #say(said: TrialSays): void {
    for (const socket of this.#listeners) tell(socket, said);
  }
}

const tell = (socket: Socket, said: TrialSays): void => void socket.write(`${JSON.stringify(said)}\n`);

const cannotListen = (socket: string, error: unknown) =>
  `the trial socket ${socket} cannot be used: ${error instanceof Error ? error.message : error}. Nobody will ring; give it another line.trial_socket.`;
