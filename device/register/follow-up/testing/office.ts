import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Fact, FactBody } from '../../../desk/facts.ts';
import type { CallId, Outcome, WallTime } from '../../../desk/words.ts';
import type { Actor } from '../../area/area.ts';
import type { RegisterAnswer } from '../../area/request.ts';
import { ReaderConnection } from '../../reader-connection.ts';
import { callEnded, callStarted, ORIGIN } from '../../testing/facts.ts';
import { memoryFolder } from '../../testing/folder.ts';
import { RegisterWriter } from '../../writer.ts';
import { followUpQueries } from '../follow-up-queries.ts';

export const ANNE: Actor = { id: 'u-anne', name: 'Anne', role: 'receptionist' };
export const BORIS: Actor = { id: 'u-boris', name: 'Boris', role: 'receptionist' };

/** Monday 3 February 2031 by the unit's own clock; the house is open from 8:00 to 19:00 on working days. */
export function monday(hour: number, minute = 0, daysLater = 0): WallTime {
  return new Date(2031, 1, 3 + daysLater, hour, minute).getTime();
}

/** A register in which time is what the test says. */
export class Office {
  readonly file: string;
  now: WallTime = monday(10);
  #writer: RegisterWriter;
  #sequence = 0;
  readonly #facts: Fact[] = [];

  constructor(file = join(memoryFolder(), 'register.db')) {
    this.file = file;
    this.#writer = new RegisterWriter(file, ORIGIN);
    onTestFinished(() => this.#writer.close());
  }

  get writer(): RegisterWriter {
    return this.#writer;
  }

  fact(body: FactBody): void {
    this.#sequence += 1;
    const fact: Fact = { ...body, sequence: this.#sequence, moment: { at: this.now, wall: this.now } };
    this.#facts.push(fact);
    this.#writer.write([fact]);
  }

  /** A caller rings, is answered, and the call ends with that outcome. */
  call(call: CallId, outcome: Outcome | null, number: string | null = '0199001234'): void {
    this.fact({ ...callStarted(call), peer: { number, name: null } });
    this.fact({ type: 'callAnswered', call });
    if (outcome !== null) this.fact({ type: 'outcomeSet', call, outcome });
    this.fact(callEnded(call));
  }

  /** The desk calls a number. */
  dial(call: CallId, number: string, answered = true): void {
    this.fact({ ...callStarted(call), direction: 'outgoing', peer: { number, name: null } });
    if (answered) this.fact({ type: 'callAnswered', call });
  }

  outcome(call: CallId, outcome: Outcome): void {
    this.fact({ type: 'outcomeSet', call, outcome });
  }

  ask(command: string, input: unknown, actor: Actor = ANNE): RegisterAnswer {
    return this.#writer.ask({ command, input, by: { actor, moment: { at: this.now, wall: this.now } } });
  }

  /** What is answered. Throws if it was refused. */
  done<Value>(command: string, input: unknown, actor: Actor = ANNE): Value {
    const answer = this.ask(command, input, actor);
    if (!answer.ok) throw new Error(`${command} was refused: ${answer.code} ${answer.message}`);
    return answer.value as Value;
  }

  /** Opens the register anew, as a restarted unit does, and gives it all facts once more. */
  restart(): void {
    this.#writer.close();
    this.#writer = new RegisterWriter(this.file, ORIGIN);
    this.#writer.write(this.#facts);
  }

  read<Queries, Answer>(
    prepare: Parameters<typeof ReaderConnection.prototype.statements<Queries>>[0],
    ask: (queries: Queries) => Answer,
  ): Answer {
    const connection = new ReaderConnection(this.file);
    try {
      const queries = connection.statements(prepare);
      if (queries === null) throw new Error('the register cannot be read');
      return ask(queries);
    } finally {
      connection.close();
    }
  }

  get open() {
    return this.read(followUpQueries, (queries) => queries.open());
  }

  get day() {
    return this.read(followUpQueries, (queries) => queries.day(this.now));
  }

  followUp(id: string) {
    return this.read(followUpQueries, (queries) => queries.one(id));
  }
}
