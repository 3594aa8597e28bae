import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { Fact } from '../desk/facts.ts';
import { RegisterClient, type RegisterClientOptions } from './client.ts';
import type { FromRegister, RegisterFault, ToRegister } from './messages.ts';
import { FactMaker, heldCall } from './testing/facts.ts';
import { ManualSchedule } from './testing/manual-schedule.ts';
import type { RegisterThread } from './thread.ts';

const NOTHING_OPEN = { sameBoot: true, facts: [] };
const FAULT: RegisterFault = { code: 'Register_DiskFull', message: 'the disk is full' };

/** A worker thread in the test's hands: it says what it is told to say, and can die. */
class FakeThread extends EventEmitter implements RegisterThread {
  readonly received: ToRegister[] = [];
  terminated = false;

  postMessage(message: ToRegister): void {
    this.received.push(message);
  }

  async terminate(): Promise<number> {
    this.terminated = true;
    return 1;
  }

  say(message: FromRegister): void {
    this.emit('message', message);
  }

  ready(): void {
    this.say({ type: 'ready', recovered: NOTHING_OPEN, notice: null });
  }

  sequences(): number[] {
    return this.received.flatMap((each) =>
      each.type === 'facts' ? each.facts.map((fact) => fact.sequence) : [],
    );
  }
}

class Bench {
  readonly threads: FakeThread[] = [];
  readonly schedule = new ManualSchedule();
  readonly committed: number[] = [];
  readonly faults: (RegisterFault | null)[] = [];
  available = 0;
  readonly client: RegisterClient;
  readonly #facts = this.#endlessFacts();

  constructor(options: Partial<RegisterClientOptions> = {}) {
    this.client = new RegisterClient({
      spawn: () => {
        const thread = new FakeThread();
        this.threads.push(thread);
        return thread;
      },
      schedule: this.schedule.schedule,
      onCommitted: (sequence) => this.committed.push(sequence),
      onFault: (fault) => this.faults.push(fault),
      onAvailable: () => {
        this.available += 1;
      },
      ...options,
    });
  }

  get thread(): FakeThread {
    const last = this.threads.at(-1);
    if (last === undefined) throw new Error('no thread was started');
    return last;
  }

