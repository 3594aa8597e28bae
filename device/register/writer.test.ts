import { renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openDatabase } from './database.ts';
import { callEnded, callStarted, FactMaker, heldCall, ORIGIN } from './testing/facts.ts';
import { testFolder } from './testing/folder.ts';
import { readTables } from './testing/tables.ts';
import { type Origin, RegisterWriter } from './writer.ts';

const LATER: Origin = { session: 's2', boot: 'boot1' };
const REBOOTED: Origin = { session: 's2', boot: 'boot2' };

/** A register in which a session was cut off in the middle of a call. */
function cutOff(factsOfOpenCall: number): string {
  const file = join(testFolder(), 'register.db');
  const maker = new FactMaker();
  const closed = heldCall(maker, 's1-1');
  const open = heldCall(maker, 's1-2', 60_000).slice(0, factsOfOpenCall);
  const writer = new RegisterWriter(file, ORIGIN);
  writer.write([...closed, ...open]);
  writer.close();
  return file;
}

describe('the register file', () => {
  it('is made with its folder, in WAL mode, synchronous FULL, with foreign keys', () => {
    const db = openDatabase(join(testFolder(), 'not', 'there', 'register.db'));
    const pragma = (name: string) => db.pragma(name, { simple: true });
    expect([pragma('journal_mode'), pragma('synchronous'), pragma('foreign_keys')]).toEqual(['wal', 2, 1]);
    db.close();
  });

  it('is for the unit alone to read', () => {
    const file = join(testFolder(), 'register.db');
    const db = openDatabase(file);
    for (const part of [file, `${file}-wal`]) expect(statSync(part).mode & 0o777).toBe(0o600);
    db.close();
  });

  it('is left alone if a newer program has written it', () => {
    const file = join(testFolder(), 'register.db');
    const db = new Database(file);
    db.pragma('user_version = 999');
    db.close();
    expect(() => new RegisterWriter(file, ORIGIN)).toThrow(/version 999.*install the newer program/);
  });

  it('is missed by its writer when it was deleted or replaced', () => {
    const file = join(testFolder(), 'register.db');
    const writer = new RegisterWriter(file, ORIGIN);
    expect(writer.hasItsFile()).toBe(true);
    renameSync(file, `${file}.gone`);
    expect(writer.hasItsFile()).toBe(false);
    writer.close();
    rmSync(`${file}.gone`);
  });
});

describe('a fact that the tables refuse', () => {
  it('is named, and the others of its batch are kept', () => {
    const file = join(testFolder(), 'register.db');
    const writer = new RegisterWriter(file, ORIGIN);
    const maker = new FactMaker();
    const first = maker.at(0, callStarted('s1-1'));
    const noInstant = maker.at(Number.NaN, callEnded('s1-1'));
    const last = maker.at(9, callEnded('s1-1'));
    expect(writer.write([first, noInstant, last]).map(({ sequence }) => sequence)).toEqual([2]);
    writer.close();
    expect(readTables(file).journal).toMatchObject([{ sequence: 1 }, { sequence: 3 }]);
    expect(readTables(file).call).toMatchObject([{ id: 's1-1', end_reason: 'hungUp' }]);
  });
});

describe('what the last session left open', () => {
  it('is all the facts of the calls that have not ended, oldest first, to the fraction of a millisecond', () => {
    const file = join(testFolder(), 'register.db');
    const maker = new FactMaker();
    const open = heldCall(maker, 's1-1', 0.123456789).slice(0, 4);
    const writer = new RegisterWriter(file, ORIGIN);
    writer.write([...open, ...heldCall(maker, 's1-2', 60_000), maker.at(120_000, { type: 'lineUp' })]);
    writer.close();
    const restarted = new RegisterWriter(file, LATER);
    expect(restarted.recovered()).toEqual({ sameBoot: true, facts: open });
    restarted.close();
  });

  it('is said to be of another boot after a reboot', () => {
    const restarted = new RegisterWriter(cutOff(4), REBOOTED);
    expect(restarted.recovered().sameBoot).toBe(false);
    expect(restarted.recovered().facts).toHaveLength(4);
    restarted.close();
  });

  it('leaves out calls of earlier boots if there are calls of this boot', () => {
    const file = cutOff(4);
    const second = new RegisterWriter(file, REBOOTED);
    second.write([new FactMaker().at(5, callStarted('s2-1'))]);
    second.close();
    const third = new RegisterWriter(file, { session: 's3', boot: 'boot2' });
    expect(third.recovered()).toMatchObject({ sameBoot: true, facts: [{ call: 's2-1' }] });
    third.close();
  });

  it('is nothing of this session, whose worker may have been restarted', () => {
    const same = new RegisterWriter(cutOff(4), ORIGIN);
    expect(same.recovered().facts).toEqual([]);
    same.close();
  });
});

describe('closing the calls that the desk does not know', () => {
  const close = (file: string, known: string[] = [], origin = LATER): string[] => {
    const writer = new RegisterWriter(file, origin);
    const closed = writer.closeUnknown(known);
    writer.close();
    return closed;
  };

  it('ends them as lost by the line, interrupted, at their last fact, their open check-in void as it was not due', () => {
    const file = cutOff(4);
    expect(close(file)).toEqual(['s1-2']);
    const { call, wait, check_in, segment } = readTables(file);
    expect(call?.[1]).toMatchObject({ ended_by: 'line', end_reason: 'lost', outcome: 'interrupted' });
    expect(call?.[1]).toMatchObject({ ring_time: 5_000, talk_time: 10_000, hold_time: 0 });
    expect(wait?.[1]).toMatchObject({ why: 'interrupted' });
    expect(check_in?.[1]).toMatchObject({ number: 1, result: 'void' });
    expect(segment?.filter((row) => (row as { ended: number | null }).ended === null)).toEqual([]);
  });

  it('calls the open check-in missed if it had become due', () => {
    const file = cutOff(4);
    const late = new FactMaker();
    const writer = new RegisterWriter(file, LATER);
    writer.write([late.at(110_000, { type: 'waitEscalated', wait: 's1-2w1', missed: 1 })]);
    writer.close();
    close(file, [], { session: 's3', boot: 'boot1' });
    expect(readTables(file).check_in?.[1]).toMatchObject({ number: 1, result: 'missed' });
  });

  it('leaves an outcome that a person gave, calls that the desk knows, and calls of its own session', () => {
    const file = cutOff(9);
    expect(close(file, ['s1-2'])).toEqual([]);
    expect(close(file, [], ORIGIN)).toEqual([]);
    expect(close(file)).toEqual(['s1-2']);
    expect(readTables(file).call?.[1]).toMatchObject({ outcome: 'message', end_reason: 'lost' });
  });

  it('is in the journal too: the tables made again from it are the same', () => {
    const file = cutOff(4);
    close(file);
    const before = readTables(file);
    const writer = new RegisterWriter(file, LATER);
    writer.rebuild();
    writer.close();
    expect(readTables(file)).toEqual(before);
    expect(close(file)).toEqual([]);
  });
});
