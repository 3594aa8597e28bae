import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ANNE } from './follow-up/testing/office.ts';
import { RegisterKeeper } from './keeper.ts';
import { MailQueue } from './mail/mail-queue.ts';
import { MailSender } from './mail/mail-sender.ts';
import { person, sending } from './message/testing/forms.ts';
import type { FromRegister } from './messages.ts';
import type { Opened } from './opening.ts';
import { OutboxQueue } from './outbox/outbox-queue.ts';
import { OutboxSender } from './outbox/outbox-sender.ts';
import { FactMaker, heldCall, ORIGIN, WALL_AT_0 } from './testing/facts.ts';
import { memoryFolder } from './testing/folder.ts';
import { ManualSchedule } from './testing/manual-schedule.ts';
import { RegisterWriter } from './writer.ts';

const MINUTE = 60_000;
const TAKEN = { result: 'taken' } as const;
const FAILED = { result: 'failed', error: 'it is down' } as const;

/** Fills the disk to the last page, and has those writes need another that else might do with what is there. */
const FULL = `
  CREATE TEMP TRIGGER no_room_for_events BEFORE UPDATE ON outbox_event BEGIN
    INSERT INTO setting VALUES ('filler', printf('%.1000000c', 'x'), 0, '');
  END;
  CREATE TEMP TRIGGER no_room_for_links BEFORE INSERT ON message_link BEGIN
    INSERT INTO setting VALUES ('filler', printf('%.1000000c', 'x'), 0, '');
  END;
  CREATE TEMP TRIGGER no_room_for_facts BEFORE INSERT ON journal BEGIN
    INSERT INTO setting VALUES ('filler', printf('%.1000000c', 'x'), 0, '');
  END;`;

/** The keeper and both senders on one real register, as its worker wires them; time goes by when the test says. */
class Unit {
  readonly schedule = new ManualSchedule();
  readonly posted: FromRegister[] = [];
  readonly events: string[] = [];
  readonly mails: string[] = [];
  readonly facts = new FactMaker();
  isMailServerUp = true;
  #file = join(memoryFolder(), 'register.db');
  #writer: RegisterWriter | null = null;
  #isFull = false;
  #spare = 0;
  #ids = 0;
  #time = 0;
  readonly keeper = new RegisterKeeper({
    file: this.#file,
    open: () => this.#open(),
    replace: () => this.#open(),
    post: (message) => this.posted.push(message),
    schedule: this.schedule.schedule,
    onWritten: () => {
      this.outbox.wake();
      this.mail.wake();
    },
    onStopped: () => {},
  });
  readonly #timed = {
    now: () => WALL_AT_0 + this.#time,
    schedule: this.schedule.schedule,
    chance: () => 0.5,
  };
  readonly outbox = new OutboxSender({
    ...this.#timed,
    within: (run) => this.keeper.within((db) => run(new OutboxQueue(db))),
    deliver: async ({ body }) => {
      this.events.push(JSON.parse(body).data.call ?? 'message');
      return TAKEN;
    },
    giveUpAfter: 86_400_000,
    onChange: () => {},
  });
  readonly mail = new MailSender({
    ...this.#timed,
    unitName: 'Accueil',
    language: 'fr',
    config: { details: false, pageUrl: null },
    within: (run) =>
      this.keeper.within((db) => run(new MailQueue({ db, newId: (name) => `${name}-${this.#ids++}` }))),
    deliver: async () => {
      const delivery = this.isMailServerUp ? TAKEN : FAILED;
      this.mails.push(delivery.result);
      return delivery;
    },
  });

  constructor() {
    onTestFinished(() => this.#writer?.close());
    this.keeper.start();
  }

  #open(): Opened {
    this.#writer = new RegisterWriter(this.#file, ORIGIN, { tellsCrm: true });
    if (this.#isFull) this.#fill(this.#writer);
    return { writer: this.#writer, notice: null };
  }

  #fill(writer: RegisterWriter): void {
    writer.within((db) => {
      db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true })) + this.#spare}`);
      db.exec(FULL);
    });
  }

  /** `spare`: pages that are left, enough for some writes and not for others. */
  fillDisk(spare = 0): void {
    this.#isFull = true;
    this.#spare = spare;
    if (this.#writer) this.#fill(this.#writer);
  }

  /** The file that is opened next has room: while it fails, the keeper opens it anew for each try. */
  makeRoom(): void {
    this.#isFull = false;
  }

  call(name: string): void {
    this.keeper.receive({ type: 'facts', facts: heldCall(this.facts, name) });
  }

  ask(command: string, input: unknown): void {
    const by = { actor: ANNE, moment: { at: 0, wall: WALL_AT_0 } };
    this.keeper.receive({ type: 'ask', id: this.#ids++, request: { command, input, by } });
  }

  async pass(time: number, step = 500): Promise<void> {
    for (let passed = 0; passed <= time; passed += step) {
      this.schedule.advance(passed === 0 ? 0 : step);
      if (passed > 0) this.#time += step;
      for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    }
  }

  told(): string[] {
    return this.posted.map(({ type }) => type).filter((type) => type === 'failing' || type === 'working');
  }
}

describe('while the disk is full', () => {
  it('the CRM is not told the same again and again, and nobody hears that it works, until it does', async () => {
    const unit = new Unit();
    await unit.pass(0);
    unit.call('s1-1');
    unit.schedule.advance(0);
    unit.fillDisk();
    await unit.pass(4 * MINUTE);
    expect(unit.events).toEqual(['s1-1']);
    expect(unit.told()).toEqual(['failing']);
    unit.call('s1-2');
    await unit.pass(MINUTE);
    expect(unit.events).toEqual(['s1-1']);
    unit.makeRoom();
    await unit.pass(2 * MINUTE);
    expect(unit.told()).toEqual(['failing', 'working']);
    expect(unit.events).toEqual(['s1-1', 's1-1', 's1-2']);
  });

  it('no mail goes out whose link cannot be kept, and it goes out by itself when there is room', async () => {
    const unit = new Unit();
    await unit.pass(0);
    unit.ask('directory.save', { id: null, version: 0, entry: person({ email: 'lambert@example.test' }) });
    await unit.pass(0);
    const saved = unit.posted.at(-1);
    const recipient =
      saved?.type === 'answered' && saved.answer.ok ? (saved.answer.value as { id: string }) : null;
    unit.isMailServerUp = false;
    unit.ask('message.save', sending('other', { recipient: recipient?.id }));
    await unit.pass(0);
    unit.isMailServerUp = true;
    unit.fillDisk();
    await unit.pass(4 * MINUTE);
    expect(unit.told()).toEqual(['failing']);
    expect(unit.mails).toEqual(['failed']);
    unit.makeRoom();
    await unit.pass(2 * MINUTE);
    expect(unit.told()).toEqual(['failing', 'working']);
    expect(unit.mails).toEqual(['failed', 'taken']);
  });

  it('with room for some writes and not for others, nothing is tried more often than once a minute', async () => {
    const unit = new Unit();
    await unit.pass(0);
    unit.call('s1-1');
    unit.schedule.advance(0);
    unit.fillDisk(50);
    await unit.pass(4 * MINUTE);
    expect(unit.events.length).toBeLessThanOrEqual(5);
    expect(unit.told().length).toBeLessThanOrEqual(10);
    unit.makeRoom();
    await unit.pass(2 * MINUTE);
    const taken = unit.events.length;
    await unit.pass(4 * MINUTE);
    expect(unit.events).toHaveLength(taken);
    expect(unit.told().at(-1)).toBe('working');
  });
});
