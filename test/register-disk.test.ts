import { execFileSync } from 'node:child_process';
import { closeSync, fstatSync, openSync, readdirSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { testFolder } from '../device/register/testing/folder.ts';
import { readTables } from '../device/register/testing/tables.ts';
import { type BuiltRegister, buildRegister } from './support/register-build.ts';
import { RunningRegister } from './support/register-running.ts';

let built: BuiltRegister;
beforeAll(async () => {
  built = await buildRegister();
});

const mayMount = process.getuid?.() === 0;
const whyNot = mayMount ? '' : ' (skipped: mounting a small disk needs root)';

/** A disk of 2 MiB in memory, mounted for the test. */
function smallDisk(options = 'size=2m'): string {
  const folder = testFolder();
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]);
  onTestFinished(() => {
    execFileSync('umount', ['--lazy', folder]);
  });
  return folder;
}

function running(file: string, session?: string): RunningRegister {
  const register = new RunningRegister(built.worker, file, session);
  onTestFinished(async () => {
    await register.client.stop();
  });
  return register;
}

/** The file is whole and has exactly the facts 1 ... last of the session. */
function expectAllFacts(file: string, last: number, session = 's1'): void {
  const db = new Database(file, { readonly: true });
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  db.close();
  const journal = (readTables(file).journal ?? []) as { session: string; sequence: number }[];
  const sequences = journal.filter((row) => row.session === session).map(({ sequence }) => sequence);
  expect(sequences).toEqual(Array.from({ length: last }, (_, index) => index + 1));
}

describe('the real register', () => {
  it('keeps what it was given, says so fact by fact, and ends without a log left over', async () => {
    const file = join(testFolder(), 'made', 'for', 'it', 'register.db');
    const register = running(file);
    expect(await register.client.start()).toEqual({ sameBoot: true, facts: [] });
    const last = register.record(1_000);
    expect(await register.client.stop()).toBe(0);
    expect(register.committed).toBe(last);
    expect(readdirSync(dirname(file))).toEqual(['register.db']);
    expectAllFacts(file, last);
  });

  it('gives a restarted unit the facts of the call that was open', async () => {
    const file = join(testFolder(), 'register.db');
    const first = running(file);
    await first.client.start();
    await first.untilCommitted(first.record(3));
    await first.client.stop();
    const second = running(file, 's2');
    const recovered = await second.client.start();
    expect(recovered?.sameBoot).toBe(true);
    expect(recovered?.facts.map(({ type }) => type)).toEqual(['callStarted', 'callAnswered', 'callHeld']);
    second.client.closeUnknown([]);
    await second.client.stop();
    expect(readTables(file).call).toMatchObject([{ id: 's1-1', outcome: 'interrupted', end_reason: 'lost' }]);
  });

  it('loses nothing when its thread is killed while it writes, again and again', async () => {
    const file = join(testFolder(), 'register.db');
    const register = running(file);
    await register.client.start();
    let last = 0;
    for (let kill = 0; kill < 5; kill += 1) {
      last = register.record(400);
      await register.untilCommitted(last - 300);
      await register.thread?.terminate();
    }
    await register.untilCommitted(last);
    await register.untilFault(null);
    expectAllFacts(file, last);
  });

  it('never holds up the main thread, even when the disk does not answer for a second and a half', async () => {
    const file = join(testFolder(), 'register.db');
    const register = running(file);
    await register.client.start();
    // Another writer holds the file: for the worker that is a disk that does not answer.
    const other = new Database(file);
    other.exec('BEGIN IMMEDIATE');
    const begin = performance.now();
    let last = 0;
    let longest = 0;
    while (performance.now() - begin < 1_500) {
      const before = performance.now();
      if (last < 9_000) last = register.record(1);
      longest = Math.max(longest, performance.now() - before);
      await nextTurn();
    }
    expect(register.committed).toBe(0);
    other.exec('ROLLBACK');
    other.close();
    await register.untilCommitted(last);
    expectAllFacts(file, last);
    // Nothing in it waits; what is left is the scheduler of a busy machine.
    expect(longest).toBeLessThan(100);
  });
});

