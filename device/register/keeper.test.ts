import { describe, expect, it } from 'vitest';
import type { Fact } from '../desk/facts.ts';
import type { RegisterAnswer, RegisterRequest } from './area/request.ts';
import { RegisterKeeper } from './keeper.ts';
import type { FromRegister } from './messages.ts';
import type { Opened } from './opening.ts';
import { FactMaker, heldCall } from './testing/facts.ts';
import { ManualSchedule } from './testing/manual-schedule.ts';

const FACTS = heldCall(new FactMaker(), 's1-1');

function diskError(code: string): Error {
  return Object.assign(new Error(`${code} happened`), { code });
}

/** A writer that keeps what it is given, or fails in the way it is told. */
class FakeDisk {
  readonly batches: (readonly Fact[])[] = [];
  readonly asked: string[] = [];
  readonly minutes: number[] = [];
  readonly posted: FromRegister[] = [];
  readonly schedule = new ManualSchedule();
  failWith: string | null = null;
  hasFile = true;
  opened = 0;
  closed = 0;
  replaced = 0;
  stopped = false;
  readonly keeper = new RegisterKeeper({
    file: '/data/register.db',
    open: () => this.#open(),
    replace: () => {
      this.replaced += 1;
      this.failWith = null;
      return { ...this.#open(), notice: { code: 'Register_Damaged', message: 'set aside' } };
    },
    post: (message) => this.posted.push(message),
    schedule: this.schedule.schedule,
    onStopped: () => {
      this.stopped = true;
    },
  });

  #open(): Opened {
    this.#mayFail();
    this.opened += 1;
    this.hasFile = true;
    const writer = {
      hasItsFile: () => this.hasFile,
      recovered: () => ({ sameBoot: true, facts: [] }),
      closeUnknown: (known: readonly string[]) => [...known],
      write: (facts: readonly Fact[]) => {
        this.#mayFail();
        this.batches.push(facts);
        return [];
      },
      ask: (request: RegisterRequest): RegisterAnswer => {
        this.#mayFail();
        this.asked.push(request.command);
        return { ok: true, value: request.input };
      },
      within: () => {
        throw new Error('not asked for here');
      },
      tryDisk: () => this.#mayFail(),
      minute: (wall: number) => {
        this.#mayFail();
        this.minutes.push(wall);
      },
      close: () => {
        this.closed += 1;
      },
    };
    return { writer, notice: null };
  }

  #mayFail(): void {
    if (this.failWith !== null) throw diskError(this.failWith);
  }

  give(...facts: readonly Fact[]): void {
    this.keeper.receive({ type: 'facts', facts });
  }

  told(): string[] {
    return this.posted.map((message) =>
      message.type === 'committed' ? `committed ${message.sequence}` : message.type,
    );
  }
}

function started(): FakeDisk {
  const disk = new FakeDisk();
  disk.keeper.start();
  return disk;
}

