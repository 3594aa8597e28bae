import type { DeskView } from '../../device/desk/view.ts';
import type { Moment } from '../../device/desk/words.ts';
import type { UnitStatus, WebEvents, WebNews } from '../api.ts';

const MOST_STREAMS = 32;
/** What EventSource waits in ms before it connects again. */
const RETRY = 2000;

type EventName = keyof WebEvents;

/** One open event stream: not what it has to be told, only which parts of it are new. */
interface Reader {
  readonly news: Set<EventName>;
  wake: () => void;
  closed: boolean;
}

/**
 * What the unit last said of itself, and who is to be told. Every stream takes the newest state when its client is ready
 * for more: a slow client misses what was in between, and nothing is kept for it.
 */
export class LiveState {
  readonly #now: () => Moment;
  readonly #readers = new Set<Reader>();
  #status: UnitStatus | null = null;
  /** As JSON, made once for all readers. */
  #view: string | null = null;
  #committed = 0;

  constructor(now: () => Moment) {
    this.#now = now;
  }

  get status(): UnitStatus | null {
    return this.#status;
  }

  get full(): boolean {
    return this.#readers.size >= MOST_STREAMS;
  }

  /** Open event streams. */
  get size(): number {
    return this.#readers.size;
  }

  take(news: WebNews): void {
    if (news.status !== undefined) this.#status = news.status;
    if (news.view !== undefined) this.#view = viewText(news.view);
    if (news.committed !== undefined) this.#committed = news.committed;
    this.#tell([
      ...(news.status ? ['status' as const] : []),
      ...(news.view ? ['desk' as const] : []),
      ...(news.committed === undefined ? [] : ['committed' as const]),
    ]);
  }

  /** To be called every 15 s: the readers learn that the connection lives, and what is dead is found out. */
  tick(): void {
    this.#tell(['tick']);
  }

  /** Ends every stream. */
  close(): void {
    for (const reader of this.#readers) this.#end(reader);
  }

  /** A stream that begins with all there is. The caller looks at `full` before. */
  open(): ReadableStream<Uint8Array> {
    const reader: Reader = { news: new Set(['status', 'desk', 'committed']), wake: () => {}, closed: false };
    const encoder = new TextEncoder();
    let before = `retry: ${RETRY}\n\n`;
    this.#readers.add(reader);
    return new ReadableStream<Uint8Array>(
      {
        pull: async (controller) => {
          const text = await this.#next(reader);
          if (text === null) return closeQuietly(controller);
          controller.enqueue(encoder.encode(before + text));
          before = '';
        },
        cancel: () => this.#end(reader),
      },
      { highWaterMark: 0 },
    );
  }

  #tell(names: readonly EventName[]): void {
    for (const reader of this.#readers) {
      for (const name of names) reader.news.add(name);
      reader.wake();
    }
  }

  /** What is new for this reader, as soon as there is something; null when its stream has ended. */
  async #next(reader: Reader): Promise<string | null> {
    if (reader.news.size === 0 && !reader.closed) {
      await new Promise<void>((resolve) => {
        reader.wake = resolve;
      });
    }
    if (reader.closed) return null;
    const text = [...reader.news].map((name) => this.#event(name)).join('');
    reader.news.clear();
    return text;
  }

  #event(name: EventName): string {
    const data = this.#data(name);
    return data === null ? '' : `event: ${name}\ndata: ${data}\n\n`;
  }

  #data(name: EventName): string | null {
    const now = JSON.stringify(this.#now());
    switch (name) {
      case 'status':
        return this.#status && JSON.stringify(this.#status);
      case 'desk':
        return this.#view && `{"now":${now},"view":${this.#view}}`;
      case 'committed':
        return `{"sequence":${this.#committed}}`;
      case 'tick':
        return `{"now":${now}}`;
    }
  }

  #end(reader: Reader): void {
    reader.closed = true;
    this.#readers.delete(reader);
    reader.wake();
  }
}

function viewText(view: DeskView): string {
  return JSON.stringify(view);
}

/** The stream may have been cancelled by its client while we waited. */
function closeQuietly(controller: ReadableStreamDefaultController): void {
  try {
    controller.close();
  } catch {
    // Cancelled: nothing is left to close.
  }
}
