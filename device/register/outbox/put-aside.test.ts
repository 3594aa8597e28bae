import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { By } from '../area/area.ts';
import { FactMaker, heldCall, ORIGIN, WALL_AT_0 } from '../testing/facts.ts';
import { memoryFolder } from '../testing/folder.ts';
import { ManualSchedule } from '../testing/manual-schedule.ts';
import { RegisterWriter } from '../writer.ts';
import type { Delivery } from './deliver.ts';
import { outboxQueries } from './outbox-queries.ts';
import { OutboxQueue } from './outbox-queue.ts';
import { OutboxSender } from './outbox-sender.ts';

const MINUTE = 60_000;
const TAKEN: Delivery = { result: 'taken' };
const FAILED: Delivery = { result: 'failed', error: 'the receiver answers 500' };

/** A register with three calls that are over, a sender over it, and a receiver that never takes what the test names. */
class Rig {
  readonly #file = `${memoryFolder()}/register.db`;
  readonly writer = new RegisterWriter(this.#file, ORIGIN, { tellsCrm: true });
  readonly #db = new Database(this.#file, { readonly: true });
  readonly #queries = outboxQueries(this.#db);
  readonly #schedule = new ManualSchedule();
  readonly #sender = new OutboxSender({
    within: (run) => this.writer.within((db) => run(new OutboxQueue(db))),
    deliver: async ({ body }) => {
      const { call } = JSON.parse(body).data;
      this.delivered.push(call);
      return this.receive(call);
    },
    giveUpAfter: 5 * 24 * 60 * MINUTE,
    now: () => this.now,
    schedule: this.#schedule.schedule,
    chance: () => 0.5,
    onChange: () => {},
  });
  readonly delivered: string[] = [];
  now = WALL_AT_0 + MINUTE;
  receive: (call: string) => Delivery | Promise<Delivery> = (call) => (call === 's1-1' ? FAILED : TAKEN);

  constructor() {
    onTestFinished(() => {
      this.#sender.stop();
      this.#db.close();
      this.writer.close();
    });
    const facts = ['s1-1', 's1-2', 's1-3'].flatMap((call) => heldCall(new FactMaker(), call));
    this.writer.write(facts.map((fact, at) => ({ ...fact, sequence: at + 1 })));
  }

  /** What is told: the sender is woken, as it is by everything that is written. */
  async ask(command: string, input: unknown): Promise<unknown> {
    const actor = { id: 'u-1', name: 'Anne', role: 'manager' } as const;
    const by: By = { actor, moment: { at: 100_000, wall: this.now } };
    const answer = this.writer.ask({ command, input, by });
    await this.wake();
    return answer;
  }

  async wake(): Promise<void> {
    this.#sender.wake();
    await settled();
  }

  async pass(time: number): Promise<void> {
    for (let passed = 0; passed < time; passed += 1000) {
      this.now += 1000;
      this.#schedule.advance(1000);
      await settled();
    }
  }

  /** The id of the event about that call. */
  id(call: string): string {
    return String(this.#db.prepare('SELECT id FROM outbox_event WHERE subject = ?').pluck().get(call));
  }

  states(): unknown[] {
    return this.#db.prepare('SELECT state FROM outbox_event ORDER BY key').pluck().all();
  }

  standing() {
    const { waiting, dead, silent } = this.#queries.state(this.now);
    return { waiting, dead, silent, holding: this.#queries.holding()?.subject ?? null };
  }

  dead() {
    return this.#queries.rows('dead').map(({ subject, tries, error }) => ({ subject, tries, error }));
  }
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

const FAILED_FOR_LONG = { since: expect.any(Number), error: FAILED.error };
const NOT_HOLDING = {
  ok: false,
  code: 'Outbox_NotHoldingUp',
  message: expect.stringContaining('look again'),
};

describe('an event that holds up the others', () => {
  it('is put aside: a dead letter at once, while the others go out in their order', async () => {
    const rig = new Rig();
    await rig.wake();
    await rig.pass(90 * MINUTE);
    expect(rig.standing()).toMatchObject({ waiting: 3, dead: 0, holding: 's1-1', silent: FAILED_FOR_LONG });
    expect(new Set(rig.delivered)).toEqual(new Set(['s1-1']));
    expect(await rig.ask('outbox.putAside', { id: rig.id('s1-1') })).toEqual({ ok: true, value: null });
    expect(rig.delivered.slice(-2)).toEqual(['s1-2', 's1-3']);
    expect(rig.standing()).toEqual({ waiting: 0, dead: 1, holding: null, silent: null });
    expect(rig.dead()).toEqual([{ subject: 's1-1', tries: 7, error: FAILED.error }]);
    await rig.pass(3 * 60 * MINUTE);
    expect(rig.delivered.at(-1)).toBe('s1-3');
  });

  it('is sent again later, like every dead letter, and can be put aside again', async () => {
    const rig = new Rig();
    await rig.wake();
    const id = rig.id('s1-1');
    await rig.ask('outbox.putAside', { id });
    await rig.ask('outbox.resend', { ids: [id] });
    expect(rig.delivered.at(-1)).toBe('s1-1');
    expect(rig.standing()).toMatchObject({ waiting: 1, dead: 0, holding: 's1-1' });
    expect(await rig.ask('outbox.putAside', { id })).toMatchObject({ ok: true });
    rig.receive = () => TAKEN;
    expect(await rig.ask('outbox.resend', {})).toMatchObject({ value: { count: 1 } });
    expect(rig.states()).toEqual(['sent', 'sent', 'sent']);
  });

  it('is not one that was taken or put aside meanwhile, nor one that waits behind it or that nobody knows', async () => {
    const rig = new Rig();
    await rig.wake();
    for (const id of [rig.id('s1-2'), 'nobody knows this'])
      expect(await rig.ask('outbox.putAside', { id })).toMatchObject(NOT_HOLDING);
    expect(rig.states()).toEqual(['waiting', 'waiting', 'waiting']);
    const id = rig.id('s1-1');
    await rig.ask('outbox.putAside', { id });
    for (const gone of [id, rig.id('s1-2')])
      expect(await rig.ask('outbox.putAside', { id: gone })).toMatchObject(NOT_HOLDING);
    expect(rig.states()).toEqual(['dead', 'sent', 'sent']);
  });

  it('is the first only, also where one behind it was tried in vain', async () => {
    const rig = new Rig();
    rig.receive = () => FAILED;
    await rig.wake();
    const [first, second] = [rig.id('s1-1'), rig.id('s1-2')];
    await rig.ask('outbox.putAside', { id: first });
    expect(rig.standing()).toMatchObject({ dead: 1, holding: 's1-2' });
    await rig.ask('outbox.resend', { ids: [first] });
    expect(rig.standing()).toMatchObject({ dead: 0, holding: 's1-1' });
    expect(await rig.ask('outbox.putAside', { id: second })).toMatchObject(NOT_HOLDING);
    expect(rig.states()).toEqual(['waiting', 'waiting', 'waiting']);
  });

  it('is none that was not tried yet', async () => {
    const rig = new Rig();
    rig.receive = () => new Promise(() => {});
    expect(rig.standing()).toMatchObject({ waiting: 3, holding: null });
    expect(await rig.ask('outbox.putAside', { id: rig.id('s1-1') })).toMatchObject(NOT_HOLDING);
  });

  it.each([
    ['taken', TAKEN, ['sent', 'sent', 'sent']],
    ['not taken', FAILED, ['dead', 'sent', 'sent']],
  ])('and was on its way when it was put aside is what became of it: %s', async (_, delivery, states) => {
    const rig = new Rig();
    await rig.wake();
    let answer: (delivery: Delivery) => void = () => {};
    rig.receive = (call) => (call === 's1-1' ? new Promise((resolve) => (answer = resolve)) : TAKEN);
    await rig.pass(6000);
    await rig.ask('outbox.putAside', { id: rig.id('s1-1') });
    expect(rig.states()).toEqual(['dead', 'waiting', 'waiting']);
    answer(delivery);
    await settled();
    expect(rig.states()).toEqual(states);
    expect(rig.standing().waiting).toBe(0);
  });
});
