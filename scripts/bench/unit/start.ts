import { once } from 'node:events';
import { join } from 'node:path';
import { FakeBaresip } from 'baresip-bindings/testing';
import type { Bench, Findings, Part } from '../part.ts';
import { median } from '../statistics.ts';
import type { Processes } from '../system/processes.ts';
import { startDaemon, writeConfig } from './daemon.ts';

export const start: Part = { name: 'start', title: 'How soon the unit is ready', measure };

/** Promise P7: so many starts of a bare Node. */
const TIMES = 3;

async function measure({ quick, folder, processes, progress }: Bench): Promise<Findings> {
  const baresip = await FakeBaresip.start();
  const config = await writeConfig(join(folder, 'start'), baresip.port);
  const runs = quick ? 3 : 15;
  progress(`${runs} starts of each, in turn ...`);
  const ready: number[] = [];
  const page: number[] = [];
  const word: number[] = [];
  const nothing: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const daemon = await startDaemon(processes, config);
    ready.push(daemon.readyAfter);
    page.push(daemon.pageAfter);
    await processes.end(daemon.process);
    word.push(await untilWord(processes));
    nothing.push(await untilGone(processes));
  }
  await baresip.crash();
  const bare = median(word);
  return {
    how: [
      'From the start of `gardefil run` to its log line "ready", with register, desk, panel and line; the page follows; beside a Node that only ' +
        `writes one word. Medians of ${runs} starts in turn.`,
    ],
    figures: [
      {
        promise: 'P7',
        what: 'start to ready',
        unit: 'ms',
        measured: median(ready),
        yardstick: { what: 'bare Node, one word', value: bare },
        limit: { what: `${TIMES} x bare Node`, value: TIMES * bare },
      },
    ],
    tables: [
      {
        title: 'Starts',
        headings: ['ms', 'least', 'p50', 'max'],
        rows: [
          row('gardefil run, to "ready"', ready),
          row('gardefil run, to its page', page),
          row('bare Node, to one word', word),
          row('bare Node, to its end (`node -e 0`)', nothing),
        ],
      },
    ],
  };
}

async function untilWord(processes: Processes): Promise<number> {
  const started = performance.now();
  const running = processes.run(process.execPath, ['-e', 'console.log("ready")']);
  if (running.stdout) await once(running.stdout, 'data');
  const after = performance.now() - started;
  await processes.end(running);
  return after;
}

async function untilGone(processes: Processes): Promise<number> {
  const started = performance.now();
  await once(processes.run(process.execPath, ['-e', '0']), 'exit');
  return performance.now() - started;
}

const row = (who: string, values: readonly number[]): readonly string[] => [
  who,
  ...[Math.min(...values), median(values), Math.max(...values)].map((value) => value.toFixed(0)),
];