describe('the keeper of the register', () => {
  it('writes all that came while a commit ran in one transaction, and acknowledges after it', () => {
    const disk = started();
    for (const fact of FACTS) disk.give(fact);
    expect(disk.told()).toEqual(['ready']);
    disk.schedule.advance(0);
    expect(disk.batches).toEqual([FACTS]);
    expect(disk.told()).toEqual(['ready', 'committed 10']);
  });

  it.each([
    ['SQLITE_FULL', 'Register_DiskFull'],
    ['SQLITE_READONLY', 'Register_NotWritable'],
    ['SQLITE_IOERR_WRITE', 'Register_Failed'],
    ['SQLITE_BUSY', 'Register_Failed'],
  ])('while the disk fails with %s says %s once, acknowledges nothing, and loses nothing', (error, code) => {
    const disk = started();
    disk.failWith = error;
    disk.give(...FACTS.slice(0, 4));
    disk.schedule.advance(2_000);
    disk.give(...FACTS.slice(4));
    disk.schedule.advance(60_000);
    expect(disk.told()).toEqual(['ready', 'failing']);
    expect(disk.posted[1]).toMatchObject({
      fault: { code, message: expect.stringContaining('/data/register.db') },
    });
    disk.failWith = null;
    disk.schedule.advance(5_000);
    expect(disk.batches).toEqual([FACTS]);
    expect(disk.told()).toEqual(['ready', 'failing', 'committed 10', 'working']);
  });

  it('tries again after 100 ms, then after twice as long each time, at most 5 s', () => {
    const disk = new FakeDisk();
    disk.failWith = 'SQLITE_CANTOPEN';
    disk.keeper.start();
    expect(disk.schedule.runNext(9)).toEqual([100, 200, 400, 800, 1600, 3200, 5000, 5000, 5000]);
  });

  it('is ready as soon as a file that could not be opened can be', () => {
    const disk = new FakeDisk();
    disk.failWith = 'EACCES';
    disk.keeper.start();
    disk.failWith = null;
    disk.schedule.advance(100);
    expect(disk.told()).toEqual(['failing', 'ready', 'working']);
  });

  it('replaces a file whose damage shows while writing, tells it, and writes again what was under way', () => {
    const disk = started();
    disk.failWith = 'SQLITE_CORRUPT';
    disk.give(...FACTS);
    disk.schedule.advance(100);
    expect(disk.replaced).toBe(1);
    expect(disk.told()).toEqual(['ready', 'notice', 'committed 10']);
    expect(disk.batches).toEqual([FACTS]);
  });

  it('opens the file again if it was deleted under it', () => {
    const disk = started();
    disk.hasFile = false;
    disk.give(...FACTS);
    disk.schedule.advance(0);
    expect([disk.opened, disk.closed]).toEqual([2, 1]);
    expect(disk.told()).toEqual(['ready', 'committed 10']);
  });

  it('closes unknown calls after the facts that came before, and says which', () => {
    const disk = started();
    disk.give(...FACTS);
    disk.keeper.receive({ type: 'closeUnknown', known: ['s0-1'] });
    disk.schedule.advance(0);
    expect(disk.posted.at(-1)).toEqual({ type: 'unknownClosed', calls: ['s0-1'] });
    expect(disk.told()).toEqual(['ready', 'committed 10', 'unknownClosed']);
  });

  it('told to stop, writes what it has, closes the file and plans nothing more', () => {
    const disk = started();
    disk.give(...FACTS);
    disk.keeper.receive({ type: 'stop' });
    disk.schedule.advance(0);
    expect(disk.told()).toEqual(['ready', 'committed 10']);
    expect([disk.closed, disk.stopped, disk.schedule.planned]).toEqual([1, true, 0]);
  });

  it('told to stop while the disk fails, tries once more and ends', () => {
    const disk = started();
    disk.failWith = 'SQLITE_FULL';
    disk.give(...FACTS);
    disk.schedule.advance(0);
    disk.keeper.receive({ type: 'stop' });
    disk.schedule.advance(0);
    expect([disk.stopped, disk.schedule.planned]).toEqual([true, 0]);
  });
});

const REQUEST: RegisterRequest = {
  command: 'directory.save',
  input: { name: 'Dr Marin' },
  by: { actor: { id: 'u-1', name: 'Anne', role: 'manager' }, moment: { at: 5, wall: 1_900_000_000_000 } },
};

describe('whoever asks the register to write something', () => {
  it('is answered once, after the facts that came before', () => {
    const disk = new FakeDisk();
    disk.keeper.receive({ type: 'facts', facts: FACTS });
    disk.keeper.receive({ type: 'ask', id: 7, request: REQUEST });
    disk.schedule.advance(0);
    expect(disk.batches).toEqual([FACTS]);
    expect(disk.posted.map(({ type }) => type)).toEqual(['ready', 'committed', 'answered']);
    expect(disk.posted.at(-1)).toEqual({
      type: 'answered',
      id: 7,
      answer: { ok: true, value: REQUEST.input },
    });
  });

  it('is told at once that the disk fails, and nothing of it is written later', () => {
    const disk = new FakeDisk();
    disk.failWith = 'SQLITE_FULL';
    disk.keeper.receive({ type: 'ask', id: 1, request: REQUEST });
    disk.schedule.advance(0);
    expect(disk.posted).toContainEqual({
      type: 'answered',
      id: 1,
      answer: { ok: false, code: 'Register_DiskFull', message: expect.stringContaining('make room') },
    });
    disk.failWith = null;
    disk.schedule.advance(10_000);
    expect(disk.asked).toEqual([]);
  });

  it('has the disk tried at once though the next try was not due yet', () => {
    const disk = new FakeDisk();
    disk.failWith = 'SQLITE_FULL';
    disk.keeper.start();
    disk.failWith = null;
    disk.keeper.receive({ type: 'ask', id: 1, request: REQUEST });
    disk.schedule.advance(0);
    expect(disk.asked).toEqual(['directory.save']);
  });
});

describe('a minute that has passed', () => {
  it('is carried out when the disk works again, once', () => {
    const disk = new FakeDisk();
    disk.failWith = 'SQLITE_FULL';
    disk.keeper.minute(60_000);
    disk.schedule.advance(0);
    disk.failWith = null;
    disk.schedule.advance(10_000);
    expect(disk.minutes).toEqual([60_000]);
  });
});
