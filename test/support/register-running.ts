import type { Worker } from 'node:worker_threads';
import type { Fact } from '../../device/desk/facts.ts';
import { RegisterClient } from '../../device/register/client.ts';
import type { RegisterFault } from '../../device/register/messages.ts';
import { registerThread } from '../../device/register/thread.ts';
import { sessionFacts } from './register-facts.ts';

type FaultCode = RegisterFault['code'] | null;

/** The real client and worker on a file, the facts that go into it, and what they say. */
export class RunningRegister {
  readonly client: RegisterClient;
  thread: Worker | null = null;
  committed = 0;
  fault: RegisterFault | null = null;
  readonly #facts: Generator<Fact>;
  readonly #waiting = new Map<() => boolean, () => void>();

  constructor(worker: URL, file: string, session = 's1') {
    this.#facts = sessionFacts(session);
    const spawn = registerThread(worker, { file, session, boot: 'boot1' });
    this.client = new RegisterClient({
      spawn: () => {
        this.thread = spawn();
        return this.thread;
      },
      startWithin: 1_000,
      onCommitted: (sequence) => this.#changed(() => (this.committed = sequence)),
      onFault: (fault) => this.#changed(() => (this.fault = fault)),
    });
  }

  /** Records so many facts; the sequence of the last. */
  record(count: number): number {
    let last = 0;
    for (let left = count; left > 0; left -= 1) {
      const fact: Fact | undefined = this.#facts.next().value;
      if (fact === undefined) throw new Error('the facts of a session have no end');
      this.client.record([fact]);
      last = fact.sequence;
    }
    return last;
  }

  untilCommitted(sequence: number): Promise<void> {
    return this.#until(() => this.committed >= sequence);
  }

  untilFault(code: FaultCode): Promise<void> {
    return this.#until(() => (this.fault?.code ?? null) === code);
  }

  #until(holds: () => boolean): Promise<void> {
    if (holds()) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.set(holds, resolve));
  }

  #changed(change: () => void): void {
    change();
    for (const [holds, resolve] of this.#waiting) {
      if (!holds()) continue;
      this.#waiting.delete(holds);
      resolve();
    }
  }
}
