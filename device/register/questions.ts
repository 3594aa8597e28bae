import type { Duration } from '../desk/words.ts';
import type { RegisterAnswer, RegisterRequest } from './area/request.ts';
import type { ToRegister } from './messages.ts';
import type { Schedule } from './schedule.ts';

const ANSWER_WITHIN: Duration = 2_000;
const MOST_OPEN = 64;

/** What the register was asked and has not answered yet; each question is answered once, 2 s later at the latest. */
export class Questions {
  readonly #schedule: Schedule;
  readonly #open = new Map<number, (answer: RegisterAnswer) => void>();
  #lastId = 0;

  constructor(schedule: Schedule) {
    this.#schedule = schedule;
  }

  /** `send`: null while there is no register. */
  ask(request: RegisterRequest, send: ((message: ToRegister) => void) | null): Promise<RegisterAnswer> {
    if (send === null) return Promise.resolve(UNAVAILABLE);
    if (this.#open.size >= MOST_OPEN) return Promise.resolve(TOO_MANY);
    const id = ++this.#lastId;
    return new Promise((resolve) => {
      const cancel = this.#schedule(ANSWER_WITHIN, () => this.settle(id, NOT_ANSWERING));
      this.#open.set(id, (answer) => {
        cancel();
        resolve(answer);
      });
      send({ type: 'ask', id, request });
    });
  }

  settle(id: number, answer: RegisterAnswer): void {
    const resolve = this.#open.get(id);
    this.#open.delete(id);
    resolve?.(answer);
  }

  /** The register has died: whether it wrote what it was asked is not known. */
  giveUp(): void {
    for (const id of [...this.#open.keys()]) this.settle(id, NOT_ANSWERING);
  }
}

const UNAVAILABLE: RegisterAnswer = {
  ok: false,
  code: 'Register_Unavailable',
  message: 'the register is not available now: nothing was written; the log of the unit says why',
};

const TOO_MANY: RegisterAnswer = {
  ok: false,
  code: 'Register_Busy',
  message: 'the register is still busy with other requests: nothing was written, try again',
};

const NOT_ANSWERING: RegisterAnswer = {
  ok: false,
  code: 'Register_NotAnswering',
  message: 'the register did not answer within 2 s: it may still write this; look before you repeat it',
};
