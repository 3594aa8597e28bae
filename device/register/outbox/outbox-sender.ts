import type { Duration, WallTime } from '../../desk/words.ts';
import type { Schedule } from '../schedule.ts';
import { LONGEST_REST, restAfter } from './backoff.ts';
import type { Deliver, Delivery } from './deliver.ts';
import type { DueEvent, OutboxQueue } from './outbox-queue.ts';

/** Tries of an event that the receiver refuses, before it becomes a dead letter: one refusal may be a slip of its own. */
const REFUSALS_BELIEVED = 5;
/** Looked again at the latest: the wall clock may have been put right meanwhile. */
const LOOK_EVERY: Duration = 60_000;

export interface OutboxSenderOptions {
  /** Does something with the queue in one transaction; null while the register is not available. */
  readonly within: <Result>(run: (queue: OutboxQueue) => Result) => Result | null;
  readonly deliver: Deliver;
  readonly giveUpAfter: Duration;
  readonly now: () => WallTime;
  readonly schedule: Schedule;
  /** 0..1 */
  readonly chance: () => number;
  /** Something about the queue has changed, or time has gone by while it waits. */
  readonly onChange: () => void;
}

/**
 * Sends what waits in the outbox, one event after the other in their order, each until it was taken or has been tried for
 * too long. An event may arrive twice (the answer was lost): its id is the same each time.
 */
export class OutboxSender {
  readonly #options: OutboxSenderOptions;
  #sending = false;
  #stopped = false;
  /** What became of the last event is not written down: a disk that is full stays so for a while, whoever wakes us. */
  #resting = false;
  #cancelLook: () => void = () => {};

  constructor(options: OutboxSenderOptions) {
    this.#options = options;
  }

  /** There may be something to send. */
  wake(): void {
    if (this.#sending || this.#stopped || this.#resting) return;
    this.#cancelLook();
    const event = this.#options.within((queue) => queue.first());
    const rest = event === null ? LOOK_EVERY : event.nextTry - this.#options.now();
    // A rest that nobody ever gave: the wall clock was put back.
    if (event === null || (rest > 0 && rest <= LONGEST_REST)) this.#lookIn(Math.min(rest, LOOK_EVERY));
    else void this.#send(event);
  }

  stop(): void {
    this.#stopped = true;
    this.#cancelLook();
  }

  #lookIn(rest: Duration): void {
    this.#cancelLook = this.#options.schedule(rest, () => {
      this.#resting = false;
      this.#options.onChange();
      this.wake();
    });
  }

  async #send(event: DueEvent): Promise<void> {
    this.#sending = true;
    const delivery = await this.#options.deliver(event, this.#options.now());
    const written = this.#options.within((queue) => {
      this.#note(queue, event, delivery);
      return true;
    });
    this.#sending = false;
    this.#resting = written === null;
    this.#options.onChange();
    if (!this.#resting) this.wake();
    else if (!this.#stopped) this.#lookIn(LOOK_EVERY);
  }

  #note(queue: OutboxQueue, event: DueEvent, delivery: Delivery): void {
    const now = this.#options.now();
    if (delivery.result === 'taken') return queue.markSent(event, now);
    if (this.#isDead(event, delivery, now)) return queue.markDead(event, now, delivery.error);
    queue.markFailed(event, now, now + restAfter(event.tries + 1, this.#options.chance()), delivery.error);
  }

  #isDead({ tries, firstTry }: DueEvent, { result }: Delivery, now: WallTime): boolean {
    if (result === 'refused' && tries + 1 >= REFUSALS_BELIEVED) return true;
    // Some tries at least: the wall clock may have been put forward.
    return firstTry !== null && tries >= REFUSALS_BELIEVED && now - firstTry >= this.#options.giveUpAfter;
  }
}
