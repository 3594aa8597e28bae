import type { Moment } from '../../device/desk/words.ts';
import type { UnitStatus, WebEvents, WebNews } from '../api.ts';
import { maskStatus, maskView } from './access/mask.ts';
import type { Watch } from './access/routes.ts';

const MOST_STREAMS = 32;
/** Of these for pages of nobody: whoever works here must not find the unit taken up by strangers. */
const MOST_STRANGERS = 8;
/** What EventSource waits in ms before it connects again. */
const RETRY = 2000;

type EventName = keyof WebEvents;

/** One open event stream: not what it has to be told, only which parts of it are new. */
interface Reader {
  readonly watch: Watch | null;
  /** What it was last told of itself. */
  told: string;
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
  readonly #isClockTrusted: () => boolean;
  #clockDoubtful = false;
  readonly #readers = new Set<Reader>();
  #status: UnitStatus | null = null;
  /** As JSON, made once for all readers; masked for those who may not know who calls. */
  #view: { readonly full: string; readonly masked: string } | null = null;
  #committed = 0;
  /** Times that somebody told the register something: the pages of others show it as well. */
  #told = 0;

  /** `isClockTrusted`: whether the wall clock of `now` was set by anybody. */
  constructor(now: () => Moment, isClockTrusted: () => boolean) {
    this.#now = now;
    this.#isClockTrusted = isClockTrusted;
  }

  get status(): UnitStatus | null {
    return this.#status;
  }

  /** Whether there is no room for one more. */
  isFull(watch: Watch | null): boolean {
    const strangers = [...this.#readers].filter((reader) => isStranger(reader.watch)).length;
    return this.#readers.size >= MOST_STREAMS || (isStranger(watch) && strangers >= MOST_STRANGERS);
  }

  /** Open event streams. */
  get size(): number {
    return this.#readers.size;
  }

  take(news: WebNews): void {
    const written = news.status !== undefined && this.#hasOtherLines(news.status);
    if (news.status !== undefined) this.#status = news.status;
    if (news.view !== undefined) {
      this.#view = { full: JSON.stringify(news.view), masked: JSON.stringify(maskView(news.view)) };
    }
    if (news.committed !== undefined) this.#committed = news.committed;
    this.#tell([
      ...(news.status ? ['status' as const] : []),
      ...(news.view ? ['desk' as const] : []),
      ...(news.committed === undefined ? [] : ['committed' as const]),
    ]);
    if (written) this.told();
  }

  /** What the unit writes by itself as time goes by is no commit of facts: the pages must look at it all the same. */
  #hasOtherLines({ openLines }: UnitStatus): boolean {
    const { late, closing } = this.#status?.openLines ?? openLines;
    return late !== openLines.late || closing !== openLines.closing;
  }

  /** The register has written what somebody told it. */
  told(): void {
    this.#told += 1;
    this.#tell(['committed']);
  }

  /** To be called every 15 s: the readers learn that the connection lives, and what is dead is found out. */
  tick(): void {
    // Once for all readers: it may ask the system.
    this.#clockDoubtful = !this.#isClockTrusted();
    this.#tell(['tick']);
  }

  /** Somebody has come or gone: each page learns where it stands. */
  recheck(): void {
    this.#tell([]);
  }

  /** Ends every stream. */
  close(): void {
    for (const reader of this.#readers) this.#end(reader);
  }

  /** A stream that begins with all there is. The caller looks at `isFull` before. `watch` null: it may be told everything. */
  open(watch: Watch | null = null): ReadableStream<Uint8Array> {
    const reader: Reader = {
      watch,
      told: standing(watch),
      news: new Set([...(watch ? ['session' as const] : []), 'status', 'desk', 'committed']),
      wake: () => {},
      closed: false,
    };
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
      for (const name of [...changedFor(reader), ...names]) reader.news.add(name);
      if (reader.news.size > 0) reader.wake();
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
    const text = [...reader.news].map((name) => this.#event(name, reader.watch)).join('');
    reader.news.clear();
    return text;
  }

  #event(name: EventName, watch: Watch | null): string {
    const data = this.#data(name, watch);
    return data === null ? '' : `event: ${name}\ndata: ${data}\n\n`;
  }

  #data(name: EventName, watch: Watch | null): string | null {
    const now = JSON.stringify(this.#now());
    const personal = watch?.personal() ?? true;
    switch (name) {
      case 'session':
        return watch && `{"state":"${watch.state()}"}`;
      case 'status':
        return this.#status && JSON.stringify(personal ? this.#status : maskStatus(this.#status));
      case 'desk':
        return this.#view && `{"now":${now},"view":${personal ? this.#view.full : this.#view.masked}}`;
      case 'committed':
        return `{"sequence":${this.#committed + this.#told}}`;
      case 'tick':
        return this.#clockDoubtful ? `{"now":${now},"clockDoubtful":true}` : `{"now":${now}}`;
    }
  }

  #end(reader: Reader): void {
    reader.closed = true;
    this.#readers.delete(reader);
    reader.wake();
  }
}

function isStranger(watch: Watch | null): boolean {
  return watch !== null && watch.state() !== 'in';
}

const standing = (watch: Watch | null) => (watch ? `${watch.state()} ${watch.personal()}` : '');

/** A session may end while its page is open: the page is told, and everything anew as it may know it now. */
function changedFor(reader: Reader): EventName[] {
  const now = standing(reader.watch);
  if (now === reader.told) return [];
  reader.told = now;
  return ['session', 'status', 'desk'];
}

/** The stream may have been cancelled by its client while we waited. */
function closeQuietly(controller: ReadableStreamDefaultController): void {
  try {
    controller.close();
  } catch {
    // Cancelled: nothing is left to close.
  }
}
