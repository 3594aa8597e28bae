import { beforeEach, describe, expect, it } from 'vitest';
import type { CommandResult, FromWeb, PageCommand, ToWeb } from '../api.ts';
import { WebClient, type WebFault, type WebThread } from './client.ts';
import { Alarms } from './testing/rig.ts';
import { aStatus, aView, COMMANDS } from './testing/samples.ts';

/** A worker thread that says what the test says. */
class FakeThread implements WebThread {
  readonly sent: ToWeb[] = [];
  terminated = false;
  readonly #onMessage: ((message: FromWeb) => void)[] = [];
  readonly #onError: ((error: Error) => void)[] = [];
  readonly #onExit: ((code: number) => void)[] = [];

  postMessage(message: ToWeb): void {
    this.sent.push(message);
  }

  on(event: 'message' | 'error' | 'exit', listener: (given: never) => void): void {
    if (event === 'message') this.#onMessage.push(listener as (message: FromWeb) => void);
    if (event === 'error') this.#onError.push(listener as (error: Error) => void);
    if (event === 'exit') this.#onExit.push(listener as (code: number) => void);
  }

  async terminate(): Promise<number> {
    this.terminated = true;
    this.exit(1);
    return 1;
  }

  says(message: FromWeb): void {
    for (const listener of this.#onMessage) listener(message);
  }

  fails(error: Error): void {
    for (const listener of this.#onError) listener(error);
    this.exit(1);
  }

  exit(code: number): void {
    for (const listener of this.#onExit) listener(code);
  }
}

const listening: FromWeb = { type: 'listening', fingerprint: null, url: 'http://127.0.0.1:8460/' };
const inUse: FromWeb = { type: 'notListening', code: 'Web_PortInUse', message: 'port 8460 is in use' };

let alarms: Alarms;
let threads: FakeThread[];
let faults: (WebFault['code'] | null)[];
let failed: string[];
let carryOut: (command: PageCommand) => CommandResult | Promise<CommandResult>;
let client: WebClient;

/** The worker that runs now. */
function thread(): FakeThread {
  const last = threads.at(-1);
  if (last === undefined) throw new Error('no worker was started');
  return last;
}

beforeEach(() => {
  alarms = new Alarms();
  threads = [];
  faults = [];
  failed = [];
  carryOut = () => ({ ok: true });
  client = new WebClient({
    spawn: () => {
      threads.push(new FakeThread());
      return thread();
    },
    onCommand: (command) => carryOut(command),
    onAsk: (request) => Promise.resolve({ ok: true, value: request.input }),
    onFault: (fault) => faults.push(fault?.code ?? null),
    onFailed: (message) => failed.push(message),
    schedule: (after, run) => alarms.schedule(after, run),
  });
});

async function startListening(): Promise<void> {
  const started = client.start();
  thread().says(listening);
  await started;
}

describe('the web worker is started', () => {
  it('and its address is known once it listens', async () => {
    const started = client.start();
    thread().says(listening);
    expect(await started).toBe('http://127.0.0.1:8460/');
    expect(faults).toEqual([]);
  });

  it('and a port in use is said, and tried again until it is free', async () => {
    const started = client.start();
    thread().says(inUse);
    thread().exit(0);
    await expect(started).rejects.toMatchObject({ code: 'Web_PortInUse', message: 'port 8460 is in use' });
    alarms.pass(1000);
    expect(threads).toHaveLength(2);
    thread().says(inUse);
    thread().exit(0);
    alarms.pass(2000);
    thread().says(listening);
    expect(faults).toEqual(['Web_PortInUse', null]);
  });
});

describe('news for the page', () => {
  const views = () =>
    thread().sent.flatMap((message) => (message.type === 'news' ? [message.news.view?.dialled] : []));

  it('are sent one at a time, the newest of each kind', async () => {
    await startListening();
    for (const dialled of ['1', '12', '123']) client.view(aView({ dialled }));
    client.status(aStatus);
    client.committed(4);
    client.committed(5);
    expect(views()).toEqual(['1']);
    thread().says({ type: 'newsTaken' });
    expect(thread().sent.at(-1)).toEqual({
      type: 'news',
      news: { view: aView({ dialled: '123' }), status: aStatus, committed: 5 },
    });
    thread().says({ type: 'newsTaken' });
    expect(thread().sent).toHaveLength(2);
  });

  it('do not pile up before a worker that takes none', async () => {
    await startListening();
    for (let number = 0; number < 10_000; number++) client.view(aView({ dialled: String(number) }));
    expect(thread().sent).toHaveLength(1);
  });

  it('that came before the start are sent at the start', () => {
    client.view(aView({ dialled: '7' }));
    void client.start();
    expect(views()).toEqual(['7']);
  });
});

describe('a worker that dies', () => {
  it('is started again and told all that is known', async () => {
    await startListening();
    client.view(aView({ dialled: '1' }));
    client.status(aStatus);
    thread().fails(new Error('out of memory'));
    expect(faults).toEqual(['Web_WorkerDied']);
    client.committed(9);
    alarms.pass(1000);
    expect(threads).toHaveLength(2);
    expect(thread().sent).toEqual([
      { type: 'news', news: { view: aView({ dialled: '1' }), status: aStatus, committed: 9 } },
    ]);
    thread().says(listening);
    expect(faults).toEqual(['Web_WorkerDied', null]);
  });

  it('again and again is started at ever longer intervals, at most 30 s', async () => {
    await startListening();
    const rests: number[] = [];
    for (let time = 0; rests.length < 8; time += 1000) {
      if (rests.length === threads.length - 1) {
        rests.push(time);
        thread().exit(1);
      }
      alarms.pass(1000);
    }
    const steps = rests.slice(1).map((rest, at) => rest - (rests[at] ?? 0));
    expect(steps).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
    expect(faults).toEqual(['Web_WorkerDied']);
  });

  it('after a minute of service is started as quickly as the first time', async () => {
    await startListening();
    for (let times = 0; times < 4; times++) {
      alarms.pass(60_000);
      thread().exit(1);
      alarms.pass(1000);
      expect(threads).toHaveLength(times + 2);
      thread().says(listening);
    }
  });

  it('takes no answer to a command of the one before it', async () => {
    await startListening();
    let answer: (result: CommandResult) => void = () => {};
    carryOut = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    const first = thread();
    first.says({ type: 'command', id: 1, command: COMMANDS.takeBack });
    first.exit(1);
    alarms.pass(1000);
    answer({ ok: true });
    await Promise.resolve();
    expect([...first.sent, ...thread().sent]).toEqual([]);
  });

  it('by taking no news for 20 s is ended', async () => {
    await startListening();
    client.view(aView());
    alarms.pass(19_999);
    expect(thread().terminated).toBe(false);
    alarms.pass(1);
    expect(thread().terminated).toBe(true);
    expect(faults).toEqual(['Web_WorkerStuck']);
    alarms.pass(1000);
    expect(threads).toHaveLength(2);
  });
});

describe('a command of the page', () => {
  const answers = () => thread().sent.filter((message) => message.type === 'result');

  it('is carried out and answered', async () => {
    await startListening();
    const commands: PageCommand[] = [];
    carryOut = (command) => {
      commands.push(command);
      return { ok: false, code: 'Desk_NoSuchCall', message: 'no call s1-1' };
    };
    thread().says({ type: 'command', id: 3, command: COMMANDS.takeBack });
    await expect
      .poll(answers)
      .toEqual([
        { type: 'result', id: 3, result: { ok: false, code: 'Desk_NoSuchCall', message: 'no call s1-1' } },
      ]);
    expect(commands).toEqual([COMMANDS.takeBack]);
  });

  it('that fails in the unit is answered as not carried out, and logged', async () => {
    await startListening();
    carryOut = () => {
      throw new Error('a fault of ours');
    };
    thread().says({ type: 'command', id: 1, command: COMMANDS.moveHook });
    await expect.poll(answers).toMatchObject([{ result: { ok: false, code: 'Unit_NotAnswering' } }]);
    expect(failed[0]).toContain('a fault of ours');
  });
});

describe('when the unit stops', () => {
  it('the worker is asked to end and is not started again', async () => {
    await startListening();
    const stopped = client.stop();
    expect(thread().sent).toEqual([{ type: 'stop' }]);
    thread().exit(0);
    await stopped;
    alarms.pass(100_000);
    expect(threads).toHaveLength(1);
    expect(faults).toEqual([]);
  });

  it('a worker that does not end within 2 s is ended', async () => {
    await startListening();
    const stopped = client.stop();
    alarms.pass(2000);
    await stopped;
    expect(thread().terminated).toBe(true);
  });

  it('a worker that was about to be started again is not', async () => {
    await startListening();
    thread().exit(1);
    await client.stop();
    alarms.pass(100_000);
    expect(threads).toHaveLength(1);
  });
});
