import type { Fact } from '../desk/facts.ts';
import type { CallId, Duration } from '../desk/words.ts';
import type { RegisterAnswer, RegisterRequest } from './area/request.ts';
import { ClientFaults } from './client-faults.ts';
import type { SpeedEntry } from './directory/speed-keys.ts';
import { FactQueue } from './fact-queue.ts';
import type { OpenLines } from './follow-up/open-lines.ts';
import type { FromRegister, Recovered, RegisterFault, ToRegister } from './messages.ts';
import type { OutboxState } from './outbox/outbox.ts';
import { Questions } from './questions.ts';
import { type Schedule, schedule } from './schedule.ts';
import { StallWatch } from './stall-watch.ts';
import type { RegisterThread } from './thread.ts';

export interface RegisterClientOptions {
  /** Starts a register worker; called again whenever one has died. */
  readonly spawn: () => RegisterThread;
  /** Unacknowledged facts kept in memory at most. Default 10,000. */
  readonly queueLimit?: number;
  /** Facts given to the worker before it has acknowledged any. Default 256. */
  readonly window?: number;
  /** ms to wait for the register at start. Default 3,000. */
  readonly startWithin?: Duration;
  /** ms to write what is left at stop. Default 3,000. */
  readonly stopWithin?: Duration;
  /** Every fact recorded up to this sequence is on the disk (save those that a Register_FactsLost has told of). */
  readonly onCommitted?: (sequence: number) => void;
  /**
   * What is wrong with the register now, or null. Called only when it changes. A damaged file that was replaced, and facts
   * that were lost, stay the fault until the client is stopped, unless something worse comes.
   */
  readonly onFault?: (fault: RegisterFault | null) => void;
  /** How what the CRM is told stands; called when it has changed. */
  readonly onOutbox?: (state: OutboxState) => void;
  /** Called when it has changed. At first nothing is open. */
  readonly onOpenLines?: (lines: OpenLines) => void;
  /** Whom the directory puts on the speed keys: called when the register is there, and when that has changed. */
  readonly onSpeedKeys?: (keys: readonly SpeedEntry[]) => void;
  /** Ids of the house's reasons for a call: called when the register is there, and when they have changed. */
  readonly onReasons?: (reasons: readonly string[]) => void;
  /** The register became available after `start` had been answered with null: time for `closeUnknown`. */
  readonly onAvailable?: () => void;
  readonly schedule?: Schedule;
}

/** Between two starts of a worker that dies: doubles from the first to the last. */
const RESTART: { readonly first: Duration; readonly last: Duration } = { first: 100, last: 10_000 };

/** A commit on an SD card takes now and then a second or more: what takes longer than this is a fault. */
const STALLED_AFTER: Duration = 10_000;

const STALLED: RegisterFault = {
  code: 'Register_Failed',
  message: `The disk of the register has not answered for ${STALLED_AFTER / 1000} s. Facts are kept in memory; check the disk.`,
};

type Cancel = () => void;

/** The register as the main thread knows it: facts go in, acknowledgements come out, nothing waits for the disk. */
export class RegisterClient {
  readonly #options: RegisterClientOptions;
  readonly #schedule: Schedule;
  readonly #queue: FactQueue;
  readonly #faults: ClientFaults;
  readonly #stallWatch: StallWatch;
  readonly #questions: Questions;
  #thread: RegisterThread | null = null;
  #ready = false;
  #known: readonly CallId[] | null = null;
  #restartIn = RESTART.first;
  #cancelRestart: Cancel | null = null;
  #answerStart: ((recovered: Recovered | null) => void) | null = null;
  #startedWithout = false;
  #stopped: Promise<number> | null = null;
  /** Set while `stop` waits for the queue to be written. */
  #onWritten: (() => void) | null = null;

