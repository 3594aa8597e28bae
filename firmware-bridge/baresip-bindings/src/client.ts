import { type Command, commands } from './commands.ts';
import { Connection, type Noise } from './connection.ts';
import type { BaresipEvent } from './events.ts';
import { Listeners, type Unsubscribe } from './listeners.ts';
import type { Message, Reply } from './messages.ts';
import { type BaresipClientOptions, type Settings, settingsOf } from './options.ts';
import { Requests } from './requests.ts';
import { type BaresipVersion, parseAbout } from './version.ts';

/**
 * A change of the connection. After `connected` nothing is known of the calls: ask `listcalls` and `reginfo`. A client
 * displaced by another one sees `lost` just as when baresip ends: baresip says nothing, it closes.
 */
export type ConnectionChange =
  | { readonly state: 'connected' }
  | { readonly state: 'lost'; readonly reason: string };

export interface RequestOptions {
  /** Deadline of this request from when it is sent, in milliseconds. */
  readonly timeoutMs?: number;
}

/**
 * Speaks to one baresip over ctrl_tcp and stays connected to it.
 *
 * Constructing does nothing; `start` connects, and connects again whenever the connection is lost, after pauses that
 * double up to a limit. One command is in flight at a time. A listener must not throw.
 */
export class BaresipClient {
  private readonly settings: Settings;
  private readonly requests: Requests;
  private readonly events = new Listeners<BaresipEvent>();
  private readonly changes = new Listeners<ConnectionChange>();
  private readonly noise = new Listeners<Noise>();
  private running = false;
  private connection: Connection | null = null;
  private cancelPause: () => void = () => {};
  private failures = 0;

  constructor(options: BaresipClientOptions) {
    this.settings = settingsOf(options);
    this.requests = new Requests({
      maxQueued: this.settings.maxQueued,
      after: this.settings.effects.after,
      onMissed: (inARow) => this.missed(inARow),
    });
  }

  get connected(): boolean {
    return this.connection !== null && this.connection.openedAt !== null;
  }

  /** Starts connecting; returns at once. Does nothing if started already. */
  start(): void {
    if (this.running) return;
    this.running = true;
    this.failures = 0;
    this.connect();
  }

  /** Closes the connection and rejects every request with Baresip_Stopped. `start` may be called again after it. */
  async stop(): Promise<void> {
    this.running = false;
    this.cancelPause();
    this.requests.close('Baresip_Stopped', 'the client was stopped');
    const connection = this.connection;
    this.connection = null;
    await connection?.close();
  }

  /**
   * Sends a command and gives baresip's reply, also one with `ok: false`.
   *
   * Rejects with Baresip_NotConnected, Baresip_QueueFull, Baresip_ParamsTooLong or Baresip_ParamsInvalid before
   * anything is sent; with Baresip_Timeout, Baresip_ConnectionLost or Baresip_Stopped when it is unknown whether
   * baresip acted on it.
   */
  request(command: Command, options: RequestOptions = {}): Promise<Reply> {
    return this.requests.add(command, options.timeoutMs ?? this.settings.requestTimeoutMs);
  }

  /** Asks for baresip's version; null if it does not say one. Rejects as `request` does. */
  async version(): Promise<BaresipVersion | null> {
    return parseAbout((await this.request(commands.about())).data);
  }

  onEvent(listener: (event: BaresipEvent) => void): Unsubscribe {
    return this.events.add(listener);
  }

  onConnection(listener: (change: ConnectionChange) => void): Unsubscribe {
    return this.changes.add(listener);
  }

  /** What arrived and fits nothing: worth a line in the log, no fault by itself. */
  onNoise(listener: (noise: Noise) => void): Unsubscribe {
    return this.noise.add(listener);
  }

  private connect(): void {
    const { host, port, connectTimeoutMs, effects } = this.settings;
    const connection = new Connection(effects.connect(host, port), {
      connectTimeoutMs,
      effects,
      onOpen: () => this.opened(connection),
      onMessage: (message) => this.receive(message),
      onNoise: (noise) => this.noise.tell(noise),
      onClose: (reason) => this.closed(connection, reason),
    });
    this.connection = connection;
  }

  private opened(connection: Connection): void {
    this.requests.open((bytes) => connection.send(bytes));
    this.changes.tell({ state: 'connected' });
  }

  private closed(connection: Connection, reason: string): void {
    if (connection !== this.connection) return;
    this.connection = null;
    const { reconnect, effects } = this.settings;
    const lived = connection.openedAt === null ? null : effects.now() - connection.openedAt;
    this.failures = lived !== null && lived >= reconnect.stableMs ? 0 : this.failures;
    this.cancelPause = effects.after(this.pauseMs(), () => this.connect());
    this.failures += 1;
    if (lived === null) return;
    this.requests.close('Baresip_ConnectionLost', `the connection was lost before the reply came: ${reason}`);
    this.changes.tell({ state: 'lost', reason });
  }

  private pauseMs(): number {
    const { firstMs, maxMs, jitter } = this.settings.reconnect;
    const pause = Math.min(maxMs, firstMs * 2 ** Math.min(this.failures, 30));
    return pause * (1 + jitter * this.settings.effects.random());
  }

  private receive(message: Message): void {
    if (message.kind === 'event') this.events.tell(message.event);
    else if (message.kind === 'unknown') this.noise.tell({ kind: 'unknown message', text: message.text });
    else if (!this.requests.settle(message.token, message.reply)) {
      this.noise.tell({ kind: 'late reply', token: message.token });
    }
  }

  private missed(inARow: number): void {
    if (inARow < this.settings.silentAfter) return;
    this.connection?.drop(`baresip gave no reply to ${inARow} requests in a row`);
  }
}
