import { join } from 'node:path';
import { FakeBaresip } from 'baresip-bindings/testing';
import type { Bench, Findings, Part } from '../part.ts';
import { processorTime, residentMegabytes, threadTimes } from '../system/proc.ts';
import { type Daemon, startDaemon, writeConfig } from './daemon.ts';
import { PageClient } from './page-client.ts';

export const rest: Part = { name: 'rest', title: 'Memory, and the processor at rest', measure };

/** Promise P7: so many times a bare Node, so much more after the calls, so many ms of processor time a second. */
const TIMES = 2;
const MORE = 1.1;
const PROCESSOR_SHARE = 0.001;
/** ms after which V8 has cleared up what the start, or the calls, left behind: it does so 8 to 20 s later, once. */
const SETTLE = 22_000;

interface Measured {
  readonly bare: number;
  readonly idle: number;
  readonly rightAfterCalls: number;
  readonly afterCalls: number;
  readonly seconds: number;
  readonly processor: number;
  readonly bareProcessor: number;
  readonly threads: readonly (readonly [string, number])[];
}

async function measure(bench: Bench): Promise<Findings> {
  const baresip = await FakeBaresip.start();
  const daemon = await startDaemon(
    bench.processes,
    await writeConfig(join(bench.folder, 'rest'), baresip.port),
  );
  const page = await PageClient.connect(daemon.url, await daemon.logIn());
  await page.until('line up', (view) => view.lineUp);
  const atRest = await measureAtRest(bench, daemon);
  const calls = bench.quick ? 100 : bench.calls;
  bench.progress(`${calls} calls ...`);
  for (let call = 0; call < calls; call += 1) await takeCall(baresip, page);
  const rightAfterCalls = residentMegabytes(daemon.pid);
  await sleep(SETTLE);
  const measured = { ...atRest, rightAfterCalls, afterCalls: residentMegabytes(daemon.pid) };
  page.close();
  await bench.processes.end(daemon.process);
  await baresip.crash();
  return findings(measured, calls);
}

async function measureAtRest(
  { quick, processes, progress }: Bench,
  { pid }: Daemon,
): Promise<Omit<Measured, 'rightAfterCalls' | 'afterCalls'>> {
  const seconds = quick ? 10 : 30;
  const bare = processes.run(process.execPath, ['-e', 'setInterval(() => {}, 1e9)']);
  if (bare.pid === undefined) throw new Error('node could not be started');
  progress(`the unit at rest, ${seconds} s ...`);
  await sleep(SETTLE);
  const before = { unit: processorTime(pid), bare: processorTime(bare.pid), threads: threadTimes(pid) };
  await sleep(seconds * 1_000);
  const atRest = {
    bare: residentMegabytes(bare.pid),
    idle: residentMegabytes(pid),
    seconds,
    processor: processorTime(pid) - before.unit,
    bareProcessor: processorTime(bare.pid) - before.bare,
    threads: grown(threadTimes(pid), before.threads),
  };
  await processes.end(bare);
  return atRest;
}

function grown(after: ReadonlyMap<string, number>, before: ReadonlyMap<string, number>): Measured['threads'] {
  return [...after].map(([thread, time]) => [thread, time - (before.get(thread) ?? 0)] as const);
}

/** Rings, is answered, put on hold, taken back, and the handset goes down. */
async function takeCall(baresip: FakeBaresip, page: PageClient): Promise<void> {
  const state = (wanted: string) => page.until(wanted, ({ calls }) => calls[0]?.state === wanted);
  baresip.calls.ring('sip:0199001234@127.0.0.1', 'Mme Marin');
  await state('ringing');
  await page.command({ type: 'moveHook', hook: 'up' });
  await state('talking');
  await page.press('hold');
  await state('held');
  await page.press('line1');
  await state('talking');
  await page.command({ type: 'moveHook', hook: 'down' });
  await page.until('no call', ({ calls }) => calls.length === 0);
}

function findings(measured: Measured, calls: number): Findings {
  const { bare, idle, rightAfterCalls, afterCalls, seconds, processor, bareProcessor, threads } = measured;
  return {
    how: [
      'The built unit as it is installed, on a stand-in for baresip, with one page listening. Resident memory as /proc/<pid>/status tells ' +
        `it. Each of the ${calls} calls rings, is answered, put on hold, taken back and ended, by commands of the page. V8 clears up some 8 to 20 s after there was ` +
        'something to do, so the unit was left alone for 22 s before each figure; what it took before that is in the table.',
    ],
    figures: [
      {
        promise: 'P7',
        what: 'resident memory at rest',
        unit: 'MB',
        measured: idle,
        yardstick: { what: 'bare Node', value: bare },
        limit: { what: `${TIMES} x bare Node`, value: TIMES * bare },
      },
      {
        promise: 'P7',
        what: `resident memory after ${calls} calls`,
        unit: 'MB',
        measured: afterCalls,
        yardstick: { what: 'the unit before', value: idle },
        limit: { what: '10 % more', value: MORE * idle },
      },
      {
        promise: 'P7',
        what: `processor time at rest in ${seconds} s`,
        unit: 'ms',
        measured: processor,
        yardstick: { what: 'bare Node', value: bareProcessor },
        limit: { what: '1 ms a second', value: seconds * 1_000 * PROCESSOR_SHARE },
      },
    ],
    tables: [
      {
        title: 'Resident memory',
        headings: ['', 'MB'],
        rows: [
          ['bare Node', bare.toFixed(1)],
          ['the unit at rest', idle.toFixed(1)],
          [`right after ${calls} calls`, rightAfterCalls.toFixed(1)],
          ['22 s later', afterCalls.toFixed(1)],
        ],
      },
      {
        title: `Processor time at rest in ${seconds} s, by thread`,
        headings: ['thread', 'ms'],
        rows: threads.map(([thread, time]) => [thread, time.toFixed(2)]),
      },
    ],
  };
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