  constructor(options: RegisterClientOptions) {
    this.#options = options;
    this.#schedule = options.schedule ?? schedule;
    this.#queue = new FactQueue(options.queueLimit ?? 10_000, options.window ?? 256);
    this.#faults = new ClientFaults((fault) => options.onFault?.(fault));
    this.#questions = new Questions(this.#schedule);
    this.#stallWatch = new StallWatch(this.#schedule, STALLED_AFTER, () =>
      this.#faults.set('stall', STALLED),
    );
  }

  /** Starts the worker. Resolves with what the last session left open, or null if the register is not available yet. */
  start(): Promise<Recovered | null> {
    return new Promise((resolve) => {
      const cancel = this.#schedule(this.#options.startWithin ?? 3_000, () => this.#answerStart?.(null));
      this.#answerStart = (recovered) => {
        cancel();
        this.#answerStart = null;
        this.#startedWithout = recovered === null;
        resolve(recovered);
      };
      this.#spawn();
    });
  }

  /**
   * The facts of one step: on the disk together or not at all. Never throws and never waits. After `stop`, and when the
   * queue is full, they are lost and the fault says so.
   */
  record(facts: readonly Fact[]): void {
    if (facts.length === 0) return;
    if (this.#stopped !== null || !this.#queue.add(facts)) this.#faults.lose(facts);
    else this.#give();
  }

  /**
   * Has something written besides facts. Never rejects: an answer comes within 2 s; if none came, it is not known whether
   * it was written.
   */
  ask(request: RegisterRequest): Promise<RegisterAnswer> {
    return this.#questions.ask(request, this.#ready ? (message) => this.#post(message) : null);
  }

  /** Closes the open calls of other sessions that the desk does not know, as lost. Kept until it is done. */
  closeUnknown(known: readonly CallId[]): void {
    this.#known = known;
    if (this.#ready) this.#post({ type: 'closeUnknown', known });
  }

  /** Has the worker give back memory that it does not need. */
  clearUp(): void {
    if (this.#ready) this.#post({ type: 'clearUp' });
  }

  /** Writes what is left, within `stopWithin`; resolves with the number of facts that are not on the disk. */
  stop(): Promise<number> {
    this.#stopped ??= new Promise((resolve) => {
      const end = () => {
        cancel();
        this.#onWritten = null;
        this.#answerStart?.(null);
        this.#cancelRestart?.();
        this.#stallWatch.settle();
        const thread = this.#thread;
        this.#thread = null;
        const left = this.#queue.length;
        if (thread === null) resolve(left);
        else void thread.terminate().finally(() => resolve(left));
      };
      const cancel = this.#schedule(this.#options.stopWithin ?? 3_000, end);
      this.#endThread(end);
    });
    return this.#stopped;
  }

  /** Once all is written the worker closes its file by itself; `end` is called when it is gone. */
  #endThread(end: () => void): void {
    this.#onWritten = () => {
      this.#onWritten = null;
      if (this.#thread === null) return end();
      this.#thread.on('exit', end);
      this.#post({ type: 'stop' });
    };
    this.#tellWritten();
  }

  #tellWritten(): void {
    if (this.#queue.length === 0) this.#onWritten?.();
  }

  #spawn(): void {
    this.#cancelRestart = null;
    this.#queue.takeBack();
    let reason = '';
    try {
      const thread = this.#options.spawn();
      this.#thread = thread;
      thread.on('message', (message) => {
        if (this.#thread === thread) this.#receive(message);
      });
      thread.on('error', (error) => {
        reason = error.message;
      });
      thread.on('exit', (code) => {
        if (this.#thread === thread) this.#died(reason || `exit code ${code}`);
      });
    } catch (error) {
      this.#died(error instanceof Error ? error.message : String(error));
    }
  }

  #died(reason: string): void {
    this.#thread = null;
    this.#ready = false;
    this.#questions.giveUp();
    this.#stallWatch.settle();
    if (this.#stopped !== null && this.#queue.length === 0) return;
    this.#faults.set('thread', {
      code: 'Register_Failed',
      message: `The register's thread ended (${reason}); it is started again. Facts are kept in memory meanwhile.`,
    });
    this.#cancelRestart = this.#schedule(this.#restartIn, () => this.#spawn());
    this.#restartIn = Math.min(this.#restartIn * 2, RESTART.last);
  }

  #receive(message: FromRegister): void {
    switch (message.type) {
      case 'ready':
        this.#becomeReady(message.recovered, message.notice);
        return;
      case 'committed':
        this.#committed(message.sequence);
        return;
      case 'answered':
        this.#questions.settle(message.id, message.answer);
        return;
      case 'outbox':
        this.#options.onOutbox?.(message.state);
        return;
      case 'openLines':
        this.#options.onOpenLines?.(message.lines);
        return;
      case 'speedKeys':
        this.#options.onSpeedKeys?.(message.keys);
        return;
      case 'reasons':
        this.#options.onReasons?.(message.reasons);
        return;
      case 'unknownClosed':
        this.#known = null;
        return;
      case 'failing':
        this.#faults.set('disk', message.fault);
        return;
      case 'working':
        this.#faults.set('disk', null);
        return;
      case 'notice':
        this.#faults.set('notice', message.fault);
        return;
    }
  }

  #becomeReady(recovered: Recovered, notice: RegisterFault | null): void {
    this.#ready = true;
    this.#faults.set('thread', null);
    this.#faults.set('disk', null);
    if (notice !== null) this.#faults.set('notice', notice);
    this.#answerStart?.(recovered);
    this.#give();
    if (this.#known !== null) this.#post({ type: 'closeUnknown', known: this.#known });
    if (!this.#startedWithout) return;
    this.#startedWithout = false;
    this.#options.onAvailable?.();
  }

  #committed(sequence: number): void {
    this.#restartIn = RESTART.first;
    this.#stallWatch.settle();
    this.#faults.set('stall', null);
    this.#queue.acknowledge(sequence);
    this.#options.onCommitted?.(sequence);
    this.#give();
    this.#tellWritten();
  }

  #give(): void {
    if (!this.#ready) return;
    const facts = this.#queue.give();
    if (facts.length > 0) this.#post({ type: 'facts', facts });
    if (this.#queue.length > 0) this.#stallWatch.owed();
  }

  #post(message: ToRegister): void {
    this.#thread?.postMessage(message);
  }
}
