import type { Cue, Duration, Instant, LampPattern } from '../../../device/ports/index.ts';
import type { DriverClock } from './clock.ts';
import { ClockRate } from './clock-rate.ts';
import { decodeLine, encodeLine, type Line } from './codec.ts';
import {
  beatBody,
  DARK,
  type Hello,
  helloBody,
  type PanelLamp,
  type PanelMove,
  readBeat,
  readHello,
  readMove,
  type Shown,
  showBody,
} from './messages.ts';

/** The heartbeat. The panel takes us for dead, and we the panel, after DEAD_AFTER without a word. */
export const BEAT_EVERY: Duration = 500;
export const DEAD_AFTER: Duration = 2_000;
/** A round trip takes 10 ms. */
const ANSWER_WITHIN: Duration = 150;
/** A board that was reset by the opening of its port is in its bootloader for a second or two. */
const HELLO_WITHIN: Duration = 5_000;

export interface SessionParts {
  readonly clock: DriverClock;
  readonly nonce: () => number;
  readonly write: (line: string) => void;
  readonly onHello: (hello: Hello) => void;
  readonly onMove: (move: PanelMove) => void;
  /** The panel has to be greeted anew: it was reset, or one of us stood still. What was pressed since is not known. */
  readonly onAnew: (why: string) => void;
  /** Nothing more will come of this link. */
  readonly onDead: (why: string) => void;
  /** A line that could not be read, or that the panel could not. */
  readonly onNoise: () => void;
  readonly onRefused: (what: string, why: string) => void;
}

type Request = 'hello' | 'show' | 'beat';

interface Pending {
  readonly what: Request;
  readonly number: number;
  readonly sentAt: Instant;
}

/**
 * What is said with a panel over one link. One request at a time: whatever has changed meanwhile goes into the next one,
 * and one without an answer is made anew, never repeated, so that the panel is never told what is no longer so.
 */
