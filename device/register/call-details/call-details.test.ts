import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { WallTime } from '../../desk/words.ts';
import type { RegisterAnswer } from '../area/request.ts';
import { openRegisterReader } from '../queries.ts';
import { callStarted, FactMaker, heldCall, ORIGIN, WALL_AT_0 } from '../testing/facts.ts';
import { memoryFolder } from '../testing/folder.ts';
import { readTables } from '../testing/tables.ts';
import { RegisterWriter } from '../writer.ts';

const ACTOR = { id: 'u-1', name: 'Anne', role: 'receptionist' } as const;
const DAY = 24 * 3_600_000;

/** One call that has ended, `s1-1`, and one that is open, `s1-2`. */
function register() {
  const file = join(memoryFolder(), 'register.db');
  const writer = new RegisterWriter(file, ORIGIN);
  const maker = new FactMaker();
  writer.write([...heldCall(maker, 's1-1'), maker.at(60_000, callStarted('s1-2'))]);
  const reader = openRegisterReader(file);
  onTestFinished(() => {
    reader.close();
    writer.close();
  });
  const tell = (command: string, input: object, wall: WallTime = WALL_AT_0 + 90_000): RegisterAnswer =>
    writer.ask({ command, input, by: { actor: ACTOR, moment: { at: wall - WALL_AT_0, wall } } });
  const row = (call: string) => reader.call(call);
  return { file, writer, tell, row };
}

const facts = (file: string) =>
  readTables(file)
    .journal?.slice(11)
    .map((row) => (row as { type: string }).type);

describe('what people say of a call', () => {
  it('is its reason, its note and its marks, on a call that is open and on one that has ended', () => {
    const { tell, row } = register();
    for (const call of ['s1-1', 's1-2']) {
      expect(tell('call.setReason', { call, reason: 'result' })).toEqual({ ok: true, value: null });
      expect(tell('call.flag', { call, flag: 'grave', on: true })).toEqual({ ok: true, value: null });
      expect(tell('call.setNote', { call, note: ' for Dr Roux ', version: 0 })).toEqual({
        ok: true,
        value: 1,
      });
      expect(row(call)).toMatchObject({
        ...{ reason: 'result', grave: true, aggressive: false },
        ...{ note: 'for Dr Roux', noteVersion: 1 },
      });
    }
  });

  it('can be taken back', () => {
    const { tell, row } = register();
    tell('call.setReason', { call: 's1-1', reason: 'result' });
    tell('call.setReason', { call: 's1-1', reason: null });
    tell('call.flag', { call: 's1-1', flag: 'aggressive', on: true });
    tell('call.flag', { call: 's1-1', flag: 'aggressive', on: false });
    tell('call.setNote', { call: 's1-1', note: 'x', version: 0 });
    tell('call.setNote', { call: 's1-1', note: '', version: 1 });
    expect(row('s1-1')).toMatchObject({ reason: null, aggressive: false, note: null, noteVersion: 2 });
  });

  it('is journalled, but for the note, which is personal; what changes nothing is not journalled again', () => {
    const { file, tell } = register();
    for (let twice = 0; twice < 2; twice++) {
      tell('call.setReason', { call: 's1-1', reason: 'result' });
      tell('call.flag', { call: 's1-1', flag: 'aggressive', on: true });
      tell('call.setOutcome', { call: 's1-1', outcome: 'callBack' });
      tell('call.setNote', { call: 's1-1', note: 'Mme Marin', version: twice });
    }
    expect(facts(file)).toEqual(['reasonSet', 'callFlagged', 'outcomeSet']);
    expect(JSON.stringify(readTables(file).journal?.slice(11))).not.toContain('Marin');
  });

  it('stands in the tables that are made again from the journal, and the note beside them is kept', () => {
    const { file, writer, tell } = register();
    tell('call.setReason', { call: 's1-1', reason: 'result' });
    tell('call.flag', { call: 's1-2', flag: 'grave', on: true });
    tell('call.setNote', { call: 's1-1', note: 'kept', version: 0 });
    const before = readTables(file);
    writer.rebuild();
    expect(readTables(file)).toEqual(before);
  });

  it('never moves the times of a call', () => {
    const { tell, row } = register();
    const { talkTime, ringTime, holdTime } = row('s1-1') ?? {};
    tell('call.setReason', { call: 's1-1', reason: 'result' });
    expect(row('s1-1')).toMatchObject({ talkTime, ringTime, holdTime });
  });
});

