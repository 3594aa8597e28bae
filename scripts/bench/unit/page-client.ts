import { type IncomingMessage, request } from 'node:http';
import type { DeskView, Key } from '../../../device/desk/index.ts';
import type { DeskMessage, PageCommand } from '../../../web-admin/api.ts';
import type { SessionHeaders } from '../../story/log-in.ts';
import { ask } from '../system/http.ts';

/** ms. A unit that does not come to what is waited for is a fault, not a slow one. */
const PATIENCE = 10_000;

/** The page without a browser: reads the event stream and gives commands. */
export class PageClient {
  readonly #url: string;
  readonly #session: SessionHeaders;
  readonly #stream: IncomingMessage;
  #view: DeskView | null = null;
  #changed: () => void = () => {};

  static async connect(url: string, session: SessionHeaders): Promise<PageClient> {
    return new PageClient(url, session, await ask(new URL('/api/events', url), session));
  }

  private constructor(url: string, session: SessionHeaders, stream: IncomingMessage) {
    this.#url = url;
    this.#session = session;
    this.#stream = stream;
    let text = '';
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      const events = (text + chunk).split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) this.#read(event);
    });
    stream.on('error', () => {});
  }

  /** Resolves when the desk is so; rejects after 10 s. */
  async until(what: string, isSo: (view: DeskView) => boolean): Promise<void> {
    const end = performance.now() + PATIENCE;
    while (this.#view === null || !isSo(this.#view)) {
      const left = end - performance.now();
      if (left <= 0) throw new Error(`the desk did not come to this in 10 s: ${what}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.#changed = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  async press(key: Key): Promise<void> {
    await this.command({ type: 'pressKey', key });
    await this.command({ type: 'releaseKey', key });
  }

  command(command: PageCommand): Promise<void> {
    const body = JSON.stringify(command);
    const headers = {
      ...this.#session,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    };
    return new Promise((resolve, reject) => {
      const asking = request(new URL('/api/command', this.#url), { method: 'POST', headers }, (answer) => {
        answer.resume().once('end', () => {
          if (answer.statusCode === 200) resolve();
          else reject(new Error(`the command ${body} was answered by ${answer.statusCode}`));
        });
      });
      asking.once('error', reject).end(body);
    });
  }

  close(): void {
    this.#stream.destroy();
  }

  #read(event: string): void {
    const [, data] = /^event: desk\ndata: (.*)$/s.exec(event.replace(/^retry: \d+\n+/, '')) ?? [];
    if (data === undefined) return;
    this.#view = (JSON.parse(data) as DeskMessage).view;
    this.#changed();
  }
}
