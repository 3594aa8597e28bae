import type { Duplex } from 'node:stream';
import type { Command } from './commands.ts';
import type { BaresipEvent } from './events.ts';
import type { Reply } from './messages.ts';
import type { BaresipVersion } from './version.ts';

export interface ReconnectOptions {
  /** First pause before connecting again, in milliseconds; doubled each time. Default 100. */
  readonly firstMs: number;
  /** Longest pause, in milliseconds. Default 5,000. */
  readonly maxMs: number;
  /** A connection that lived this long (ms) starts the pauses anew; one displaced sooner does not. Default 10,000. */
  readonly stableMs: number;
  /** Random part of each pause, 0 (none, the default) to 1 (up to twice the pause). */
  readonly jitter: number;
}

export interface BaresipClientOptions {
  readonly host: string;
  readonly port: number;
  /** Deadline of a request from when it is sent, in milliseconds. Default 2,000. */
  readonly requestTimeoutMs?: number;
  /** Requests that may wait behind the one in flight. Default 64. */
  readonly maxQueued?: number;
  /** After so many deadlines missed in a row the connection is dropped as silent. Default 3. */
  readonly silentAfter?: number;
  readonly reconnect?: Partial<ReconnectOptions>;
  readonly effects?: Partial<ClientEffects>;
}

/** What the client does to the world; replaced in tests. */
export interface ClientEffects {
  /** Opens a connection; the stream emits `connect`, then as a socket does. */
  readonly connect: (host: string, port: number) => Duplex;
  /** Runs `action` once after `ms`; calling what it returns cancels it. */
  readonly after: (ms: number, action: () => void) => () => void;
  readonly random: () => number;
}

export type ConnectionChange =
  | { readonly state: 'connected' }
  /** A displaced client sees the same as one whose baresip ended: the connection closed. */
  | { readonly state: 'lost'; readonly reason: string };

/** What arrived and fits nothing. Worth a line in the log, never a fault by itself. */
export type Noise =
  | { readonly kind: 'garbage'; readonly bytes: number }
  | { readonly kind: 'unknown message'; readonly text: string }
  | { readonly kind: 'late reply'; readonly token: string | null };

export interface RequestOptions {
  readonly timeoutMs?: number;
}

/** Ends a subscription. */
export type Unsubscribe = () => void;

/** The published shape of the client; see its implementation for how each part behaves. */
export interface BaresipClientApi {
  readonly connected: boolean;
  start(): void;
  stop(): Promise<void>;
  request(command: Command, options?: RequestOptions): Promise<Reply>;
  version(): Promise<BaresipVersion | null>;
  onEvent(listener: (event: BaresipEvent) => void): Unsubscribe;
  onConnection(listener: (change: ConnectionChange) => void): Unsubscribe;
  onNoise(listener: (noise: Noise) => void): Unsubscribe;
}
