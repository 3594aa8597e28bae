import { BaresipClient, type BaresipEvent, commands, type Reply } from 'baresip-bindings';
import type { LineCallId } from '../../../device/ports/index.ts';
import { BaresipInstance, type BaresipInstanceOptions } from '../baresip/instance.ts';
import type { Timers } from '../timers.ts';

/** Pauses before a dead instance is started again, in ms: doubled each time up to the longest. */
const FIRST_PAUSE = 200;
const LONGEST_PAUSE = 5_000;
/** One that lived so long, in ms, is started again after the first pause. */
const STABLE_AFTER = 10_000;

export interface PracticePhoneOptions {
  readonly name: string;
  readonly instance: BaresipInstanceOptions;
  readonly timers: Timers;
  readonly log: (text: string) => void;
}

/** A real baresip that is started again whenever it dies. */
export class KeptInstance {
  readonly instance: BaresipInstance;
  private readonly options: PracticePhoneOptions;
  private wanted = false;
  private failures = 0;
  private startedAgainAt = Number.NEGATIVE_INFINITY;
  private cancelPause: () => void = () => {};
  /** Called each time it died unasked. */
  onDied: () => void = () => {};

  constructor(options: PracticePhoneOptions) {
    this.options = options;
    this.instance = new BaresipInstance(options.instance);
    this.instance.onExit(({ code, signal }) => {
      if (!this.wanted) return;
      options.log(`${options.name}: baresip ended (code ${code}, signal ${signal}); it is started again`);
      this.onDied();
      this.startLater();
    });
  }

  async start(): Promise<void> {
    await this.instance.start();
    this.wanted = true;
  }

  async stop(): Promise<void> {
    this.wanted = false;
    this.cancelPause();
    await this.instance.stop();
  }

  private startLater(): void {
    const { timers, log, name } = this.options;
    const lived = performance.now() - this.startedAgainAt;
    this.failures = lived > STABLE_AFTER ? 0 : this.failures + 1;
    const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** this.failures);
    this.cancelPause();
    this.cancelPause = timers.after(pause, () => {
      this.startedAgainAt = performance.now();
      this.instance.start({ probe: false }).then(
        // Stopped while it was starting: nobody else would end it.
        () => (this.wanted ? undefined : this.instance.stop()),
        (error: unknown) => {
          log(`${name}: did not start again: ${String(error)}`);
          if (this.wanted) this.startLater();
        },
      );
    });
  }
}

/** The phone of a practice caller or recipient: its baresip, and the calls that it has. */
export class PracticePhone {
  readonly kept: KeptInstance;
  /** Called when there may be other calls than before. */
  onChange: () => void = () => {};
  private readonly client: BaresipClient;
  private readonly listeners = new Set<(event: BaresipEvent) => void>();
  private readonly calls = new Map<LineCallId, 'ringing' | 'answered'>();
  private started: Promise<void> | null = null;

  constructor(options: PracticePhoneOptions) {
    this.kept = new KeptInstance(options);
    this.client = new BaresipClient({
      port: options.instance.controlPort,
      reconnect: { firstMs: 50, maxMs: 1_000 },
    });
    this.client.onEvent((event) => this.hear(event));
    this.client.onConnection(({ state }) => {
      if (state === 'lost') this.calls.clear();
      this.changed();
    });
  }

  get state(): 'idle' | 'ringing' | 'inCall' {
    if ([...this.calls.values()].includes('answered')) return 'inCall';
    return this.calls.size > 0 ? 'ringing' : 'idle';
  }

  get ready(): boolean {
    return this.client.connected;
  }

  /** Resolves when it can ring; again and again if it runs already. */
  start(): Promise<void> {
    this.started ??= this.begin().catch((error: unknown) => {
      this.started = null;
      throw error;
    });
    return this.started;
  }

  private async begin(): Promise<void> {
    await this.kept.start();
    const connected = new Promise<void>((resolve) => {
      const unsubscribe = this.client.onConnection(({ state }) => {
        if (state !== 'connected') return;
        unsubscribe();
        resolve();
      });
    });
    this.client.start();
    await connected;
  }

  async stop(): Promise<void> {
    await this.client.stop();
    await this.kept.stop();
  }

  onEvent(listener: (event: BaresipEvent) => void): void {
    this.listeners.add(listener);
  }

  dial(uri: string): Promise<Reply> {
    return this.client.request(commands.dial(uri));
  }

  /** What this phone sends into its call, as `<module>,<device>`: of no effect while there is none. */
  sendSound(source: string): Promise<Reply> {
    return this.client.request({ command: 'ausrc', params: source });
  }

  /** `callfind` first: baresip 1.0.0 takes no id with the command itself. */
  async accept(call: LineCallId): Promise<void> {
    await this.client.request(commands.callFind(call));
    await this.client.request(commands.accept(call));
  }

  async turnAway(call: LineCallId): Promise<void> {
    await this.client.request(commands.callFind(call));
    await this.client.request(commands.hangup(call));
  }

  /** Ends every call that this phone has. */
  async hangUpAll(): Promise<void> {
    for (const call of [...this.calls.keys()]) await this.turnAway(call);
  }

  private hear(event: BaresipEvent): void {
    switch (event.type) {
      case 'CALL_INCOMING':
      case 'CALL_OUTGOING':
      case 'CALL_RINGING':
      case 'CALL_PROGRESS':
        if (!this.calls.has(event.callId)) this.calls.set(event.callId, 'ringing');
        break;
      case 'CALL_ESTABLISHED':
        this.calls.set(event.callId, 'answered');
        break;
      case 'CALL_CLOSED':
        this.calls.delete(event.callId);
        break;
    }
    for (const listener of this.listeners) listener(event);
    this.changed();
  }

  private changed(): void {
    this.onChange();
  }
}
