import type { CommandFailure, Duration, LineCommand } from '../../../device/ports/index.ts';
import type { Timers } from '../timers.ts';
import { type Job, newJob, type Step } from './plan.ts';

/** From `send` to the end of a command, at most. */
const COMMAND_DEADLINE: Duration = 5_000;
/** From `accept` to CALL_ESTABLISHED, at most: 1.0.0 says ok and goes on ringing when it has no sound card. */
const ACCEPT_DEADLINE: Duration = 2_000;

interface Queued {
  job: Job;
  begun: boolean;
  readonly cancelDeadlines: (() => void)[];
}

/** The commands of the desk, one at a time in the order in which they came, each with its deadline. */
export class JobQueue {
  private readonly timers: Timers;
  private readonly onFailed: (command: LineCommand, failure: CommandFailure) => void;
  private queue: Queued[] = [];

  constructor(timers: Timers, onFailed: (command: LineCommand, failure: CommandFailure) => void) {
    this.timers = timers;
    this.onFailed = onFailed;
  }

  get current(): { readonly job: Job; readonly begun: boolean } | undefined {
    return this.queue[0];
  }

  add(command: LineCommand): void {
    const queued: Queued = { job: newJob(command), begun: false, cancelDeadlines: [] };
    this.queue.push(queued);
    this.limit(
      queued,
      COMMAND_DEADLINE,
      'baresip did not carry it out within 5 s: look at the call, try again',
    );
  }

  /** The current command has begun: `target` as in Job. */
  begin(target: string | null): void {
    const [queued] = this.queue;
    if (queued === undefined) return;
    queued.begun = true;
    queued.job = { ...queued.job, target };
  }

  /** The current command asked this of baresip. */
  asked(step: Step['do']): void {
    const [queued] = this.queue;
    if (queued === undefined) return;
    queued.job = { ...queued.job, asked: [...queued.job.asked, step] };
    if (step !== 'accept') return;
    this.limit(
      queued,
      ACCEPT_DEADLINE,
      'baresip took the command but the call was not established within 2 s: check its sound card',
    );
  }

  refused(refusal: string): void {
    const [queued] = this.queue;
    if (queued !== undefined) queued.job = { ...queued.job, refusal };
  }

  done(): void {
    this.remove(this.queue[0]);
  }

  fail(failure: CommandFailure): void {
    this.end(this.queue[0], failure);
  }

  failAll(failure: CommandFailure): void {
    for (const queued of [...this.queue]) this.end(queued, failure);
  }

  /** Forgets everything without a word. */
  clear(): void {
    for (const queued of [...this.queue]) this.remove(queued);
  }

  private limit(queued: Queued, ms: Duration, message: string): void {
    queued.cancelDeadlines.push(this.timers.after(ms, () => this.end(queued, { code: 'timedOut', message })));
  }

  private end(queued: Queued | undefined, failure: CommandFailure): void {
    if (queued === undefined || !this.queue.includes(queued)) return;
    this.remove(queued);
    this.onFailed(queued.job.command, failure);
  }

  private remove(queued: Queued | undefined): void {
    for (const cancel of queued?.cancelDeadlines ?? []) cancel();
    this.queue = this.queue.filter((other) => other !== queued);
  }
}
