import type { Fact } from '../desk/facts.ts';
import type { CallId, Duration, WallTime } from '../desk/words.ts';
import type { RegisterAnswer, RegisterRequest } from './area/request.ts';
import type { Db } from './database.ts';
import { faultOf, isDamage, isRefusal } from './faults.ts';
import type { FromRegister, RegisterFault, ToRegister } from './messages.ts';
import type { Opened, Writer } from './opening.ts';
import type { Schedule } from './schedule.ts';
import type { Refused } from './writer.ts';

/** Between two tries while the disk fails: doubles from the first to the last. */
const RETRY: { readonly first: Duration; readonly last: Duration } = { first: 100, last: 5_000 };

export interface KeeperOptions {
  /** For the messages of faults. */
  readonly file: string;
  readonly open: () => Opened;
  /** Sets the file aside and begins a fresh one; used when the damage shows only while writing. */
  readonly replace: () => Opened;
  readonly post: (message: FromRegister) => void;
  readonly schedule: Schedule;
  /** Something was written: there may be something to be sent. */
  readonly onWritten?: () => void;
  /** Called once, after `stop`: nothing is open any more. */
  readonly onStopped: () => void;
}

/**
 * Keeps the register open and written, whatever the disk does: facts are taken in order, all that came while a commit ran
 * go into the next one, each commit is acknowledged, and while the disk fails it is tried again with what is waiting.
 */
export class RegisterKeeper {
  readonly #options: KeeperOptions;
  #writer: Writer | null = null;
  #facts: Fact[] = [];
  #asked: Asked[] = [];
  #minuteDue: WallTime | null = null;
  #known: readonly CallId[] | null = null;
  #ready = false;
  #stopping = false;
  #failing: RegisterFault['code'] | null = null;
  #retryIn = RETRY.first;
  /** Forgets the next piece of work, if one is planned. */
  #cancelWork: (() => void) | null = null;

  constructor(options: KeeperOptions) {
    this.#options = options;
  }

  start(): void {
    this.#work();
  }