describe('an outcome given afterwards', () => {
  it('replaces the one that was there, in the register and in the journal', () => {
    const { file, tell, row } = register();
    expect(tell('call.setOutcome', { call: 's1-1', outcome: 'satisfied' }).ok).toBe(true);
    expect(row('s1-1')?.outcome).toBe('satisfied');
    expect(facts(file)).toEqual(['outcomeSet']);
  });

  it('is not for a call that is open: that is the desk’s', () => {
    const { tell } = register();
    expect(tell('call.setOutcome', { call: 's1-2', outcome: 'satisfied' })).toMatchObject({
      code: 'Calls_StillOpen',
    });
  });

  it('is possible until the end of the next day, or for as long as the house allows', () => {
    const { writer, tell } = register();
    const midnight = new Date(WALL_AT_0).setHours(24, 0, 0, 0);
    const at = (wall: WallTime) => tell('call.setOutcome', { call: 's1-1', outcome: 'satisfied' }, wall).ok;
    expect(at(midnight + DAY - 1)).toBe(true);
    expect(at(midnight + DAY)).toBe(false);
    const by = { actor: ACTOR, moment: { at: 0, wall: 0 } };
    writer.ask({ command: 'settings.save', input: { name: 'callsOpenFor', value: 3 }, by });
    expect(at(midnight + 3 * DAY - 1)).toBe(true);
    expect(at(midnight + 3 * DAY)).toBe(false);
    expect(tell('call.setReason', { call: 's1-1', reason: 'result' }, midnight + 3 * DAY)).toMatchObject({
      code: 'Calls_TooOld',
    });
  });
});

describe('what is refused', () => {
  it.each([
    ['call.setReason', { call: 's9-9', reason: 'result' }, 'Calls_NoSuchCall'],
    ['call.setReason', { call: 's1-1', reason: 'holiday' }, 'Calls_NoSuchReason'],
    ['call.setReason', { call: 's1-1' }, 'Register_NotValid'],
    ['call.setNote', { call: 's1-1', note: 'x'.repeat(501), version: 0 }, 'Register_NotValid'],
    ['call.setNote', { call: 's1-1', note: 'x', version: -1 }, 'Register_NotValid'],
    ['call.flag', { call: 's1-1', flag: 'happy', on: true }, 'Register_NotValid'],
    ['call.flag', { call: 's1-1', flag: 'grave', on: 'yes' }, 'Register_NotValid'],
    ['call.setOutcome', { call: 's1-1', outcome: 'abandoned' }, 'Register_NotValid'],
  ])('%s %o: %s', (command, input, code) => {
    const { file, tell } = register();
    const before = readTables(file);
    expect(tell(command, input)).toMatchObject({ ok: false, code });
    expect(readTables(file)).toEqual(before);
  });

  it('is a note over one that was not seen: two people write at once, and none is lost', () => {
    const { tell, row } = register();
    expect(tell('call.setNote', { call: 's1-1', note: 'first', version: 0 }).ok).toBe(true);
    expect(tell('call.setNote', { call: 's1-1', note: 'second', version: 0 })).toMatchObject({
      code: 'Calls_NoteChanged',
    });
    expect(row('s1-1')?.note).toBe('first');
    expect(tell('call.setNote', { call: 's1-1', note: 'both', version: 1 })).toEqual({ ok: true, value: 2 });
  });
});