describe('a damaged register', () => {
  it('is set aside at start; the unit is told and goes on with a fresh one', async () => {
    const file = join(testFolder(), 'register.db');
    writeFileSync(file, 'not a database at all '.repeat(1_000));
    const register = running(file);
    expect(await register.client.start()).toEqual({ sameBoot: true, facts: [] });
    await register.untilFault('Register_Damaged');
    const last = register.record(20);
    await register.untilCommitted(last);
    expectAllFacts(file, last);
    expect(readdirSync(dirname(file)).some((name) => name.startsWith('register.db.damaged-'))).toBe(true);
  });

  it('is set aside when the damage shows while it is written; what was not acknowledged yet is not lost', async () => {
    const file = join(testFolder(), 'register.db');
    const register = running(file);
    await register.client.start();
    const before = register.record(8_000);
    await register.untilCommitted(before);
    const fd = openSync(file, 'r+');
    writeSync(fd, Buffer.alloc(fstatSync(fd).size - 4_096, 0xa5), 0, null, 4_096);
    closeSync(fd);
    // An outcome for the very first call: its rows have long left the worker's cache.
    const moment = { at: 1, wall: 1 };
    const last = before + 1;
    register.client.record([
      { type: 'outcomeSet', call: 's1-1', outcome: 'satisfied', sequence: last, moment },
    ]);
    await register.untilFault('Register_Damaged');
    await register.untilCommitted(last);
    const journal = (readTables(file).journal ?? []) as { sequence: number }[];
    expect(journal.at(-1)?.sequence).toBe(last);
    expect(readdirSync(dirname(file)).filter((name) => /\.damaged-.*Z$/.test(name))).toHaveLength(1);
  });
});

describe('a disk', () => {
  it.runIf(mayMount)(
    `that is full is told; once there is room all that waited is written${whyNot}`,
    async () => {
      const folder = smallDisk();
      const file = join(folder, 'register.db');
      const register = running(file);
      await register.client.start();
      const filler = join(folder, 'filler');
      writeFileSync(filler, Buffer.alloc(1_200_000));
      const last = register.record(5_000);
      await register.untilFault('Register_DiskFull');
      expect(register.committed).toBeLessThan(last);
      execFileSync('mount', ['-o', 'remount,size=16m', folder]);
      rmSync(filler);
      await register.untilCommitted(last);
      await register.untilFault(null);
      expectAllFacts(file, last);
    },
  );

  it.runIf(mayMount)(`that cannot be written is told; the register comes when it can${whyNot}`, async () => {
    const folder = smallDisk('size=8m,ro');
    const file = join(folder, 'data', 'register.db');
    const register = running(file);
    expect(await register.client.start()).toBeNull();
    await register.untilFault('Register_NotWritable');
    const last = register.record(30);
    execFileSync('mount', ['-o', 'remount,rw', folder]);
    await register.untilCommitted(last);
    await register.untilFault(null);
    expectAllFacts(file, last);
  });

  it.runIf(mayMount)(
    `that becomes read-only while it is written is told; nothing is lost${whyNot}`,
    async () => {
      const folder = smallDisk('size=8m');
      const file = join(folder, 'register.db');
      const register = running(file);
      await register.client.start();
      await register.untilCommitted(register.record(30));
      await register.client.stop();
      execFileSync('mount', ['-o', 'remount,ro', folder]);
      const again = running(file, 's2');
      expect(await again.client.start()).toBeNull();
      await again.untilFault('Register_NotWritable');
      const last = again.record(30);
      execFileSync('mount', ['-o', 'remount,rw', folder]);
      await again.untilCommitted(last);
      expectAllFacts(file, last, 's2');
      expectAllFacts(file, 30, 's1');
    },
  );
});