  *#endlessFacts(): Generator<Fact, never> {
    const maker = new FactMaker();
    for (let number = 1; ; number += 1) yield* heldCall(maker, `s1-${number}`);
  }

  record(count: number): void {
    for (let left = count; left > 0; left -= 1) this.client.record([this.#facts.next().value]);
  }
}

async function running(options: Partial<RegisterClientOptions> = {}): Promise<Bench> {
  const bench = new Bench(options);
  const started = bench.client.start();
  bench.thread.ready();
  await started;
  return bench;
}

it('gives the facts of one step together, even where the window ends in their middle', async () => {
  const bench = await running({ window: 3 });
  const facts = heldCall(new FactMaker(), 's1-1');
  bench.client.record(facts.slice(0, 2));
  bench.client.record(facts.slice(2, 5));
  bench.client.record(facts.slice(5, 6));
  expect(bench.thread.sequences()).toEqual([1, 2, 3, 4, 5]);
  bench.thread.say({ type: 'committed', sequence: 5 });
  expect(bench.thread.sequences()).toEqual([1, 2, 3, 4, 5, 6]);
});

describe('starting', () => {
  it('resolves with what the last session left open', async () => {
    const bench = new Bench();
    const started = bench.client.start();
    const recovered = { sameBoot: false, facts: heldCall(new FactMaker(), 's0-1').slice(0, 2) };
    bench.thread.say({ type: 'ready', recovered, notice: null });
    expect(await started).toEqual(recovered);
    expect(bench.available).toBe(0);
  });

  it('resolves with null after 3 s without the register, and tells when it becomes available', async () => {
    const bench = new Bench();
    const started = bench.client.start();
    bench.schedule.advance(3_000);
    expect(await started).toBeNull();
    bench.record(2);
    bench.thread.ready();
    expect(bench.available).toBe(1);
    expect(bench.thread.sequences()).toEqual([1, 2]);
  });

  it('goes on with a thread that cannot be started at all', async () => {
    const bench = new Bench({
      spawn: () => {
        throw new Error('no such file');
      },
    });
    const started = bench.client.start();
    bench.schedule.advance(3_000);
    expect(await started).toBeNull();
    expect(bench.faults.at(0)).toMatchObject({
      code: 'Register_Failed',
      message: expect.stringContaining('no such file'),
    });
  });
});

describe('recording', () => {
  it('gives facts in order, at most a window of them ahead of the acknowledgement', async () => {
    const bench = await running({ window: 3 });
    bench.record(7);
    expect(bench.thread.sequences()).toEqual([1, 2, 3]);
    bench.thread.say({ type: 'committed', sequence: 2 });
    expect(bench.thread.sequences()).toEqual([1, 2, 3, 4, 5]);
    expect(bench.committed).toEqual([2]);
  });

  it('starts a dead thread again with a growing pause and sends again from the first fact without acknowledgement', async () => {
    const bench = await running({ window: 5 });
    bench.record(4);
    bench.thread.say({ type: 'committed', sequence: 2 });
    bench.thread.emit('error', new Error('out of memory'));
    bench.thread.emit('exit', 1);
    expect(bench.faults.at(-1)).toMatchObject({ message: expect.stringContaining('out of memory') });
    expect(bench.schedule.runNext(1)).toEqual([100]);
    bench.thread.emit('exit', 1);
    expect(bench.schedule.runNext(1)).toEqual([200]);
    bench.thread.ready();
    expect(bench.threads).toHaveLength(3);
    expect(bench.thread.sequences()).toEqual([3, 4]);
    expect(bench.faults.at(-1)).toBeNull();
  });

  it('hears nothing from a thread that is dead', async () => {
    const bench = await running();
    const dead = bench.thread;
    bench.record(2);
    dead.emit('exit', 1);
    dead.say({ type: 'committed', sequence: 2 });
    expect(bench.committed).toEqual([]);
  });

  it('drops the newest facts when the queue is full, keeps the others, and says how many are lost', async () => {
    const bench = await running({ queueLimit: 5, window: 2 });
    bench.record(7);
    expect(bench.faults.at(-1)).toMatchObject({
      code: 'Register_FactsLost',
      message: expect.stringMatching(/at least 2 facts, from number 6 on/i),
    });
    bench.thread.say({ type: 'committed', sequence: 2 });
    bench.thread.say({ type: 'committed', sequence: 4 });
    bench.record(1);
    bench.thread.say({ type: 'committed', sequence: 5 });
    expect(bench.thread.sequences()).toEqual([1, 2, 3, 4, 5, 8]);
  });

  it('keeps 10,000 facts unless told otherwise', async () => {
    const bench = await running();
    bench.record(10_000);
    expect(bench.faults).toEqual([]);
    bench.record(1);
    expect(bench.faults).toMatchObject([{ code: 'Register_FactsLost' }]);
  });
});

describe('faults', () => {
  it('say that the disk hangs after 10 s without an answer, until one comes', async () => {
    const bench = await running();
    bench.record(1);
    bench.schedule.advance(9_999);
    bench.record(1);
    expect(bench.faults).toEqual([]);
    bench.schedule.advance(1);
    expect(bench.faults).toMatchObject([
      { code: 'Register_Failed', message: expect.stringContaining('10 s') },
    ]);
    bench.thread.say({ type: 'committed', sequence: 1 });
    expect(bench.faults.at(-1)).toBeNull();
    bench.thread.say({ type: 'committed', sequence: 2 });
    expect(bench.schedule.planned).toBe(0);
  });

  it('come from the disk and go with it; a notice stays', async () => {
    const bench = await running();
    const notice: RegisterFault = { code: 'Register_Damaged', message: 'set aside' };
    bench.thread.say({ type: 'failing', fault: FAULT });
    bench.thread.say({ type: 'notice', fault: notice });
    bench.thread.say({ type: 'working' });
    expect(bench.faults).toEqual([FAULT, notice]);
  });
});

describe('closing unknown calls', () => {
  it('is asked of every new thread until one has done it', async () => {
    const bench = new Bench();
    void bench.client.start();
    bench.client.closeUnknown(['s0-1']);
    const asked = { type: 'closeUnknown', known: ['s0-1'] };
    bench.thread.ready();
    expect(bench.thread.received).toEqual([asked]);
    bench.thread.emit('exit', 1);
    bench.schedule.runNext(1);
    bench.thread.ready();
    expect(bench.thread.received).toEqual([asked]);
    bench.thread.say({ type: 'unknownClosed', calls: [] });
    bench.thread.emit('exit', 1);
    bench.schedule.runNext(1);
    bench.thread.ready();
    expect(bench.thread.received).toEqual([]);
  });
});

describe('stopping', () => {
  it('waits until all is on the disk, then lets the thread end', async () => {
    const bench = await running({ window: 2 });
    bench.record(3);
    const stopped = bench.client.stop();
    bench.thread.say({ type: 'committed', sequence: 2 });
    expect(bench.thread.received.at(-1)?.type).toBe('facts');
    bench.thread.say({ type: 'committed', sequence: 3 });
    expect(bench.thread.received.at(-1)).toEqual({ type: 'stop' });
    bench.thread.emit('exit', 0);
    expect(await stopped).toBe(0);
    expect(bench.threads).toHaveLength(1);
    expect(bench.schedule.planned).toBe(0);
  });

  it('gives up after 3 s, ends the thread, and says how many facts are not on the disk', async () => {
    const bench = await running();
    bench.record(3);
    const stopped = bench.client.stop();
    bench.schedule.advance(3_000);
    expect(await stopped).toBe(3);
    expect(bench.thread.terminated).toBe(true);
  });

  it('answers a start that is still waiting', async () => {
    const bench = new Bench();
    const started = bench.client.start();
    const stopped = bench.client.stop();
    bench.thread.emit('exit', 0);
    expect(await started).toBeNull();
    expect(await stopped).toBe(0);
  });

  it('twice is once, and without a start it is over at once', async () => {
    const bench = new Bench();
    expect(bench.client.stop()).toBe(bench.client.stop());
    expect(await bench.client.stop()).toBe(0);
  });

  it('does not start a thread again that dies after it has ended', async () => {
    const bench = await running();
    bench.record(1);
    const stopped = bench.client.stop();
    bench.thread.emit('exit', 1);
    bench.schedule.advance(100);
    bench.thread.ready();
    expect(bench.thread.sequences()).toEqual([1]);
    bench.thread.say({ type: 'committed', sequence: 1 });
    bench.thread.emit('exit', 0);
    expect(await stopped).toBe(0);
    expect(bench.schedule.planned).toBe(0);
  });
});
