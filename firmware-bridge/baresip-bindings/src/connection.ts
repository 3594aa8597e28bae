import type { Duplex } from 'node:stream';
import { type Message, parseMessage } from './messages.ts';
import { NetstringDecoder } from './netstring.ts';
import type { ClientEffects } from './options.ts';

/** What arrived and fits nothing. */
export type Noise =
  | { readonly kind: 'garbage'; readonly bytes: number }
  | { readonly kind: 'unknown message'; readonly text: string }
  /** A reply after its deadline, or one to nothing that was asked. */
  | { readonly kind: 'late reply'; readonly token: string | null };

export interface ConnectionOptions {
  readonly connectTimeoutMs: number;
  readonly effects: Pick<ClientEffects, 'after' | 'now'>;
  readonly onOpen: () => void;
  readonly onMessage: (message: Message) => void;
  readonly onNoise: (noise: Noise) => void;
  /** Called exactly once, unless `close` was called. */
  readonly onClose: (reason: string) => void;
}

/** One connection from its opening to its end; it is never used again. */
export class Connection {
  /** When the connection stood, on the monotonic clock; null before. */
  openedAt: number | null = null;
  private readonly stream: Duplex;
  private readonly options: ConnectionOptions;
  private readonly decoder = new NetstringDecoder();
  private readonly cancelDeadline: () => void;
  private ended = false;

  constructor(stream: Duplex, options: ConnectionOptions) {
    this.stream = stream;
    this.options = options;
    this.cancelDeadline = options.effects.after(options.connectTimeoutMs, () =>
      this.drop(`no connection within ${options.connectTimeoutMs} ms`),
    );
    stream.on('connect', () => this.open());
    stream.on('data', (chunk: Buffer) => this.receive(chunk));
    stream.on('error', (error) => this.drop(error.message));
    stream.on('end', () => this.drop('baresip closed the connection'));
    stream.on('close', () => this.drop('the connection closed'));
  }

  send(bytes: Buffer): void {
    if (!this.ended) this.stream.write(bytes);
  }

  /** Gives the connection up, as if the other side had closed it. */
  drop(reason: string): void {
    if (this.ended) return;
    this.end();
    this.options.onClose(reason);
  }

  /** Closes without a word to `onClose`; resolves when the stream is closed. */
  close(): Promise<void> {
    this.end();
    if (this.stream.closed) return Promise.resolve();
    return new Promise((resolve) => this.stream.once('close', () => resolve()));
  }

  private end(): void {
    this.ended = true;
    this.cancelDeadline();
    this.stream.destroy();
  }

  private open(): void {
    if (this.ended) return;
    this.cancelDeadline();
    this.openedAt = this.options.effects.now();
    this.options.onOpen();
  }

  private receive(chunk: Buffer): void {
    for (const decoded of this.decoder.push(chunk)) {
      // A listener may have stopped the client in the midst of a chunk.
      if (this.ended) return;
      if (decoded.kind === 'garbage') this.options.onNoise(decoded);
      else this.options.onMessage(parseMessage(decoded.text));
    }
  }
}
