import { setTimeout as sleep } from 'node:timers/promises';
import { EventSourceParserStream } from 'eventsource-parser/stream';
import type { CallView, DeskView, Instant, Key } from '../../device/desk/index.ts';
import type { ApiError, DeskMessage, PageCommand, RegisterPage } from '../../web-admin/api.ts';
import type { SessionHeaders } from './log-in.ts';

/** How long the story waits for what must come before it gives up. ms of real time. */
const PATIENCE = 30_000;
const REGISTER_PATIENCE = 5_000;

/** The unit as its page sees it: commands by HTTP, the desk by server-sent events. */
export class UnitClient {
  readonly #url: string;
  readonly #session: SessionHeaders;
  readonly #closing = new AbortController();
  #view: DeskView | null = null;
  #waiting: (() => void)[] = [];

  /** `session`: of whoever is logged in; a practice set-up lets everybody in. */
  constructor(url: string, session: SessionHeaders = {}) {
    this.#url = url;
    this.#session = session;
  }

  async connect(): Promise<void> {
    const response = await fetch(new URL('/api/events', this.#url), {
      headers: this.#session,
      signal: this.#closing.signal,
    });
    if (!response.body) throw new Error('the unit sends no events');
    void this.#read(response.body).catch(() => undefined);
    await this.until('the first view of the desk', () => true);
  }

  close(): void {
    this.#closing.abort();
  }

  async #read(body: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<void> {
    const events = body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
    for await (const event of events) {
      if (event.event !== 'desk') continue;
      this.#view = (JSON.parse(event.data) as DeskMessage).view;
      for (const look of this.#waiting.splice(0)) look();
    }
  }

  get view(): DeskView {
    if (!this.#view) throw new Error('the unit has not shown its desk yet');
    return this.#view;
  }

  /** Waits until the desk shows it. @throws when it does not within 30 s: `what` says what was missing. */
  async until(what: string, shows: (view: DeskView) => boolean, patience = PATIENCE): Promise<void> {
    const end = Date.now() + patience;
    while (!this.#view || !shows(this.#view)) {
      const left = end - Date.now();
      if (left <= 0) throw new Error(`the desk did not show in time: ${what}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.#waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  /** The call with that number, once it is in that state; `talking` with somebody who speaks with them. */
  async call(number: string, state: CallView['state']): Promise<CallView> {
    const find = (view: DeskView) =>
      view.calls.find(
        (call) =>
          call.peer.number === number &&
          call.state === state &&
          (state !== 'talking' || (call.wait?.level ?? null) === null),
      );
    await this.until(`a call with ${number} that is ${state}`, (view) => find(view) !== undefined);
    return find(this.view) as CallView;
  }

  async hook(hook: 'up' | 'down'): Promise<void> {
    await this.command({ type: 'moveHook', hook });
  }

  async press(key: Key): Promise<void> {
    await this.command({ type: 'pressKey', key });
    await this.command({ type: 'releaseKey', key });
  }

  /** @throws what the unit said when it refused. */
  async command(command: PageCommand): Promise<void> {
    const response = await fetch(new URL('/api/command', this.#url), {
      method: 'POST',
      headers: { ...this.#session, 'content-type': 'application/json' },
      body: JSON.stringify(command),
    });
    if (response.ok) return;
    const error = (await response.json()) as ApiError;
    throw new Error(`${command.type} was refused: ${error.message}`);
  }

  /** Waits until the register has that many calls since `from`, all of them ended, or 5 s: then it is as it is. */
  async closedRegister(from: number, calls: number): Promise<RegisterPage> {
    const end = Date.now() + REGISTER_PATIENCE;
    for (;;) {
      const page = await this.register(from);
      const closed = page.calls.length >= calls && page.calls.every((row) => row.ended !== null);
      if (closed || Date.now() > end) return page;
      await sleep(50);
    }
  }

  async register(from: number): Promise<RegisterPage> {
    const response = await fetch(new URL(`/api/register?from=${from}&limit=50`, this.#url), {
      headers: this.#session,
    });
    if (!response.ok) throw new Error(`the register cannot be read: ${await response.text()}`);
    return (await response.json()) as RegisterPage;
  }
}

/** Both clocks are CLOCK_MONOTONIC of this machine. */
export const instantNow = (): Instant => Number(process.hrtime.bigint()) / 1e6;
