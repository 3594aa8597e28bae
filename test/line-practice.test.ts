import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { LineEvent, PhoneLine } from '../device/ports/index.ts';
import { BaresipLine, PracticeNetwork } from '../firmware-bridge/line/index.ts';
import { baresipOf, VERSIONS } from './support/line-bench.ts';
import { soon } from './support/soon.ts';

const PORTS = { first: 22_000, last: 22_899 };

async function folderOfTest(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'line-practice-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Process ids of whatever was started with this folder in its command line. */
async function processesOf(folder: string): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/u.test(name));
  const lines = await Promise.all(
    pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')),
  );
  return pids.filter((_pid, at) => lines[at]?.includes(folder));
}

async function deskOn(network: PracticeNetwork): Promise<{ line: PhoneLine; events: LineEvent[] }> {
  const line = new BaresipLine(network.deskLine);
  onTestFinished(() => line.stop());
  const events: LineEvent[] = [];
  await line.start((event) => {
    events.push(event);
    if (event.type === 'incoming') line.send({ type: 'answer', call: event.call });
  });
  await soon(() => expect(events[0]?.type).toBe('lineUp'));
  return { line, events };
}

test('without a baresip the practice network says what to run', async () => {
  const started = PracticeNetwork.start({ folder: await folderOfTest(), ports: PORTS }, async () => []);
  await expect(started).rejects.toMatchObject({ code: 'Practice_BaresipMissing' });
  await expect(started).rejects.toThrow('./scripts/start');
});

test('a baresip that does not start is named', async () => {
  const missing = { path: '/nowhere/baresip', modulePath: '/nowhere', majorVersion: 1 };
  const started = PracticeNetwork.start({ folder: await folderOfTest(), baresip: missing, ports: PORTS });
  await expect(started).rejects.toMatchObject({ code: 'Practice_NotReady' });
  await expect(started).rejects.toThrow('/nowhere/baresip');
});

test('with too few ports it says so, and starts nothing', async () => {
  const folder = await folderOfTest();
  const started = PracticeNetwork.start({ folder, ports: { first: 22_000, last: 22_050 } });
  await expect(started).rejects.toMatchObject({ code: 'Practice_NoPorts' });
  expect(await processesOf(folder)).toEqual([]);
});

for (const { version, get } of VERSIONS) {
  const baresip = baresipOf(version);
  const missing = baresip === undefined ? ` (not on this machine: run ${get})` : '';
  describe.skipIf(baresip === undefined)(`the practice network on baresip ${version}${missing}`, () => {
    async function started(): Promise<PracticeNetwork> {
      if (baresip === undefined) throw new Error('skipped');
      const network = await PracticeNetwork.start({ folder: await folderOfTest(), baresip, ports: PORTS });
      onTestFinished(() => network.stop());
      return network;
    }

    test('a caller rings, talks, hangs up; their state says so, and nobody rings twice', async () => {
      const network = await started();
      const [caller] = network.callers;
      const states: string[] = [];
      caller?.onState((state) => states.push(state));
      const { events } = await deskOn(network);
      await caller?.ring();
      await soon(() => expect(caller?.state).toBe('inCall'));
      await expect(caller?.ring()).rejects.toMatchObject({ code: 'Practice_CallerBusy' });
      await caller?.hangUp();
      await soon(() => expect(events.map(({ type }) => type)).toContain('ended'));
      expect(events.find(({ type }) => type === 'incoming')).toMatchObject({
        peer: { number: caller?.number, name: caller?.name },
        internal: false,
      });
      await soon(() => expect(states).toEqual(['ringing', 'inCall', 'idle']));
    });

    test('a recipient does what was last asked: busy, rings in vain, answers; callers answer too', async () => {
      const network = await started();
      const { line, events } = await deskOn(network);
      const [recipient] = network.recipients;
      const number = recipient?.number ?? '';
      recipient?.setBehaviour({ does: 'busy' });
      line.send({ type: 'dial', request: 'a', number });
      await soon(() => expect(events.at(-1)).toMatchObject({ type: 'ended', reason: 'busy' }));
      recipient?.setBehaviour({ does: 'ringsInVain' });
      line.send({ type: 'dial', request: 'b', number });
      await soon(() => expect(events.at(-1)?.type).toBe('ringing'));
      for (const { call } of line.calls()) line.send({ type: 'hangUp', call });
      await soon(() => expect(line.calls()).toEqual([]));
      recipient?.setBehaviour({ does: 'answers', afterMs: 100 });
      line.send({ type: 'dial', request: 'c', number });
      await soon(() => expect(events.at(-1)?.type).toBe('established'));
      line.send({ type: 'dial', request: 'd', number: network.callers[0]?.number ?? '' });
      await soon(() => expect(network.callers[0]?.state).toBe('inCall'));
    });

    test('after kill -9 of the process that started it nothing of it is left running', async () => {
      const folder = await folderOfTest();
      const entry = join(folder, 'entry.ts');
      const source = join(import.meta.dirname, '../firmware-bridge/line/index.ts');
      const options = JSON.stringify({ folder: join(folder, 'network'), baresip, ports: PORTS });
      await writeFile(
        entry,
        `import { PracticeNetwork } from '${source}';
         await PracticeNetwork.start(${options});
         console.log('up');
         setInterval(() => {}, 1000);`,
      );
      const outfile = join(folder, 'entry.mjs');
      await build({
        entryPoints: [entry],
        outfile,
        bundle: true,
        platform: 'node',
        format: 'esm',
        conditions: ['source'],
        nodePaths: [join(import.meta.dirname, '../node_modules')],
      });
      const parent = spawn(process.execPath, [outfile], { stdio: ['ignore', 'pipe', 'inherit'] });
      onTestFinished(() => void parent.kill('SIGKILL'));
      await new Promise((resolve) => parent.stdout.once('data', resolve));
      const network = join(folder, 'network');
      expect((await processesOf(network)).length).toBe(7);
      parent.kill('SIGKILL');
      await soon(async () => expect(await processesOf(network)).toEqual([]));
    });
  });
}