export class Session {
  readonly #parts: SessionParts;
  readonly #rate = new ClockRate();
  #greeted = false;
  #nonce = 0;
  #number = 0;
  #pending: Pending | null = null;
  #lastMove: number | null = null;
  #shown: Shown = DARK;
  #toldShown: Shown = DARK;
  #due: readonly Instant[] = [];
  #toldDue: readonly Instant[] = [];
  #beatAt: Instant;
  #heardAt: Instant;
  #aliveAt: Instant;
  #cancel = (): void => {};
  #ended = false;
  #onSettled: (() => void) | null = null;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    const now = parts.clock.now();
    this.#beatAt = now;
    this.#heardAt = now;
    this.#aliveAt = now;
  }

  /** The panel may have half a line from before: an empty one ends it. */
  start(): void {
    this.#parts.write('');
    this.#greet();
  }

  end(): void {
    this.#ended = true;
    this.#cancel();
  }

  get shown(): Shown {
    return this.#shown;
  }

  lamp(lamp: PanelLamp, cue: Cue<LampPattern>): void {
    this.show({ ...this.#shown, lamps: { ...this.#shown.lamps, [lamp]: cue } });
  }

  show(shown: Shown): void {
    this.#shown = shown;
    this.#soon();
  }

  dueMoments(moments: readonly Instant[]): void {
    this.#due = moments;
    this.#soon();
  }

  /** Calls back once the panel has been told all there is to tell. */
  whenSettled(settled: () => void): void {
    this.#onSettled = settled;
    this.#soon();
  }

  line(text: string): void {
    if (this.#ended || this.#stoodStill()) return;
    const line = decodeLine(text);
    if (!line) return this.#parts.onNoise();
    if (line.kind === '?') return this.#moved(line);
    if (line.number === null) return this.#unreadable();
    if (line.number === this.#pending?.number) this.#answered(this.#pending, line);
  }

  #greet(): void {
    this.#greeted = false;
    this.#pending = null;
    this.#lastMove = null;
    this.#rate.forget();
    this.#heardAt = this.#parts.clock.now();
    this.#nonce = this.#parts.nonce() & 0xffff;
    this.#ask('hello', helloBody(this.#nonce));
  }

  #anew(why: string): void {
    this.#shown = DARK;
    this.#due = [];
    if (this.#greeted) this.#parts.onAnew(why);
    this.#greet();
  }

  /**
   * A process that stood still (stopped, or starved) finds in its buffers what was pressed meanwhile: too late to be
   * acted upon. A new greeting parts what was before from what comes after.
   */
  #stoodStill(): boolean {
    const now = this.#parts.clock.now();
    const stood = now - this.#aliveAt;
    this.#aliveAt = now;
    if (!this.#greeted || stood <= DEAD_AFTER) return false;
    this.#anew(`this process stood still for ${Math.round(stood)} ms`);
    return true;
  }

  #ask(what: Request, body: string): void {
    this.#number = (this.#number + 1) & 0xff;
    this.#pending = { what, number: this.#number, sentAt: this.#parts.clock.now() };
    this.#parts.write(encodeLine({ kind: '?', number: this.#number, body }));
    this.#wake(ANSWER_WITHIN);
  }

  #wake(after: Duration): void {
    this.#cancel();
    this.#cancel = this.#parts.clock.after(after, () => this.#woken());
  }

  /** Not at once: what one step of the desk changes goes out in one line. */
  #soon(): void {
    if (this.#greeted && !this.#pending && !this.#ended) this.#wake(0);
  }

  #woken(): void {
    if (this.#stoodStill()) return;
    const now = this.#parts.clock.now();
    const patience = this.#greeted ? DEAD_AFTER : HELLO_WITHIN;
    if (now - this.#heardAt > patience) {
      this.end();
      return this.#parts.onDead(`silent for ${patience / 1_000} s`);
    }
    this.#pending = null;
    this.#next();
  }

  #next(): void {
    if (!this.#greeted) return this.#ask('hello', helloBody(this.#nonce));
    const now = this.#parts.clock.now();
    if (this.#shown !== this.#toldShown) return this.#tellShown(now);
    if (this.#due !== this.#toldDue || now >= this.#beatAt) return this.#beat(now);
    this.#onSettled?.();
    if (!this.#ended) this.#wake(this.#beatAt - now);
  }

  #tellShown(now: Instant): void {
    const shown = this.#shown;
    this.#telling = () => {
      this.#toldShown = shown;
    };
    this.#ask('show', showBody(shown, now));
  }

  #beat(now: Instant): void {
    const due = this.#due;
    this.#telling = () => {
      this.#toldDue = due;
      this.#beatAt = now + BEAT_EVERY;
    };
    this.#ask('beat', beatBody(due, now, this.#rate.rate));
  }

  /** What is true once the pending request has been answered. */
  #telling = (): void => {};

  #answered(pending: Pending, { kind, body }: Line): void {
    this.#heardAt = this.#parts.clock.now();
    if (kind === '!') return this.#refused(pending, body.trim());
    if (pending.what === 'hello') return this.#onHello(body);
    const theirs = readBeat(body);
    if (pending.what === 'beat' && theirs !== null) {
      this.#rate.observe((pending.sentAt + this.#heardAt) / 2, theirs);
    }
    this.#pending = null;
    this.#telling();
    this.#next();
  }

  #onHello(body: string): void {
    const hello = readHello(body, this.#nonce);
    if (!hello) return;
    this.#pending = null;
    this.#greeted = true;
    this.#shown = DARK;
    this.#toldShown = DARK;
    this.#due = [];
    this.#toldDue = this.#due;
    this.#beatAt = this.#heardAt;
    this.#wake(0);
    this.#parts.onHello(hello);
  }

  #refused({ what }: Pending, why: string): void {
    if (why === 'hello' && this.#greeted) return this.#anew('the panel began anew');
    if (this.#greeted) {
      this.#pending = null;
      this.#telling();
      this.#wake(ANSWER_WITHIN);
    }
    this.#parts.onRefused(what, why);
  }

  /** Most likely it was our request: made anew at once, for it may be a cue. */
  #unreadable(): void {
    this.#parts.onNoise();
    if (!this.#pending || !this.#greeted) return;
    this.#heardAt = this.#parts.clock.now();
    this.#pending = null;
    this.#next();
  }

  #moved({ number, body }: Line): void {
    if (!this.#greeted || number === null) return;
    this.#heardAt = this.#parts.clock.now();
    this.#parts.write(encodeLine({ kind: '=', number, body: '' }));
    if (number === this.#lastMove) return;
    this.#lastMove = number;
    const move = readMove(body);
    if (move) this.#parts.onMove(move);
    else this.#parts.onNoise();
  }
}
