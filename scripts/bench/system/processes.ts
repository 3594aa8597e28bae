import { type ChildProcess, fork, spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** The processes that a run has started. Whatever happens, none outlives it. */
export class Processes {
  readonly #running = new Set<ChildProcess>();
  readonly #program: string;

  /** `program`: the built bench itself, of which children are made. */
  constructor(program: string) {
    this.#program = program;
  }

  /** A part of the bench in a process of its own, with a channel to talk over. */
  child(name: string, argument: unknown, environment: Readonly<Record<string, string>> = {}): Child {
    const env = { ...process.env, ...environment };
    const started = fork(this.#program, ['--child', name, JSON.stringify(argument)], { env });
    return new Child(this.#keep(started), `the bench's own process "${name}"`);
  }

  /** Another program; its standard output can be read. */
  run(program: string, args: readonly string[]): ChildProcess {
    return this.#keep(spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] }));
  }

  /** Keeps every core busy until what it returns is called. */
  async burn(): Promise<() => Promise<void>> {
    const burners = Array.from({ length: availableParallelism() }, () =>
      this.run(process.execPath, ['-e', 'for (;;);']),
    );
    return async () => void (await Promise.all(burners.map((burner) => this.end(burner, 'SIGKILL'))));
  }

  async end(running: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    if (running.exitCode !== null || running.signalCode !== null) return;
    const gone = new Promise<void>((resolve) => running.once('exit', () => resolve()));
    running.kill(signal);
    await gone;
  }

  /** For the end of the run: nothing is asked, nothing is waited for. */
  killAll(): void {
    for (const running of this.#running) running.kill('SIGKILL');
  }

  #keep(started: ChildProcess): ChildProcess {
    this.#running.add(started);
    started.once('exit', () => this.#running.delete(started));
    return started;
  }
}

/** A child that sends its messages in an order that both sides know. */
export class Child {
  readonly process: ChildProcess;
  readonly #name: string;
  readonly #come: unknown[] = [];
  #wanted: (() => void) | null = null;
  #gone = false;

  constructor(started: ChildProcess, name: string) {
    this.process = started;
    this.#name = name;
    started.on('message', (message) => {
      this.#come.push(message);
      this.#wanted?.();
    });
    started.once('exit', () => {
      this.#gone = true;
      this.#wanted?.();
    });
  }

  send(message: object): void {
    this.process.send(message);
  }

  /** The next message. The bench's own child sends what the caller expects: it is one program. */
  async next<Message>(): Promise<Message> {
    while (this.#come.length === 0) {
      if (this.#gone) throw new Error(`${this.#name} ended before it had said all: see above`);
      await new Promise<void>((resolve) => {
        this.#wanted = resolve;
      });
    }
    return this.#come.shift() as Message;
  }
}
