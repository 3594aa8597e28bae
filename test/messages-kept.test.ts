import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { sending } from '../device/register/message/testing/forms.ts';
import { testFolder } from '../device/register/testing/folder.ts';
import { type BuiltRegister, buildRegister } from './support/register-build.ts';
import { RunningRegister } from './support/register-running.ts';

const KILLS = 12;

let built: BuiltRegister;
beforeAll(async () => {
  built = await buildRegister();
});

/** Kills whoever writes messages, at any moment after the first; the ids of those said to be acknowledged. */
async function writeAndKill(file: string): Promise<string[]> {
  const said = `${file}.said`;
  const out = openSync(said, 'w');
  const child = spawn(process.execPath, [built.messageWriter, file], {
    stdio: ['ignore', out, 'inherit', 'ipc'],
  });
  const exited = once(child, 'exit');
  await once(child, 'message');
  // Real time, for the moment of the kill is to be anywhere.
  await sleep(Math.random() * 60);
  child.kill('SIGKILL');
  await exited;
  closeSync(out);
  return readFileSync(said, 'utf8').split('\n').slice(0, -1);
}

/** Id, state and the types of the events of every message. */
function messagesIn(file: string) {
  const db = new Database(file);
  try {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    return db
      .prepare<[], { id: string; state: string; events: string }>(
        `SELECT id, state, (SELECT group_concat(type) FROM
           (SELECT type FROM message_event WHERE message = message.id ORDER BY number)) AS events FROM message`,
      )
      .all();
  } finally {
    db.close();
  }
}

describe('a message that was said to be acknowledged', () => {
  it('is still there, with its history, when the unit is killed at any moment; none is half there', async () => {
    const file = join(testFolder(), 'register.db');
    const said: string[] = [];
    for (let kill = 0; kill < KILLS; kill++) said.push(...(await writeAndKill(file)));
    const found = messagesIn(file);
    const acknowledged = new Set(found.filter(({ state }) => state === 'acknowledged').map(({ id }) => id));
    expect(said.length).toBeGreaterThanOrEqual(KILLS);
    expect(said.filter((id) => !acknowledged.has(id))).toEqual([]);
    const histories = new Set(found.map(({ state, events }) => `${state}: ${events}`));
    for (const history of histories)
      expect(['written: written', 'acknowledged: written,acknowledged']).toContain(history);
  });
});

const mayMount = process.getuid?.() === 0;
const whyNot = mayMount ? '' : ' (skipped: mounting a small disk needs root)';

describe('a disk that is full in the middle of a message', () => {
  it.skipIf(!mayMount)(
    `refuses it by name and keeps what was there; once there is room the same message is taken, once${whyNot}`,
    async () => {
      const folder = testFolder();
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder]);
      onTestFinished(() => {
        execFileSync('umount', ['--lazy', folder]);
      });
      const file = join(folder, 'register.db');
      const register = new RunningRegister(built.worker, file);
      onTestFinished(async () => {
        await register.client.stop();
      });
      await register.client.start();
      const by = {
        actor: { id: 'u-1', name: 'Anne', role: 'receptionist' as const },
        moment: { at: 1, wall: Date.now() },
      };
      const save = (draft: string) =>
        register.client.ask({
          command: 'message.save',
          input: sending('other', { draft, text: 'x'.repeat(4000) }),
          by,
        });
      expect(await save('d-first')).toMatchObject({ ok: true });
      const filler = join(folder, 'filler');
      try {
        writeFileSync(filler, Buffer.alloc(4 * 1024 * 1024));
      } catch {
        // As full as it gets.
      }
      let refused = await save('d-0');
      for (let number = 1; refused.ok && number < 300; number++) refused = await save(`d-${number}`);
      expect(refused).toMatchObject({ ok: false, code: 'Register_DiskFull' });
      expect(await save('d-again')).toMatchObject({ ok: false, code: 'Register_DiskFull' });
      rmSync(filler);
      await register.untilFault(null);
      expect(await save('d-again')).toMatchObject({ ok: true });
      expect(await save('d-again')).toMatchObject({ ok: true });
      await register.client.stop();
      const drafts = new Database(file, { readonly: true })
        .prepare<[], string>("SELECT draft FROM message WHERE draft IN ('d-first', 'd-again')")
        .pluck()
        .all();
      expect(drafts.sort()).toEqual(['d-again', 'd-first']);
    },
  );
});
