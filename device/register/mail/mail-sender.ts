import type { Duration, WallTime } from '../../desk/words.ts';
import { LONGEST_REST, restAfter } from '../outbox/backoff.ts';
import type { Schedule } from '../schedule.ts';
import { compose } from './compose.ts';
import type { DeliverMail, MailConfig, MailDelivery, MailVoice } from './mail.ts';
import type { DueMail, MailQueue } from './mail-queue.ts';

/** Tried no longer: by then somebody at the desk has the message on their list for days. */
const GIVE_UP_AFTER: Duration = 3 * 86_400_000;
/** A mail that is refused once may be refused by a slip: twice it is believed. */
const REFUSALS_BELIEVED = 2;
/** Looked again at the latest: the wall clock may have been put right meanwhile. */
const LOOK_EVERY: Duration = 60_000;

export interface MailSenderOptions extends MailVoice {
  readonly config: Pick<MailConfig, 'details' | 'pageUrl'>;
  /** Does something with the queue in one transaction; null while the register is not available. */
  readonly within: <Result>(run: (queue: MailQueue) => Result) => Result | null;
  readonly deliver: DeliverMail;
  readonly now: () => WallTime;
  readonly schedule: Schedule;
  /** 0..1 */
  readonly chance: () => number;
}

/**
 * Sends the mails that wait, one after the other, each until a server has taken or refused it. That a mail was taken is
 * written down before the next one goes out; where that fails it is sent again, under the same Message-ID.
 */
export class MailSender {
  readonly #options: MailSenderOptions;
  #sending = false;
  #stopped = false;
  /** Something could not be written down: a disk that is full stays so for a while, whoever wakes us. */
  #resting = false;
  #cancelLook: () => void = () => {};

  constructor(options: MailSenderOptions) {
    this.#options = options;
  }

  /** There may be something to send. */
  wake(): void {
    if (this.#sending || this.#stopped || this.#resting) return;
    this.#cancelLook();
    const mail = this.#options.within((queue) => queue.first());
    const rest = mail === null ? LOOK_EVERY : mail.nextTry - this.#options.now();
    // A rest that nobody ever gave: the wall clock was put back.
    if (mail === null || (rest > 0 && rest <= LONGEST_REST)) this.#lookIn(Math.min(rest, LOOK_EVERY));
    else void this.#send(mail);
  }

  stop(): void {
    this.#stopped = true;
    this.#cancelLook();
  }

  #lookIn(rest: Duration): void {
    this.#cancelLook = this.#options.schedule(rest, () => {
      this.#resting = false;
      this.wake();
    });
  }

  async #send(mail: DueMail): Promise<void> {
    this.#sending = true;
    const written = await this.#sendNow(mail);
    this.#sending = false;
    this.#resting = !written;
    if (written) this.wake();
    else if (!this.#stopped) this.#lookIn(LOOK_EVERY);
  }

  /** Whether what became of it is on the disk. */
  async #sendNow(mail: DueMail): Promise<boolean> {
    const { within, config, now, deliver } = this.#options;
    const letter = within((queue) => queue.letter(mail, now()));
    if (letter === null) return false;
    return this.#note(mail, await deliver(compose(letter, this.#options, config)));
  }

  #note(mail: DueMail, delivery: MailDelivery): boolean {
    const done = this.#options.within((queue) => {
      const wall = this.#options.now();
      if (delivery.result === 'taken') queue.markSent(mail, wall);
      else if (this.#isRefused(mail, delivery, wall)) queue.markRefused(mail, delivery.error, wall);
      else queue.markFailed(mail, wall + restAfter(mail.tries + 1, this.#options.chance()), delivery.error);
      return true;
    });
    return done === true;
  }

  #isRefused({ tries, made }: DueMail, { result }: MailDelivery, wall: WallTime): boolean {
    if (result === 'refused' && tries + 1 >= REFUSALS_BELIEVED) return true;
    // Some tries at least: the wall clock may have been put forward.
    return tries > REFUSALS_BELIEVED && wall - made >= GIVE_UP_AFTER;
  }
}
