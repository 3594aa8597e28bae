import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testFolder } from '../device/register/testing/folder.ts';
import { readTables } from '../device/register/testing/tables.ts';
import { RegisterWriter } from '../device/register/writer.ts';
import { type BuiltRegister, buildRegister } from './support/register-build.ts';
import { sessionFacts } from './support/register-facts.ts';

/** Ten times as many behind ./scripts/test --long. */
const KILLS = process.env.GARDEFIL_TEST_LONG ? 2_000 : 200;
/** After so many kills a fresh file is begun, so that the making of the file is cut short too. */
const KILLS_PER_FILE = 4;
/** Two at a time, for a machine with two cores. */
const CHAINS = 2;

const running = new Set<ChildProcess>();
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
});

let built: BuiltRegister;
beforeAll(async () => {
  built = await buildRegister();
});

/**
 * Lets the recorder live for a random time after its start, or after its first acknowledgement, and kills it. The last
 * sequence that it said to be on the disk, or 0.
 */
async function recordAndKill(file: string, session: string, whileWriting: boolean): Promise<number> {
  const said = `${file}.${session}.said`;
  const out = openSync(said, 'w');
  const child = spawn(process.execPath, [built.recorder, file, session, 'boot1'], {
    stdio: ['ignore', out, 'inherit', 'ipc'],
  });
  running.add(child);
  const exited = once(child, 'exit').then(() => running.delete(child));
  // Real time, for the moment of the kill is to be anywhere: while starting, opening, writing.
  if (whileWriting) await Promise.race([once(child, 'message'), exited]);
  await sleep(Math.random() * (whileWriting ? 40 : 150));
  child.kill('SIGKILL');
  await exited;
  closeSync(out);
  const whole = readFileSync(said, 'utf8').split('\n').slice(0, -1);
  return Number(whole.at(-1) ?? 0);
}

function integrity(file: string): unknown {
  const db = new Database(file);
  try {
    return db.pragma('integrity_check', { simple: true });
  } finally {
    db.close();
  }
}

interface Written {
  readonly session: string;
  readonly sequence: number;
  readonly at: number;
  readonly body: string;
}

/** Fact by fact what the recorder gave, without gaps, at least up to the acknowledged one. */
function checkFacts(written: readonly Written[], session: string, acknowledged: number): void {
  expect(written.length).toBeGreaterThanOrEqual(acknowledged);
  const given = sessionFacts(session);
  for (const row of written) {
    const { sequence, moment, ...body } = given.next().value ?? fail();
    const same = row.sequence === sequence && row.at === moment.at && row.body === JSON.stringify(body);
    expect(same, `${session}: fact ${sequence} is in the journal as it was given`).toBe(true);
  }
}

function fail(): never {
  throw new Error('the facts of a session have no end');
}

/** Reopens the file as a restarted unit does, and holds it to what was acknowledged. */
function checkFile(file: string, session: string, acknowledged: number): void {
  const writer = new RegisterWriter(file, { session: `${session}-again`, boot: 'boot1' });
  const tables = readTables(file);
  const journal = (tables.journal ?? []) as Written[];
  checkFacts(
    journal.filter((row) => row.session === session),
    session,
    acknowledged,
  );
  expect(integrity(file)).toBe('ok');
  writer.rebuild();
  // As text: comparing thousands of rows one by one would take most of the test's time.
  expect(JSON.stringify(readTables(file)) === JSON.stringify(tables), 'rebuilt tables are the same').toBe(
    true,
  );
  closeWhatIsOpen(file, writer);
  writer.close();
}

/** The calls that the kill left open are taken up or closed: afterwards none is. */
function closeWhatIsOpen(file: string, writer: RegisterWriter): void {
  const calls = (readTables(file).call ?? []) as { id: string; ended: number | null }[];
  const open = calls.filter(({ ended }) => ended === null).map(({ id }) => id);
  const recovered = writer
    .recovered()
    .facts.flatMap((fact) => (fact.type === 'callStarted' ? [fact.call] : []));
  expect(recovered).toEqual(open);
  expect(writer.closeUnknown([])).toEqual(open);
  expect(writer.recovered().facts).toEqual([]);
}

async function chain(folder: string, kills: number): Promise<{ acknowledged: number; wrote: number }> {
  let acknowledged = 0;
  let wrote = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    const file = join(folder, `${Math.floor(kill / KILLS_PER_FILE)}.db`);
    const session = `k${kill}`;
    const last = await recordAndKill(file, session, kill % 4 !== 0);
    checkFile(file, session, last);
    acknowledged += last;
    wrote += last > 0 ? 1 : 0;
  }
  return { acknowledged, wrote };
}

describe('a register whose process is killed', () => {
  it(
    `keeps every acknowledged fact, whole and in agreement with the journal, over ${KILLS} kills at random moments`,
    async () => {
      const folder = testFolder();
      const chains = Array.from({ length: CHAINS }, (_, index) => {
        const own = join(folder, String(index));
        mkdirSync(own);
        return chain(own, KILLS / CHAINS);
      });
      const results = await Promise.all(chains);
      const wrote = results.reduce((sum, each) => sum + each.wrote, 0);
      const acknowledged = results.reduce((sum, each) => sum + each.acknowledged, 0);
      console.log(
        `${KILLS} kills, ${wrote} of them while facts were written, ${acknowledged} facts acknowledged, none missing`,
      );
      expect(wrote).toBeGreaterThanOrEqual((KILLS * 3) / 4);
    },
    600 * KILLS,
  );
});
