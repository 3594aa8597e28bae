import type { Duration } from '../../device/desk/words.ts';

const ANSWER_WITHIN: Duration = 2000;
const MOST_WAITING = 64;

export interface AskQueueOptions<Request, Answer> {
  readonly send: (id: number, request: Request) => void;
  /** Runs `run` once, `after` ms from now; calling what it returns forgets it. */
  readonly schedule: (after: Duration, run: () => void) => () => void;
  /** The answer when there was none within 2 s. */
  readonly notAnswering: Answer;
}

/** Requests on their way to the main thread, at most 64. Each is answered once, after 2 s at the latest. */
export class AskQueue<Request, Answer> {
  readonly #options: AskQueueOptions<Request, Answer>;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #lastId = 0;

  constructor(options: AskQueueOptions<Request, Answer>) {
    this.#options = options;
  }

  get full(): boolean {
    return this.#waiting.size >= MOST_WAITING;
  }

  ask(request: Request): Promise<Answer> {
    const id = ++this.#lastId;
    return new Promise((resolve) => {
      const notAnswering = () => this.settle(id, this.#options.notAnswering);
      const cancel = this.#options.schedule(ANSWER_WITHIN, notAnswering);
      this.#waiting.set(id, (answer) => {
        cancel();
        resolve(answer);
      });
      this.#options.send(id, request);
    });
  }

  /** An answer that nobody waits for any more is dropped. */
  settle(id: number, answer: Answer): void {
    const resolve = this.#waiting.get(id);
    this.#waiting.delete(id);
    resolve?.(answer);
  }
}
