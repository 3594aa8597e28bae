import type { Moment } from '../../../device/desk/words.ts';
import type { AccessCommands } from '../../../device/register/access/users.ts';
import type { RegisterAnswer } from '../../../device/register/area/request.ts';
import type { Actor } from '../../api.ts';
import type { TellQueue } from '../telling.ts';

const MOST_WAITING = 500;

/** For what nobody who is logged in has done. */
export const UNIT: Actor = { id: 'unit', name: 'Garde-fil', role: 'technician' };
export const UNKNOWN: Actor = { id: 'unknown', name: '', role: 'recipient' };

type Name = keyof AccessCommands;
type Input<Command extends Name> = AccessCommands[Command]['input'];

/** What the web worker has the register write of logins and looks. */
export class Trail {
  readonly #queue: TellQueue;
  readonly #now: () => Moment;
  #waiting: (() => Promise<boolean>)[] = [];
  #failedLogins = new Map<string | null, number>();

  constructor(queue: TellQueue, now: () => Moment) {
    this.#queue = queue;
    this.#now = now;
  }

  async write<Command extends Name>(
    command: Command,
    input: Input<Command>,
    actor: Actor,
    moment = this.#now(),
  ): Promise<RegisterAnswer> {
    if (this.#queue.full) return BUSY;
    return this.#queue.ask({ command, input, by: { actor, moment } });
  }

  /** Written as soon as the register takes it, with the moment of now: a disk that is full must keep nobody from the phone. */
  later<Command extends Name>(command: Command, input: Input<Command>, actor: Actor): void {
    const moment = this.#now();
    if (this.#waiting.length >= MOST_WAITING) return;
    this.#waiting.push(async () => isSettled(await this.write(command, input, actor, moment)));
    void this.flush();
  }

  /** Failed logins are put together: as fast as somebody tries, the log grows by one entry a tick for each account. */
  failedLogin(user: string | null): void {
    this.#failedLogins.set(user, (this.#failedLogins.get(user) ?? 0) + 1);
  }

  /** To be called every 15 s. */
  tick(): void {
    for (const [user, count] of this.#failedLogins)
      this.later('access.failedLogins', { user, count }, UNKNOWN);
    this.#failedLogins.clear();
    void this.flush();
  }

  async flush(): Promise<void> {
    for (const entry of this.#waiting.splice(0)) if (!(await entry())) this.#waiting.push(entry);
  }
}

/** The register may be busy, away, or its disk full: then it is tried again. A refusal is final. */
function isSettled(answer: RegisterAnswer): boolean {
  return answer.ok || !answer.code.startsWith('Register_') || answer.code === 'Register_NotValid';
}

const BUSY: RegisterAnswer = {
  ok: false,
  code: 'Register_Busy',
  message: 'the register is still busy with other requests: nothing was written, try again',
};