  receive(message: Exclude<ToRegister, { type: 'clearUp' }>): void {
    if (message.type === 'facts') this.#facts.push(...message.facts);
    else if (message.type === 'ask') this.#asked.push(message);
    else if (message.type === 'closeUnknown') this.#known = message.known;
    else this.#stopping = true;
    // Somebody waits for an answer: the disk is tried at once, however long it has been failing.
    const urgent = this.#stopping || message.type === 'ask';
    if (urgent || this.#cancelWork === null) this.#workSoon(0);
  }

  /** A minute has passed: what is due by the wall clock is written, as soon as the disk allows. */
  minute(wall: WallTime): void {
    this.#minuteDue = wall;
    if (this.#cancelWork === null) this.#workSoon(0);
  }

  /** For what else runs in this thread: within one transaction on the open file, or null while there is none. */
  within<Result>(run: (db: Db) => Result): Result | null {
    if (this.#writer === null || this.#failing !== null) return null;
    try {
      return this.#writer.within(run);
    } catch (error) {
      this.#failed(error);
      return null;
    }
  }

  /** At 0: after what has arrived already, so that it all goes into one transaction. An earlier plan gives way. */
  #workSoon(after: Duration): void {
    this.#cancelWork?.();
    this.#cancelWork = this.#options.schedule(after, () => this.#work());
  }

  #work(): void {
    this.#cancelWork?.();
    this.#cancelWork = null;
    try {
      const writer = this.#writerOfTheFile();
      this.#write(writer);
      // That nothing was to be written says nothing of the disk.
      if (this.#failing !== null) writer.tryDisk();
      this.#answer(writer);
      this.#worked();
      this.#options.onWritten?.();
    } catch (error) {
      this.#failed(error);
    }
    if (this.#stopping) this.#stop();
  }

  /** A file that was deleted or replaced while it was open would take every fact with it. */
  #writerOfTheFile(): Writer {
    if (this.#writer?.hasItsFile() === false) this.#close();
    return this.#writer ?? this.#opened(this.#options.open());
  }

  #opened({ writer, notice }: Opened): Writer {
    this.#writer = writer;
    if (!this.#ready) this.#options.post({ type: 'ready', recovered: writer.recovered(), notice });
    else if (notice !== null) this.#options.post({ type: 'notice', fault: notice });
    this.#ready = true;
    return writer;
  }

  #write(writer: Writer): void {
    const last = this.#facts.at(-1);
    if (last !== undefined) {
      const refused = writer.write(this.#facts);
      this.#facts = [];
      if (refused.length > 0) this.#options.post({ type: 'notice', fault: refusal(refused) });
      this.#options.post({ type: 'committed', sequence: last.sequence });
    }
    if (this.#known !== null) {
      const calls = writer.closeUnknown(this.#known);
      this.#known = null;
      this.#options.post({ type: 'unknownClosed', calls });
    }
  }

  #answer(writer: Writer): void {
    for (let asked = this.#asked.shift(); asked; asked = this.#asked.shift()) {
      this.#post({ ...asked, answer: this.#carriedOut(writer, asked) });
    }
    if (this.#minuteDue === null) return;
    writer.minute(this.#minuteDue);
    this.#minuteDue = null;
  }

  /** A fault of the disk is told to whoever asked, and then dealt with like any other. */
  #carriedOut(writer: Writer, asked: Asked): RegisterAnswer {
    try {
      return writer.ask(asked.request);
    } catch (error) {
      if (isRefusal(error)) return refusedByTables(asked.request, error);
      this.#asked.unshift(asked);
      throw error;
    }
  }

  #post({ id, answer }: { id: number; answer: RegisterAnswer }): void {
    this.#options.post({ type: 'answered', id, answer });
  }

  /** Whoever asked still has what was typed: better told at once than kept waiting for a disk. */
  #refuseAsked({ code, message }: RegisterFault): void {
    for (const { id } of this.#asked) this.#post({ id, answer: { ok: false, code, message } });
    this.#asked = [];
  }

  #worked(): void {
    this.#retryIn = RETRY.first;
    if (this.#failing === null) return;
    this.#failing = null;
    this.#options.post({ type: 'working' });
  }

  /** The file is opened anew for the next try: the disk may have gone and come back as another one. */
  #failed(error: unknown): void {
    this.#close();
    this.#refuseAsked(faultOf(error, this.#options.file));
    if (isDamage(error)) this.#replace();
    else this.#fail(faultOf(error, this.#options.file));
    if (this.#stopping) return;
    this.#workSoon(this.#retryIn);
    this.#retryIn = Math.min(this.#retryIn * 2, RETRY.last);
  }

  #replace(): void {
    try {
      this.#opened(this.#options.replace());
    } catch (error) {
      this.#fail(faultOf(error, this.#options.file));
    }
  }

  #fail(fault: RegisterFault): void {
    if (this.#failing === fault.code) return;
    this.#failing = fault.code;
    this.#options.post({ type: 'failing', fault });
  }

  #close(): void {
    const writer = this.#writer;
    this.#writer = null;
    try {
      writer?.close();
    } catch {
      // What it could not write is still in #facts.
    }
  }

  #stop(): void {
    this.#close();
    this.#options.onStopped();
  }
}

interface Asked {
  readonly id: number;
  readonly request: RegisterRequest;
}

function refusedByTables({ command }: RegisterRequest, error: unknown): RegisterAnswer {
  const message = `the register refused ${command} (${String(error)}): this is a fault of the program, please report it`;
  return { ok: false, code: 'Register_Failed', message };
}

function refusal(refused: readonly Refused[]): RegisterFault {
  const first = refused[0];
  return {
    code: 'Register_FactsLost',
    message:
      `The register refused ${refused.length} facts, the first of them number ${first?.sequence} (${String(first?.error)}): ` +
      'this is a fault of the program, please report it.',
  };
}
