import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { outbox } from '../migrations/008-outbox.ts';
import { ManualSchedule } from '../testing/manual-schedule.ts';
import type { Delivery } from './deliver.ts';
import { outboxQueries } from './outbox-queries.ts';
import { OutboxQueue } from './outbox-queue.ts';
import { OutboxSender } from './outbox-sender.ts';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const START = Date.UTC(2031, 2, 3, 14);

/** A sender over a real queue, a receiver that does as it is told, and time that the test sets. */
class Rig {
  readonly db = new Database(':memory:').exec(outbox);
  readonly queue = new OutboxQueue(this.db);
  readonly schedule = new ManualSchedule();
  readonly delivered: string[] = [];
  now = START;
  available = true;
  /** When it was first to be heard that the receiver takes nothing. */
  silentSaid: number | null = null;
  /** What the receiver does with an event of that id; a promise that never ends: it says nothing. */
  receive: (id: string) => Delivery | Promise<Delivery> = () => ({ result: 'taken' });
  readonly sender = new OutboxSender({
    within: (run) => (this.available ? run(this.queue) : null),
    deliver: async ({ id }) => {
      this.delivered.push(id);
      return this.receive(id);
    },
    giveUpAfter: 5 * DAY,
    now: () => this.now,
    schedule: this.schedule.schedule,
    chance: () => 0.5,
    onChange: () => {
      if (this.silentSaid === null && outboxQueries(this.db).state(this.now).silent)
        this.silentSaid = this.now;
    },
  });

  put(...ids: string[]): void {
    for (const id of ids) this.queue.put(id, 'call.finished', 's1-1', { id }, this.now);
  }

  /** Lets time go by, step by step, with everything that then happens. */
  async pass(time: number, step = 1000): Promise<void> {
    for (let passed = 0; passed < time; passed += step) {
      this.now += step;
      this.schedule.advance(step);
      await settled();
    }
  }

  state(id: string): unknown {
    return this.db.prepare('SELECT state, tries, error FROM outbox_event WHERE id = ?').get(id);
  }
}

/** All that is to be done at once has been done. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

const failed: Delivery = { result: 'failed', error: 'the receiver answers 503' };

describe('the outbox', () => {
  it('sends what waits, in the order in which it happened', async () => {
    const rig = new Rig();
    rig.put('a', 'b', 'c');
    rig.sender.wake();
    await settled();
    expect(rig.delivered).toEqual(['a', 'b', 'c']);
    expect(rig.state('c')).toEqual({ state: 'sent', tries: 1, error: null });
  });

  it('sends nothing before what comes first was taken', async () => {
    const rig = new Rig();
    let up = false;
    rig.receive = () => (up ? { result: 'taken' } : failed);
    rig.put('a', 'b');
    rig.sender.wake();
    await rig.pass(DAY, 60_000);
    expect(new Set(rig.delivered)).toEqual(new Set(['a']));
    expect(rig.state('b')).toEqual({ state: 'waiting', tries: 0, error: null });
    up = true;
    await rig.pass(3 * 60 * 60 * 1000, 60_000);
    expect(rig.delivered.slice(-2)).toEqual(['a', 'b']);
  });

  it('tries soon at first, then ever more rarely', async () => {
    const rig = new Rig();
    const tried: number[] = [];
    rig.receive = () => {
      tried.push((rig.now - START) / 1000);
      return failed;
    };
    rig.put('a');
    rig.sender.wake();
    await settled();
    await rig.pass(2 * 60 * 60 * 1000);
    expect(tried).toEqual([0, 5, 35, 155, 455, 1355, 3155, 6755]);
  });

  it('makes what nobody took for five days a dead letter, and goes on with the next', async () => {
    const rig = new Rig();
    rig.receive = (id) => (id === 'a' ? failed : { result: 'taken' });
    rig.put('a', 'b');
    rig.sender.wake();
    await rig.pass(5 * DAY + 3 * 60 * 60 * 1000, 60_000);
    expect(rig.state('a')).toMatchObject({ state: 'dead', error: 'the receiver answers 503' });
    expect(rig.state('b')).toMatchObject({ state: 'sent' });
    expect(outboxQueries(rig.db).state(rig.now)).toMatchObject({ waiting: 0, dead: 1 });
  });

  it('says within a minute that nothing was taken for an hour, and why, until something is taken', async () => {
    const rig = new Rig();
    rig.receive = () => ({ result: 'failed', error: 'the receiver answers 401' });
    rig.put('a');
    rig.sender.wake();
    const silent = () => outboxQueries(rig.db).state(rig.now).silent;
    await rig.pass(HOUR);
    expect([silent(), rig.silentSaid]).toEqual([null, null]);
    await rig.pass(61_000);
    expect(silent()).toEqual({ since: START, error: 'the receiver answers 401' });
    expect(rig.silentSaid).toBeLessThanOrEqual(START + HOUR + 61_000);
    rig.receive = () => ({ result: 'taken' });
    await rig.pass(3 * HOUR, 60_000);
    expect(silent()).toBeNull();
  });

  it('says nothing of what has waited for an hour because the unit was off', () => {
    const rig = new Rig();
    rig.put('a');
    expect(outboxQueries(rig.db).state(START + 3 * DAY)).toMatchObject({ waitingSince: START, silent: null });
  });

  it('believes a receiver that refuses an event the fifth time', async () => {
    const rig = new Rig();
    rig.receive = () => ({ result: 'refused', error: 'the receiver refuses it with 422' });
    rig.put('a');
    rig.sender.wake();
    await rig.pass(10 * 60 * 1000);
    expect(rig.delivered).toHaveLength(5);
    expect(rig.state('a')).toMatchObject({ state: 'dead', tries: 5 });
  });

  it('never has two events on their way at once', async () => {
    const rig = new Rig();
    rig.receive = () => new Promise(() => {});
    rig.put('a', 'b');
    rig.sender.wake();
    rig.sender.wake();
    await rig.pass(60_000);
    expect(rig.delivered).toEqual(['a']);
  });

  it('sends an event again, under the same id, if the register could not note that it was taken', async () => {
    const rig = new Rig();
    rig.receive = () => {
      rig.available = rig.delivered.length > 1;
      return { result: 'taken' };
    };
    rig.put('a');
    rig.sender.wake();
    await settled();
    rig.available = true;
    await rig.pass(61_000);
    expect(rig.delivered).toEqual(['a', 'a']);
    expect(rig.state('a')).toMatchObject({ state: 'sent' });
  });

  it('does not wait for years after the wall clock was put back', async () => {
    const rig = new Rig();
    rig.receive = () => (rig.delivered.length > 1 ? { result: 'taken' } : failed);
    rig.put('a');
    rig.sender.wake();
    await settled();
    rig.now -= 400 * DAY;
    await rig.pass(61_000);
    expect(rig.state('a')).toMatchObject({ state: 'sent' });
  });

  it('gives nothing up because the wall clock was put forward', async () => {
    const rig = new Rig();
    rig.receive = () => failed;
    rig.put('a');
    rig.sender.wake();
    await settled();
    rig.now += 400 * DAY;
    await rig.pass(61_000);
    expect(rig.state('a')).toMatchObject({ state: 'waiting' });
  });

  it('sends nothing more once it was stopped', async () => {
    const rig = new Rig();
    let answer: (delivery: Delivery) => void = () => {};
    rig.receive = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    rig.put('a', 'b');
    rig.sender.wake();
    rig.sender.stop();
    answer({ result: 'taken' });
    await rig.pass(61_000);
    expect(rig.delivered).toEqual(['a']);
  });
});
