import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

export interface ReconnectOptions {
  /** First pause before connecting again, in milliseconds; doubled each time. Default 100. */
  readonly firstMs: number;
  /** Longest pause, in milliseconds. Default 5,000. */
  readonly maxMs: number;
  /** A connection that lived this long (ms) starts the pauses anew; one displaced sooner does not. Default 10,000. */
  readonly stableMs: number;
  /** Random part added to each pause: 0 (none, the default) to 1 (up to twice the pause). */
  readonly jitter: number;
}

export interface BaresipClientOptions {
  /** Default 127.0.0.1. */
  readonly host?: string;
  readonly port: number;
  /** Deadline of a request from when it is sent, in milliseconds. Default 2,000. */
  readonly requestTimeoutMs?: number;
  /** Deadline for opening a connection, in milliseconds. Default 2,000. */
  readonly connectTimeoutMs?: number;
  /** Requests that may wait behind the one in flight. Default 64. */
  readonly maxQueued?: number;
  /** After so many deadlines missed in a row the connection is dropped as silent. Default 3. */
  readonly silentAfter?: number;
  readonly reconnect?: Partial<ReconnectOptions>;
  readonly effects?: Partial<ClientEffects>;
}

/** Runs `action` once after `ms`; calling what it returns cancels it. */
export type After = (ms: number, action: () => void) => () => void;

/** What the client does to the world; tests give their own. */
export interface ClientEffects {
  /** Opens a connection; the stream emits `connect` and from then on behaves as a socket. */
  readonly connect: (host: string, port: number) => Duplex;
  readonly after: After;
  /** Monotonic time in milliseconds. */
  readonly now: () => number;
  /** 0 to 1, for the jitter. */
  readonly random: () => number;
}

export type Settings = Required<Omit<BaresipClientOptions, 'reconnect' | 'effects'>> & {
  readonly reconnect: ReconnectOptions;
  readonly effects: ClientEffects;
};

const RECONNECT: ReconnectOptions = { firstMs: 100, maxMs: 5_000, stableMs: 10_000, jitter: 0 };
const EFFECTS: ClientEffects = {
  connect: connectTcp,
  after(ms, action) {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
  },
  now: () => performance.now(),
  random: Math.random,
};

export function settingsOf(options: BaresipClientOptions): Settings {
  return {
    host: '127.0.0.1',
    requestTimeoutMs: 2_000,
    connectTimeoutMs: 2_000,
    maxQueued: 64,
    silentAfter: 3,
    ...options,
    reconnect: { ...RECONNECT, ...options.reconnect },
    effects: { ...EFFECTS, ...options.effects },
  };
}

function connectTcp(host: string, port: number): Socket {
  return connect({ host, port, noDelay: true });
}
